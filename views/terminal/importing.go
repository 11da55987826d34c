package terminal

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"muster/app"
	"muster/data"
	"muster/views/wording"
)

func (s *session) importFile(ctx context.Context) (int, error) {
	open := s.writing
	if s.dryRun {
		open = s.reading
	}
	return open(ctx, func(a *app.App) (code int, err error) {
		country, err := s.checkCountry(a)
		if err != nil {
			return ExitUsage, err
		}
		imp, err := a.PrepareImport(ctx, app.ImportOptions{
			Path: s.Args[0], Read: app.ReadOptions{Sheet: s.sheet}, Country: country,
			Decisions: data.Decisions{ReplaceSegments: s.replaceSegments, CreateAllSegments: s.createSegments},
		}, nil)
		if err != nil {
			return ExitFailed, err
		}
		defer func() { err = errors.Join(err, imp.Close()) }()
		if err := s.saveSideFiles(ctx, imp); err != nil {
			return ExitFailed, err
		}
		var change data.Change
		if !s.dryRun {
			if change, err = imp.Apply(ctx, nil); err != nil {
				return ExitFailed, err
			}
		}
		if err := s.report(ctx, imp, change); err != nil {
			return ExitFailed, err
		}
		if c := imp.Plan().Counts; c.Rejected+c.Conflicts > 0 {
			return ExitRejected, nil
		}
		return ExitDone, nil
	})
}

// checkCountry reads --country, which is as forgiving as a cell of the file.
func (s *session) checkCountry(a *app.App) (string, error) {
	if s.country == "" {
		return "", nil
	}
	code, ok := a.ReadCountry(s.country)
	if !ok {
		return "", &UsageError{key: "terminal.usage.bad_country", args: []any{"Value", s.country}}
	}
	return code, nil
}

// saveSideFiles writes --rejects and --clean. They come before the import: a target that cannot be written stops it
// while nothing has changed.
func (s *session) saveSideFiles(ctx context.Context, imp *app.Import) error {
	if s.rejects != "" {
		reason := func(p data.Problem) string { return wording.Problem(s.Words, p) }
		if _, err := imp.SaveRejected(ctx, s.rejects, reason); err != nil {
			return err
		}
	}
	if s.clean != "" {
		if _, err := imp.SaveClean(ctx, s.clean); err != nil {
			return err
		}
	}
	return nil
}

func (s *session) report(ctx context.Context, imp *app.Import, change data.Change) error {
	rejects, err := s.rejectEntries(ctx, imp)
	if err != nil {
		return err
	}
	if s.json {
		return writeJSON(s.Stdout, importReport(imp, change, rejects))
	}
	plan := imp.Plan()
	key := "terminal.imported"
	if s.dryRun {
		key = "terminal.would_import"
	}
	fmt.Fprintln(s.Stdout, s.Words.Count(key, plan.Counts.Rows, "File", imp.File().Name,
		"Result", wording.ImportResult(s.Words, plan.Counts)))
	for _, unknown := range plan.Unknown {
		if !unknown.Create {
			fmt.Fprintln(s.Stderr, s.Words.Count("terminal.unknown_segment", unknown.Rows, "Segment", unknown.Name))
		}
	}
	for _, r := range rejects {
		fmt.Fprintln(s.Stderr, s.Words.Text("terminal.reject", "Row", r.Row, "Column", r.Column, "Reason", r.Reason))
	}
	return nil
}

// reject is one problem that keeps a row out, as a program reads it.
type reject struct {
	Row    int    `json:"row"`
	Column string `json:"column"`
	Value  string `json:"value"`
	Code   string `json:"code"`
	Reason string `json:"reason"`
}

// rejectsPage is how many problems are loaded at a time.
const rejectsPage = 1000

func (s *session) rejectEntries(ctx context.Context, imp *app.Import) ([]reject, error) {
	entries := []reject{}
	filter := data.ProblemFilter{Severities: []data.Severity{data.Error, data.Conflict}}
	for {
		page, total, err := imp.Problems(ctx, filter, len(entries), rejectsPage)
		if err != nil {
			return nil, err
		}
		for _, p := range page {
			column := imp.Title(p.Field)
			if column == "" {
				column = wording.Field(s.Words, p.Field)
			}
			entries = append(entries, reject{
				Row: p.Row, Column: column, Value: p.Value, Code: string(p.Code), Reason: wording.Problem(s.Words, p),
			})
		}
		if len(entries) >= total || len(page) == 0 {
			return entries, nil
		}
	}
}

type importJSON struct {
	data.Counts
	Change          *data.ChangeID `json:"change"`
	UnknownSegments []string       `json:"unknown_segments"`
	Rejects         []reject       `json:"rejects"`
	File            fileJSON       `json:"file"`
}

type fileJSON struct {
	Format    string `json:"format"`
	Encoding  string `json:"encoding"`
	Delimiter string `json:"delimiter"`
	HeaderRow int    `json:"header_row"`
	Sheet     string `json:"sheet"`
}

func importReport(imp *app.Import, change data.Change, rejects []reject) importJSON {
	plan, file := imp.Plan(), imp.File()
	report := importJSON{
		Counts: plan.Counts, UnknownSegments: []string{}, Rejects: rejects,
		File: fileJSON{file.Format, file.Encoding, file.Delimiter, file.HeaderRow, file.Sheet},
	}
	if change.ID != 0 {
		report.Change = &change.ID
	}
	for _, unknown := range plan.Unknown {
		report.UnknownSegments = append(report.UnknownSegments, unknown.Name)
	}
	return report
}

func writeJSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}
