//go:build !windows

package app

import "errors"

// errFileInUse does not come up here: other systems let several programs have a file open.
var errFileInUse = errors.New("the file is in use")
