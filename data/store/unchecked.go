package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"muster/data"
)

// uncheckedTx is writeTx without foreign keys, for an act that writes very many memberships of contacts and segments
// that its own transaction has looked at: asking for each of a million again takes as long as writing it. fn may change the
// size of the connection's cache.
func (b *Book) uncheckedTx(ctx context.Context, fn func(tx *gorm.DB) error) error {
	if b.readOnly {
		return data.ErrBookReadOnly
	}
	err := b.heldWriter(ctx, func(conn *gorm.DB) (err error) {
		var cache int
		if err := conn.Raw("PRAGMA cache_size").Scan(&cache).Error; err != nil {
			return err
		}
		err = conn.Exec("PRAGMA foreign_keys = 0").Error
		defer func() {
			err = errors.Join(err, restore(conn, "PRAGMA foreign_keys = 1", fmt.Sprintf("PRAGMA cache_size = %d", cache)))
		}()
		if err != nil {
			return err
		}
		return conn.Transaction(func(tx *gorm.DB) error { return fn(tx.WithContext(ctx)) })
	})
	return outcomeOf(ctx, err)
}

// heldWriter runs fn on the connection that writes, for what works outside of a transaction only and belongs to one
// connection: switching foreign keys, attaching files.
//
// The connection does not follow ctx: were it the transaction's, a cancel would roll it back at some time from elsewhere,
// and fn could not know when it may restore the connection. fn gives ctx to its statements.
func (b *Book) heldWriter(ctx context.Context, fn func(conn *gorm.DB) error) error {
	defer b.writing()()
	return b.write.WithContext(ctx).Connection(func(conn *gorm.DB) error {
		// NewDB, as what Connection gives collects the clauses of all statements.
		return fn(conn.Session(&gorm.Session{NewDB: true, Context: context.WithoutCancel(ctx)}))
	})
}

// restore makes a held connection as it was. If that fails it is given up, and the next act gets a new one: none may
// write without foreign keys.
func restore(conn *gorm.DB, statements ...string) error {
	for _, text := range statements {
		if err := conn.Exec(text).Error; err != nil {
			if c, ok := conn.Statement.ConnPool.(*sql.Conn); ok {
				_ = c.Raw(func(any) error { return driver.ErrBadConn })
			}
			return err
		}
	}
	return nil
}
