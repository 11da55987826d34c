package store

import (
	"database/sql"
	"fmt"
	"time"

	"github.com/glebarez/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// readers bounds the connections that read, and with them the memory of their caches.
const readers = 4

// commonPragmas hold for every connection. busy_timeout is the first, as the others may have to wait; the caches are
// bounded (KiB), and what does not fit into them goes to temporary files.
func commonPragmas(busy time.Duration) []string {
	return []string{
		pragma(fmt.Sprintf("busy_timeout(%d)", busy.Milliseconds())),
		pragma("foreign_keys(1)"),
		pragma("temp_store(FILE)"),
	}
}

// writerDSN is for the one connection that writes. Its transactions are immediate: a deferred one that reads and then
// writes fails at once when another process wrote in between.
//
// A power cut after a commit loses nothing: synchronous EXTRA waits for the disk at every commit, with a write-ahead log as
// FULL does, and without one also for the folder that the journal goes from. macOS calls it done when the disk has only
// taken it; fullfsync waits until it is written.
func writerDSN(file string, busy time.Duration, journal string) string {
	return dsn(file, append([]string{"mode=rw", "_txlock=immediate"}, append(commonPragmas(busy),
		pragma("journal_mode("+journal+")"),
		pragma("synchronous(EXTRA)"),
		pragma("fullfsync(1)"),
		pragma("cache_size(-32000)"),
		pragma("journal_size_limit(67108864)"),
	)...)...)
}

// readerDSN is for the connections that only read; mode is rw beside our own writer, ro in a read-only book.
func readerDSN(file string, busy time.Duration, mode string) string {
	return dsn(file, append([]string{mode}, append(commonPragmas(busy),
		pragma("query_only(1)"),
		pragma("cache_size(-16000)"),
	)...)...)
}

// openPool opens a pool of at most n connections and makes one to see that it works. GORM is silent, as its logger
// prints values; statements are not cached, as the driver compiles them anew at every run anyway.
func openPool(name string, n int) (*gorm.DB, error) {
	pool, err := sql.Open(sqlite.DriverName, name)
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(n)
	pool.SetMaxIdleConns(n)
	db, err := gorm.Open(&sqlite.Dialector{Conn: pool}, &gorm.Config{
		Logger:                 logger.Discard,
		SkipDefaultTransaction: true,
	})
	if err != nil {
		_ = pool.Close()
		return nil, err
	}
	return db, nil
}

func closePool(db *gorm.DB) error {
	pool, err := db.DB()
	if err != nil {
		return err
	}
	return pool.Close()
}
