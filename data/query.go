package data

import (
	"reflect"
	"slices"
	"time"
)

// View is one of the fixed lists of contacts.
type View uint8

// The fixed lists of the sidebar.
const (
	ViewAll View = iota
	ViewWithoutSegment
	ViewWithoutMobile
	// ViewDoNotContact lists the contacts whom no message may reach.
	ViewDoNotContact
	// NumViews is the number of views, not a view.
	NumViews int = iota
)

// SortColumn names what a list of contacts is ordered by.
type SortColumn uint8

// The sortable columns. Ties are broken by ID, so an order is always total.
const (
	SortName SortColumn = iota // first name, then last name, folded: as the Name column shows it
	SortLastName
	SortMobile
	SortEmail
	SortOrganization
	SortCountry
	SortAccount
	SortExternalID
	SortUpdated
)

// Query says which contacts a list shows and in which order. Its parts narrow each other.
type Query struct {
	View View
	// Segments narrows to contacts that have any of them, AllSegments to those that have all, NoneSegments to those that have
	// none; empty does not narrow. A segment that is not in the book is one that nobody has.
	Segments, AllSegments, NoneSegments []SegmentID
	// Countries narrows to contacts of any of them, as ISO 3166-1 alpha-2 in upper case; empty does not narrow.
	Countries []string
	// Organizations narrows to contacts of any of them, compared folded as the search does; empty does not narrow.
	Organizations []string
	// Has narrows to contacts that have all these fields, HasNot to those that have none of them. FieldSegments is any
	// segment; every contact has FieldMusterID.
	Has, HasNot []Field
	// CreatedSince and ChangedSince narrow to contacts that were added, or changed in a field of their own, at that time or
	// later; the zero time does not narrow.
	CreatedSince, ChangedSince time.Time
	// Contactable leaves out the contacts whom no message may reach.
	Contactable bool
	// Search narrows to contacts in which every word of the text occurs (name, mobile in any spelling, e-mail,
	// organization, account number, external ID; folded).
	Search string
	// Change narrows to the contacts that a change touched; 0 does not narrow.
	Change ChangeID
	// IDs narrows to the listed contacts; nil does not narrow.
	IDs        []ContactID
	Sort       SortColumn
	Descending bool
}

// Clone returns a query that shares nothing with q.
func (q Query) Clone() Query {
	q.Segments, q.AllSegments = slices.Clone(q.Segments), slices.Clone(q.AllSegments)
	q.NoneSegments, q.IDs = slices.Clone(q.NoneSegments), slices.Clone(q.IDs)
	q.Countries, q.Organizations = slices.Clone(q.Countries), slices.Clone(q.Organizations)
	q.Has, q.HasNot = slices.Clone(q.Has), slices.Clone(q.HasNot)
	return q
}

// SameContacts says whether two queries ask for the same contacts, in whatever order they list them.
func (q Query) SameContacts(other Query) bool {
	return reflect.DeepEqual(q.unordered(), other.unordered())
}

// Narrows says whether the query leaves anybody out.
func (q Query) Narrows() bool { return !q.SameContacts(Query{}) }

// unordered is the query without its order, in one form: an empty list is none, but for IDs, where it narrows to nobody.
func (q Query) unordered() Query {
	q.Sort, q.Descending = 0, false
	q.CreatedSince, q.ChangedSince = q.CreatedSince.UTC().Round(0), q.ChangedSince.UTC().Round(0)
	q.Segments, q.AllSegments, q.NoneSegments = orNone(q.Segments), orNone(q.AllSegments), orNone(q.NoneSegments)
	q.Countries, q.Organizations = orNone(q.Countries), orNone(q.Organizations)
	q.Has, q.HasNot = orNone(q.Has), orNone(q.HasNot)
	return q
}

func orNone[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}

// Selection is a set of contacts that an act runs on: either the listed ones, or all that match a query but the
// listed ones. The latter is resolved at the moment of the act.
type Selection struct {
	// All selects everything that matches Query, less IDs. Otherwise exactly IDs are selected.
	All   bool
	Query Query
	IDs   []ContactID
}

// SelectIDs selects the given contacts.
func SelectIDs(ids ...ContactID) Selection { return Selection{IDs: ids} }

// SelectAll selects all that match a query.
func SelectAll(q Query) Selection { return Selection{All: true, Query: q} }
