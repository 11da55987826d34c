package store_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"muster/data"
	"muster/data/store"
)

// fileRows draws small files whose rows share keys as much as can be: families with one mobile, people whose keys change,
// several people by one key.
func fileRows() *rapid.Generator[fileRow] {
	return rapid.Custom(func(t *rapid.T) fileRow {
		row := fileRow{
			first:        rapid.SampledFrom([]string{"Anna", "ANNA", "Jürgen", "Juergen", "Eva"}).Draw(t, "first"),
			last:         rapid.SampledFrom([]string{"Meier", "Kraus"}).Draw(t, "last"),
			mobile:       rapid.SampledFrom([]string{"", "+4915100000001", "+4915100000002", "+4915100000003"}).Draw(t, "mobile"),
			email:        rapid.SampledFrom([]string{"", "a@example.com", "A@example.com", "b@example.com"}).Draw(t, "email"),
			external:     rapid.SampledFrom([]string{"", "", "1", "2", "01"}).Draw(t, "external"),
			organization: rapid.SampledFrom([]string{"", "", "Hof", "Gut"}).Draw(t, "organization"),
			segments:     rapid.SampledFrom([]string{"", "", "North", "south; NORTH", "South", "Nowhere"}).Draw(t, "segments"),
		}
		if row.mobile == "" && row.email == "" {
			row.mobile = "+4915100000001"
		}
		if rapid.IntRange(0, 9).Draw(t, "named") == 0 {
			row.musterID = fmt.Sprint("BOOK-", rapid.IntRange(1, 4).Draw(t, "muster"))
		}
		return row
	})
}

