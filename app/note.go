package app

import (
	"context"

	"muster/data"
)

type noteKey struct{}

// NoteChange returns a ctx with which an act also writes down the Change that it made, for acts that return what they
// stored instead. into is left alone when the act changed nothing, and may be read when the act has returned.
func NoteChange(ctx context.Context, into *data.Change) context.Context {
	return context.WithValue(ctx, noteKey{}, into)
}

func note(ctx context.Context, change data.Change) {
	if into, ok := ctx.Value(noteKey{}).(*data.Change); ok {
		*into = change
	}
}
