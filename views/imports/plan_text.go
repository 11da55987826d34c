package imports

import (
	"strconv"
	"strings"

	"muster/data"
	"muster/views/widgets"
	"muster/views/wording"
)

// planHeading is what stands above a list of plan rows.
func (c *check) planHeading(kind data.PlanKind) string {
	prefix := "import.plan.heading."
	if c.removes() {
		prefix = "import.remove.heading."
	}
	return c.words.Text(prefix + kindName(kind))
}

// kindName names a kind of plan rows in keys of texts.
func kindName(kind data.PlanKind) string {
	switch kind {
	case data.PlanEmptied:
		return "emptied"
	case data.PlanDecided:
		return "decided"
	}
	for _, k := range tileKinds {
		if k.kind == kind {
			return k.name
		}
	}
	return "all"
}

// kindBadge says in a word what a row is, in the colour of its tone.
func (c *check) kindBadge(r data.PlanRow) (string, widgets.Tone) {
	prefix := "import.plan.badge."
	if c.removes() {
		prefix = "import.remove.badge."
	}
	kind := r.Kind
	if r.Duplicate && kind == data.PlanNew {
		kind = data.PlanDuplicate
	}
	for _, k := range tileKinds {
		if k.kind == kind {
			return c.words.Text(prefix + k.name), k.tone
		}
	}
	return "", widgets.Subdued
}

// who names the contact of a row, or what the row says of it.
func (c *check) who(of data.Contact) string {
	for _, text := range []string{of.FullName(), c.mobile(of), of.Email, of.Organization} {
		if text = oneLine(text); text != "" {
			return text
		}
	}
	return c.words.Text("import.plan.nobody")
}

// where are the other things by which one knows a contact, on one line.
func (c *check) where(of data.Contact) string {
	var parts []string
	for _, text := range []string{c.mobile(of), of.Email, of.Organization, of.ExternalID} {
		if text = oneLine(text); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " · ")
}

// happens says on one line what the import makes of a row.
func (c *check) happens(r data.PlanRow) string {
	w := c.words
	switch r.Kind {
	case data.PlanNew:
		if r.Duplicate {
			return w.Text("import.plan.new_duplicate")
		}
		return w.Text("import.plan.new")
	case data.PlanChanged:
		return c.changes(r)
	case data.PlanUnchanged:
		if c.removes() {
			return w.Text("import.remove.none")
		}
		return w.Text("import.plan.unchanged")
	case data.PlanMerged:
		return w.Text("import.plan.merged", "Row", strconv.Itoa(r.First))
	}
	if p, found := mainProblem(r); found {
		return wording.Reason(w, p.Code)
	}
	return w.Text("import.plan.stays_out")
}

// changes names the fields of a contact that change.
func (c *check) changes(r data.PlanRow) string {
	if c.removes() {
		lost := 0
		for _, s := range r.Segments {
			if s.Effect == data.MemberRemoved {
				lost++
			}
		}
		return c.words.Count("import.remove.loses", lost)
	}
	if len(r.Fields) == 0 {
		return c.words.Text("import.plan.segments_only")
	}
	names := make([]string, len(r.Fields))
	for i, f := range r.Fields {
		names[i] = wording.Field(c.words, f.Field)
	}
	return someOf(c.words, names)
}

// mainProblem is the problem that says why a row stays out.
func mainProblem(r data.PlanRow) (data.Problem, bool) {
	for _, wanted := range []data.Severity{data.Conflict, data.Error} {
		for _, p := range r.Problems {
			if p.Severity == wanted {
				return p, true
			}
		}
	}
	if r.Kind != data.PlanSkipped {
		return data.Problem{}, false
	}
	for _, p := range r.Problems {
		switch p.Code {
		case data.CodeRowDropped, data.CodeRowSkipped, data.CodeExampleRow, data.CodeNotInBook:
			return p, true
		}
	}
	return data.Problem{}, false
}

// sentences are what is to be said of a row as a whole, the reason why it stays out first.
func (c *check) sentences(r data.PlanRow) []string {
	var out []string
	main, found := mainProblem(r)
	if found {
		out = append(out, wording.Problem(c.words, main))
	}
	if r.Kind == data.PlanMerged {
		out = append(out, c.words.Text("import.plan.merged_text", "Row", strconv.Itoa(r.First)))
	}
	if r.Emptied {
		out = append(out, c.words.Text("import.plan.emptied"))
	}
	for _, p := range r.Problems {
		if p.Severity == data.Note || (found && p == main) || (r.Emptied && p.Code == data.CodeSegmentsEmptied) {
			continue
		}
		out = append(out, wording.Problem(c.words, p))
	}
	return out
}

// fieldText is a value of a field as people write it.
func (c *check) fieldText(of data.Contact, field data.Field, value string) string {
	if field == data.FieldMobile && value != "" {
		value = c.mobile(data.Contact{Mobile: value, CountryCode: of.CountryCode})
	}
	if value = oneLine(value); value != "" {
		return value
	}
	return c.words.Text("import.plan.blank")
}

// segmentChips are the segments of a row's contact: those that it gets, those that it loses, those that it keeps.
func (c *check) segmentChips(r data.PlanRow) []widgets.ChipData {
	var added, removed, kept []widgets.ChipData
	for _, s := range r.Segments {
		switch s.Effect {
		case data.MemberAdded:
			added = append(added, widgets.ChipData{Text: c.words.Text("import.plan.adds", "Segment", s.Name), Tone: widgets.Success})
		case data.MemberRemoved:
			removed = append(removed, widgets.ChipData{Text: c.words.Text("import.plan.takes", "Segment", s.Name), Tone: widgets.Error})
		default:
			kept = append(kept, widgets.ChipData{Text: s.Name, Color: segmentColor(s.Colour)})
		}
	}
	return append(append(added, removed...), kept...)
}
