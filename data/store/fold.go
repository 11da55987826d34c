package store

import (
	"database/sql/driver"
	"fmt"

	gosqlite "github.com/glebarez/go-sqlite"

	"muster/data/field"
)

// The orders of folded columns that have no key of their own in the table. Functions are registered with the driver, for
// all connections: there is no other place for it. Nothing in the schema uses one, so other programs can read the book.
func init() {
	gosqlite.MustRegisterDeterministicScalarFunction("muster_fold", 1,
		func(_ *gosqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
			text, ok := args[0].(string)
			if !ok {
				return nil, fmt.Errorf("muster_fold: not a text")
			}
			return field.Fold(text), nil
		})
}
