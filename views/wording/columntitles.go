package wording

import (
	"strings"

	"muster/app"
	"muster/data"
)

// noSuchColumn says which columns a file has instead of one that was asked for.
func noSuchColumn(w app.Words, e *data.NoSuchColumnError) string {
	var titles []string
	for _, title := range e.Header {
		if strings.TrimSpace(title) != "" {
			titles = append(titles, Quoted(w, title))
		}
	}
	if len(titles) == 0 {
		return w.Text("error.no_such_column_no_header", "Title", Quoted(w, e.Title))
	}
	return w.Text("error.no_such_column", "Title", Quoted(w, e.Title), "Columns", strings.Join(titles, ", "))
}
