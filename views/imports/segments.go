package imports

import (
	"strings"

	"muster/app"
	"muster/data"
	"muster/views/widgets"
)

// The texts of a row of the table of segments.

func addsText(w app.Words, e data.SegmentEffect) string {
	if e.Adds == 0 {
		return ""
	}
	return "+" + w.Number(e.Adds)
}

func takesText(w app.Words, e data.SegmentEffect) string {
	if e.Takes == 0 {
		return ""
	}
	return "–" + w.Number(e.Takes)
}

func thenText(w app.Words, e data.SegmentEffect) string {
	return w.Number(e.Before) + " › " + w.Number(e.After)
}

// creates says whether an unknown name is to be created; otherwise it is left out.
func (c *check) creates(key string) bool { return c.wanted.Names[key].Act == data.NameCreate }

// create decides about some of the unknown names, from (inclusive) to (inclusive) in their order.
func (c *check) create(from, to int, create bool) {
	if c.wanted.Names == nil {
		c.wanted.Names = map[string]data.NameDecision{}
	}
	var decision data.NameDecision
	if create {
		decision.Act = data.NameCreate
	}
	for _, u := range c.plan.Unknown[max(0, from):min(to+1, len(c.plan.Unknown))] {
		c.wanted.Names[u.Key] = decision
	}
}

// createNamed decides to create the segment of an unknown name.
func (c *check) createNamed(name string) {
	for i, u := range c.plan.Unknown {
		if strings.EqualFold(oneLine(u.Name), oneLine(name)) {
			c.create(i, i, true)
		}
	}
}

// createAll turns "create every unknown name" on, and off when it was on.
func (c *check) createAll() {
	c.create(0, len(c.plan.Unknown)-1, c.createState() != widgets.Checked)
}

// createState says whether all, some or none of the unknown names are to be created.
func (c *check) createState() widgets.CheckState {
	n := 0
	for _, u := range c.plan.Unknown {
		if c.creates(u.Key) {
			n++
		}
	}
	switch n {
	case 0:
		return widgets.Unchecked
	case len(c.plan.Unknown):
		return widgets.Checked
	}
	return widgets.Partly
}
