package imports

import (
	"muster/app"
	"muster/data"
	"muster/views/wording"
)

// check is what the check page knows: a file, the plan for it, and what the user decided. It has no widget.
type check struct {
	words app.Words
	file  app.ImportFile
	// title is the file's own title of a field's column, "" when it has none.
	title func(data.Field) string
	// mobile writes a contact's mobile as people do.
	mobile func(data.Contact) string
	// earlier are the imports of the same content, the newest first.
	earlier []data.Change
	plan    data.Plan
	// wanted are the decisions as the user sees them; the plan follows a moment later.
	wanted data.Decisions
	// answered are the decisions that the plan was asked for with.
	answered data.Decisions
	// outdated is set while the numbers are others than those that the user agreed to.
	outdated bool

	// reasons are the kinds of problems that the rows have, with their numbers.
	reasons []data.Reason
	// edits counts what was done to rows, planned how many of that the plan knows.
	edits, planned int
	// touched says that rows were mended or left out, which would be lost with the import.
	touched bool
	// planning is true while a plan is being made, slow when that takes so long that the user should be told.
	planning, slow bool
	// stopPlan ends the making of a plan; it never blocks.
	stopPlan func()
}

func newCheck(w app.Words, imp *app.Import, mobile func(data.Contact) string) *check {
	plan := imp.Plan()
	return &check{
		words: w, file: imp.File(), title: imp.Title, mobile: mobile, earlier: imp.Earlier(),
		plan: plan, wanted: copied(plan.Decisions), answered: plan.Decisions, stopPlan: func() {},
	}
}

// current says whether the plan is the one for the rows and the decisions that the user sees.
func (c *check) current() bool {
	return c.planned == c.edits && sameDecisions(c.answered, c.wanted)
}

// lastRow is about the number of the last row of the file, for the room that its number needs.
func (c *check) lastRow() int { return c.file.HeaderRow + c.plan.Counts.Rows + 10 }

// subtitle is the line below the file's name: "12,431 rows · CSV, semicolon, UTF-8".
func (c *check) subtitle() string {
	return c.words.Count("import.rows", c.plan.Counts.Rows) + " · " + howRead(c.words, c.file)
}

// incoming counts the contacts that the import creates or changes.
func (c *check) incoming() int { return c.plan.Counts.Created + c.plan.Counts.Updated }

// removes says whether the file takes segments away, instead of bringing contacts in.
func (c *check) removes() bool { return c.wanted.Mode == data.SegmentsRemove }

// startLabel is what the button says that starts the import.
func (c *check) startLabel() string {
	switch {
	case c.removes() && c.plan.Takes.Assignments == 0:
		return c.words.Text("import.remove.start")
	case c.removes():
		return c.words.Count("import.remove.start_count", c.plan.Takes.Assignments)
	case c.incoming() == 0:
		return c.words.Text("import.start")
	}
	return c.words.Count("import.start_contacts", c.incoming())
}

// blocked says why the import cannot start, "" when it can. busy is what app.WriteBlocked said.
func (c *check) blocked(busy error) string {
	switch {
	case busy != nil:
		return wording.Error(c.words, busy)
	case c.slow && !c.current():
		return c.words.Text("import.counting")
	case c.incoming() == 0 && c.removes():
		return c.words.Text("import.remove.nothing")
	case c.incoming() == 0:
		return c.words.Text("import.nothing_changes")
	}
	return ""
}

// left counts the rows that stay out and can be saved.
func (c *check) left() int { return c.plan.Counts.Rejected + c.plan.Counts.Conflicts }

// clean counts the rows that can go in, and into the corrected file.
func (c *check) clean() int {
	n := c.plan.Counts
	return n.Rows - n.Rejected - n.Conflicts - n.Skipped
}
