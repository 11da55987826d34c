package contacts

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"muster/data"
	"muster/views/widgets"
)

const (
	// firstRows are asked for before the whole list, so that something stands there at once.
	firstRows = 200
	// pageRows are loaded together.
	pageRows = 100
	// keptRows bounds the loaded contacts; beyond it those far from what is seen are dropped.
	keptRows = 4000
	// loadsAtOnce bounds the pages that load at the same time while somebody drags the scroll bar.
	loadsAtOnce = 2
)

// source is what the list loads from: the App.
type source interface {
	ContactIDs(ctx context.Context, q data.Query, limit int) ([]data.ContactID, error)
	Contacts(ctx context.Context, ids []data.ContactID) ([]data.Contact, error)
}

// list is the ordered ids of what a query matches, with a window of loaded contacts. It belongs on the window's
// goroutine and loads in the background; an answer that a newer question has overtaken is dropped.
type list struct {
	source source
	tasks  widgets.Tasks
	log    *slog.Logger
	// display writes a contact's mobile as people do; it runs in the background, once a contact.
	display func(data.Contact) string

	// pause is how long the first rows have the machine to themselves, to be painted, before the whole list is asked for.
	pause time.Duration

	// onChanged is called when there are other rows, or other numbers of them; fresh says that another question
	// was asked, so that the place in the list means nothing any more.
	onChanged func(fresh bool)
	// onLoaded is called when the contacts of rows from (inclusive) to (exclusive) have arrived.
	onLoaded func(from, to int)
	// onFailed is called when loading failed; what was shown stays.
	onFailed func(error)

	query   data.Query
	ids     []data.ContactID
	members *idSet // of ids, nil until all of them are known
	asked   int    // counts the questions, to tell outdated answers
	stop    context.CancelFunc
	opened  bool // an answer has arrived at least once

	loaded  map[data.ContactID]row
	age     int          // counts the reloads: older contacts are shown until the newer ones are there
	waiting []int        // pages that are wanted, the last first
	loading map[int]bool // pages that are on their way
	missing map[int]bool // pages that gave fewer contacts than asked: rows gone meanwhile
	inRow   bool         // row is asking; what arrives meanwhile needs no telling
}

// row is a loaded contact, ready to be shown.
type row struct {
	contact data.Contact
	mobile  string
	age     int
}

func newList(src source, tasks widgets.Tasks, log *slog.Logger) *list {
	return &list{
		source: src, tasks: tasks, log: log, loaded: map[data.ContactID]row{}, loading: map[int]bool{},
		missing:   map[int]bool{},
		display:   func(c data.Contact) string { return c.Mobile },
		onChanged: func(bool) {}, onLoaded: func(int, int) {}, onFailed: func(error) {},
	}
}

// whole says whether all rows are known, not only the first ones.
func (l *list) whole() bool { return l.members != nil }

// len is the number of rows that are known.
func (l *list) len() int { return len(l.ids) }

// id is the contact of a row; false for a row that is not there (any more).
func (l *list) id(row int) (data.ContactID, bool) {
	if row < 0 || row >= len(l.ids) {
		return 0, false
	}
	return l.ids[row], true
}

// rowOf is the row of a contact, -1 when the list does not show it.
func (l *list) rowOf(id data.ContactID) int {
	for row, own := range l.ids {
		if own == id {
			return row
		}
	}
	return -1
}

// show asks for another list. The rows of the last one stay until the first answer.
func (l *list) show(q data.Query) {
	l.query = q
	l.ask(true)
}

// reload asks for the same list anew, because something in the book has changed.
func (l *list) reload() { l.ask(false) }

// close stops what is under way.
func (l *list) close() {
	l.asked++
	if l.stop != nil {
		l.stop()
	}
}

func (l *list) ask(fresh bool) {
	l.close()
	ctx, stop := context.WithCancel(context.Background())
	l.stop = stop
	asked, q := l.asked, l.query
	l.age++
	age := l.age
	l.waiting, l.loading, l.missing = nil, map[int]bool{}, map[int]bool{}
	l.tasks.Go(func() {
		if fresh {
			first := l.first(ctx, q, age)
			if !l.hand(ctx, asked, first) || first.all || !wait(ctx, l.pause) {
				return
			}
		}
		ids, err := l.source.ContactIDs(ctx, q, 0)
		l.hand(ctx, asked, answer{ids: ids, all: true, err: err})
	})
}

// wait is false when the question was overtaken meanwhile.
func wait(ctx context.Context, pause time.Duration) bool {
	if pause > 0 {
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
	}
	return ctx.Err() == nil
}

