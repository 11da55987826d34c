package terminal

import (
	"cmp"
	"maps"
	"slices"

	"muster/data"
)

// decisionsJSON are the decisions that an import was planned with, in the words of the options.
type decisionsJSON struct {
	// Segments is "add", "replace" or "remove".
	Segments string `json:"segments"`
	// Names are the unknown names, OtherNames is what is decided about those that are not decided by name.
	Names      []nameJSON `json:"names"`
	OtherNames actJSON    `json:"other_names"`
	Conflicts  string     `json:"conflicts"`
	Duplicates string     `json:"duplicates"`
	EraseBlank bool       `json:"erase_blank"`
	Rows       []rowJSON  `json:"rows"`
}

// actJSON is what becomes of a name: "leave_out", "create", "use" or "reject".
type actJSON struct {
	Act    string      `json:"act"`
	Family data.Family `json:"family,omitempty"`
	// Segment is the name of the one to use.
	Segment string `json:"segment,omitempty"`
}

type nameJSON struct {
	Name string `json:"name"`
	Rows int    `json:"rows"`
	actJSON
	// Near are the names of segments with a like spelling, the nearest first.
	Near []string `json:"near"`
}

// rowJSON is a decision about a row: "leave", "skip", "new" or "is", then of a contact or of the one that another row makes.
type rowJSON struct {
	Row     int            `json:"row"`
	Act     string         `json:"act"`
	Contact data.ContactID `json:"contact,omitempty"`
	OfRow   int            `json:"of_row,omitempty"`
}

// The words of the decisions, in their order.
var (
	modeWords = []string{"add", "replace", "remove"}
	nameWords = []string{"leave_out", "create", "use", "reject"}
	rowWords  = []string{"as_all", "leave", "skip", "new", "is"}
)

func nameAct(d data.NameDecision, segments map[data.SegmentID]string) actJSON {
	act := actJSON{Act: nameWords[d.Act]}
	switch d.Act {
	case data.NameCreate:
		act.Family = cmp.Or(d.Family, data.FamilyOther)
	case data.NameUse:
		act.Segment = segments[d.Segment]
	}
	return act
}

func decisionReport(plan data.Plan, segments map[data.SegmentID]string) decisionsJSON {
	d := plan.Decisions
	report := decisionsJSON{
		Segments: modeWords[d.Mode], Names: []nameJSON{}, OtherNames: nameAct(d.OtherNames, segments),
		Conflicts: conflictWords[d.Conflicts], Duplicates: duplicateWords[d.Duplicates], EraseBlank: d.EraseBlank,
		Rows: []rowJSON{},
	}
	for _, unknown := range plan.Unknown {
		name := nameJSON{Name: unknown.Name, Rows: unknown.Rows, actJSON: nameAct(unknown.Decision, segments), Near: []string{}}
		for _, near := range unknown.Near {
			name.Near = append(name.Near, near.Name)
		}
		report.Names = append(report.Names, name)
	}
	for _, row := range slices.Sorted(maps.Keys(d.Rows)) {
		decision := d.Rows[row]
		report.Rows = append(report.Rows, rowJSON{row, rowWords[decision.Act], decision.Contact, decision.Row})
	}
	return report
}
