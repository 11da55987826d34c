package data

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
	// Takes is what SegmentsReplace would take away or does, computed whether it is decided or not; with SegmentsRemove it
	// is what that takes away.
	Takes TakeEffect
	// Column says what the file has in the way of segments.
	Column SegmentsColumn
	// Decided counts the rows for which the user decided by themselves, see Decisions.Rows.
	Decided int
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
	Key  string
	Name string
	// Rows is how many rows name it, of those that go in or would if NameReject did not keep them out.
	Rows int
	// Decision is what becomes of it.
	Decision NameDecision
	// Near are segments of the book with a like spelling, the nearest first; few or none.
	Near []Segment
}

// TakeEffect is what an import takes away.
type TakeEffect struct {
	// Assignments are taken from Contacts; Emptied of these contacts keep no segment at all.
	Assignments, Contacts, Emptied int
}

// SegmentsColumn says what a file has in the way of segments. Only with SegmentsNamed can it replace or remove any.
type SegmentsColumn uint8

// A file names segments, has a column for them that is blank throughout, or has no such column.
const (
	SegmentsNamed SegmentsColumn = iota
	SegmentsBlank
	SegmentsMissing
)

// PlanKind narrows the rows of a plan to those of which the import makes the same.
type PlanKind uint8

// What becomes of rows. PlanNew to PlanSkipped without PlanDuplicate share the rows among them, and have the numbers of
// Counts; PlanDuplicate, PlanEmptied and PlanDecided look at the same rows from other sides.
const (
	PlanAll PlanKind = iota
	// PlanNew rows make a contact.
	PlanNew
	// PlanChanged rows are the first ones of contacts of the book of which a field or an assignment changes.
	PlanChanged
	// PlanUnchanged rows are the first ones of contacts of the book that stay as they are.
	PlanUnchanged
	// PlanMerged rows are further ones of a contact that has an earlier row.
	PlanMerged
	// PlanConflict rows stay out until the user decides who they are.
	PlanConflict
	// PlanRejected rows have an error and stay out.
	PlanRejected
	// PlanSkipped rows are example rows, rows that the user left out, and with SegmentsRemove those of nobody in the book.
	PlanSkipped
	// PlanDuplicate rows make a contact that could be one that is there: Counts.PossibleDuplicates.
	PlanDuplicate
	// PlanEmptied rows are the first ones of contacts that end without any segment, of those who have one: TakeEffect.Emptied
	// as it is decided, 0 with SegmentsAdd.
	PlanEmptied
	// PlanDecided rows are those for which the user decided: Plan.Decided.
	PlanDecided
)

// PlanRow is what an import makes of one row.
type PlanRow struct {
	// Row is the row's number as a spreadsheet shows it.
	Row int
	// Kind is PlanNew, PlanChanged, PlanUnchanged, PlanMerged, PlanConflict, PlanRejected or PlanSkipped.
	Kind PlanKind
	// Contact is who the row is, as it will be after the import, with its ID where the book has it; for a row that stays out,
	// what the row says of it. Its Segments are empty: see Segments below.
	Contact Contact
	// First is the number of the contact's first row, of a PlanMerged row.
	First int
	// Fields are the fields of a contact of the book that change, with all rows of the contact.
	Fields []FieldChange
	// Segments are those that the contact has or gets, ordered by name. For a row that stays out there are none.
	Segments []SegmentChange
	// Duplicate tells that the row is of PlanDuplicate, Emptied that it is of PlanEmptied.
	Duplicate, Emptied bool
	// Candidates are who the row could be, of a row in conflict, of a possible duplicate, and of a row for which the user
	// decided; the one that the strongest key names first.
	Candidates []Candidate
	// Decision is what the user decided for this row; the zero value if nothing.
	Decision RowDecision
	// Problems are those of the row and those of the plan.
	Problems []Problem
}

// FieldChange is a field of a contact as it is and as it will be, both as they are stored.
type FieldChange struct {
	Field    Field
	Old, New string
}

// SegmentChange is what an import does with one segment of one contact.
type SegmentChange struct {
	// ID is 0 for a segment that the import creates.
	ID     SegmentID
	Name   string
	Colour int
	Effect MemberEffect
}

// MemberEffect says whether a contact keeps a segment, gets it, or loses it.
type MemberEffect uint8

// The effects on an assignment.
const (
	MemberKept MemberEffect = iota
	MemberAdded
	MemberRemoved
)

// Candidate is a contact that a row could be: one of the book, or one that an earlier row makes.
type Candidate struct {
	// Contact has the ID 0 if an earlier row makes it.
	Contact Contact
	// Row is the number of the first row of a contact that the file makes, else 0.
	Row int
	// By is the strongest key that names it. SamePerson tells that the first name is the same, or that the key needs none.
	By         MatchKind
	SamePerson bool
}

// PlanFilter narrows the rows of a plan.
type PlanFilter struct {
	Kind PlanKind
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
	// RowRejected has a cell with an error, or names a segment that the user rejects, and stays out.
	RowRejected
	// RowConflict stays out, as it could be more than one contact.
	RowConflict
	// RowDropped was left out by the user.
	RowDropped
	// RowExample is an example row of the sample sheet.
	RowExample
	// RowSkipped stays out by what was decided about who rows are, or about segments that are taken away.
	RowSkipped
)
