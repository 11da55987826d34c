package app

import (
	"context"

	"muster/data"
	"muster/data/store"
)

// DeletedContacts finds people whom the book has no more, but its history or a copy of it, by a search or by their ids (nil:
// all), ordered by name. At most limit; more says that there are others.
func (a *App) DeletedContacts(
	ctx context.Context, search string, ids []data.ContactID, limit int,
) (found []data.Contact, more bool, err error) {
	return a.current().DeletedContacts(ctx, search, ids, limit)
}

// DeleteForGood clears people from the book, its history and all its copies, for ever. It takes as long as writing all these
// files anew: a window runs it as JobForget. A cancelled ctx leaves the book as it was; copies that are clear by then stay so,
// and doing it again finishes. data.ErrNothingSelected.
func (a *App) DeleteForGood(ctx context.Context, who data.Forgetting, report data.ProgressFunc) (data.Forgotten, error) {
	var done data.Forgotten
	_, err := a.write(ctx, func(b *store.Book) (_ data.Change, err error) {
		done, err = b.Forget(ctx, who, report)
		return done.Change, err
	})
	if len(done.Left) > 0 || done.Unfinished {
		a.log.Warn("deleting for good left something", "copies", len(done.Left), "unfinished", done.Unfinished)
	}
	return done, err
}
