package app

import (
	"context"

	"muster/data"
	"muster/data/columns"
)

// Export writes the selected contacts as CSV or XLSX, by the ending of path, with the sample sheet's columns in the
// chosen language, and returns how many. An existing file is replaced whole, or not at all when it fails.
func (a *App) Export(ctx context.Context, path string, sel data.Selection, report data.ProgressFunc) (int, error) {
	total, _, err := a.SelectionCount(ctx, sel, data.Query{})
	if err != nil {
		return 0, err
	}
	segments, err := a.Segments(ctx)
	if err != nil {
		return 0, err
	}
	names := make(map[data.SegmentID]string, len(segments))
	for _, s := range segments {
		names[s.ID] = s.Name
	}
	layout := plainLayout(columns.Header(a.words.Language()))
	done := 0
	n, err := writeSheet(path, layout, func(write func([]string) error) error {
		return a.current().EachContact(ctx, sel, func(c data.Contact) error {
			if done++; done%500 == 0 {
				report.Report(data.PhaseWriting, int64(done), int64(total))
			}
			own := make([]string, len(c.Segments))
			for i, id := range c.Segments {
				own[i] = names[id]
			}
			return write(sheetRow(c, own))
		})
	})
	return n, a.heed(err)
}
