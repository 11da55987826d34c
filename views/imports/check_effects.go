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
	return w.Text(takes,
		"Assignments", w.Count("import.replace.assignments", r.Assignments),
		"Contacts", w.Count("import.replace.contacts", r.Contacts))
}

// emptiedEffect says how many contacts end without any segment, or would; "" for none.
func (c *check) emptiedEffect() string {
	n := c.plan.Takes.Emptied
	if c.plan.Column != data.SegmentsNamed || n == 0 {
		return ""
	}
	return c.words.Count("import.replace.emptied", n)
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

// takeDetails are further sentences of a question about what is taken.
func (c *check) takeDetails(more ...string) []string {
	if emptied := c.emptiedEffect(); emptied != "" {
		return append([]string{emptied}, more...)
	}
	return more
}

// question returns what to ask before the import; false where nothing is taken or erased.
func (c *check) question() (question, bool) {
	w, taken := c.words, c.plan.Takes.Assignments
	erased := w.Count("import.erase.ask", c.plan.Counts.Updated)
	undo := w.Text("import.replace.undo")
	switch {
	case c.removes() && c.takes():
		return question{
			title: w.Text("import.remove.ask"), text: c.takeEffect(), details: c.takeDetails(w.Text("import.remove.undo")),
			confirm: w.Count("import.remove.start_count", taken),
		}, true
	case c.takes() && c.erasesAny():
		return question{
			title: w.Text("import.replace.ask_erase"), text: c.takeEffect(), details: c.takeDetails(erased, undo),
			confirm: w.Count("import.replace.confirm_erase", taken),
		}, true
	case c.takes():
		return question{
			title: w.Text("import.replace.ask"), text: c.takeEffect(), details: c.takeDetails(undo),
			confirm: w.Count("import.replace.confirm", taken),
		}, true
	case c.erasesAny():
		return question{
			title: w.Text("import.erase.title"), text: erased, details: []string{undo}, confirm: w.Text("import.erase.confirm"),
		}, true
	}
	return question{}, false
}
