package terminal

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"muster/app"
	"muster/data"
	"muster/views/wording"
)

// compare compares a file with the book, or with an earlier file. It changes nothing.
func (s *session) compare(ctx context.Context) (int, error) {
	return s.reading(ctx, func(a *app.App) (code int, err error) {
		o, err := s.importOptions(ctx, a)
		if err != nil {
			return ExitUsage, err
		}
		earlier := ""
		if len(s.Args) == 2 {
			earlier, o.Path = s.Args[0], s.Args[1]
		}
		c, err := a.Compare(ctx, o, earlier, nil)
		if err != nil {
			return ExitFailed, wrongTitle(s.Words, err)
		}
		defer func() { err = errors.Join(err, c.Close()) }()
		left, err := s.leftOutOfComparison(ctx, c)
		if err != nil {
			return ExitFailed, err
		}
		if err := s.showComparison(ctx, a, c, left); err != nil {
			return ExitFailed, err
		}
		if len(left.file)+len(left.earlier) > 0 {
			return ExitRejected, nil
		}
		return ExitDone, nil
	})
}

// notCompared are the problems of the rows that could not be compared.
type notCompared struct{ file, earlier []reject }

func (s *session) leftOutOfComparison(ctx context.Context, c *app.Comparison) (left notCompared, err error) {
	if left.file, err = s.rejectEntries(ctx, c.File()); err != nil || c.Earlier() == nil {
		return left, err
	}
	left.earlier, err = s.rejectEntries(ctx, c.Earlier())
	return left, err
}

func (s *session) showComparison(ctx context.Context, a *app.App, c *app.Comparison, left notCompared) error {
	var found app.Differences
	var err error
	rows := 0
	if s.out != "" {
		if found, rows, err = c.Save(ctx, s.out, wording.PlanSheet(s.Words)); err != nil {
			return err
		}
	}
	switch {
	case s.json:
		return s.comparisonJSON(ctx, c, left)
	case s.out != "":
		s.say(s.Words.Count("compare.saved", rows, "File", s.out))
	default:
		if found, err = s.comparisonTable(ctx, a, c); err != nil {
			return err
		}
	}
	s.sayComparison(c, found, left)
	return nil
}

// comparisonTable writes the differences to stdout, one a line.
func (s *session) comparisonTable(ctx context.Context, a *app.App, c *app.Comparison) (app.Differences, error) {
	sheet, title := wording.PlanSheet(s.Words), s.Words.Text
	table := tabwriter.NewWriter(s.Stdout, 0, 4, 2, ' ', 0)
	line := func(cells ...string) {
		for i := range cells {
			cells[i] = strings.Join(strings.Fields(cells[i]), " ") // a cell stays in its column
		}
		fmt.Fprintln(table, strings.Join(cells, "\t"))
	}
	line(title("compare.head.kind"), title("compare.head.row"), title("compare.head.contact"), title("compare.head.name"),
		title("plan_sheet.title.changes"), title("plan_sheet.title.added"), title("plan_sheet.title.removed"),
		title("plan_sheet.title.candidates"))
	found, err := c.Each(ctx, func(d *app.Difference) error {
		kind, row, id := sheet.Gone, "", ""
		if !d.Gone {
			kind, row = sheet.Kind(d.Kind), strconv.Itoa(d.Row)
		}
		if d.Contact.ID != 0 {
			id = strconv.FormatInt(int64(d.Contact.ID), 10)
		}
		changes := make([]string, len(d.Fields))
		for i, f := range d.Fields {
			changes[i] = sheet.Change(f.Field, shownField(a, f.Field, f.Old, d.Contact), shownField(a, f.Field, f.New, d.Contact))
		}
		candidates := make([]string, len(d.Candidates))
		for i, candidate := range d.Candidates {
			candidates[i] = sheet.Candidate(candidate)
		}
		line(kind, row, id, d.Contact.FullName(), strings.Join(changes, "; "), changedSegments(d, data.MemberAdded),
			changedSegments(d, data.MemberRemoved), strings.Join(candidates, "; "))
		return nil
	})
	return found, errors.Join(err, table.Flush())
}

// shownField is a stored value as people of the contact's country write it.
func shownField(a *app.App, f data.Field, value string, c data.Contact) string {
	if f == data.FieldMobile && value != "" {
		return a.ShowMobile(data.Contact{Mobile: value, CountryCode: c.CountryCode})
	}
	return value
}

func changedSegments(d *app.Difference, effect data.MemberEffect) string {
	return strings.Join(effectSegments(d, effect), "; ")
}

func effectSegments(d *app.Difference, effect data.MemberEffect) []string {
	names := []string{}
	for _, s := range d.Segments {
		if s.Effect == effect {
			names = append(names, s.Name)
		}
	}
	return names
}

