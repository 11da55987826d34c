package platform

import (
	"errors"
	"syscall"
)

// errorWriteProtect is ERROR_WRITE_PROTECT of winerror.h.
const errorWriteProtect = syscall.Errno(19)

func isReadOnlyFileSystem(err error) bool { return errors.Is(err, errorWriteProtect) }
