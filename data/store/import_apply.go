package store

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"muster/data"
)

var errNoPlan = errors.New("the import was not planned")

// errPlanBroken ends an import that is about to do something else than its plan says.
var errPlanBroken = errors.New("the import does not do what its plan says")

// Apply does what the last Plan says, in one transaction with its Change: after an error, a cancelled ctx or a crash the
// book is as it was before. A plan that changes nothing gives the zero Change. If the book or a row changed since the plan
// was made, it is data.ErrPlanOutdated: plan again.
func (s *Staging) Apply(ctx context.Context, progress data.ProgressFunc) (data.Change, error) {
	s.work.Lock()
	defer s.work.Unlock()
	change, err := s.apply(ctx, progress)
	if err != nil {
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		return data.Change{}, fmt.Errorf("apply import: %w", err)
	}
	return change, nil
}

func (s *Staging) apply(ctx context.Context, progress data.ProgressFunc) (data.Change, error) {
	m, p := s.matched, s.planned
	switch {
	case s.book.readOnly:
		return data.Change{}, data.ErrBookReadOnly
	case m == nil || p == nil:
		return data.Change{}, errNoPlan
	case m.edits != s.edits:
		return data.Change{}, data.ErrPlanOutdated
	}
	var change data.Change
	err := s.book.heldWriter(ctx, func(conn *gorm.DB) (err error) {
		cache, err := s.enter(conn)
		defer func() { err = errors.Join(err, leave(conn, cache)) }()
		if err != nil {
			return err
		}
		err = conn.Transaction(func(tx *gorm.DB) error {
			w := importWriter{Staging: s, tx: tx.WithContext(ctx), m: m, p: p}
			w.progress = steps{report: progress, phase: data.PhaseWriting}
			change, err = w.run()
			return err
		})
		if errors.Is(err, errNothing) {
			return nil
		}
		return err
	})
	if err != nil {
		return data.Change{}, translate(err)
	}
	return change, nil
}

// enter makes the connection ready to write an import, and returns the size of its cache.
func (s *Staging) enter(conn *gorm.DB) (cache int, err error) {
	if err := conn.Raw("PRAGMA cache_size").Scan(&cache).Error; err != nil {
		return 0, err
	}
	if err := conn.Exec("ATTACH ? AS staging", dsn(s.file.path, "mode=ro")).Error; err != nil {
		return cache, err
	}
	// Every membership that is written is of a contact and a segment that this transaction wrote or looked at: asking for
	// each of a million again takes longer than writing them.
	return cache, conn.Exec("PRAGMA foreign_keys = 0").Error
}

// leave makes the connection as it was.
func leave(conn *gorm.DB, cache int) error {
	return restore(conn, "DROP TABLE IF EXISTS temp.import_sets", fmt.Sprintf("PRAGMA cache_size = %d", cache),
		"DETACH staging", "PRAGMA foreign_keys = 1")
}
