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
		o, err := s.importOptions(a)
		if err != nil {
			return ExitUsage, err
		}
		imp, err := a.PrepareImport(ctx, o, nil)
		if err != nil {
			return ExitFailed, wrongTitle(s.Words, err)
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

func (s *session) importOptions(a *app.App) (app.ImportOptions, error) {
	o := app.ImportOptions{Path: s.Args[0]}
	if s.replaceSegments {
		o.Decisions.Mode = data.SegmentsReplace
	}
	if s.createSegments {
		o.Decisions.OtherNames.Act = data.NameCreate
	}
	var err error
	if o.Read, err = s.readOptions(); err != nil {
		return o, err
	}
	if o.Headers, err = s.headers(); err != nil {
		return o, err
	}
	o.Country, err = s.checkCountry(a)
	return o, err
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
	file := imp.File()
	s.sayLeftOut(leftOut{file.Above, file.Below, file.Later, file.HiddenRows, file.HiddenColumns})
	for _, unknown := range plan.Unknown {
		if unknown.Decision.Act != data.NameCreate {
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
	Format        string   `json:"format"`
	Encoding      string   `json:"encoding"`
	Delimiter     string   `json:"delimiter"`
	Quote         string   `json:"quote"`
	HeaderRow     int      `json:"header_row"`
	HeaderRows    []int    `json:"header_rows"`
	Sheet         string   `json:"sheet"`
	Program       string   `json:"program"`
	Above         []int    `json:"rows_above"`
	Below         []int    `json:"rows_below"`
	LaterTables   []int    `json:"later_tables"`
	HiddenRows    int      `json:"hidden_rows"`
	HiddenColumns []string `json:"hidden_columns"`
	Remembered    bool     `json:"remembered"`
}

func fileReport(f app.ImportFile) fileJSON {
	report := fileJSON{
		Format: f.Format, Encoding: f.Encoding, Delimiter: f.Delimiter, Quote: f.Quote, HeaderRow: f.HeaderRow, HeaderRows: []int{},
		Sheet: f.Sheet, Program: f.Program, Above: list(f.Above), Below: list(f.Below), LaterTables: list(f.Later),
		HiddenRows: f.HiddenRows, HiddenColumns: list(f.HiddenColumns), Remembered: f.Remembered,
	}
	if f.HeaderRow > 0 {
		for row := f.HeaderRows[0]; row <= f.HeaderRows[1]; row++ {
			report.HeaderRows = append(report.HeaderRows, row)
		}
	}
	return report
}

// list is never null in JSON.
func list[T any](values []T) []T { return append([]T{}, values...) }

func importReport(imp *app.Import, change data.Change, rejects []reject) importJSON {
	plan := imp.Plan()
	report := importJSON{Counts: plan.Counts, UnknownSegments: []string{}, Rejects: rejects, File: fileReport(imp.File())}
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
