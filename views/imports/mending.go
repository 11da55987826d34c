package imports

import (
	"strconv"
	"strings"

	"muster/app"
	"muster/data"
	"muster/views/widgets"
	"muster/views/wording"
)

// selected is the line of the table of problems that the user looks at.
type selected struct {
	entry
	line int
	// row is the whole row, alike counts the rows with the same problem in the same cell; both are known a moment later.
	row   app.ImportRow
	alike int
	known bool
}

// actKind is what can be done about a problem.
type actKind uint8

const (
	actEdit actKind = iota
	actTake
	actTakeAlike
	actTakeAll
	actSame
	actDrop
	actDropAlike
	actRestore
	actRestoreAll
	actUndo
	actRow
	actNearest
	actCreateSegment
	actUseSegment
	actDecide
)

// act is something that can be done about a problem, with its name.
type act struct {
	kind actKind
	text string
	icon widgets.Icon
	key  string
}

// acts are what can be done about a line, the most useful first.
func (c *check) acts(s selected) []act {
	switch s.state {
	case entryDropped:
		return c.droppedActs()
	case entryMended:
		return c.mendedActs(s)
	}
	w, p := c.words, s.problem
	var all []act
	reason := c.reason(p.Code)
	one := p.Remedy == data.RemedySet // the suggestion is a value of the cell
	if asksWho(p) {
		all = append(all, act{kind: actDecide, text: w.Text("mend.decide"), icon: widgets.IconMerge})
	}
	if p.Suggestion != "" && p.Code != data.CodeSegmentUnknown {
		all = append(all, act{kind: actTake, text: takeText(w, p), icon: widgets.IconCheck})
		if one && s.alike > 1 {
			all = append(all, act{kind: actTakeAlike, text: w.Count("mend.take_alike", s.alike), icon: widgets.IconCheck})
		}
		if reason.Suggested > 1 && (!one || reason.Suggested != s.alike) {
			text := w.Count("mend.take_all", reason.Suggested)
			all = append(all, act{kind: actTakeAll, text: text, icon: widgets.IconCheck})
		}
	}
	if p.Code == data.CodeSegmentUnknown {
		if u, found := c.unknownName(p.Value); found && len(u.Near) > 0 {
			text := w.Text("import.name.use", "Segment", shortValue(u.Near[0].Name))
			all = append(all, act{kind: actNearest, text: text, icon: widgets.IconCheck})
		}
		if !c.removes() {
			text := w.Text("mend.create_segment", "Segment", shortValue(p.Value))
			all = append(all, act{kind: actCreateSegment, text: text, icon: widgets.IconPlus})
		}
		all = append(all, act{kind: actUseSegment, text: w.Text("mend.use_segment"), icon: widgets.IconSegment})
	}
	if _, ok := editField(p, s.row.Cells); ok {
		all = append(all, act{kind: actEdit, text: w.Text("mend.edit"), icon: widgets.IconPencil, key: "F2"})
	}
	all = append(all, act{kind: actRow, text: w.Text("mend.row"), icon: widgets.IconSheet, key: rowKey})
	all = append(all, act{kind: actDrop, text: w.Text("mend.drop"), icon: widgets.IconRemove, key: w.Text("mend.key.delete")})
	if s.alike > 1 {
		all = append(all, act{kind: actDropAlike, text: w.Count("mend.drop_alike", s.alike), icon: widgets.IconRemove})
	}
	return all
}

// asksWho says whether a problem is that a row could be more than one contact.
func asksWho(p data.Problem) bool {
	return p.Severity == data.Conflict || p.Code == data.CodePossibleDuplicate
}

// rowKey opens the whole row.
const rowKey = "F4"

func (c *check) droppedActs() []act {
	all := []act{{
		kind: actRestore, text: c.words.Text("mend.restore"), icon: widgets.IconUndo, key: c.words.Text("mend.key.delete"),
	}}
	if n := c.dropped(); n > 1 {
		all = append(all, act{kind: actRestoreAll, text: c.words.Count("mend.restore_all", n), icon: widgets.IconUndo})
	}
	return all
}

