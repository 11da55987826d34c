package data

import "time"

// ChangeID numbers the changes of a book, from 1, in the order in which they were made.
type ChangeID int64

// ChangeKind says which act made a change. The texts are stable: they are stored.
type ChangeKind string

// The acts that change a book.
const (
	ChangeImport ChangeKind = "import"
	// ChangeTakeAway is an import with SegmentsRemove.
	ChangeTakeAway       ChangeKind = "take_away"
	ChangeContactCreate  ChangeKind = "contact_create"
	ChangeContactEdit    ChangeKind = "contact_edit"
	ChangeContactsDelete ChangeKind = "contacts_delete"
	ChangeContactsMerge  ChangeKind = "contacts_merge"
	// ChangeContactsForget cleared people from the book, its history and its copies. It cannot be undone.
	ChangeContactsForget ChangeKind = "contacts_forget"
	// ChangeDoNotContact marked contacts so that no message may reach them, ChangeMayContact took that mark.
	ChangeDoNotContact  ChangeKind = "do_not_contact"
	ChangeMayContact    ChangeKind = "may_contact"
	ChangeSegmentCreate ChangeKind = "segment_create"
	ChangeSegmentEdit   ChangeKind = "segment_edit"
	ChangeSegmentMerge  ChangeKind = "segment_merge"
	ChangeSegmentDelete ChangeKind = "segment_delete"
	ChangeAssign        ChangeKind = "assign"
	ChangeUnassign      ChangeKind = "unassign"
)

// Change is one entry of the book's history: what was done, when, from which file, and in which numbers.
type Change struct {
	ID   ChangeID
	Kind ChangeKind
	At   time.Time
	// File is the base name of the imported file, "" for other acts.
	File string
	// Subject is the name of the segment that the act was about, "" where there is none.
	Subject string
	// Who is the name of the one contact that the change touched, as it stands in the book now: read along with the change, never
	// kept with it. "" where the change touched several or none, or where that contact is not in the book.
	Who    string
	Counts Counts
	// UndoneAt is zero while the change stands.
	UndoneAt time.Time
	// Trimmed tells that the history forgot what the change touched: it can be neither undone nor redone.
	Trimmed bool
	// Cleared tells that it can be neither because everybody that it touched was deleted for good; Trimmed is true, too.
	Cleared bool
}

// Undone tells that the change was undone, and does not stand.
func (c Change) Undone() bool { return !c.UndoneAt.IsZero() }

// Obstacle is a change that stands in the way of undoing or redoing another one, as both touched the same. In the way of
// undoing are later changes that stand; in the way of redoing are changes that stand in its place, and those that it
// builds upon and that are undone themselves.
type Obstacle struct {
	Change Change
	// Contacts and Segments are how many of them both touched; 0 where the history has forgotten it.
	Contacts, Segments int
}

// Counts are the numbers of an import or another change. For an import,
// Created+Updated+Unchanged+Merged+Conflicts+Rejected+Skipped = Rows.
type Counts struct {
	Rows               int `json:"rows"`
	Created            int `json:"created"`
	Updated            int `json:"updated"`
	Unchanged          int `json:"unchanged"`
	Merged             int `json:"merged"`
	Conflicts          int `json:"conflicts"`
	Rejected           int `json:"rejected"`
	Skipped            int `json:"skipped"`
	MembershipsAdded   int `json:"memberships_added"`
	MembershipsRemoved int `json:"memberships_removed"`
	PossibleDuplicates int `json:"possible_duplicates"`
	Warnings           int `json:"warnings"`
	// Deleted counts contacts that an act removed; an import never does.
	Deleted int `json:"deleted,omitempty"`
}

// Phase says what a long act is doing.
type Phase uint8

// The phases of long acts.
const (
	PhaseReading Phase = iota
	PhasePlanning
	PhaseWriting
	PhaseMending
)

// Progress is one report of a long act. Total is 0 while it is unknown.
type Progress struct {
	Phase       Phase
	Done, Total int64
}

// ProgressFunc receives reports of a long act, on the act's own goroutine, some ten to some thousand times; it must
// return at once. A nil ProgressFunc is allowed everywhere: call Report.
type ProgressFunc func(Progress)

// Report calls f if there is one.
func (f ProgressFunc) Report(phase Phase, done, total int64) {
	if f != nil {
		f(Progress{Phase: phase, Done: done, Total: total})
	}
}
