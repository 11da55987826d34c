package app

import (
	"context"
	"maps"

	"muster/data"
	"muster/data/field"
)

// keptDecisions are the decisions of an import that are remembered for files with the same header. What takes, erases or
// creates anything is not among them, nor what joins people, nor what was decided for one row: these are asked every time.
type keptDecisions struct {
	// Conflicts and Duplicates are keptSkip or "", OtherNames is keptReject or "".
	Conflicts  string `json:"conflicts,omitempty"`
	Duplicates string `json:"duplicates,omitempty"`
	OtherNames string `json:"other_names,omitempty"`
	// Names are by their key.
	Names map[string]keptName `json:"names,omitempty"`
}

// keptName is what an unknown segment name is taken for.
type keptName struct {
	// Act is keptUse, keptLeaveOut or keptReject.
	Act string `json:"act"`
	// Segment and Name are those of the segment to use.
	Segment data.SegmentID `json:"segment,omitempty"`
	Name    string         `json:"name,omitempty"`
}

const (
	keptSkip     = "skip"
	keptUse      = "use"
	keptLeaveOut = "leave_out"
	keptReject   = "reject"
)

func (k keptDecisions) isEmpty() bool {
	return k.Conflicts == "" && k.Duplicates == "" && k.OtherNames == "" && len(k.Names) == 0
}

// RememberDecisions keeps what was decided last for later files with the same header: that rows in conflict or possible
// duplicates are skipped, and which unknown segment names mean a segment of the book, are left out or have their rows
// rejected. All else is asked again: to replace, remove, create or erase, to make or take contacts, and single rows. A file
// without a header and a book that cannot be written remember nothing.
func (imp *Import) RememberDecisions(ctx context.Context) error {
	plan := imp.Plan()
	segments, err := imp.app.current().Segments(ctx)
	if err != nil {
		return err
	}
	names := make(map[data.SegmentID]string, len(segments))
	for _, s := range segments {
		names[s.ID] = s.Name
	}
	o := imp.options
	o.Forget = false // what stands there now was told by Remember after it forgot what was there before
	return imp.app.keepChoice(ctx, imp.mapping.Header, o, func(c *choice) {
		c.Decisions = c.Decisions.after(plan, names)
	})
}

// after is what is remembered once a plan was decided. What was remembered of names that the plan's file does not have stays.
func (k keptDecisions) after(plan data.Plan, segments map[data.SegmentID]string) keptDecisions {
	d := plan.Decisions
	now := keptDecisions{Names: maps.Clone(k.Names)}
	if now.Names == nil {
		now.Names = map[string]keptName{}
	}
	if d.Conflicts == data.ConflictSkip {
		now.Conflicts = keptSkip
	}
	if d.Duplicates == data.DuplicateSkip {
		now.Duplicates = keptSkip
	}
	if d.OtherNames.Act == data.NameReject {
		now.OtherNames = keptReject
	}
	for _, unknown := range plan.Unknown {
		delete(now.Names, unknown.Key)
		decision, decided := d.Names[unknown.Key]
		switch {
		case !decided:
		case decision.Act == data.NameLeaveOut:
			now.Names[unknown.Key] = keptName{Act: keptLeaveOut}
		case decision.Act == data.NameReject:
			now.Names[unknown.Key] = keptName{Act: keptReject}
		case decision.Act == data.NameUse && segments[decision.Segment] != "":
			now.Names[unknown.Key] = keptName{Act: keptUse, Segment: decision.Segment, Name: segments[decision.Segment]}
		}
	}
	return now
}

// fill adds what is remembered to decisions, where they leave it open: a decision about all other names leaves none of them
// open. A name whose segment is gone is left out of account; one that was made again under its name counts.
func (k keptDecisions) fill(d data.Decisions, segments []data.Segment) data.Decisions {
	if d.Conflicts == data.ConflictLeave && k.Conflicts == keptSkip {
		d.Conflicts = data.ConflictSkip
	}
	if d.Duplicates == data.DuplicateApart && k.Duplicates == keptSkip {
		d.Duplicates = data.DuplicateSkip
	}
	if d.OtherNames != (data.NameDecision{}) {
		return d
	}
	if k.OtherNames == keptReject {
		d.OtherNames.Act = data.NameReject
	}
	d.Names = maps.Clone(d.Names)
	for key, kept := range k.Names {
		decision, ok := kept.decision(segments)
		if _, decided := d.Names[key]; decided || !ok {
			continue
		}
		if d.Names == nil {
			d.Names = map[string]data.NameDecision{}
		}
		d.Names[key] = decision
	}
	return d
}

func (n keptName) decision(segments []data.Segment) (data.NameDecision, bool) {
	switch n.Act {
	case keptLeaveOut:
		return data.NameDecision{Act: data.NameLeaveOut}, true
	case keptReject:
		return data.NameDecision{Act: data.NameReject}, true
	case keptUse:
		byName := data.SegmentID(0)
		for _, s := range segments {
			if s.ID == n.Segment {
				return data.NameDecision{Act: data.NameUse, Segment: s.ID}, true
			}
			if field.SegmentKey(s.Name) == field.SegmentKey(n.Name) {
				byName = s.ID
			}
		}
		return data.NameDecision{Act: data.NameUse, Segment: byName}, byName != 0
	}
	return data.NameDecision{}, false // of a later version
}
