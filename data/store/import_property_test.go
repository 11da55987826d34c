package store_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
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

func TestImportingAFileIsImportingItsRowsInTheirOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		folder, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			rt.Fatal(err)
		}
		people := rapid.SliceOfN(fileRows(), 0, 5).Draw(rt, "people")
		rows := rapid.SliceOfN(fileRows(), 1, 10).Draw(rt, "rows")
		create := data.Decisions{OtherNames: createOr(rapid.Bool().Draw(rt, "create"))}

		whole, single := propertyBook(rt, folder, 1, people), propertyBook(rt, folder, 2, people)
		defer closeBooks(rt, whole.b, single.b)

		plan, _ := whole.imports(create, named(rt, whole.b, rows, len(people))...)
		var sum data.Counts
		for _, row := range named(rt, single.b, rows, len(people)) {
			p, _ := single.imports(create, row)
			sum.Created += p.Counts.Created
			sum.Conflicts += p.Counts.Conflicts
			sum.PossibleDuplicates += p.Counts.PossibleDuplicates
		}

		if got, want := whole.people(), single.people(); !reflect.DeepEqual(got, want) {
			rt.Fatalf("the whole file gives\n%s\nrow by row it is\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		got := data.Counts{
			Created: plan.Counts.Created, Conflicts: plan.Counts.Conflicts, PossibleDuplicates: plan.Counts.PossibleDuplicates,
		}
		if got != sum {
			rt.Fatalf("the whole file counts %+v, row by row it is %+v", got, sum)
		}
	})
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

// TestPlanSaysWhatApplyDoes holds the plan's numbers by segment against the book before and after.
func TestPlanSaysWhatApplyDoes(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		folder, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			rt.Fatal(err)
		}
		people := rapid.SliceOfN(fileRows(), 0, 6).Draw(rt, "people")
		rows := rapid.SliceOfN(fileRows(), 1, 10).Draw(rt, "rows")
		d := data.Decisions{
			OtherNames: createOr(rapid.Bool().Draw(rt, "create")), Mode: replaceOr(rapid.Bool().Draw(rt, "replace")),
		}
		i := propertyBook(rt, folder, 1, people)
		defer closeBooks(rt, i.b)
		before := memberships(rt, i.b)
		plan, change := i.imports(d, named(rt, i.b, rows, len(people))...)
		after := memberships(rt, i.b)

		for _, e := range plan.Segments {
			if before[e.Name] != e.Before || after[e.Name] != e.After || e.Before+e.Adds-e.Takes != e.After {
				rt.Fatalf("%+v, but the book had %d and has %d", e, before[e.Name], after[e.Name])
			}
			delete(before, e.Name)
			delete(after, e.Name)
		}
		if !reflect.DeepEqual(before, after) {
			rt.Fatalf("segments that the plan leaves out change: %v to %v", before, after)
		}
		if d.Mode == data.SegmentsAdd && plan.Counts.MembershipsRemoved > 0 {
			rt.Fatalf("takes %d", plan.Counts.MembershipsRemoved)
		}
		if change.ID != 0 {
			ids, err := i.b.ContactIDs(context.Background(), data.Query{Change: change.ID}, 0)
			if err != nil || len(ids) != plan.Counts.Created+plan.Counts.Updated {
				rt.Fatalf("the change names %d contacts, the plan %+v (%v)", len(ids), plan.Counts, err)
			}
		} else if plan.Counts.Created+plan.Counts.Updated > 0 {
			rt.Fatalf("no change for %+v", plan.Counts)
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
