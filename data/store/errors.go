package store

import (
	"context"
	"errors"
	"fmt"

	"muster/data"
)

// The primary result codes of SQLite that mean something to a person, and the extended one of a full disk.
const (
	codeBusy      = 5
	codeLocked    = 6
	codeReadOnly  = 8
	codeInterrupt = 9
	codeCorrupt   = 11
	codeFull      = 13
	codeNotADB    = 26

	codeShmSize = 10 | 19<<8 // the log's index could not grow
)

// sqliteCode returns the result code in err's chain, 0 if there is none.
func sqliteCode(err error) int {
	var coded interface{ Code() int }
	if errors.As(err, &coded) {
		return coded.Code()
	}
	return 0
}

// translate puts the domain's error in front of SQLite's where there is one for it. Both stay in the chain.
func translate(err error) error {
	code := sqliteCode(err)
	var domain error
	switch code & 0xff {
	case codeBusy, codeLocked:
		domain = data.ErrBookInUse
	case codeReadOnly:
		domain = data.ErrBookReadOnly
	case codeInterrupt:
		domain = context.Canceled
	case codeCorrupt:
		domain = data.ErrBookDamaged
	case codeFull:
		domain = data.ErrDiskFull
	case codeNotADB:
		domain = data.ErrNotABook
	}
	if code == codeShmSize || isDiskFull(err) {
		domain = data.ErrDiskFull
	}
	if domain == nil || errors.Is(err, domain) {
		return err
	}
	return fmt.Errorf("%w: %w", domain, err)
}
