package app

import (
	"context"

	"muster/data"
	"muster/data/store"
)

// Duplicates are groups of contacts that may be one person, as the book was when they were looked for.
type Duplicates struct{ found *store.Duplicates }

// FindDuplicates looks through the whole book. It only reads, and takes some seconds for a million contacts: a window calls it
// in the background.
func (a *App) FindDuplicates(ctx context.Context, report data.ProgressFunc) (*Duplicates, error) {
	found, err := a.current().FindDuplicates(ctx, report)
	if err != nil {
		return nil, err
	}
	return &Duplicates{found}, nil
}

// Len is the number of groups.
func (d *Duplicates) Len() int { return d.found.Len() }

// Groups loads some of them, the strongest first, with their contacts as they are now: a contact that is gone is left out.
func (d *Duplicates) Groups(ctx context.Context, offset, limit int) ([]data.DuplicateGroup, error) {
	return d.found.Groups(ctx, offset, limit)
}