// propertyBook makes a book with two segments and some contacts, alike ones included.
func propertyBook(t *rapid.T, folder string, n int, people []fileRow) importer {
	b, err := store.Open(context.Background(), filepath.Join(folder, fmt.Sprint("book", n)), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	i := importer{t: t, b: b}
	i.segments("North", "South")
	for _, p := range people {
		c := p.contact()
		if strings.Contains(p.segments, "outh") {
			c.Segments = []data.SegmentID{2}
		}
		if _, _, err := b.CreateContact(context.Background(), c); err != nil {
			t.Fatal(err)
		}
	}
	return i
}

// whoDrawn draws decisions about who the rows of a file of so many rows are, gone contacts and later rows included.
func whoDrawn(t *rapid.T, rows int) data.Decisions {
	d := data.Decisions{
		OtherNames: rapid.SampledFrom([]data.NameDecision{
			{}, {Act: data.NameCreate}, {Act: data.NameReject}, {Act: data.NameUse},
		}).Draw(t, "other names"),
		Conflicts:  data.ConflictDecision(rapid.IntRange(0, 3).Draw(t, "conflicts")),
		Duplicates: data.DuplicateDecision(rapid.IntRange(0, 2).Draw(t, "duplicates")),
		Rows:       map[int]data.RowDecision{},
	}
	if d.OtherNames.Act == data.NameUse {
		d.OtherNames = data.NameDecision{}
		d.Names = map[string]data.NameDecision{"nowhere": {Act: data.NameUse, Segment: 2}}
	}
	for n := range rows {
		r := data.RowDecision{Act: data.RowAct(rapid.SampledFrom([]int{0, 0, 1, 2, 3, 4, 4}).Draw(t, "act"))}
		if r.Act == data.RowIs && rapid.Bool().Draw(t, "by row") {
			r.Row = rapid.IntRange(2, rows+3).Draw(t, "row")
		} else if r.Act == data.RowIs {
			r.Contact = data.ContactID(rapid.IntRange(1, 8).Draw(t, "contact"))
		}
		if r != (data.RowDecision{}) {
			d.Rows[n+2] = r
		}
	}
	return d
}

// TestImportingAFileIsImportingItsRowsInTheirOrder imports a file whole, and row by row.
func TestImportingAFileIsImportingItsRowsInTheirOrder(t *testing.T) {
	checks(t, 40, func(rt *rapid.T) {
		folder, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			rt.Fatal(err)
		}
		people := rapid.SliceOfN(fileRows(), 0, 5).Draw(rt, "people")
		rows := rapid.SliceOfN(fileRows(), 1, 10).Draw(rt, "rows")
		d := whoDrawn(rt, len(rows))
		if rapid.IntRange(0, 3).Draw(rt, "remove") == 0 {
			d.Mode = data.SegmentsRemove
		}
		whole, single := propertyBook(rt, folder, 1, people), propertyBook(rt, folder, 2, people)
		defer closeBooks(rt, whole.b, single.b)
		for n, r := range d.Rows {
			if int(r.Contact) > len(people) { // who the file makes, perhaps
				r.Contact += 1000
				d.Rows[n] = r
			}
		}
		file := named(rt, whole.b, rows, len(people))
		if !slices.ContainsFunc(file, func(r fileRow) bool { return r.segments != "" }) {
			d.Mode = data.SegmentsAdd
		}
		plan, _ := whole.imports(d, file...)
		sum := rowByRow(single, d, named(rt, single.b, rows, len(people)))

		if got, want := whole.people(), single.people(); !reflect.DeepEqual(got, want) {
			rt.Fatalf("the whole file gives\n%s\nrow by row it is\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		got := plan.Counts
		got.Updated, got.Unchanged, got.Merged, got.Warnings, sum.Warnings = 0, 0, 0, 0, 0
		sum.Updated, sum.Unchanged, sum.Merged = 0, 0, 0
		got.MembershipsAdded, sum.MembershipsAdded = 0, 0 // a created name is there for the next row
		if got != sum {
			rt.Fatalf("the whole file counts %+v, row by row it is %+v", got, sum)
		}
	})
}

// rowByRow imports every row as a file of its own, with the decisions about it, and sums up.
func rowByRow(i importer, d data.Decisions, rows []fileRow) (sum data.Counts) {
	i.t.Helper()
	ctx := context.Background()
	who := map[int]data.ContactID{} // by row, of those that went in
	mode := d.Mode
	for n, row := range rows {
		one := d
		if one.Mode = mode; row.segments == "" {
			// A file of one row that names no segment cannot take any.
			one.Mode = data.SegmentsAdd
			if mode == data.SegmentsRemove {
				row.segments = "Elsewhere"
				one.Mode = mode
				one.Names = map[string]data.NameDecision{"elsewhere": {}}
			}
		}
		if r, ok := d.Rows[n+2]; ok {
			if r.Row != 0 {
				r.Contact, r.Row = who[r.Row], 0
				if r.Contact == 0 {
					r.Contact = 1000
				}
			}
			one.Rows = map[int]data.RowDecision{2: r}
		} else {
			one.Rows = nil
		}
		s := i.stage(row)
		p := i.plan(s, one)
		planned, err := s.PlanRow(ctx, 2)
		if err != nil {
			i.t.Fatal(err)
		}
		if _, err := s.Apply(ctx, nil); err != nil {
			i.t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			i.t.Fatal(err)
		}
		switch planned.Kind {
		case data.PlanNew:
			ids, err := i.b.ContactIDs(ctx, data.Query{}, 0)
			if err != nil {
				i.t.Fatal(err)
			}
			who[n+2] = slices.Max(ids)
		case data.PlanChanged, data.PlanUnchanged:
			who[n+2] = planned.Contact.ID
		}
		c := p.Counts
		sum.Rows += c.Rows
		sum.Created += c.Created
		sum.Conflicts += c.Conflicts
		sum.Rejected += c.Rejected
		sum.Skipped += c.Skipped
		sum.PossibleDuplicates += c.PossibleDuplicates
		sum.MembershipsRemoved += c.MembershipsRemoved
	}
	return sum
}

func TestImportingTwiceChangesNothingTheSecondTime(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		folder, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			rt.Fatal(err)
		}
		// Every row is a person of its own.
		rows := rapid.SliceOfNDistinct(fileRows(), 1, 10, func(r fileRow) string { return r.mobile + r.email }).Draw(rt, "rows")
		for n := range rows {
			rows[n].external, rows[n].first, rows[n].musterID = fmt.Sprint(n), fmt.Sprint("Person", n), ""
		}
		i := propertyBook(rt, folder, 1, nil)
		defer closeBooks(rt, i.b)
		replace := data.Decisions{OtherNames: data.NameDecision{Act: data.NameCreate}, Mode: replaceOr(rapid.Bool().Draw(rt, "replace"))}
		i.imports(replace, rows...)
		before := i.people()
		p, c := i.imports(replace, rows...)
		if p.Counts.Unchanged != len(rows) || c.ID != 0 || !reflect.DeepEqual(before, i.people()) {
			rt.Fatalf("change %d, counts %+v", c.ID, p.Counts)
		}
	})
}

// named writes the book's own id into Muster IDs, of contacts that the file did not make.
func named(t *rapid.T, b *store.Book, rows []fileRow, people int) []fileRow {
	id, err := b.Setting(context.Background(), "book_id")
	if err != nil {
		t.Fatal(err)
	}
	list := make([]fileRow, len(rows))
	for n, row := range rows {
		var contact int
		if _, err := fmt.Sscanf(row.musterID, "BOOK-%d", &contact); err == nil && contact <= people {
			row.musterID = fmt.Sprint(id, "-", contact)
		}
		list[n] = row
	}
	return list
}

func memberships(t *rapid.T, b *store.Book) map[string]int {
	segments, err := b.Segments(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, s := range segments {
		if s.Count > 0 {
			counts[s.Name] = s.Count
		}
	}
	return counts
}

func closeBooks(t *rapid.T, books ...*store.Book) {
	for _, b := range books {
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
