package wording_test

import (
	"testing"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/views/wording"
)

func TestThePlanSheetHasAWordForWhateverAnImportMakesOfARow(t *testing.T) {
	languages(t, func(t *testing.T, w app.Words) {
		sheet := wording.PlanSheet(w)
		seen := map[string]bool{"": true}
		for kind := data.PlanNew; kind <= data.PlanSkipped; kind++ {
			word := sheet.Kind(kind)
			if seen[word] {
				t.Errorf("kind %d is %q", kind, word)
			}
			seen[word] = true
		}
	})
}

func TestThePlanSheetSaysWhatChangesAndWhoARowCouldBe(t *testing.T) {
	english, err := words.New("en")
	if err != nil {
		t.Fatal(err)
	}
	sheet := wording.PlanSheet(english)
	for got, want := range map[string]string{
		sheet.Change(data.FieldEmail, "a@example.com", "b@example.com"):             "E-mail: a@example.com › b@example.com",
		sheet.Change(data.FieldMobile, "", "0151"):                                  "Mobile: (blank) › 0151",
		sheet.Change(data.FieldNotes, "x", ""):                                      "Notes: x › (blank)",
		sheet.Candidate(data.Candidate{Contact: person(1234, "Anna", "Müller")}):    "Contact 1234, Anna Müller",
		sheet.Candidate(data.Candidate{Row: 1234, Contact: person(0, "Bea", "R.")}): "Row 1234, Bea R.",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func person(id data.ContactID, first, last string) data.Contact {
	return data.Contact{ID: id, FirstName: first, LastName: last}
}
