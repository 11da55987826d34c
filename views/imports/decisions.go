package imports

import (
	"maps"
	"reflect"

	"muster/data"
)

// copied is a copy of decisions that later clicks leave alone.
func copied(d data.Decisions) data.Decisions {
	d.Names, d.Rows = maps.Clone(d.Names), maps.Clone(d.Rows)
	return d
}

// sameDecisions says whether two come to the same: an answer that is that for all alike says nothing of its own.
func sameDecisions(a, b data.Decisions) bool { return reflect.DeepEqual(bare(a), bare(b)) }

// bare are decisions without what says nothing of its own.
func bare(d data.Decisions) data.Decisions {
	names, rows := map[string]data.NameDecision{}, map[int]data.RowDecision{}
	for key, decision := range d.Names {
		if decision != d.OtherNames {
			names[key] = decision
		}
	}
	for row, decision := range d.Rows {
		if decision != (data.RowDecision{}) {
			rows[row] = decision
		}
	}
	d.Names, d.Rows = names, rows
	return d
}

// decisions is a copy to plan with.
func (c *check) decisions() data.Decisions { return bare(c.wanted) }

// setMode chooses what the file's segments do.
func (c *check) setMode(mode data.SegmentMode) { c.wanted.Mode = mode }

// decideName decides about one unknown segment name.
func (c *check) decideName(key string, decision data.NameDecision) {
	if c.wanted.Names == nil {
		c.wanted.Names = map[string]data.NameDecision{}
	}
	c.wanted.Names[key] = decision
}

// decideNames decides about all unknown names alike, those too that come up when rows are mended.
func (c *check) decideNames(decision data.NameDecision) {
	c.wanted.OtherNames, c.wanted.Names = decision, nil
}

// takeNearest takes every unknown name that is like the name of a segment for that segment.
func (c *check) takeNearest() {
	for _, u := range c.plan.Unknown {
		if len(u.Near) > 0 {
			c.decideName(u.Key, data.NameDecision{Act: data.NameUse, Segment: u.Near[0].ID})
		}
	}
}

// withNear counts the unknown names that are like the name of a segment.
func (c *check) withNear() int {
	n := 0
	for _, u := range c.plan.Unknown {
		if len(u.Near) > 0 {
			n++
		}
	}
	return n
}

// ofRow is what the user decided for one row.
func (c *check) ofRow(row int) data.RowDecision { return c.wanted.Rows[row] }

// decideRow decides for one row; the zero value takes the decision back.
func (c *check) decideRow(row int, decision data.RowDecision) {
	if decision == (data.RowDecision{}) {
		delete(c.wanted.Rows, row)
		return
	}
	if c.wanted.Rows == nil {
		c.wanted.Rows = map[int]data.RowDecision{}
	}
	c.wanted.Rows[row] = decision
	c.touched = true // it would be lost with the import
}

// decided counts the rows for which the user decided.
func (c *check) decided() int { return len(bare(c.wanted).Rows) }

// forgetRows takes back what was decided for single rows.
func (c *check) forgetRows() { c.wanted.Rows = nil }

// erases says whether blank cells of a row erase what its contact has.
func (c *check) erases(row int) bool {
	switch c.ofRow(row).Blank {
	case data.BlankErase:
		return true
	case data.BlankKeep:
		return false
	}
	return c.wanted.EraseBlank
}

// eraseRow decides what the blank cells of one row do.
func (c *check) eraseRow(row int, erase bool) {
	decision := c.ofRow(row)
	decision.Blank = data.BlankAsAll
	if erase != c.wanted.EraseBlank {
		decision.Blank = data.BlankKeep
		if erase {
			decision.Blank = data.BlankErase
		}
	}
	c.decideRow(row, decision)
}

// erasesAny says whether blank cells erase anything of some row.
func (c *check) erasesAny() bool {
	if c.wanted.EraseBlank {
		return true
	}
	for _, decision := range c.wanted.Rows {
		if decision.Blank == data.BlankErase {
			return true
		}
	}
	return false
}
