package app

import (
	"context"

	"muster/data"
	"muster/data/store"
)

// MarkDoNotContact marks the selected contacts so that no message may reach them, or with false takes the mark from them. Of
// many contacts it takes long: a window runs it as JobMark.
func (a *App) MarkDoNotContact(
	ctx context.Context, sel data.Selection, mark bool, report data.ProgressFunc,
) (data.Change, error) {
	return a.write(ctx, func(b *store.Book) (data.Change, error) { return b.MarkDoNotContact(ctx, sel, mark, report) })
}
