package app_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"muster/app"
	"muster/data"
)

// mistakes is a file that has every kind of mistake which can be put right.
const mistakes = "Country Code,First Name,Last Name,Mobile Number,Phone,Email\n" +
	"DE,Hans,Schmidt,,,a1@example.com\nDE,Hans,Meier,,,a2@example.com\nDE,Hans,Schmidt,,,a3@example.com\nDE,Hans,Kaiser,,,a4@example.com\n" +
	"DE,Hans,Schmidt,,,a5@example.com\nDE,Eva,Schmidt,,,a6@example.com\nDE,Eva,Schmidt,,,a7@example.com\nDE,Eva,Kaiser,,,a8@example.com\n" +
	"DE,Schmidt,Hans,,,b1@example.com\n" + // 10: names swapped
	"+49,Ina,Groß,0151 23456701,,\n" + // 11: dialling code
	"Deutchland,Ina,Groß,0151 23456702,,\n" + // 12
	",Ina,Groß,+48 512 345 678,,\n" + // 13: by the prefix
	",Ina,Groß,0151 23456703,,\n" + // 14: by the other rows
	"DE,Ina,Groß,b2@example.com,,0151 23456704\n" + // 15: swapped
	"DE,Ina,Groß,,0151 23456705,\n" + // 16: the mobile stands under Phone
	"DE,Ina,Groß,,0151 23456706,b3@example.com\n" + // 17: the same, a warning
	"DE,Ina,Groß,,,b4@@example.com\n" + // 18
	"DE,Ina,Groß,,,b5@gmial.com\n" + // 19
	"DE,Ina,Groß,+43 664 1234567,,\n" + // 20: another country
	"DE,Ina,Groß,4915123456707,,\n" + // 21: the plus
	"Germany,Ina,Groß,,,b6@example.com\n" // 22

func TestEverySuggestionCanBeTaken(t *testing.T) {
	ctx := context.Background()
	for name, take := range map[string]func(m mending, r data.Reason){
		"one by one": func(m mending, r data.Reason) {
			problems, _, err := m.Problems(ctx, data.ProblemFilter{Code: r.Code}, 0, 0)
			if err != nil {
				m.Fatal(err)
			}
			for _, p := range problems {
				row, err := m.TakeSuggestion(ctx, p)
				if err != nil || slices.Contains(codes(row.Problems), r.Code) || row.State != data.RowGood {
					m.Errorf("%+v leads to %+v, %v", p, row, err)
				}
				if _, err := m.TakeSuggestion(ctx, p); !errors.Is(err, data.ErrNoSuggestion) {
					m.Errorf("%+v a second time: %v", p, err)
				}
			}
		},
		"all of a kind": func(m mending, r data.Reason) {
			if n, err := m.TakeSuggestions(ctx, r.Code, nil); n != r.Suggested || err != nil {
				m.Errorf("%s: %d of %d, %v", r.Code, n, r.Suggested, err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			m := mend(t, newApp(t), mistakes, app.ImportOptions{})
			reasons, err := m.Reasons(ctx)
			if err != nil {
				t.Fatal(err)
			}
			seen := map[data.Code]bool{}
			for _, r := range reasons {
				if seen[r.Code] = true; r.Suggested != r.Count {
					t.Errorf("%+v: not every one has a suggestion", r)
				}
				take(m, r)
			}
			for _, code := range []data.Code{
				data.CodeNamesSwapped, data.CodeCountryDialling, data.CodeCountryUnknown, data.CodeCountryMissing, data.CodeMobileEmailSwapped,
				data.CodeNoMobileNoEmail, data.CodeMobileElsewhere, data.CodeEmailInvalid, data.CodeEmailTypo, data.CodeMobileOtherCountry,
				data.CodeMobilePlusRestored, data.CodeCountryFromName,
			} {
				if !seen[code] {
					t.Errorf("the file has no %s", code)
				}
			}
			if left, err := m.Reasons(ctx); len(left) != 0 || err != nil {
				t.Errorf("left: %+v, %v", left, err)
			}
			if c := m.decide(); c.Rejected != 0 || c.Created != 21 {
				t.Errorf("%+v", c)
			}
			for number, want := range map[int]string{
				10: "DE Hans Schmidt", 12: "DE Ina Groß 0151 23456702", 13: "PL Ina Groß +48 512 345 678", 14: "DE Ina Groß 0151 23456703",
				15: "DE Ina Groß 0151 23456704 b2@example.com", 16: "DE Ina Groß 0151 23456705", 17: "DE Ina Groß 0151 23456706 b3@example.com",
				19: "DE Ina Groß  b5@gmail.com", 20: "AT Ina Groß +43 664 1234567", 21: "DE Ina Groß +4915123456707",
			} {
				row, err := m.Row(ctx, number)
				if got := strings.Join(row.Cells[:5], " "); err != nil || !strings.HasPrefix(got, want) {
					t.Errorf("row %d: %q, want %q (%v)", number, got, want, err)
				}
			}
		})
	}
}

func TestADroppedRowStaysWhatItIs(t *testing.T) {
	ctx := context.Background()
	m := mend(t, newApp(t), header+"+49,Anna,Müller,0151 23456789,,\n", app.ImportOptions{})
	p := m.problem(2, data.CodeCountryDialling)
	if err := m.Drop(ctx, []int{2}, true); err != nil {
		t.Fatal(err)
	}
	row, err := m.Mend(ctx, 2, map[data.Field]string{data.FieldLastName: "Meier"})
	if err != nil || row.State != data.RowDropped || !slices.Equal(codes(row.Problems), []data.Code{data.CodeRowDropped}) {
		t.Errorf("%+v, %v", row, err)
	}
	if _, err := m.TakeSuggestion(ctx, p); !errors.Is(err, data.ErrNoSuggestion) {
		t.Errorf("a suggestion for a dropped row: %v", err)
	}
	if err := m.Drop(ctx, []int{2}, false); err != nil {
		t.Fatal(err)
	}
	if row, err = m.TakeSuggestion(ctx, p); err != nil || row.State != data.RowGood || row.Cells[data.FieldLastName] != "Meier" {
		t.Errorf("%+v, %v", row, err)
	}
}

func TestTheBookKnowsNames(t *testing.T) {
	ctx := context.Background()
	a := newApp(t)
	for i, last := range []string{"Schmidt", "Schmidt", "Schmidt", "Schmidt", "Kaiser"} {
		c := data.Contact{CountryCode: "DE", FirstName: "Hans", LastName: last, Email: fmt.Sprintf("h%d@example.com", i)}
		if _, err := a.SaveContact(ctx, c); err != nil {
			t.Fatal(err)
		}
	}
	m := mend(t, a, header+"DE,SCHMIDT,Hans,,x@example.com,\nDE,Hans,Kaiser,,y@example.com,\nDE,Kaiser,Otto,,z@example.com,\n", app.ImportOptions{})
	problems, _, err := m.Problems(ctx, data.ProblemFilter{Code: data.CodeNamesSwapped}, 0, 0)
	if err != nil || len(problems) != 1 || problems[0].Row != 2 || problems[0].Suggestion != "Hans SCHMIDT" {
		t.Errorf("%+v, %v", problems, err)
	}
	if c := m.Plan().Counts; c.Rejected != 0 || c.Created != 3 {
		t.Errorf("a warning keeps a row out: %+v", c)
	}
}
