package imports

import "muster/data"

// takeEffect says what the file's segments take away, or would where they replaced what is there.
func (c *check) takeEffect() string {
	r, w := c.plan.Takes, c.words
	nothing, takes := "import.replace.nothing", "import.replace.takes"
	if c.removes() {
		nothing, takes = "import.remove.nothing", "import.remove.takes"
	}
	switch {
	case c.plan.Column == data.SegmentsBlank:
		return w.Text("import.replace.blank")
	case c.plan.Column == data.SegmentsMissing:
		return w.Text("import.replace.impossible")
	case r.Assignments == 0:
		return w.Text(nothing)
	}
	text := w.Text(takes,
		"Assignments", w.Count("import.replace.assignments", r.Assignments),
		"Contacts", w.Count("import.replace.contacts", r.Contacts))
	if r.Emptied > 0 {
		text += " " + w.Count("import.replace.emptied", r.Emptied)
	}
	return text
}

// takes says whether the import takes assignments.
func (c *check) takes() bool {
	return c.wanted.Mode != data.SegmentsAdd && c.plan.Takes.Assignments > 0
}

// question is what is asked once more before something is taken or erased.
type question struct {
	title, text, confirm string
	details              []string
}

// question returns what to ask before the import; false where nothing is taken or erased.
func (c *check) question() (question, bool) {
	w, taken := c.words, c.plan.Takes.Assignments
	erased := w.Count("import.erase.ask", c.plan.Counts.Updated)
	undo := w.Text("import.replace.undo")
	switch {
	case c.removes() && c.takes():
		return question{
			title: w.Text("import.remove.ask"), text: c.takeEffect(), details: []string{w.Text("import.remove.undo")},
			confirm: w.Count("import.remove.start_count", taken),
		}, true
	case c.takes() && c.erasesAny():
		return question{
			title: w.Text("import.replace.ask_erase"), text: c.takeEffect(), details: []string{erased, undo},
			confirm: w.Count("import.replace.confirm_erase", taken),
		}, true
	case c.takes():
		return question{
			title: w.Text("import.replace.ask"), text: c.takeEffect(), details: []string{undo},
			confirm: w.Count("import.replace.confirm", taken),
		}, true
	case c.erasesAny():
		return question{
			title: w.Text("import.erase.title"), text: erased, details: []string{undo}, confirm: w.Text("import.erase.confirm"),
		}, true
	}
	return question{}, false
}
