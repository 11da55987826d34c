package terminal

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"muster/app"
	"muster/data"
	"muster/views/wording"
)

func (s *session) report(ctx context.Context, a *app.App, imp *app.Import, change data.Change) error {
	rejects, err := s.rejectEntries(ctx, imp)
	if err != nil {
		return err
	}
	segments, err := namesByID(ctx, a)
	if err != nil {
		return err
	}
	s.sayEarlier(imp)
	if s.json {
		return writeJSON(s.Stdout, importReport(imp, change, rejects, segments))
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
	s.sayDecided(plan, file.Remembered, segments)
	if err := s.sayClearRows(ctx, imp); err != nil {
		return err
	}
	for _, r := range rejects {
		fmt.Fprintln(s.Stderr, s.Words.Text("terminal.reject", "Row", r.Row, "Column", r.Column, "Reason", r.Reason))
	}
	return nil
}

// mostEarlier is how many earlier imports of a file are told.
const mostEarlier = 3

// sayEarlier tells when the file was imported before.
func (s *session) sayEarlier(imp *app.Import) {
	earlier := imp.Earlier()
	for _, c := range earlier[:min(len(earlier), mostEarlier)] {
		key := "terminal.imported_before"
		if c.Undone() {
			key = "terminal.imported_before_undone"
		}
		fmt.Fprintln(s.Stderr, s.Words.Text(key, "Date", s.Words.DateTime(c.At), "File", c.File, "Number", plain(c.ID),
			"Undone", s.Words.DateTime(c.UndoneAt)))
	}
	if more := len(earlier) - mostEarlier; more > 0 {
		fmt.Fprintln(s.Stderr, s.Words.Count("terminal.imported_before_more", more))
	}
}

// sayDecided tells what became of what the plan left open.
func (s *session) sayDecided(plan data.Plan, remembered bool, segments map[data.SegmentID]string) {
	if remembered {
		fmt.Fprintln(s.Stderr, s.Words.Text("terminal.remembered"))
	}
	say := func(key string, unknown data.UnknownSegment, args ...any) {
		fmt.Fprintln(s.Stderr, s.Words.Count(key, unknown.Rows, append([]any{"Segment", unknown.Name}, args...)...))
	}
	for _, unknown := range plan.Unknown {
		switch unknown.Decision.Act {
		case data.NameCreate:
		case data.NameUse:
			say("terminal.unknown_segment_used", unknown, "Existing", segments[unknown.Decision.Segment])
		case data.NameReject:
			say("terminal.unknown_segment_rejected", unknown)
		case data.NameLeaveOut:
			say("terminal.unknown_segment", unknown)
		}
	}
	for _, name := range s.notUnknown(plan) {
		fmt.Fprintln(s.Stderr, s.Words.Text("terminal.not_unknown", "Segment", name))
	}
	if n := plan.Takes.Emptied; n > 0 && plan.Decisions.Mode != data.SegmentsAdd {
		fmt.Fprintln(s.Stderr, s.Words.Count("terminal.emptied", n))
	}
}

// sayClearRows tells which options --row had nothing to decide.
func (s *session) sayClearRows(ctx context.Context, imp *app.Import) error {
	decisions, err := s.rowDecisions()
	if err != nil {
		return err
	}
	for _, number := range slices.Sorted(maps.Keys(decisions)) {
		row, err := imp.PlanRow(ctx, number)
		if err != nil {
			return err
		}
		if row.Decision == (data.RowDecision{}) {
			fmt.Fprintln(s.Stderr, s.Words.Text("terminal.row_clear", "Row", number))
		}
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
	Change          *data.ChangeID  `json:"change"`
	UnknownSegments []string        `json:"unknown_segments"`
	Decisions       decisionsJSON   `json:"decisions"`
	Decided         int             `json:"decided"`
	Segments        []effectJSON    `json:"segments"`
	Takes           takesJSON       `json:"takes"`
	ImportedBefore  []importedEntry `json:"imported_before"`
	Rejects         []reject        `json:"rejects"`
	File            fileJSON        `json:"file"`
}

// effectJSON is what the import does to a segment.
type effectJSON struct {
	Name   string `json:"name"`
	Adds   int    `json:"adds"`
	Takes  int    `json:"takes"`
	Before int    `json:"before"`
	After  int    `json:"after"`
}

// takesJSON is what the import takes, or would take with --replace-segments.
type takesJSON struct {
	Assignments int `json:"assignments"`
	Contacts    int `json:"contacts"`
	Emptied     int `json:"emptied"`
}

// importedEntry is an earlier import of the same content.
type importedEntry struct {
	Change data.ChangeID `json:"change"`
	At     time.Time     `json:"at"`
	File   string        `json:"file"`
	Undone bool          `json:"undone"`
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

func importReport(
	imp *app.Import, change data.Change, rejects []reject, segments map[data.SegmentID]string,
) importJSON {
	plan := imp.Plan()
	report := importJSON{
		Counts: plan.Counts, UnknownSegments: []string{}, Decisions: decisionReport(plan, segments), Decided: plan.Decided,
		Segments: []effectJSON{}, Takes: takesJSON(plan.Takes), ImportedBefore: []importedEntry{}, Rejects: rejects,
		File: fileReport(imp.File()),
	}
	if change.ID != 0 {
		report.Change = &change.ID
	}
	for _, unknown := range plan.Unknown {
		report.UnknownSegments = append(report.UnknownSegments, unknown.Name)
	}
	for _, e := range plan.Segments {
		report.Segments = append(report.Segments, effectJSON{e.Name, e.Adds, e.Takes, e.Before, e.After})
	}
	for _, c := range imp.Earlier() {
		report.ImportedBefore = append(report.ImportedBefore, importedEntry{c.ID, c.At, c.File, c.Undone()})
	}
	return report
}

func writeJSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}