// sayComparison sums up, field by field and segment by segment, and lists the rows that could not be compared.
func (s *session) sayComparison(c *app.Comparison, found app.Differences, left notCompared) {
	w, file := s.Words, c.File().File().Name
	key, earlier := "compare.with_book", ""
	if c.Earlier() != nil {
		key, earlier = "compare.with_file", c.Earlier().File().Name
	}
	s.say(w.Text(key, "File", file, "Earlier", earlier, "New", w.Number(found.New), "Gone", w.Number(found.Gone),
		"Changed", w.Number(found.Changed), "Unchanged", w.Number(found.Unchanged)))
	for _, f := range slices.Sorted(maps.Keys(found.Fields)) {
		s.say(w.Count("compare.field", found.Fields[f], "Field", wording.Field(w, f)))
	}
	for _, segment := range found.Segments {
		s.say(w.Text("compare.segment", "Segment", segment.Name, "Added", w.Number(segment.Added),
			"Removed", w.Number(segment.Removed)))
	}
	if !c.HasSegments() {
		s.say(w.Text("compare.no_segments", "File", file))
	}
	if found.Rejected > 0 && found.Gone > 0 {
		s.say(w.Text("compare.rejected_gone"))
	}
	s.sayNotCompared(c.Earlier(), left.earlier)
	s.sayNotCompared(c.File(), left.file)
}

func (s *session) sayNotCompared(imp *app.Import, rejects []reject) {
	if len(rejects) == 0 {
		return
	}
	counts := imp.Plan().Counts
	s.say(s.Words.Count("compare.left_out", counts.Rejected+counts.Conflicts, "File", imp.File().Name))
	for _, r := range rejects {
		s.say(s.Words.Text("terminal.reject", "Row", r.Row, "Column", r.Column, "Reason", r.Reason))
	}
}

// comparisonReport is a comparison for programs.
type comparisonReport struct {
	File string `json:"file"`
	// Earlier is null for a comparison with the book.
	Earlier          *string                 `json:"earlier"`
	New              int                     `json:"new"`
	Gone             int                     `json:"gone"`
	Changed          int                     `json:"changed"`
	Unchanged        int                     `json:"unchanged"`
	Conflicts        int                     `json:"conflicts"`
	Rejected         int                     `json:"rejected"`
	SegmentsCompared bool                    `json:"segments_compared"`
	Fields           map[string]int          `json:"fields"`
	Segments         []segmentDifferenceJSON `json:"segments"`
	Differences      []differenceJSON        `json:"differences"`
	Rejects          []reject                `json:"rejects"`
	EarlierRejects   []reject                `json:"earlier_rejects"`
}

type segmentDifferenceJSON struct {
	Name    string `json:"name"`
	Added   int    `json:"added"`
	Removed int    `json:"removed"`
}

// differenceJSON is one of "new", "changed", "gone", "conflict" and "rejected".
type differenceJSON struct {
	Kind            string            `json:"kind"`
	Row             int               `json:"row,omitempty"`
	ID              data.ContactID    `json:"id,omitempty"`
	CountryCode     string            `json:"country_code"`
	FirstName       string            `json:"first_name"`
	LastName        string            `json:"last_name"`
	Mobile          string            `json:"mobile"`
	Email           string            `json:"email"`
	Changes         []fieldChangeJSON `json:"changes"`
	SegmentsAdded   []string          `json:"segments_added"`
	SegmentsRemoved []string          `json:"segments_removed"`
}

type fieldChangeJSON struct {
	Field string `json:"field"`
	Old   string `json:"old"`
	New   string `json:"new"`
}

// differenceWords name the kinds of differences for programs.
var differenceWords = map[data.PlanKind]string{
	data.PlanNew: "new", data.PlanChanged: "changed", data.PlanConflict: "conflict", data.PlanRejected: "rejected",
}

func (s *session) comparisonJSON(ctx context.Context, c *app.Comparison, left notCompared) error {
	report := comparisonReport{
		File: filepath.Base(c.File().File().Path), SegmentsCompared: c.HasSegments(), Fields: map[string]int{},
		Segments: []segmentDifferenceJSON{}, Differences: []differenceJSON{}, Rejects: list(left.file), EarlierRejects: list(left.earlier),
	}
	if c.Earlier() != nil {
		name := c.Earlier().File().Name
		report.Earlier = &name
	}
	found, err := c.Each(ctx, func(d *app.Difference) error {
		report.Differences = append(report.Differences, newDifferenceJSON(d))
		return nil
	})
	if err != nil {
		return err
	}
	report.New, report.Gone, report.Changed, report.Unchanged = found.New, found.Gone, found.Changed, found.Unchanged
	report.Conflicts, report.Rejected = found.Conflicts, found.Rejected
	for f, n := range found.Fields {
		report.Fields[f.String()] = n
	}
	for _, segment := range found.Segments {
		report.Segments = append(report.Segments, segmentDifferenceJSON(segment))
	}
	return writeJSON(s.Stdout, report)
}

func newDifferenceJSON(d *app.Difference) differenceJSON {
	c := d.Contact
	entry := differenceJSON{
		Kind: differenceWords[d.Kind], Row: d.Row, ID: c.ID, CountryCode: c.CountryCode, FirstName: c.FirstName,
		LastName: c.LastName, Mobile: c.Mobile, Email: c.Email, Changes: []fieldChangeJSON{},
		SegmentsAdded: effectSegments(d, data.MemberAdded), SegmentsRemoved: effectSegments(d, data.MemberRemoved),
	}
	if d.Gone {
		entry.Kind = "gone"
	}
	for _, f := range d.Fields {
		entry.Changes = append(entry.Changes, fieldChangeJSON{f.Field.String(), f.Old, f.New})
	}
	return entry
}