func (c *check) mendedActs(s selected) []act {
	w := c.words
	var all []act
	// Of a segment the problem is one name of the cell, so that the cell is no answer for others.
	if s.alike > 0 && s.problem.Remedy == data.RemedySet && s.problem.Field < data.FieldSegments {
		all = append(all, act{kind: actSame, text: w.Count("mend.same", s.alike), icon: widgets.IconCheck})
	}
	return append(all,
		act{kind: actEdit, text: w.Text("mend.edit"), icon: widgets.IconPencil, key: "F2"},
		act{kind: actRow, text: w.Text("mend.row"), icon: widgets.IconSheet, key: rowKey},
		act{kind: actUndo, text: w.Text("mend.undo"), icon: widgets.IconUndo},
		act{kind: actDrop, text: w.Text("mend.drop"), icon: widgets.IconRemove, key: w.Text("mend.key.delete")},
	)
}

// takeText says what taking a problem's suggestion does.
func takeText(w app.Words, p data.Problem) string {
	switch p.Remedy {
	case data.RemedySetCountry:
		return w.Text("mend.take.country", "Country", p.Suggestion)
	case data.RemedySwapNames:
		return w.Text("mend.take.swap_names")
	case data.RemedySwapMobileEmail:
		return w.Text("mend.take.swap_mobile_email")
	case data.RemedyMoveToMobile:
		return w.Text("mend.take.mobile")
	}
	return w.Text("mend.take", "Value", shortValue(p.Suggestion))
}

// suggested is what the button in the line of a problem says, "" where nothing is suggested.
func (c *check) suggested(p data.Problem) string {
	if p.Code != data.CodeSegmentUnknown {
		return suggestion(c.words, p)
	}
	if u, found := c.unknownName(p.Value); found && len(u.Near) > 0 {
		return u.Near[0].Name
	}
	return ""
}

// suggestion is what a problem's suggestion comes to: the value itself where it is one of the cell.
func suggestion(w app.Words, p data.Problem) string {
	if p.Remedy == data.RemedySet || p.Remedy == data.RemedyMoveToMobile {
		return oneLine(p.Suggestion)
	}
	return takeText(w, p)
}

// shortValue is a value where there is little room.
func shortValue(value string) string {
	const most = 28
	value = oneLine(value)
	if runes := []rune(value); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return value
}

// reason are the numbers of a kind of problem.
func (c *check) reason(code data.Code) data.Reason {
	for _, r := range c.reasons {
		if r.Code == code {
			return r
		}
	}
	return data.Reason{Code: code}
}

// dropped counts the rows that the user left out.
func (c *check) dropped() int { return c.reason(data.CodeRowDropped).Count }

// reasonItems are what the table of problems can be narrowed to.
func (c *check) reasonItems() []widgets.PickItem {
	total := 0
	items := []widgets.PickItem{{}}
	for _, r := range c.reasons {
		if r.Severity == data.Note || r.Count == 0 {
			continue
		}
		total += r.Count
		item := widgets.PickItem{
			ID: string(r.Code), Text: wording.Reason(c.words, r.Code), Note: c.words.Number(r.Count),
			Icon: severityIcon(r.Severity),
		}
		items = append(items, item)
	}
	items[0] = widgets.PickItem{ID: allReasons, Text: c.words.Text("mend.reason.all"), Note: c.words.Number(total)}
	return items
}

// allReasons is the choice of no reason.
const allReasons = "all"

func severityIcon(s data.Severity) widgets.Icon {
	switch s {
	case data.Error:
		return widgets.IconError
	case data.Conflict:
		return widgets.IconMerge
	case data.Warning:
		return widgets.IconWarning
	}
	return widgets.IconInfo
}

// rowText is a row on one line, the cells that say who it is first.
func rowText(w app.Words, row app.ImportRow) string {
	parts := []string{w.Text("mend.row_number", "Row", strconv.Itoa(row.Number))}
	for _, f := range []data.Field{
		data.FieldFirstName, data.FieldLastName, data.FieldCountry, data.FieldMobile, data.FieldEmail, data.FieldOrganization,
		data.FieldAccount, data.FieldExternalID, data.FieldSegments,
	} {
		if text := oneLine(row.Cells[f]); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " · ")
}

// label says in a word what a line is, in the colour of its tone.
func (s selected) label(w app.Words) (string, widgets.Tone) {
	switch {
	case s.state == entryDropped:
		return w.Text("mend.state.dropped"), widgets.Subdued
	case s.state == entryMended:
		return w.Text("mend.state.mended"), widgets.Success
	case s.problem.Severity == data.Error:
		return w.Text("mend.state.error"), widgets.Error
	case s.problem.Severity == data.Conflict:
		return w.Text("mend.state.conflict"), widgets.Warning
	}
	return w.Text("mend.state.warning"), widgets.Warning
}
