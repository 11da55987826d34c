package imports

import "muster/data"

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
