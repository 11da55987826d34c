package app

import (
	"context"
	"slices"
	"strings"

	"muster/data"
	"muster/data/columns"
	"muster/data/store"
)

// ExportCheck is what an export will hold, looked at before the file is written.
type ExportCheck struct {
	Profile columns.Profile
	// Missing are fields that the receiver needs of each contact and the profile has no column for.
	Missing []data.Field
	// Contacts is how many the file will hold, Qualifying how many of them the receiver takes; Unchanged is how many are
	// left out as they have not changed since.
	Contacts, Qualifying, Unchanged int
	// Sent is how many contacts the profile has ever written and the book still knows of. With 0, everybody has changed.
	Sent int
	// Reasons say why others do not qualify, in the order of data.ExportReasons; a contact can have several.
	Reasons []ExportReasonCount
	// Segments are those that occur, by family and name: they must be there before the file comes.
	Segments []SegmentUse
	// Apart are contacts to be mended at the receiver by hand.
	Apart ExportApart
	// Replace is as in ExportResult.
	Replace bool

	book    *store.Book
	reasons map[data.ExportReason][]data.ContactID
}

// ExportReasonCount is a reason, and how many contacts have it.
type ExportReasonCount struct {
	Reason   data.ExportReason
	Contacts int
}

// SegmentUse is a segment that occurs in a file, and with how many contacts.
type SegmentUse struct {
	Segment  data.Segment
	Contacts int
}

// CheckExport looks at an export without writing anything. The errors are those of ExportFile.
func (a *App) CheckExport(ctx context.Context, o ExportOptions, report data.ProgressFunc) (*ExportCheck, error) {
	e, err := a.prepareExport(ctx, o)
	if err != nil {
		return nil, a.heed(err)
	}
	if o.Path != "" {
		if err := e.suits(o.Path); err != nil {
			return nil, err
		}
	}
	c := &ExportCheck{
		Profile: e.profile, Replace: o.OnlyChanged && e.profile.Upload && e.profile.Has(data.FieldSegments),
		Sent: len(e.sent), book: e.book, reasons: make(map[data.ExportReason][]data.ContactID),
	}
	if e.profile.Upload {
		c.Missing = e.profile.Missing()
	}
	uses := make(map[data.SegmentID]int)
	err = e.each(ctx, report, func(l *look) error {
		if o.OnlyChanged && l.unchanged {
			c.Unchanged++
			return nil
		}
		for _, reason := range l.reasons {
			c.reasons[reason] = append(c.reasons[reason], l.contact.ID)
		}
		if len(l.reasons) == 0 {
			c.Qualifying++
		} else if o.OnlyQualifying {
			return nil
		}
		c.Contacts++
		for _, id := range l.contact.Segments {
			uses[id]++
		}
		return nil
	})
	if err != nil {
		return nil, a.heed(err)
	}
	for _, reason := range data.ExportReasons() {
		if n := len(c.reasons[reason]); n > 0 {
			c.Reasons = append(c.Reasons, ExportReasonCount{reason, n})
		}
	}
	if c.Apart, err = e.apart(ctx); err != nil {
		return nil, a.heed(err)
	}
	segments, err := e.book.Segments(ctx)
	if err != nil {
		return nil, a.heed(err)
	}
	for _, s := range segments {
		if uses[s.ID] > 0 && e.profile.Has(data.FieldSegments) {
			c.Segments = append(c.Segments, SegmentUse{s, uses[s.ID]})
		}
	}
	return c, nil
}

// ReasonContacts is a window of the contacts that a reason keeps from qualifying, in the order of the file, and how many
// there are. Those that are gone meanwhile are left out.
func (c *ExportCheck) ReasonContacts(ctx context.Context, reason data.ExportReason, offset, limit int) ([]data.Contact, int, error) {
	ids := c.reasons[reason]
	contacts, err := c.book.Contacts(ctx, window(ids, offset, limit))
	return contacts, len(ids), err
}

// ReasonIDs are all of them, in the order of the file.
func (c *ExportCheck) ReasonIDs(reason data.ExportReason) []data.ContactID {
	return slices.Clone(c.reasons[reason])
}

func window(ids []data.ContactID, offset, limit int) []data.ContactID {
	from := min(max(0, offset), len(ids))
	return ids[from:min(len(ids), from+max(0, limit))]
}

// SegmentList is the names of the segments that occur, a line each: the list of what to create at the receiver first.
func (c *ExportCheck) SegmentList() string {
	names := make([]string, len(c.Segments))
	for i, use := range c.Segments {
		names[i] = use.Segment.Name + "\n"
	}
	return strings.Join(names, "")
}

// ApartContacts are contacts of ExportApart: as they are in the book or, those that are gone, as its history or a copy
// last knew them, in the order of ids. Those of whom nothing is known any more are left out.
func (a *App) ApartContacts(ctx context.Context, ids []data.ContactID) ([]data.Contact, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	found, err := a.Contacts(ctx, ids)
	if err != nil {
		return nil, err
	}
	known := make(map[data.ContactID]data.Contact, len(ids))
	for _, contact := range found {
		known[contact.ID] = contact
	}
	var gone []data.ContactID
	for _, id := range ids {
		if _, ok := known[id]; !ok {
			gone = append(gone, id)
		}
	}
	if len(gone) > 0 {
		deleted, _, err := a.DeletedContacts(ctx, "", gone, len(gone))
		if err != nil {
			return nil, err
		}
		for _, contact := range slices.Backward(deleted) {
			known[contact.ID] = contact
		}
	}
	contacts := make([]data.Contact, 0, len(ids))
	for _, id := range ids {
		if contact, ok := known[id]; ok {
			contacts = append(contacts, contact)
		}
	}
	return contacts, nil
}
