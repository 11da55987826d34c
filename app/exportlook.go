package app

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"muster/data"
	"muster/data/columns"
	"muster/data/sheet"
	"muster/data/store"
)

// export is one export at work, or only looked at.
type export struct {
	app     *App
	book    *store.Book
	options ExportOptions
	profile columns.Profile
	rows    *columns.ProfileRows
	// misread are the segments whose names the receiver would read as others.
	misread map[data.SegmentID]bool
	// lacking counts the letters that the encoding of the file lacks; nil if it lacks none.
	lacking func(text string) int
	// sent are the contacts as the profile last wrote them, by their numbers; seen tells which of them were looked at,
	// lost those that had segments then and have none now.
	sent []store.SentContact
	seen []bool
	lost []data.ContactID

	buffer []byte
}

// look is what is known of a contact that is to be written. It is valid until the next one.
type look struct {
	contact data.Contact
	cells   []string
	hash    store.SentHash
	// unchanged says that it was last written so.
	unchanged bool
	reasons   []data.ExportReason
}

func (a *App) prepareExport(ctx context.Context, o ExportOptions) (*export, error) {
	p, err := a.Profile(ctx, o.Profile)
	if err != nil {
		return nil, err
	}
	book := a.current()
	segments, err := book.Segments(ctx)
	if err != nil {
		return nil, err
	}
	bookID, err := book.Setting(ctx, "book_id")
	if err != nil {
		return nil, err
	}
	sent, err := book.SentContacts(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	e := &export{
		app: a, book: book, options: o, profile: p, rows: columns.NewProfileRows(p, bookID, segments),
		misread: make(map[data.SegmentID]bool), sent: sent, seen: make([]bool, len(sent)),
	}
	for _, s := range segments {
		if e.rows.Misread(s.Name) {
			e.misread[s.ID] = true
		}
	}
	if !strings.EqualFold(fileExtension(o.Path, p), string(columns.FileXLSX)) {
		e.lacking = sheet.Lacking(p.Dialect.Encoding)
	}
	return e, nil
}

// fileExtension is that of a path, or of the profile's files if there is none, without its dot.
func fileExtension(path string, p columns.Profile) string {
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		return path[i+1:]
	}
	return string(p.Type)
}

// readTogether is how many contacts go from reading to writing at once.
const readTogether = 256

// each looks at every contact of the selection. One goroutine reads them from the book while this one does the rest.
func (e *export) each(ctx context.Context, report data.ProgressFunc, do func(*look) error) error {
	total, _, err := e.book.SelectionCount(ctx, e.options.Selection, data.Query{})
	if err != nil {
		return err
	}
	clear(e.seen)
	e.lost = nil
	group, ctx := errgroup.WithContext(ctx)
	batches := make(chan []data.Contact, 4)
	group.Go(func() error {
		defer close(batches)
		return e.read(ctx, batches)
	})
	group.Go(func() error {
		done := int64(0)
		var l look
		for contacts := range batches {
			for i := range contacts {
				e.look(&l, contacts[i])
				if err := do(&l); err != nil {
					return err
				}
			}
			done += int64(len(contacts))
			report.Report(data.PhaseWriting, done, int64(total))
		}
		return nil
	})
	return group.Wait()
}

// read sends the contacts of the selection in batches.
func (e *export) read(ctx context.Context, batches chan<- []data.Contact) error {
	send := func(contacts []data.Contact) error {
		select {
		case batches <- contacts:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	contacts := make([]data.Contact, 0, readTogether)
	err := e.book.EachContact(ctx, e.options.Selection, func(c data.Contact) error {
		if contacts = append(contacts, c); len(contacts) < readTogether {
			return nil
		}
		full := contacts
		contacts = make([]data.Contact, 0, readTogether)
		return send(full)
	})
	if err != nil || len(contacts) == 0 {
		return err
	}
	return send(contacts)
}

// look fills l with what is known of a contact.
func (e *export) look(l *look, c data.Contact) {
	l.contact = c
	l.cells = e.rows.Row(l.cells[:0], &l.contact)
	l.hash = e.hash(l.cells)
	l.reasons = e.reasons(l.reasons[:0], l)
	l.unchanged = false
	if i, ok := e.find(c.ID); ok {
		e.seen[i] = true
		l.unchanged = e.sent[i].Hash == l.hash
		if !l.unchanged && e.sent[i].Segments > 0 && len(c.Segments) == 0 {
			e.lost = append(e.lost, c.ID)
		}
	}
}

func (e *export) find(id data.ContactID) (int, bool) {
	return slices.BinarySearchFunc(e.sent, id, func(s store.SentContact, id data.ContactID) int { return int(s.ID - id) })
}

// hash tells cells from any others.
func (e *export) hash(cells []string) store.SentHash {
	b := e.buffer[:0]
	for _, cell := range cells {
		b = append(binary.AppendUvarint(b, uint64(len(cell))), cell...)
	}
	e.buffer = b
	sum := sha256.Sum256(b)
	return store.SentHash(sum[:16])
}

// reasons adds why the receiver would not take a contact as it is.
func (e *export) reasons(reasons []data.ExportReason, l *look) []data.ExportReason {
	c := &l.contact
	if e.profile.Upload {
		for _, required := range []struct {
			text   string
			reason data.ExportReason
		}{
			{c.CountryCode, data.ExportNoCountry},
			{c.FirstName, data.ExportNoFirstName},
			{c.LastName, data.ExportNoLastName},
			{c.Mobile + c.Email, data.ExportNoAddress},
		} {
			if required.text == "" {
				reasons = append(reasons, required.reason)
			}
		}
	}
	if len(e.misread) > 0 && slices.ContainsFunc(c.Segments, func(id data.SegmentID) bool { return e.misread[id] }) {
		reasons = append(reasons, data.ExportSegmentName)
	}
	if e.lacking != nil && slices.ContainsFunc(l.cells, func(cell string) bool { return e.lacking(cell) > 0 }) {
		reasons = append(reasons, data.ExportLetters)
	}
	return reasons
}

// selects tells whether the export has exactly that selection, whatever its order.
func (e *export) selects(sel data.Selection) bool {
	own := e.options.Selection
	own.Query.Sort, own.Query.Descending = sel.Query.Sort, sel.Query.Descending
	if len(own.IDs) == 0 {
		own.IDs = sel.IDs
	}
	return reflect.DeepEqual(own, sel)
}

// ExportApart are contacts that a file cannot put right at the receiver. They are to be mended there by hand.
type ExportApart struct {
	// NoSegmentLeft had segments when the profile wrote them last, and have none now: what a blank cell does there is not
	// documented.
	NoSegmentLeft []data.ContactID
	// Gone were written by the profile and are in the book no more.
	Gone []data.ContactID
	// Outside were written by the profile, have changed, and are not among the contacts of this export.
	Outside []data.ContactID
}

// apart lists them, after each.
func (e *export) apart(ctx context.Context) (ExportApart, error) {
	apart := ExportApart{NoSegmentLeft: e.lost}
	var others []data.ContactID
	for i, s := range e.sent {
		switch {
		case s.Gone:
			apart.Gone = append(apart.Gone, s.ID)
		case !e.seen[i]:
			others = append(others, s.ID)
		}
	}
	if len(others) == 0 || !e.options.OnlyChanged {
		return apart, nil
	}
	var l look
	err := e.book.EachContact(ctx, data.SelectIDs(others...), func(c data.Contact) error {
		e.look(&l, c)
		if !l.unchanged {
			apart.Outside = append(apart.Outside, c.ID)
		}
		return nil
	})
	apart.NoSegmentLeft = e.lost
	return apart, err
}
