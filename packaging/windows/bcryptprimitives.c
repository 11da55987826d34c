/*
 * A stand-in for the one function of bcryptprimitives.dll that Go's runtime
 * asks for. Wine before 8.1 lacks that library, and no Go program starts there
 * without it. For tests under wine only: Windows has the real one.
 */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length); /* RtlGenRandom */

BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length)
{
	while (length > 0) {
		ULONG part = length > 0x10000000 ? 0x10000000 : (ULONG)length;
		if (!SystemFunction036(data, part))
			return FALSE;
		data += part;
		length -= part;
	}
	return TRUE;
}
