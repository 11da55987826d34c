package data

// View is one of the fixed lists of contacts.
type View uint8

// The fixed lists of the sidebar.
const (
	ViewAll View = iota
	ViewWithoutSegment
	ViewWithoutMobile
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
	// Segments narrows to contacts that have any of them; empty does not narrow.
	Segments []SegmentID
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
