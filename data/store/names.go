package store

import (
	"context"
	"database/sql"
	"fmt"
)

// EachName hands out the first and last names of the newest contacts, at most limit.
func (b *Book) EachName(ctx context.Context, limit int, each func(first, last string)) error {
	err := eachResult(b.read.WithContext(ctx), func(_ int, rows *sql.Rows) error {
		var first, last string
		err := rows.Scan(&first, &last)
		each(first, last)
		return err
	}, -1, "SELECT first_name, last_name FROM contacts ORDER BY id DESC LIMIT ?", limit)
	if err != nil {
		return fmt.Errorf("names: %w", translate(err))
	}
	return nil
}
