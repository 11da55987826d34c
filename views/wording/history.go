package wording

import (
	"strconv"

	"muster/app"
	"muster/data"
)

// Act names what was done, as a list of changes shows it: "Import of kunden.csv", "3 contacts deleted", "Contact edited (Anna
// Meyer)".
func Act(w app.Words, c data.Change) string {
	switch c.Kind {
	case data.ChangeImport, data.ChangeTakeAway, data.ChangeSegmentCreate, data.ChangeSegmentEdit, data.ChangeSegmentMerge, data.ChangeSegmentDelete:
		return act(w, c) // the file or the segment tells more
	}
	if c.Who == "" {
		return act(w, c)
	}
	return w.Text("history.act.who", "Act", act(w, c), "Who", c.Who)
}

func act(w app.Words, c data.Change) string {
	key := "history.act." + string(c.Kind)
	switch c.Kind {
	case data.ChangeContactsDelete, data.ChangeContactsForget:
		return w.Count(key, c.Counts.Deleted)
	case data.ChangeImport, data.ChangeTakeAway:
		if c.File == "" {
			return w.Text(key + "_cleared")
		}
	case data.ChangeContactsMerge:
		return w.Count(key, c.Counts.Deleted+1)
	case data.ChangeDoNotContact, data.ChangeMayContact:
		return w.Count(key, c.Counts.Updated)
	case data.ChangeAssign:
		return w.Count(key, c.Counts.MembershipsAdded, "Segment", c.Subject)
	case data.ChangeUnassign:
		return w.Count(key, c.Counts.MembershipsRemoved, "Segment", c.Subject)
	}
	return w.Text(key, "File", c.File, "Segment", c.Subject)
}

// ChangeNumbers says how much a change changed, leaving out what it left alone: "" where the act says it all.
func ChangeNumbers(w app.Words, c data.Change) string {
	n := c.Counts
	if n == (data.Counts{}) {
		return ""
	}
	return numbers(w, "import.result.", "import.result.nothing", []count{
		{"created", n.Created},
		{"updated", n.Updated},
		{"deleted", n.Deleted},
		{"assignments_added", n.MembershipsAdded},
		{"assignments_removed", n.MembershipsRemoved},
	})
}

// ChangeState says what became of a change: "" while it stands and can be undone.
func ChangeState(w app.Words, c data.Change) string {
	switch {
	case c.Undone():
		return w.Text("history.state.undone", "Date", w.DateTime(c.UndoneAt))
	case c.Trimmed:
		return w.Text("history.state.trimmed")
	}
	return ""
}

// Final says why a change can be neither undone nor redone.
func Final(w app.Words, c data.Change) string {
	switch {
	case c.Kind == data.ChangeContactsForget:
		return w.Text("history.chosen.forget")
	case c.Cleared:
		return w.Text("history.chosen.cleared")
	}
	return Error(w, data.ErrChangeTrimmed)
}

// Obstacle says which change stands in the way of undoing or redoing another one, and on how much.
func Obstacle(w app.Words, o data.Obstacle) string {
	key := "history.obstacle.later"
	switch {
	case o.Change.Trimmed || o.Contacts+o.Segments == 0:
		key = "history.obstacle.forgotten"
	case o.Change.Undone():
		key = "history.obstacle.undone"
	}
	var extent []string
	if o.Contacts > 0 {
		extent = append(extent, w.Count("history.extent.contacts", o.Contacts))
	}
	if o.Segments > 0 {
		extent = append(extent, w.Count("history.extent.segments", o.Segments))
	}
	return w.Text(key, "Number", strconv.FormatInt(int64(o.Change.ID), 10), "Act", Act(w, o.Change),
		"Date", w.DateTime(o.Change.At), "Extent", List(w, extent))
}
