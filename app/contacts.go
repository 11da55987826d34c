package app

import (
	"context"

	"muster/data"
	"muster/data/field"
	"muster/data/store"
)

// ContactIDs lists the contacts of a query in its order; limit 0 lists all of them.
func (a *App) ContactIDs(ctx context.Context, q data.Query, limit int) ([]data.ContactID, error) {
	ids, err := a.current().ContactIDs(ctx, q, limit)
	return ids, a.heed(err)
}

// CountContacts counts the contacts of a query.
func (a *App) CountContacts(ctx context.Context, q data.Query) (int, error) {
	n, err := a.current().CountContacts(ctx, q)
	return n, a.heed(err)
}

// Contacts loads contacts in the order of ids; those that are gone are left out.
func (a *App) Contacts(ctx context.Context, ids []data.ContactID) ([]data.Contact, error) {
	found, err := a.current().Contacts(ctx, ids)
	return found, a.heed(err)
}

// Contact loads one contact; data.ErrContactNotFound when it is gone.
func (a *App) Contact(ctx context.Context, id data.ContactID) (data.Contact, error) {
	found, err := a.Contacts(ctx, []data.ContactID{id})
	if err != nil {
		return data.Contact{}, err
	}
	if len(found) == 0 {
		return data.Contact{}, data.ErrContactNotFound
	}
	return found[0], nil
}

// SelectionCount counts a selection, and how many of it the shown query does not list.
func (a *App) SelectionCount(ctx context.Context, sel data.Selection, shown data.Query) (total, notShown int, err error) {
	total, notShown, err = a.current().SelectionCount(ctx, sel, shown)
	return total, notShown, a.heed(err)
}

// CheckContact says what is wrong with a contact as a person typed it, by the rules of the import.
func (a *App) CheckContact(c data.Contact) []data.Problem { return field.CheckContact(c) }

// LookAlikes finds whom a typed contact is or looks like; the contact itself is not among them.
func (a *App) LookAlikes(ctx context.Context, c data.Contact) ([]data.Match, error) {
	normal, _ := field.NormalizeContact(c)
	found, err := a.current().FindMatches(ctx, normal)
	return found, a.heed(err)
}

// SaveContact stores a contact as typed: a new one when its ID is 0, else over the one it was. It returns the
// contact as stored. A contact with errors is refused with *data.InvalidContactError.
func (a *App) SaveContact(ctx context.Context, typed data.Contact) (data.Contact, error) {
	c, problems := field.NormalizeContact(typed)
	for _, p := range problems {
		if p.Severity == data.Error {
			return data.Contact{}, &data.InvalidContactError{Problems: problems}
		}
	}
	var saved data.Contact
	_, err := a.write(ctx, func(b *store.Book) (change data.Change, err error) {
		if c.ID == 0 {
			saved, change, err = b.CreateContact(ctx, c)
		} else {
			saved, change, err = b.UpdateContact(ctx, c)
		}
		return change, err
	})
	return saved, err
}

// DeleteContacts deletes the selected contacts.
func (a *App) DeleteContacts(ctx context.Context, sel data.Selection, report data.ProgressFunc) (data.Change, error) {
	return a.write(ctx, func(b *store.Book) (data.Change, error) { return b.DeleteContacts(ctx, sel, report) })
}

// LastChangeOf is the newest change that touched a contact; false when none is known.
func (a *App) LastChangeOf(ctx context.Context, id data.ContactID) (data.Change, bool, error) {
	return a.current().LastChangeOf(ctx, id)
}

// ShowMobile writes a stored mobile number as people of the contact's country do.
func (a *App) ShowMobile(c data.Contact) string { return field.ShowMobile(c.Mobile, c.CountryCode) }

// Country is a country of the list that a form offers.
type Country struct{ Code, Name string }

// Countries lists all countries, named and sorted in the chosen language.
func (a *App) Countries() []Country {
	all := field.Countries(a.words.Language())
	out := make([]Country, len(all))
	for i, c := range all {
		out[i] = Country(c)
	}
	return out
}

// CountryName is the country's name in the chosen language, "" for a code that is none.
func (a *App) CountryName(code string) string { return field.CountryName(code, a.words.Language()) }

// ReadCountry understands a country as a cell of a file would be: letters or a name; false for anything else.
func (a *App) ReadCountry(text string) (code string, ok bool) {
	c, problems := field.NormalizeContact(data.Contact{CountryCode: text})
	for _, p := range problems {
		if p.Field == data.FieldCountry && p.Severity == data.Error {
			return "", false
		}
	}
	return c.CountryCode, c.CountryCode != ""
}

// Fold folds a text as the search does, for lists that are searched in memory.
func Fold(text string) string { return field.Fold(text) }
