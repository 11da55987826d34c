package imports

import (
	"maps"
	"reflect"
	"strconv"
	"strings"

	"muster/app"
	"muster/data"
	"muster/views/widgets"
	"muster/views/wording"
)

// check is what the check page knows: a file, the plan for it, and what the user decided. It has no widget.
type check struct {
	words app.Words
	file  app.ImportFile
	// title is the file's own title of a field's column, "" when it has none.
	title func(data.Field) string
	plan  data.Plan
	// wanted are the decisions as the user sees them; the plan follows a moment later.
	wanted data.Decisions
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

func newCheck(w app.Words, file app.ImportFile, title func(data.Field) string, plan data.Plan) *check {
	c := &check{words: w, file: file, title: title, plan: plan, wanted: plan.Decisions, stopPlan: func() {}}
	c.wanted.Names = maps.Clone(plan.Decisions.Names)
	return c
}

// current says whether the plan is the one for the rows and the decisions that the user sees.
func (c *check) current() bool {
	return c.planned == c.edits && c.plan.Decisions.Mode == c.wanted.Mode &&
		reflect.DeepEqual(created(c.plan.Decisions), created(c.wanted))
}

// created are the keys of the names to create, those that were taken back left out.
func created(d data.Decisions) map[string]data.NameDecision {
	keys := map[string]data.NameDecision{}
	for key, decision := range d.Names {
		if decision.Act == data.NameCreate {
			keys[key] = decision
		}
	}
	return keys
}

// decisions is a copy to plan with, which later clicks leave alone.
func (c *check) decisions() data.Decisions {
	return data.Decisions{Mode: c.wanted.Mode, Names: created(c.wanted)}
}

// lastRow is about the number of the last row of the file, for the room that its number needs.
func (c *check) lastRow() int { return c.file.HeaderRow + c.plan.Counts.Rows + 10 }

// subtitle is the line below the file's name: "12,431 rows · CSV, semicolon, UTF-8".
func (c *check) subtitle() string {
	return c.words.Count("import.rows", c.plan.Counts.Rows) + " · " + howRead(c.words, c.file)
}

// incoming counts the contacts that the import creates or changes.
func (c *check) incoming() int { return c.plan.Counts.Created + c.plan.Counts.Updated }

// importLabel is what the button says that starts the import.
func (c *check) importLabel() string {
	if c.incoming() == 0 {
		return c.words.Text("import.start")
	}
	return c.words.Count("import.start_contacts", c.incoming())
}

// tile is one number of the plan. With a filter, a tap on it shows the rows behind the number.
type tile struct {
	title, figure string
	tone          widgets.Tone
	filter        filter
}

// tiles are the plan in numbers.
func (c *check) tiles() []tile {
	n := c.plan.Counts
	of := func(key string, count int, tone, calm widgets.Tone, f filter) tile {
		if count == 0 {
			tone, f = calm, filter{}
		}
		return tile{title: c.words.Text("import.tile." + key), figure: c.words.Number(count), tone: tone, filter: f}
	}
	tiles := []tile{
		of("new", n.Created, widgets.Success, widgets.Subdued, filter{}),
		of("changed", n.Updated, widgets.Neutral, widgets.Subdued, filter{}),
		of("unchanged", n.Unchanged, widgets.Subdued, widgets.Subdued, filter{}),
		of("merged", n.Merged, widgets.Subdued, widgets.Subdued, filter{}),
		of("conflicts", n.Conflicts, widgets.Warning, widgets.Subdued, filter{kind: filterConflicts}),
		of("rejected", n.Rejected, widgets.Error, widgets.Subdued, filter{kind: filterErrors}),
	}
	skipped := filter{}
	if c.dropped() > 0 {
		skipped.kind = filterDropped
	}
	// It is there from the start, so that nothing moves when the first row is left out.
	tiles = append(tiles, of("skipped", n.Skipped, widgets.Subdued, widgets.Subdued, skipped))
	return tiles
}

// notices are the sentences about the file as a whole, the weightiest first.
func (c *check) notices() []string {
	var out []string
	if c.outdated {
		out = append(out, c.words.Text("import.notice.outdated"))
	}
	out = append(out, c.rowNotice("import.notice.later", c.file.Later)...)
	if n := len(c.file.Ignored); n > 0 {
		out = append(out, c.words.Count("import.notice.ignored", n, "Columns", someOf(c.words, quoted(c.words, c.file.Ignored))))
	}
	if n := c.plan.Counts.Skipped - c.dropped(); n > 0 {
		out = append(out, c.words.Count("import.notice.skipped", n))
	}
	out = append(out, c.rowNotice("import.notice.below", c.file.Below)...)
	out = append(out, c.rowNotice("import.notice.above", c.file.Above)...)
	return append(out, c.hiddenNotices()...)
}

// someOf lists names on one line: the first ones, and how many more there are.
func someOf(w app.Words, names []string) string {
	const most = 3
	if len(names) <= most {
		return wording.List(w, names)
	}
	return strings.Join(names[:most], ", ") + " " + w.Count("list.more", len(names)-most)
}

// rowNotice is the sentence about rows of the file that are no contacts; none without such rows.
func (c *check) rowNotice(key string, rows []int) []string {
	if len(rows) == 0 {
		return nil
	}
	return []string{c.words.Count(key, len(rows), "Rows", someOf(c.words, numbers(rows)))}
}

// hiddenNotices are the sentences about what the file does not show and the import reads all the same.
func (c *check) hiddenNotices() []string {
	var out []string
	if n := c.file.HiddenRows; n > 0 {
		out = append(out, c.words.Count("import.notice.hidden_rows", n))
	}
	if hidden := c.file.HiddenColumns; len(hidden) > 0 {
		columns := someOf(c.words, quoted(c.words, hidden))
		out = append(out, c.words.Count("import.notice.hidden_columns", len(hidden), "Columns", columns))
	}
	return out
}

// numbers are the numbers of rows as a spreadsheet shows them.
func numbers(rows []int) []string {
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = strconv.Itoa(row)
	}
	return out
}

// quoted are the titles of columns; one that is empty is told from nothing by its quotes.
func quoted(w app.Words, titles []string) []string {
	out := make([]string, len(titles))
	for i, title := range titles {
		out[i] = w.Text("common.quoted", "Text", strings.Join(strings.Fields(title), " "))
	}
	return out
}

// replaceEffect is the sentence in the box of the replace checkbox.
func (c *check) replaceEffect() string {
	r := c.plan.Takes
	switch {
	case c.plan.Column != data.SegmentsNamed:
		return c.words.Text("import.replace.impossible")
	case r.Assignments == 0:
		return c.words.Text("import.replace.nothing")
	}
	text := c.words.Text("import.replace.takes",
		"Assignments", c.words.Count("import.replace.assignments", r.Assignments),
		"Contacts", c.words.Count("import.replace.contacts", r.Contacts))
	if r.Emptied > 0 {
		text += " " + c.words.Count("import.replace.emptied", r.Emptied)
	}
	return text
}

// takes says whether the import takes assignments, so that it has to ask once more.
func (c *check) takes() bool {
	return c.wanted.Mode == data.SegmentsReplace && c.plan.Takes.Assignments > 0
}

// blocked says why the import cannot start, "" when it can. busy is what app.WriteBlocked said.
func (c *check) blocked(busy error) string {
	switch {
	case busy != nil:
		return wording.Error(c.words, busy)
	case c.slow && !c.current():
		return c.words.Text("import.counting")
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
