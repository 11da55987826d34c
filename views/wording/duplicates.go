package wording

import (
	"muster/app"
	"muster/data"
)

// DuplicateKeys says by what the contacts of a group are alike, the strongest first; short names the strongest alone.
func DuplicateKeys(w app.Words, by []data.DuplicateKey) (long, short string) {
	texts := make([]string, len(by))
	for i, key := range by {
		texts[i] = w.Text("duplicates.by." + key.String())
	}
	if len(texts) < 2 {
		return List(w, texts), ""
	}
	return List(w, texts), texts[0] + " " + w.Count("list.more", len(texts)-1)
}
