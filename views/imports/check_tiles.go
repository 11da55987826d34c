package imports

import (
	"muster/data"
	"muster/views/widgets"
)

// tile is one number of the plan, and the rows that stand behind it.
type tile struct {
	title string
	count int
	tone  widgets.Tone
	kind  data.PlanKind
}

// tileKinds are the tiles, in their order. That of skipped rows is there from the start, so that nothing moves when the
// first row is left out.
var tileKinds = []struct {
	kind data.PlanKind
	name string
	tone widgets.Tone
}{
	{data.PlanNew, "new", widgets.Success},
	{data.PlanChanged, "changed", widgets.Neutral},
	{data.PlanUnchanged, "unchanged", widgets.Subdued},
	{data.PlanMerged, "merged", widgets.Subdued},
	{data.PlanConflict, "conflicts", widgets.Warning},
	{data.PlanDuplicate, "duplicates", widgets.Warning},
	{data.PlanRejected, "rejected", widgets.Error},
	{data.PlanSkipped, "skipped", widgets.Subdued},
}

// tiles are the plan in numbers. What takes segments away makes no contact.
func (c *check) tiles() []tile {
	var out []tile
	for _, k := range tileKinds {
		prefix := "import.tile."
		if c.removes() {
			if k.kind == data.PlanNew || k.kind == data.PlanDuplicate {
				continue
			}
			prefix = "import.remove.tile."
		}
		t := tile{title: c.words.Text(prefix + k.name), count: c.count(k.kind), tone: k.tone, kind: k.kind}
		if t.count == 0 {
			t.tone = widgets.Subdued
		}
		out = append(out, t)
	}
	return out
}

// count is the exact number of the rows of a kind.
func (c *check) count(kind data.PlanKind) int {
	n := c.plan.Counts
	switch kind {
	case data.PlanNew:
		return n.Created
	case data.PlanChanged:
		return n.Updated
	case data.PlanUnchanged:
		return n.Unchanged
	case data.PlanMerged:
		return n.Merged
	case data.PlanConflict:
		return n.Conflicts
	case data.PlanDuplicate:
		return n.PossibleDuplicates
	case data.PlanRejected:
		return n.Rejected
	case data.PlanSkipped:
		return n.Skipped
	case data.PlanEmptied:
		return c.emptied()
	case data.PlanDecided:
		return c.plan.Decided
	}
	return n.Rows
}

// emptied counts the contacts that end without any segment, as it is decided.
func (c *check) emptied() int {
	if c.plan.Decisions.Mode == data.SegmentsAdd {
		return 0
	}
	return c.plan.Takes.Emptied
}
