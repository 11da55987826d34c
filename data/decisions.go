package data

// Decisions are the user's answers to what an import's plan leaves open. The zero value loses nothing and creates
// no segment.
type Decisions struct {
	// Mode is what the file's segments do to its contacts.
	Mode SegmentMode
	// Names are the decisions about unknown segment names, by their key (see UnknownSegment.Key), and OtherNames is the one
	// about all that are not listed; it cannot be NameUse.
	Names      map[string]NameDecision
	OtherNames NameDecision
	// Conflicts and Duplicates decide for all rows in conflict and all possible duplicates, and EraseBlank for all rows that a
	// blank cell erases what the contact has, where the file has the column. Segments are never erased so: see Mode.
	Conflicts  ConflictDecision
	Duplicates DuplicateDecision
	EraseBlank bool
	// Rows are the decisions about single rows, by the number that a spreadsheet shows; they go before those for all.
	Rows map[int]RowDecision
}

// OfName is the decision about an unknown segment name, by its key.
func (d Decisions) OfName(key string) NameDecision {
	if decision, ok := d.Names[key]; ok {
		return decision
	}
	return d.OtherNames
}

// SegmentMode says what a file's segments do to the contacts in the file.
type SegmentMode uint8

// The modes of the segments of a file.
const (
	// SegmentsAdd gives contacts the file's segments, and takes none.
	SegmentsAdd SegmentMode = iota
	// SegmentsReplace makes the customers in the file end with exactly the file's segments.
	SegmentsReplace
	// SegmentsRemove takes the file's segments from its contacts, and changes nothing else: no contact is made, no field
	// changes, and an unknown name means nothing.
	SegmentsRemove
)

// NameDecision is what becomes of a segment name that the book lacks.
type NameDecision struct {
	Act NameAct
	// Family is that of a created segment; "" is FamilyOther.
	Family Family
	// Segment is the one that the name means, for NameUse.
	Segment SegmentID
}

// NameAct says what to do with an unknown segment name.
type NameAct uint8

// What can be done with an unknown segment name.
const (
	// NameLeaveOut imports the rows without it.
	NameLeaveOut NameAct = iota
	// NameCreate makes a segment of this name.
	NameCreate
	// NameUse takes it for a segment of the book.
	NameUse
	// NameReject rejects the rows that name it.
	NameReject
)

// ConflictDecision is what becomes of rows that could be more than one contact.
type ConflictDecision uint8

// What can be done with all rows in conflict.
const (
	// ConflictLeave leaves them out as conflicts, as long as nobody decides.
	ConflictLeave ConflictDecision = iota
	// ConflictSkip leaves them out for good.
	ConflictSkip
	// ConflictNew makes a new contact of each.
	ConflictNew
	// ConflictStrongest takes each for the contact that its strongest key names; of several, the oldest.
	ConflictStrongest
)

// DuplicateDecision is what becomes of rows that share a mobile or an e-mail with a contact of another first name.
type DuplicateDecision uint8

// What can be done with all possible duplicates.
const (
	// DuplicateApart makes a new contact of each.
	DuplicateApart DuplicateDecision = iota
	// DuplicateMerge takes each for the contact that its strongest key names; of several, the oldest.
	DuplicateMerge
	// DuplicateSkip leaves them out.
	DuplicateSkip
)

// RowDecision is what the user decided for one row in conflict, or one possible duplicate, and about its blank cells.
type RowDecision struct {
	Act RowAct
	// Contact is who the row is, for RowIs; 0 if it is the contact that the row Row makes.
	Contact ContactID
	Row     int
	// Blank is what the row's blank cells do.
	Blank BlankDecision
}

// RowAct says who a row is, where its keys do not.
type RowAct uint8

// What can be done with a row in conflict, or a possible duplicate.
const (
	// RowAsAll does what is decided for all such rows.
	RowAsAll RowAct = iota
	// RowLeave does nothing: a conflict stays out, a possible duplicate is kept apart.
	RowLeave
	// RowSkip leaves the row out.
	RowSkip
	// RowNew makes a new contact of it.
	RowNew
	// RowIs takes it for a given contact.
	RowIs
)

// BlankDecision says what the blank cells of a row do.
type BlankDecision uint8

// Blank cells keep what the contact has, or erase it where the file has the column.
const (
	BlankAsAll BlankDecision = iota
	BlankKeep
	BlankErase
)
