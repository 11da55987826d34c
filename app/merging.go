package app

import (
	"context"
	"slices"
	"strings"

	"muster/data"
	"muster/data/field"
	"muster/data/store"
)

// Merging is contacts that become one, and what becomes of each field. Its methods only reckon; MergeContacts does it.
type Merging struct {
	// Contacts are all of them, the oldest first.
	Contacts []data.Contact
	// Stays is the place of the contact that stays, with its ID and the time it was created.
	Stays int
	// Takes is, by field, the place of the contact whose value is taken; TakesAll for notes takes those of all.
	Takes [data.NumFields]int
}

// TakesAll takes the notes of all contacts, one after the other: notes are one line.
const TakesAll = -1

// NewMerging proposes how to merge contacts: the oldest stays. Of values that differ it takes the fuller one where one is the
// other with something more, else the one of the contact that was edited last; of notes, all.
func NewMerging(contacts []data.Contact) *Merging {
	m := &Merging{Contacts: slices.Clone(contacts)}
	slices.SortStableFunc(m.Contacts, func(a, b data.Contact) int {
		if c := a.CreatedAt.Compare(b.CreatedAt); c != 0 {
			return c
		}
		return int(a.ID - b.ID)
	})
	for _, f := range MergedFields() {
		m.Takes[f] = m.proposed(f)
	}
	return m
}

// Stay says which contact stays. Its values win where they differ, but for notes: for callers that ask nobody.
func (m *Merging) Stay(id data.ContactID) {
	m.Stays = slices.IndexFunc(m.Contacts, func(c data.Contact) bool { return c.ID == id })
	for _, f := range MergedFields() {
		if f != data.FieldNotes && m.Contacts[m.Stays].Value(f) != "" {
			m.Takes[f] = m.Stays
		}
	}
}

// MergedFields are the fields that merging decides, in the order in which a form shows them.
func MergedFields() []data.Field {
	return []data.Field{
		data.FieldFirstName, data.FieldLastName, data.FieldCountry, data.FieldMobile, data.FieldEmail,
		data.FieldOrganization, data.FieldAccount, data.FieldExternalID, data.FieldNotes,
	}
}

func (m *Merging) proposed(f data.Field) int {
	if f == data.FieldNotes && len(m.Choices(f)) > 1 {
		return TakesAll
	}
	best := -1
	for i, c := range m.Contacts {
		if c.Value(f) != "" && (best < 0 || better(c, m.Contacts[best], f)) {
			best = i
		}
	}
	return max(best, 0)
}

// better says whether a's value of a field is to be preferred to that of b, which is the older contact.
func better(a, b data.Contact, f data.Field) bool {
	// "J." is less than "Jürgen".
	fuller, less := strings.TrimSuffix(field.Fold(a.Value(f)), "."), strings.TrimSuffix(field.Fold(b.Value(f)), ".")
	switch {
	case sameValue(f, a.Value(f), b.Value(f)):
		return false
	case f == data.FieldCountry || f == data.FieldMobile || fuller == less:
	case strings.Contains(fuller, less):
		return true
	case strings.Contains(less, fuller):
		return false
	}
	return a.UpdatedAt.After(b.UpdatedAt)
}

// Choices are the places of the contacts that have a value of the field, one for each value that differs.
func (m *Merging) Choices(f data.Field) []int {
	var places []int
	for i, c := range m.Contacts {
		same := func(other int) bool { return sameValue(f, m.Contacts[other].Value(f), c.Value(f)) }
		if c.Value(f) != "" && !slices.ContainsFunc(places, same) {
			places = append(places, i)
		}
	}
	return places
}

// sameValue compares as the book does: e-mails without case.
func sameValue(f data.Field, a, b string) bool {
	if f == data.FieldEmail {
		return field.EmailKey(a) == field.EmailKey(b)
	}
	return a == b
}

// Taken is the value that the merged contact has of a field.
func (m *Merging) Taken(f data.Field) string {
	if f != data.FieldNotes || m.Takes[f] != TakesAll {
		return m.Contacts[m.Takes[f]].Value(f)
	}
	var notes []string
	for _, i := range m.Choices(f) {
		notes = append(notes, m.Contacts[i].Value(f))
	}
	return strings.Join(notes, "; ")
}

// Lost are the values of a field that no contact has after the merge.
func (m *Merging) Lost(f data.Field) []string {
	var lost []string
	for _, i := range m.Choices(f) {
		if v := m.Contacts[i].Value(f); !sameValue(f, v, m.Taken(f)) && (f != data.FieldNotes || m.Takes[f] != TakesAll) {
			lost = append(lost, v)
		}
	}
	return lost
}

// Merged is the contact that stays, as it will be, with the segments of all.
func (m *Merging) Merged() data.Contact {
	c := m.Contacts[m.Stays]
	for _, f := range MergedFields() {
		c.SetValue(f, m.Taken(f))
	}
	c.Segments = slices.Clone(c.Segments)
	for _, other := range m.Contacts {
		for _, s := range other.Segments {
			if !slices.Contains(c.Segments, s) {
				c.Segments = append(c.Segments, s)
			}
		}
	}
	return c
}

// Others are the contacts that are deleted.
func (m *Merging) Others() []data.ContactID {
	var ids []data.ContactID
	for i, c := range m.Contacts {
		if i != m.Stays {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// MaxMerged is how many contacts can be merged at once: more are hardly one person, and nobody could choose among them.
const MaxMerged = 20

// MergeContacts merges contacts as decided, and returns the one that stays. The merged contact is checked like an edited one:
// with errors it is refused with *data.InvalidContactError. data.ErrNothingSelected, data.ErrContactNotFound when one is gone,
// data.ErrContactChanged when one is not as it was when the merge was proposed.
func (a *App) MergeContacts(ctx context.Context, m *Merging) (data.Contact, error) {
	c, problems := field.NormalizeContact(m.Merged())
	for _, p := range problems {
		if p.Severity == data.Error {
			return data.Contact{}, &data.InvalidContactError{Problems: problems}
		}
	}
	var merged data.Contact
	_, err := a.write(ctx, func(b *store.Book) (change data.Change, err error) {
		if err := m.stillTrue(ctx, b); err != nil {
			return data.Change{}, err
		}
		merged, change, err = b.MergeContacts(ctx, c, m.Others())
		return change, err
	})
	return merged, err
}

// stillTrue refuses to merge contacts that were edited since somebody looked at them: a value that nobody saw could go.
func (m *Merging) stillTrue(ctx context.Context, b *store.Book) error {
	ids := make([]data.ContactID, len(m.Contacts))
	for i, c := range m.Contacts {
		ids[i] = c.ID
	}
	now, err := b.Contacts(ctx, ids)
	if err != nil {
		return err
	}
	if len(now) < len(ids) {
		return data.ErrContactNotFound
	}
	for i, c := range now {
		was := m.Contacts[i]
		c.Segments, was.Segments = nil, nil
		if !sameContact(c, was) {
			return data.ErrContactChanged
		}
	}
	return nil
}

func sameContact(a, b data.Contact) bool {
	return a.UpdatedAt.Equal(b.UpdatedAt) && !slices.ContainsFunc(MergedFields(), func(f data.Field) bool { return a.Value(f) != b.Value(f) })
}
