package contacts

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"muster/data"
	"muster/views/widgets"
)

// shelf is a source of contacts 1 … n; a search narrows to IDs that are divisible by the text's length.
type shelf struct {
	n     int
	gone  map[data.ContactID]bool
	err   error
	loads int
}

func (s *shelf) ContactIDs(ctx context.Context, q data.Query, limit int) ([]data.ContactID, error) {
	if s.err != nil {
		return nil, s.err
	}
	var out []data.ContactID
	for id := data.ContactID(1); int(id) <= s.n; id++ {
		if by := data.ContactID(len(q.Search)); by > 0 && id%by != 0 || s.gone[id] {
			continue
		}
		if out = append(out, id); limit > 0 && len(out) == limit {
			break
		}
	}
	if q.Descending {
		slices.Reverse(out)
	}
	return out, ctx.Err()
}

func (s *shelf) Contacts(_ context.Context, ids []data.ContactID) ([]data.Contact, error) {
	s.loads++
	var out []data.Contact
	for _, id := range ids {
		if !s.gone[id] {
			out = append(out, data.Contact{ID: id, FirstName: strings.Repeat("x", int(id%9)+1)})
		}
	}
	return out, s.err
}

// slow collects what runs in the background, so that a test decides when.
type slow struct{ work, ui []func() }

func (s *slow) tasks() widgets.Tasks {
	return widgets.Tasks{
		Go: func(f func()) { s.work = append(s.work, f) },
		UI: func(f func()) { s.ui = append(s.ui, f) },
	}
}

func (s *slow) run() {
	for len(s.work)+len(s.ui) > 0 {
		now := append(s.work, s.ui...)
		s.work, s.ui = nil, nil
		for _, f := range now {
			f()
		}
	}
}

func testList(src source, tasks widgets.Tasks) *list {
	return newList(src, tasks, slog.New(slog.DiscardHandler))
}

func TestFirstRowsComeFirst(t *testing.T) {
	l := testList(&shelf{n: 1000}, widgets.InlineTasks())
	var lengths []int
	l.onChanged = func(bool) { lengths = append(lengths, l.len()) }
	l.show(data.Query{})
	if !slices.Equal(lengths, []int{firstRows, 1000}) || !l.whole() {
		t.Errorf("lengths %v, whole %v", lengths, l.whole())
	}
}

func TestAShortListIsWholeAtOnce(t *testing.T) {
	l := testList(&shelf{n: 7}, widgets.InlineTasks())
	changes := 0
	l.onChanged = func(bool) { changes++ }
	l.show(data.Query{})
	if changes != 1 || !l.whole() || l.len() != 7 {
		t.Errorf("%d changes, whole %v, %d rows", changes, l.whole(), l.len())
	}
}

func TestOutdatedAnswersAreDropped(t *testing.T) {
	later := &slow{}
	l := testList(&shelf{n: 50}, later.tasks())
	l.show(data.Query{Search: "ab"})
	first := later.work
	later.work = nil
	l.show(data.Query{Search: "abcde"})
	later.run()
	for _, f := range first { // the first search answers after the second
		f()
	}
	later.run()
	if l.len() != 10 {
		t.Errorf("%d rows, want the 10 of the second search", l.len())
	}
}

func TestTheFirstAnswerBringsItsContacts(t *testing.T) {
	later := &slow{}
	l := testList(&shelf{n: 1000}, later.tasks())
	checked := false
	l.onChanged = func(fresh bool) {
		if !fresh {
			return
		}
		checked = true
		if c, ok := l.row(pageRows - 1); !ok || c.contact.ID != pageRows {
			t.Errorf("the last row of the first page is %v %v", c.contact.ID, ok)
		}
	}
	l.show(data.Query{})
	later.run()
	if !checked {
		t.Error("no first answer")
	}
}

func TestContactsLoadAroundTheRowThatIsAskedFor(t *testing.T) {
	src := &shelf{n: 100000}
	l := testList(src, widgets.InlineTasks())
	l.show(data.Query{})
	src.loads = 0
	c, ok := l.row(54321)
	if !ok || c.contact.ID != 54322 {
		t.Fatalf("row 54321 is %v %v", c.contact.ID, ok)
	}
	for row := 54300; row < 54400; row++ {
		if _, ok := l.row(row); !ok {
			t.Errorf("row %d is not loaded", row)
		}
	}
	if src.loads != 1 {
		t.Errorf("%d loads, want 1", src.loads)
	}
	for row := 0; row < 100000; row += 100 {
		l.row(row)
	}
	if len(l.loaded) > keptRows {
		t.Errorf("%d contacts are kept, want at most %d", len(l.loaded), keptRows)
	}
}

func TestReloadShowsOldContactsUntilTheNewOnesAreThere(t *testing.T) {
	later := &slow{}
	l := testList(&shelf{n: 5}, later.tasks())
	l.show(data.Query{})
	later.run()
	l.reload()
	later.ui = nil
	if _, ok := l.row(0); !ok {
		t.Error("the row is blank while it loads anew")
	}
	if l.len() != 5 {
		t.Errorf("%d rows while the list loads anew", l.len())
	}
}

func TestRowsThatAreGoneStayBlankAndAreNotAskedForAgain(t *testing.T) {
	src := &shelf{n: 1000}
	l := testList(src, widgets.InlineTasks())
	l.show(data.Query{})
	src.loads, src.gone = 0, map[data.ContactID]bool{503: true}
	for range 3 {
		if _, ok := l.row(502); ok {
			t.Error("a deleted contact is shown")
		}
	}
	if _, ok := l.row(1000); ok {
		t.Error("a row beyond the end is shown")
	}
	if src.loads != 1 {
		t.Errorf("%d loads, want 1", src.loads)
	}
}

func TestFailureKeepsWhatIsShown(t *testing.T) {
	src := &shelf{n: 5}
	l := testList(src, widgets.InlineTasks())
	var told error
	l.onFailed = func(err error) { told = err }
	l.show(data.Query{})
	src.err = errors.New("disk")
	l.reload()
	if told == nil || l.len() != 5 {
		t.Errorf("told %v, %d rows", told, l.len())
	}
}

func BenchmarkToggleAllOfAMillion(b *testing.B) {
	members := newIDSet(ids(1, 1_000_000))
	s := newSelection()
	s.show(data.Query{Search: "x"}, members)
	s.toggle(1)
	s.show(data.Query{}, members)
	for b.Loop() {
		s.toggleShown()
		s.notShown()
	}
}