// answer is what is known of the rows that a question asks for.
type answer struct {
	ids   []data.ContactID
	all   bool  // all rows are known, not only the first ones
	rows  []row // of the first page, when it is the first answer
	fresh bool  // it is the first answer to a question
	err   error
}

// first loads the first rows together with their contacts: they are what somebody who types waits for, and a second
// turn of the window's goroutine for the contacts would cost a painted frame.
func (l *list) first(ctx context.Context, q data.Query, age int) answer {
	a := answer{fresh: true}
	if a.ids, a.err = l.source.ContactIDs(ctx, q, firstRows); a.err != nil {
		return a
	}
	a.all = len(a.ids) < firstRows
	found, err := l.source.Contacts(ctx, a.ids[:min(len(a.ids), pageRows)])
	if err != nil {
		a.err = err
		return a
	}
	a.rows = l.ready(found, age)
	return a
}

// ready prepares contacts for being shown.
func (l *list) ready(found []data.Contact, age int) []row {
	rows := make([]row, len(found))
	for i, c := range found {
		rows[i] = row{contact: c, mobile: l.display(c), age: age}
	}
	return rows
}

// hand gives an answer to the window's goroutine; false when the question is settled.
func (l *list) hand(ctx context.Context, asked int, a answer) bool {
	if ctx.Err() != nil {
		return false
	}
	var members *idSet
	if a.all && a.err == nil {
		members = newIDSet(a.ids)
	}
	l.tasks.UI(func() {
		if asked != l.asked {
			return
		}
		if a.err != nil {
			l.fail(a.err)
			return
		}
		l.ids, l.members, l.opened = a.ids, members, true
		l.keep(a.rows, 0)
		l.onChanged(a.fresh)
	})
	return a.err == nil
}

func (l *list) fail(err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	l.log.Warn("contacts not loaded", "err", err)
	l.onFailed(err)
}

// row is the loaded contact of a row. Where it is not there yet, or not fresh, it is asked for.
func (l *list) row(at int) (row, bool) {
	id, ok := l.id(at)
	if !ok {
		return row{}, false
	}
	have, ok := l.loaded[id]
	if !ok || have.age != l.age {
		l.inRow = true
		l.want(at / pageRows)
		l.inRow = false
		have, ok = l.loaded[id]
	}
	return have, ok
}

// want puts a page on the list of wishes, the newest first.
func (l *list) want(page int) {
	if l.loading[page] || l.missing[page] {
		return
	}
	for i, other := range l.waiting {
		if other == page {
			l.waiting = append(l.waiting[:i], l.waiting[i+1:]...)
			break
		}
	}
	l.waiting = append(l.waiting, page)
	if over := len(l.waiting) - 4; over > 0 {
		l.waiting = l.waiting[over:] // scrolled past
	}
	l.next()
}

func (l *list) next() {
	for len(l.waiting) > 0 && len(l.loading) < loadsAtOnce {
		page := l.waiting[len(l.waiting)-1]
		l.waiting = l.waiting[:len(l.waiting)-1]
		l.load(page)
	}
}

func (l *list) load(page int) {
	from := page * pageRows
	to := min(from+pageRows, len(l.ids))
	if from >= to {
		return
	}
	l.loading[page] = true
	ids, asked, age := l.ids[from:to:to], l.asked, l.age
	l.tasks.Go(func() {
		found, err := l.source.Contacts(context.Background(), ids)
		rows := l.ready(found, age)
		l.tasks.UI(func() {
			if asked != l.asked {
				return
			}
			delete(l.loading, page)
			if err != nil {
				l.missing[page] = true
				l.fail(err)
				return
			}
			l.keep(rows, page)
			if len(found) < len(ids) {
				l.missing[page] = true
			}
			if !l.inRow {
				l.onLoaded(from, to)
			}
			l.next()
		})
	})
}

// keep puts contacts with the loaded ones and drops some of those when they get too many.
func (l *list) keep(found []row, page int) {
	if len(l.loaded)+len(found) > keptRows {
		near := map[data.ContactID]bool{}
		for at := max(0, (page-8)*pageRows); at < min(len(l.ids), (page+9)*pageRows); at++ {
			near[l.ids[at]] = true
		}
		for id := range l.loaded {
			if !near[id] {
				delete(l.loaded, id)
			}
		}
	}
	for _, r := range found {
		l.loaded[r.contact.ID] = r
	}
}

// refresh drops all loaded contacts and loads the list anew, because nothing may be kept of who is not in the book any more.
func (l *list) refresh() {
	clear(l.loaded)
	l.reload()
}

// forget drops all loaded contacts, because another book is open now.
func (l *list) forget() {
	l.close()
	clear(l.loaded)
	l.ids, l.members, l.opened = nil, nil, false
}
