package data

import (
	"errors"
	"fmt"
)

// What can go wrong with a book. Views have a sentence for each.
var (
	ErrNotABook       = errors.New("the file is not a Muster book")
	ErrNewerBook      = errors.New("the book was written by a newer version")
	ErrBookDamaged    = errors.New("the book is damaged")
	ErrBookMissing    = errors.New("there is no book at this place")
	ErrFolderReadOnly = errors.New("the book's folder cannot be written")
	ErrBookReadOnly   = errors.New("the book cannot be written")
	ErrBookInUse      = errors.New("another Muster writes to the book")
	ErrDiskFull       = errors.New("the disk is full")
	ErrBusy           = errors.New("a job is already running")
	ErrPlanOutdated   = errors.New("the book changed after the plan was made")
)

// What can be wrong with what a person asks for.
var (
	ErrContactNotFound    = errors.New("no such contact")
	ErrSegmentNotFound    = errors.New("no such segment")
	ErrSegmentExists      = errors.New("a segment of this name exists")
	ErrSegmentNameEmpty   = errors.New("the segment name is empty")
	ErrSegmentNameLong    = errors.New("the segment name is too long")
	ErrSegmentNameInvalid = errors.New("the segment name holds a semicolon or a line break")
	ErrSameSegment        = errors.New("a segment cannot be merged into itself")
	ErrContactChanged     = errors.New("the contact was changed meanwhile")
	ErrSameContact        = errors.New("a contact cannot be merged into itself")
	ErrNobodyDeleted      = errors.New("nobody like this was deleted")
	ErrNothingSelected    = errors.New("nothing is selected")
	ErrNoSegmentsColumn   = errors.New("the file has no segments column")
	ErrSegmentsBlank      = errors.New("the segments column of the file is blank throughout")
	ErrNoHeader           = errors.New("no header row was recognised")
	ErrNoRows             = errors.New("the file has a header and no rows")
	ErrContactInvalid     = errors.New("the contact has errors")
	ErrRowNotFound        = errors.New("the file has no such row")
	ErrNoSuggestion       = errors.New("the row has no such suggestion any more")
)

// What can be wrong with undoing and redoing.
var (
	ErrNothingToUndo  = errors.New("there is nothing to undo")
	ErrNothingToRedo  = errors.New("there is nothing to redo")
	ErrChangeNotFound = errors.New("no such change")
	ErrChangeTrimmed  = errors.New("the history has forgotten what the change touched")
	ErrAlreadyUndone  = errors.New("the change is undone already")
	ErrNotUndone      = errors.New("the change is not undone")
)

// InTheWayError says which other changes keep some from being undone or redone. Nothing was changed.
type InTheWayError struct {
	// Obstacles are all that would have to go too, in the order in which they can.
	Obstacles []Obstacle
}

func (e *InTheWayError) Error() string {
	return fmt.Sprintf("%d other changes stand in the way", len(e.Obstacles))
}

// MissingColumnsError says which required columns a file lacks.
type MissingColumnsError struct {
	// Fields are the missing ones; where both FieldMobile and FieldEmail stand here, one of them is enough.
	Fields []Field
}

func (e *MissingColumnsError) Error() string {
	text := "missing columns:"
	for _, f := range e.Fields {
		text += " " + f.String()
	}
	return text
}

// HeaderRowError says that the row that a user named as the header is blank, or not near the top of the file.
type HeaderRowError struct{ Row int }

func (e *HeaderRowError) Error() string { return fmt.Sprintf("row %d cannot be the header", e.Row) }

// NoSuchColumnError says that a file has no column of a title that a user named.
type NoSuchColumnError struct {
	Title string
	// Header are the titles that the file has.
	Header []string
}

func (e *NoSuchColumnError) Error() string { return "the file has no such column" }

// InvalidContactError carries what is wrong with a contact that was to be saved. It is an ErrContactInvalid.
type InvalidContactError struct{ Problems []Problem }

func (e *InvalidContactError) Error() string { return ErrContactInvalid.Error() }

// Unwrap makes errors.Is(err, ErrContactInvalid) hold.
func (e *InvalidContactError) Unwrap() error { return ErrContactInvalid }
