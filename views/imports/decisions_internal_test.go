package imports

import (
	"maps"
	"testing"

	"muster/app/platform/words"
	"muster/data"
)

func newTestCheck(t *testing.T, plan data.Plan) *check {
	t.Helper()
	w, err := words.New("en")
	if err != nil {
		t.Fatal(err)
	}
	return &check{
		words: w, plan: plan, wanted: copied(plan.Decisions), answered: plan.Decisions,
		mobile: func(c data.Contact) string { return c.Mobile },
	}
}

func TestAnAnswerThatSaysNothingOfItsOwnIsNoOtherDecision(t *testing.T) {
	c := newTestCheck(t, data.Plan{Unknown: []data.UnknownSegment{{Key: "neu", Name: "Neu"}}})
	c.decideName("neu", data.NameDecision{Act: data.NameReject})
	if c.current() {
		t.Error("a decision needs no new plan")
	}
	c.decideName("neu", data.NameDecision{})
	c.decideRow(7, data.RowDecision{Act: data.RowSkip})
	c.decideRow(7, data.RowDecision{})
	c.eraseRow(8, true)
	c.eraseRow(8, false)
	if !c.current() {
		t.Errorf("what was taken back is still wanted: %+v", c.wanted)
	}
	c.decideNames(data.NameDecision{Act: data.NameCreate})
	c.decideName("neu", data.NameDecision{Act: data.NameCreate})
	if d := c.decisions(); len(d.Names) != 0 || d.OtherNames.Act != data.NameCreate {
		t.Errorf("decisions %+v", d)
	}
}

func TestLaterClicksLeaveWhatIsPlannedAlone(t *testing.T) {
	c := newTestCheck(t, data.Plan{})
	c.decideRow(3, data.RowDecision{Act: data.RowNew})
	planned := c.decisions()
	c.decideRow(4, data.RowDecision{Act: data.RowNew})
	if len(planned.Rows) != 1 || len(c.plan.Decisions.Rows) != 0 {
		t.Errorf("planned %v, plan %v", planned.Rows, c.plan.Decisions.Rows)
	}
}

func TestAnswersForOneRowKeepWhatItsBlankCellsDo(t *testing.T) {
	row := data.PlanRow{Row: 5, Kind: data.PlanConflict, Candidates: []data.Candidate{
		{Contact: data.Contact{ID: 3, FirstName: "Anna", LastName: "Müller", Email: "a@example.com"}, By: data.MatchMobile, SamePerson: true},
		{Contact: data.Contact{FirstName: "Anna", LastName: "Klein"}, Row: 2, By: data.MatchEmail, SamePerson: true},
	}}
	c := newTestCheck(t, data.Plan{})
	c.eraseRow(5, true)
	for answer, want := range map[string]data.RowDecision{
		"contact 3": {Act: data.RowIs, Contact: 3, Blank: data.BlankErase},
		"row 2":     {Act: data.RowIs, Row: 2, Blank: data.BlankErase},
		"new":       {Act: data.RowNew, Blank: data.BlankErase},
		"skip":      {Act: data.RowSkip, Blank: data.BlankErase},
		"all":       {Blank: data.BlankErase},
	} {
		c.decideWho(row, answer)
		if got := c.ofRow(5); got != want {
			t.Errorf("%s: %+v, want %+v", answer, got, want)
		}
		options, chosen := c.answers(row)
		if chosen != answer {
			t.Errorf("%s is decided, %s shown", answer, chosen)
		}
		for i, text := range []string{"Still open: it stays out", "Anna Müller", "Anna Klein", "A new contact", "Nobody: skip this row"} {
			if options[i].Text != text {
				t.Errorf("answer %d is %q", i, options[i].Text)
			}
		}
		if options[1].Note != "by mobile · a@example.com" || options[2].Note != "new in row 2, by e-mail" {
			t.Errorf("notes %q, %q", options[1].Note, options[2].Note)
		}
	}
}

func TestWhatIsTakenOrErasedIsAskedOnceMore(t *testing.T) {
	takes := data.TakeEffect{Assignments: 312, Contacts: 287, Emptied: 9}
	for name, test := range map[string]struct {
		decisions data.Decisions
		confirm   string
	}{
		"adding":    {data.Decisions{}, ""},
		"replacing": {data.Decisions{Mode: data.SegmentsReplace}, "Import and take 312 assignments"},
		"removing":  {data.Decisions{Mode: data.SegmentsRemove}, "Take away 312 assignments"},
		"erasing":   {data.Decisions{EraseBlank: true}, "Import and erase"},
		"erasing in one row": {
			data.Decisions{Rows: map[int]data.RowDecision{3: {Blank: data.BlankErase}}}, "Import and erase",
		},
		"both": {data.Decisions{Mode: data.SegmentsReplace, EraseBlank: true}, "Import, take 312 assignments and erase"},
	} {
		c := newTestCheck(t, data.Plan{Decisions: test.decisions, Takes: takes})
		q, asks := c.question()
		if asks != (test.confirm != "") || q.confirm != test.confirm {
			t.Errorf("%s: asks %v, %q", name, asks, q.confirm)
		}
	}
}

func TestDecidingForAllTakesEachAnswer(t *testing.T) {
	c := newTestCheck(t, data.Plan{})
	seen := map[data.ConflictDecision]bool{}
	items, chosen := c.allItems(data.PlanConflict)
	if chosen != "leave" {
		t.Errorf("at first %q", chosen)
	}
	for _, item := range items {
		c.decideAll(data.PlanConflict, item.ID)
		seen[c.wanted.Conflicts] = true
	}
	all := map[data.ConflictDecision]bool{
		data.ConflictLeave: true, data.ConflictSkip: true, data.ConflictNew: true, data.ConflictStrongest: true,
	}
	if !maps.Equal(seen, all) {
		t.Errorf("decided %v", seen)
	}
	c.decideAll(data.PlanDuplicate, "merge")
	if c.wanted.Duplicates != data.DuplicateMerge || c.wanted.Conflicts != data.ConflictStrongest {
		t.Errorf("decided %+v", c.wanted)
	}
}
