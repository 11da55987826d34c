package store_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"muster/data"
	"muster/data/field"
	"muster/data/store"
)

// fileRow is a row of a test's file: a person and the cell of its segments.
type fileRow struct {
	country, first, last, mobile, email, external, organization, notes string

	segments, musterID string
	problems           []data.Problem
	skipped            bool

	// Of an edited row.
	dropped bool
	mended  map[data.Field]string
}

func (r fileRow) contact() data.Contact {
	c := data.Contact{
		CountryCode: r.country, FirstName: r.first, LastName: r.last, Mobile: r.mobile, Email: r.email,
		ExternalID: r.external, Organization: r.organization, Notes: r.notes,
	}
	if c.CountryCode == "" {
		c.CountryCode = "DE"
	}
	if c.LastName == "" {
		c.LastName = "Meier"
	}
	return c
}

func (r fileRow) raw() []string {
	return []string{r.country, r.first, r.last, "raw " + r.mobile, r.email, r.external, r.segments}
}

func (r fileRow) staged(number int) store.StagedRow {
	checked := field.Checked{
		Contact: r.contact(), Segments: field.SplitSegments(r.segments), Problems: slices.Clone(r.problems),
		MusterID: r.musterID,
	}
	for i := range checked.Problems {
		checked.Problems[i].Row = number
	}
	return store.StagedRow{Checked: checked, Number: number, Raw: r.raw(), Skipped: r.skipped}
}

// tester is what helpers need of a testing.T or a rapid.T.
type tester interface {
	Helper()
	Cleanup(func())
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

// importer imports a test's files into a book.
type importer struct {
	t tester
	b *store.Book
	// noSegments tells that the file has no segments column.
	noSegments bool
}

// stage stages rows; the first one is row 2.
func (i importer) stage(rows ...fileRow) *store.Staging {
	i.t.Helper()
	ctx := context.Background()
	s, err := i.b.Stage(ctx, store.StageOptions{
		FileName: "kunden.csv", HasSegments: !i.noSegments, Columns: map[data.Field]bool{
			data.FieldMobile: true, data.FieldEmail: true, data.FieldOrganization: true, data.FieldExternalID: true,
		},
	})
	if err != nil {
		i.t.Fatal(err)
	}
	i.t.Cleanup(func() { _ = s.Close() })
	for n, row := range rows {
		if err := s.Add(ctx, row.staged(n+2)); err != nil {
			i.t.Fatal(err)
		}
	}
	return s
}

func (i importer) plan(s *store.Staging, d data.Decisions) data.Plan {
	i.t.Helper()
	p, err := s.Plan(context.Background(), d, nil)
	if errors.Is(err, data.ErrSegmentsBlank) {
		// A drawn file that names no segment can only be added.
		d.Mode = data.SegmentsAdd
		p, err = s.Plan(context.Background(), d, nil)
	}
	if err != nil {
		i.t.Fatal(err)
	}
	c := p.Counts
	if sum := c.Created + c.Updated + c.Unchanged + c.Merged + c.Conflicts + c.Rejected + c.Skipped; sum != c.Rows {
		i.t.Fatalf("%d of %d rows are accounted for: %+v", sum, c.Rows, c)
	}
	return p
}

// imports stages, plans and applies rows.
func (i importer) imports(d data.Decisions, rows ...fileRow) (data.Plan, data.Change) {
	i.t.Helper()
	s := i.stage(rows...)
	p := i.plan(s, d)
	c, err := s.Apply(context.Background(), nil)
	if err != nil {
		i.t.Fatal(err)
	}
	if c.ID != 0 && c.Counts != p.Counts {
		i.t.Fatalf("change counts %+v, the plan counted %+v", c.Counts, p.Counts)
	}
	if err := s.Close(); err != nil {
		i.t.Fatal(err)
	}
	return p, c
}

func (i importer) segments(names ...string) {
	i.t.Helper()
	for _, name := range names {
		if _, _, err := i.b.CreateSegment(context.Background(), data.Segment{Name: name, Colour: data.ColourAuto}, nil); err != nil {
			i.t.Fatal(err)
		}
	}
}

// people describes every contact of the book: its values and the names of its segments.
func (i importer) people() []string {
	i.t.Helper()
	ctx := context.Background()
	segments, err := i.b.Segments(ctx)
	if err != nil {
		i.t.Fatal(err)
	}
	names := map[data.SegmentID]string{}
	for _, s := range segments {
		names[s.ID] = s.Name
	}
	ids, err := i.b.ContactIDs(ctx, data.Query{}, 0)
	if err != nil {
		i.t.Fatal(err)
	}
	slices.Sort(ids)
	contacts, err := i.b.Contacts(ctx, ids)
	if err != nil {
		i.t.Fatal(err)
	}
	var people []string
	for _, c := range contacts {
		var own []string
		for _, s := range c.Segments {
			own = append(own, names[s])
		}
		slices.Sort(own)
		people = append(people, fmt.Sprintf("%d %s %s %s %s %s %s %s %s [%s]", c.ID, c.CountryCode, c.FirstName, c.LastName,
			or(c.Mobile), or(c.Email), or(c.ExternalID), or(c.Organization), or(c.Notes), strings.Join(own, "; ")))
	}
	return people
}

func or(text string) string {
	if text == "" {
		return "-"
	}
	return text
}

func (i importer) wantPeople(want ...string) {
	i.t.Helper()
	if got := i.people(); !reflect.DeepEqual(got, want) {
		i.t.Errorf("people:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// problems lists the problems of a staging in short: row, code, field, value.
func (i importer) problems(s *store.Staging, f data.ProblemFilter) []string {
	i.t.Helper()
	list, total, err := s.Problems(context.Background(), f, 0, 0)
	if err != nil {
		i.t.Fatal(err)
	}
	if total != len(list) {
		i.t.Errorf("%d problems, told %d", len(list), total)
	}
	texts := []string{}
	for _, p := range list {
		texts = append(texts, fmt.Sprintf("%d %s %s %s", p.Row, p.Code, or(p.Field.String()), or(p.Value)))
	}
	return texts
}

func counts(c data.Counts) data.Counts {
	c.Warnings = 0
	return c
}

func replaceOr(replace bool) data.SegmentMode {
	if replace {
		return data.SegmentsReplace
	}
	return data.SegmentsAdd
}

func createOr(create bool) data.NameDecision {
	if create {
		return data.NameDecision{Act: data.NameCreate}
	}
	return data.NameDecision{}
}
