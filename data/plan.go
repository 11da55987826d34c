package data

// Decisions are the user's answers to what an import's plan leaves open. The zero value loses nothing and creates
// no segment.
type Decisions struct {
	// ReplaceSegments makes the customers in the file end with exactly the file's segments.
	ReplaceSegments bool
	// CreateSegments lists the unknown names to create, by their key (see UnknownSegment.Key).
	CreateSegments map[string]bool
	// CreateAllSegments creates every unknown name.
	CreateAllSegments bool
}

// Plan is what an import will do, in numbers. It changes nothing by itself.
type Plan struct {
	// Revision is the state of the book that the plan was made for.
	Revision  int64
	Decisions Decisions
	Counts    Counts
	// Segments are the effects on segments that gain or lose contacts, ordered by name.
	Segments []SegmentEffect
	// Unknown are the names of the file that the book has no segment for, in the order of the file.
	Unknown []UnknownSegment
	// Replace is what ReplaceSegments would do or does, computed whether it is ticked or not.
	Replace ReplaceEffect
	// Errors, Warnings and Notes count problems (not rows); Counts.Conflicts counts the rows in conflict.
	Errors, Warnings, Notes int
}

// SegmentEffect is what an import does to one segment.
type SegmentEffect struct {
	// ID is 0 for a segment that the import creates.
	ID            SegmentID
	Name          string
	Colour        int
	Adds, Takes   int
	Before, After int
}

// UnknownSegment is a segment name that the file uses and the book lacks.
type UnknownSegment struct {
	Key    string
	Name   string
	Rows   int
	Create bool
}

// ReplaceEffect is what replacing segment data takes away.
type ReplaceEffect struct {
	// Possible is false for a file without a segments column.
	Possible bool
	// Assignments are taken from Contacts; Emptied of these contacts keep no segment at all.
	Assignments, Contacts, Emptied int
}

// ProblemFilter narrows an import's problems.
type ProblemFilter struct {
	// Severities to show; none means all.
	Severities []Severity
	// Code narrows to one kind; "" does not narrow.
	Code Code
}

// RowFilter says which staged rows to walk.
type RowFilter uint8

// RowsRejected are rows with an error and rows in conflict; RowsClean are all that can go in.
const (
	RowsRejected RowFilter = iota
	RowsClean
)

// RowState says what an import makes of a row.
type RowState uint8

// The states of a row.
const (
	// RowGood goes in.
	RowGood RowState = iota
	// RowRejected has a cell with an error and stays out.
	RowRejected
	// RowConflict stays out, as it could be more than one contact.
	RowConflict
	// RowDropped was left out by the user.
	RowDropped
	// RowExample is an example row of the sample sheet.
	RowExample
)
