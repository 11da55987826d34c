package wording

import (
	"muster/app"
	"muster/data"
)

// DuplicateKeys says by what the contacts of a group are alike, the strongest first.
func DuplicateKeys(w app.Words, by []data.DuplicateKey) string {
	texts := make([]string, len(by))
	for i, key := range by {
		texts[i] = w.Text("duplicates.by." + key.String())
	}
	return List(w, texts)
}
