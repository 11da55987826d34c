package data

import "errors"

// What can be wrong with a saved filter.
var (
	ErrFilterNotFound  = errors.New("no such filter")
	ErrFilterExists    = errors.New("a filter of this name exists")
	ErrFilterNameEmpty = errors.New("the filter's name is empty")
	ErrFilterNameLong  = errors.New("the filter's name is too long")
	// ErrFilterOfContacts: a list of contacts one by one is no filter; a segment can hold it.
	ErrFilterOfContacts = errors.New("a filter cannot list contacts one by one")
)

// FilterID identifies a saved filter in its book. IDs start at 1 and are never reused.
type FilterID int64

// FilterKind says what a saved filter is for. The texts are stable: they are stored.
type FilterKind string

// The kinds of saved filters.
const (
	// FilterList is a list of contacts to look at and work with.
	FilterList FilterKind = "filter"
	// FilterAudience is whom a message is for: its query leaves out whom no message may reach.
	FilterAudience FilterKind = "audience"
)

// SavedFilter is a query with a name that stays live: it always asks for the contacts that match now.
type SavedFilter struct {
	ID   FilterID
	Name string
	Kind FilterKind
	// Query is what it asks for; it lists no contacts one by one, so IDs is nil.
	Query Query
	// Missing are segments of the query that are not in the book any more; filled by listings only.
	Missing []SegmentID
}

// MaxFilterName is the longest name of a saved filter, in characters.
const MaxFilterName = 100
