package imports

import (
	"strconv"

	"muster/data"
	"muster/views/widgets"
)

// mostCandidates is how many contacts are offered for a row; who is none of them can be given an ID in the row.
const mostCandidates = 50

// isConflict says whether a row with candidates was or is in conflict; otherwise it is a possible duplicate.
func isConflict(r data.PlanRow) bool {
	if r.Kind == data.PlanConflict {
		return true
	}
	for _, candidate := range r.Candidates {
		if candidate.SamePerson {
			return true
		}
	}
	return false
}

// asks says whether there is something to decide about who a row is.
func asks(r data.PlanRow) bool {
	return len(r.Candidates) > 0 && (r.Kind == data.PlanConflict || r.Duplicate || r.Decision.Act != data.RowAsAll)
}

// The IDs of the answers for one row, but those for its candidates.
const (
	answerAsAll = "all"
	answerNew   = "new"
	answerSkip  = "skip"
	answerLeave = "leave"
)

// candidateAnswer is the ID of the answer that a row is a candidate.
func candidateAnswer(candidate data.Candidate) string {
	return answerIs(candidate.Contact.ID, candidate.Row)
}

func answerIs(contact data.ContactID, row int) string {
	if contact != 0 {
		return "contact " + strconv.FormatInt(int64(contact), 10)
	}
	return "row " + strconv.Itoa(row)
}

// answers are what can be decided about who a row is, and what holds now.
func (c *check) answers(r data.PlanRow) (options []widgets.Option, chosen string) {
	w := c.words
	prefix := "import.decide.duplicate."
	open := c.wanted.Duplicates != data.DuplicateApart // there is more than one way to leave a row alone
	if isConflict(r) {
		prefix, open = "import.decide.conflict.", c.wanted.Conflicts != data.ConflictLeave
	}
	options = append(options, widgets.Option{ID: answerAsAll, Text: c.asAllText(isConflict(r))})
	for _, candidate := range r.Candidates[:min(len(r.Candidates), mostCandidates)] {
		options = append(options, widgets.Option{
			ID: candidateAnswer(candidate), Note: c.candidateNote(candidate),
			Text: w.Text(prefix+"is", "Who", c.who(candidate.Contact)),
		})
	}
	if (isConflict(r) || open) && !c.removes() {
		options = append(options, widgets.Option{ID: answerNew, Text: w.Text(prefix + "new")})
	}
	options = append(options, widgets.Option{ID: answerSkip, Text: w.Text(prefix + "skip")})
	if isConflict(r) && open {
		options = append(options, widgets.Option{ID: answerLeave, Text: w.Text(prefix + "leave")})
	}
	return options, c.answer(r)
}

// asAllText says what is decided for all such rows.
func (c *check) asAllText(conflict bool) string {
	key := "import.decide.duplicate.all." + duplicateAnswers[c.wanted.Duplicates]
	if conflict {
		key = "import.decide.conflict.all." + conflictAnswers[c.wanted.Conflicts]
	}
	return c.words.Text(key)
}

// The answers for all alike, by what they are called in keys of texts.
var (
	conflictAnswers  = []string{"leave", "skip", "new", "strongest"}
	duplicateAnswers = []string{"apart", "merge", "skip"}
)

// candidateNote says who a candidate is, and by what it was found.
func (c *check) candidateNote(candidate data.Candidate) string {
	by := c.words.Text("import.decide.by." + matchName(candidate.By))
	if candidate.Contact.ID == 0 {
		by = c.words.Text("import.decide.by_row", "Row", strconv.Itoa(candidate.Row), "By", by)
	}
	if where := c.where(candidate.Contact); where != "" {
		return by + " · " + where
	}
	return by
}

func matchName(by data.MatchKind) string {
	switch by {
	case data.MatchMusterID:
		return "muster_id"
	case data.MatchExternalID:
		return "external_id"
	case data.MatchMobile:
		return "mobile"
	case data.MatchEmail:
		return "email"
	}
	return "none"
}

// answer is what the user decided about who a row is.
func (c *check) answer(r data.PlanRow) string {
	decision := c.ofRow(r.Row)
	switch decision.Act {
	case data.RowIs:
		return answerIs(decision.Contact, decision.Row)
	case data.RowNew:
		return answerNew
	case data.RowSkip:
		return answerSkip
	case data.RowLeave:
		return answerLeave
	}
	return answerAsAll
}

// decideWho takes an answer about who a row is; what its blank cells do stays as it was decided.
func (c *check) decideWho(r data.PlanRow, answer string) {
	decision := data.RowDecision{Blank: c.ofRow(r.Row).Blank}
	switch answer {
	case answerAsAll:
	case answerNew:
		decision.Act = data.RowNew
	case answerSkip:
		decision.Act = data.RowSkip
	case answerLeave:
		decision.Act = data.RowLeave
	default:
		for _, candidate := range r.Candidates {
			if candidateAnswer(candidate) == answer {
				decision.Act, decision.Contact, decision.Row = data.RowIs, candidate.Contact.ID, 0
				if candidate.Contact.ID == 0 {
					decision.Row = candidate.Row
				}
			}
		}
	}
	c.decideRow(r.Row, decision)
}

// allItems are the answers for all rows of a list alike, for a list to choose from; none where a list asks nothing.
func (c *check) allItems(kind data.PlanKind) (items []widgets.PickItem, chosen string) {
	prefix, answers := "import.decide.duplicates.", duplicateAnswers
	chosen = duplicateAnswers[c.wanted.Duplicates]
	switch kind {
	case data.PlanConflict:
		prefix, answers = "import.decide.conflicts.", conflictAnswers
		chosen = conflictAnswers[c.wanted.Conflicts]
	case data.PlanDuplicate:
	default:
		return nil, ""
	}
	for _, answer := range answers {
		if answer == answerNew && c.removes() {
			continue // no contact is made
		}
		items = append(items, widgets.PickItem{ID: answer, Text: c.words.Text(prefix + answer)})
	}
	return items, chosen
}

// decideAll takes an answer for all rows of a list alike.
func (c *check) decideAll(kind data.PlanKind, answer string) {
	for i, name := range conflictAnswers {
		if kind == data.PlanConflict && name == answer {
			c.wanted.Conflicts = data.ConflictDecision(i)
		}
	}
	for i, name := range duplicateAnswers {
		if kind == data.PlanDuplicate && name == answer {
			c.wanted.Duplicates = data.DuplicateDecision(i)
		}
	}
}
