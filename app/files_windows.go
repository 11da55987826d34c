package app

import "syscall"

// errFileInUse is ERROR_SHARING_VIOLATION of winerror.h: Excel keeps others from a file that it has open.
const errFileInUse = syscall.Errno(32)
