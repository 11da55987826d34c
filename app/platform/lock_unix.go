//go:build !windows

package platform

import (
	"errors"
	"syscall"
)

func isReadOnlyFileSystem(err error) bool { return errors.Is(err, syscall.EROFS) }
