package imports

import "muster/views/widgets"

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
