package wording_test

import (
	"strings"
	"testing"
	"time"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/views/wording"
)

func TestEveryKindOfChangeIsNamed(t *testing.T) {
	languages(t, func(t *testing.T, w app.Words) {
		seen := map[string]string{}
		for _, kind := range constants(t, "ChangeKind") {
			for _, n := range []int{1, 1200} {
				c := data.Change{
					ID: 12, Kind: data.ChangeKind(kind), File: "F", Subject: "S",
					Counts: data.Counts{Created: n, Deleted: n, MembershipsAdded: n, MembershipsRemoved: n},
				}
				text := wording.Act(w, c)
				sentence(t, kind, text)
				if other := seen[text]; strings.HasPrefix(text, "history.") || other != "" && other != kind {
					t.Errorf("%s is named %q, %s is, too", kind, text, other)
				}
				seen[text] = kind
				sentence(t, kind, wording.ChangeNumbers(w, c))
				for _, obstacle := range []data.Obstacle{{Change: c, Contacts: n}, {Change: c, Segments: n}, {Change: c}} {
					sentence(t, kind, wording.Obstacle(w, obstacle))
					obstacle.Change.UndoneAt = time.Now()
					sentence(t, kind, wording.Obstacle(w, obstacle))
				}
			}
		}
	})
}

func TestAnObstacleSaysWhatItIsAndOnHowMuch(t *testing.T) {
	english, _ := words.New("en")
	o := data.Obstacle{
		Change:   data.Change{ID: 1234, Kind: data.ChangeImport, File: "kunden.csv", At: time.Date(2026, 11, 3, 9, 0, 0, 0, time.UTC)},
		Contacts: 1200, Segments: 1,
	}
	text := wording.Obstacle(english, o)
	for _, want := range []string{"Change 1234, ", "Import of kunden.csv.", "2026", "1,200 contacts and 1 segment"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q does not say %q", text, want)
		}
	}
	if got := wording.Error(english, &data.InTheWayError{Obstacles: []data.Obstacle{o, o}}); !strings.Contains(got, "2 other changes") {
		t.Errorf("%q", got)
	}
}

func TestAnActTellsWhom(t *testing.T) {
	english, _ := words.New("en")
	for _, test := range []struct {
		kind data.ChangeKind
		want string
	}{
		{data.ChangeContactEdit, "Contact edited (Anna Müller)"},
		{data.ChangeAssign, "1 contact added to “North” (Anna Müller)"},
		{data.ChangeSegmentCreate, "Segment “North” created"},
		{data.ChangeImport, "Import of kunden.csv"},
		{data.ChangeTakeAway, "Segments taken away by kunden.csv"},
	} {
		c := data.Change{
			Kind: test.kind, File: "kunden.csv", Subject: "North", Who: "Anna Müller", Counts: data.Counts{MembershipsAdded: 1},
		}
		if got := wording.Act(english, c); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

func TestTheStateOfAChange(t *testing.T) {
	english, _ := words.New("en")
	if got := wording.ChangeState(english, data.Change{}); got != "" {
		t.Errorf("a change that stands: %q", got)
	}
	if got := wording.ChangeState(english, data.Change{Trimmed: true}); got != "final" {
		t.Errorf("a trimmed change: %q", got)
	}
	if got := wording.ChangeState(english, data.Change{UndoneAt: time.Now(), Trimmed: true}); !strings.HasPrefix(got, "undone") {
		t.Errorf("an undone change: %q", got)
	}
	if got := wording.ChangeNumbers(english, data.Change{Kind: data.ChangeSegmentEdit}); got != "" {
		t.Errorf("a change without numbers: %q", got)
	}
}
