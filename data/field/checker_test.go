package field_test

import (
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"muster/data"
	"muster/data/field"
)

func TestCheckOfAGoodRow(t *testing.T) {
	cells := contactCells()
	cells[data.FieldSegments] = "North; Combines ;; north;Plan  Gold"
	cells[data.FieldMusterID] = " book/17 "
	got := field.NewChecker("").Check(2, cells)
	want := field.Checked{
		Contact: data.Contact{
			CountryCode: "DE", FirstName: "Jürgen", LastName: "Müller", Mobile: "+4915123456789", Email: "juergen@example.com",
			AccountNumber: "004711", Organization: `Müller & Söhne, "Hof" GbR`, ExternalID: "CRM-1", Notes: "calls in the evening",
		},
		Segments: []string{"North", "Combines", "Plan Gold"},
		MusterID: "book/17",
	}
	if !reflect.DeepEqual(got, want) || got.Rejected() {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestCheckFindsEveryProblemOfARow(t *testing.T) {
	got := field.NewChecker("").Check(9, data.Cells{
		data.FieldCountry: "+49", data.FieldMobile: "4.92E+11", data.FieldEmail: "a@b", data.FieldAccount: "1.5E+12",
	})
	var codes []data.Code
	for _, p := range got.Problems {
		codes = append(codes, p.Code)
		if p.Row != 9 {
			t.Errorf("%v is in row %d", p.Code, p.Row)
		}
	}
	want := []data.Code{
		data.CodeCountryDialling, data.CodeFirstNameMissing, data.CodeLastNameMissing, data.CodeMobileScientific,
		data.CodeEmailInvalid, data.CodeIDScientific,
	}
	if !slices.Equal(codes, want) {
		t.Errorf("got %v, want %v", codes, want)
	}
}

func TestCheckOfABlankRow(t *testing.T) {
	if got := field.NewChecker("").Check(3, data.Cells{}); !got.Rejected() || len(got.Segments) != 0 {
		t.Errorf("got %+v", got)
	}
}

func TestWarningsAndNotesDoNotReject(t *testing.T) {
	cells := contactCells()
	cells[data.FieldCountry], cells[data.FieldMobile], cells[data.FieldAccount] = "Germany", "+43 1 5123456", "4.9E+11"
	got := field.NewChecker("").Check(2, cells)
	if len(got.Problems) != 4 || got.Rejected() {
		t.Errorf("rejected %v: %v", got.Rejected(), got.Problems)
	}
}

func TestNormalizeContact(t *testing.T) {
	typed := data.Contact{
		ID: 5, CountryCode: "de", FirstName: " Ann ", LastName: "Lee", Mobile: "0151 234 567 89", Email: "ann@example.com ",
		Segments: []data.SegmentID{1, 2},
	}
	want := data.Contact{
		ID: 5, CountryCode: "DE", FirstName: "Ann", LastName: "Lee", Mobile: "+4915123456789", Email: "ann@example.com",
		Segments: []data.SegmentID{1, 2},
	}
	got, problems := field.NormalizeContact(typed)
	if !reflect.DeepEqual(got, want) || len(problems) != 0 {
		t.Errorf("got %+v %v\nwant %+v", got, problems, want)
	}
	if again, problems := field.NormalizeContact(got); !reflect.DeepEqual(again, want) || len(problems) != 0 {
		t.Errorf("what is stored is not kept: %+v %v", again, problems)
	}
	if problems := field.CheckContact(data.Contact{CountryCode: "DE", FirstName: "Ann", LastName: "Lee"}); !field.Rejects(problems) {
		t.Errorf("nothing wrong with a contact that cannot be reached")
	}
}

func TestSegmentNames(t *testing.T) {
	tests := []struct {
		typed, want string
		err         error
	}{
		{"North", "North", nil},
		{"  Plan \u00a0 Gold ", "Plan Gold", nil},
		{"Mu\u0308nchen", "München", nil},
		{"", "", data.ErrSegmentNameEmpty},
		{" \u00a0", "", data.ErrSegmentNameEmpty},
		{"A; B", "", data.ErrSegmentNameInvalid},
		{"A\nB", "", data.ErrSegmentNameInvalid},
		{"A\x00B", "", data.ErrSegmentNameInvalid},
		{"\xff", "", data.ErrSegmentNameInvalid},
		{strings.Repeat("ü", 100), strings.Repeat("ü", 100), nil},
		{strings.Repeat("ü", 101), "", data.ErrSegmentNameLong},
	}
	for _, tt := range tests {
		if got, err := field.SegmentName(tt.typed); got != tt.want || err != tt.err {
			t.Errorf("SegmentName(%q) = %q, %v, want %q, %v", tt.typed, got, err, tt.want, tt.err)
		}
	}
}

func TestSegmentKeyComparesByCaseAndBlanksOnly(t *testing.T) {
	same := [][2]string{
		{"North", " NORTH "},
		{"Plan Gold", "plan  gold"},
		{"Plan Gold", "Plan\u00a0Gold"},
		{"MÜNCHEN", "münchen"},
		{"München", "Mu\u0308nchen"},
		{"ŁÓDŹ", "łódź"},
		{"ΣΊΣΥΦΟΣ", "σίσυφος"},
	}
	for _, s := range same {
		if a, b := field.SegmentKey(s[0]), field.SegmentKey(s[1]); a != b {
			t.Errorf("%q and %q differ: %q, %q", s[0], s[1], a, b)
		}
	}
	other := [][2]string{{"München", "Munchen"}, {"Muenchen", "München"}, {"Plan Gold", "PlanGold"}, {"A-B", "A B"}, {"Strasse", "Straße"}}
	for _, s := range other {
		if field.SegmentKey(s[0]) == field.SegmentKey(s[1]) {
			t.Errorf("%q and %q are one", s[0], s[1])
		}
	}
}

func TestSplitSegments(t *testing.T) {
	tests := []struct {
		cell string
		want []string
	}{
		{"", nil},
		{" ", nil},
		{" ; ;", nil},
		{"North", []string{"North"}},
		{"A;B", []string{"A", "B"}},
		{" A ; B; a ;b;;C, D ", []string{"A", "B", "C, D"}},
		{"A\u00a0B;A B", []string{"A B"}},
		{"A\nB; C", []string{"A B", "C"}},
	}
	for _, tt := range tests {
		if got := field.SplitSegments(tt.cell); !slices.Equal(got, tt.want) {
			t.Errorf("SplitSegments(%q) = %q, want %q", tt.cell, got, tt.want)
		}
	}
}

func TestOverlongSegmentNamesAreLeftOut(t *testing.T) {
	long := strings.Repeat("x", 101)
	cells := contactCells()
	cells[data.FieldSegments] = "A; " + long + "; B"
	got := field.NewChecker("").Check(2, cells)
	want := data.Problem{Row: 2, Field: data.FieldSegments, Severity: data.Warning, Code: data.CodeSegmentNameInvalid, Value: long, Country: "DE"}
	if !slices.Equal(got.Segments, []string{"A", "B"}) || len(got.Problems) != 1 || got.Problems[0] != want {
		t.Errorf("%q %v", got.Segments, got.Problems)
	}
}

func TestCheckerIsSafeForConcurrentUse(t *testing.T) {
	checker := field.NewChecker("")
	var wg sync.WaitGroup
	for _, country := range []string{"DE", "US", "BR", "FR", "AR", "Italia", "JP", "CI"} {
		wg.Go(func() {
			cells := contactCells()
			cells[data.FieldCountry] = country
			first := checker.Check(1, cells)
			for range 100 {
				if got := checker.Check(1, cells); !reflect.DeepEqual(got, first) {
					t.Errorf("%s: %+v, then %+v", country, first, got)
				}
			}
		})
	}
	wg.Wait()
}

func FuzzCheck(f *testing.F) {
	for _, seed := range []string{"", "DE", "+49", "0151 23456789", "4.92E+11", "ann@example.com", "a; b", "\xff\x00", "(0)", "+", "00", "tel:", `="1"`} {
		f.Add("DE", seed)
		f.Add("US", seed)
		f.Add(seed, seed)
	}
	checker := field.NewChecker("")
	f.Fuzz(func(t *testing.T, country, text string) {
		var cells data.Cells
		for i := range cells {
			cells[i] = text
		}
		cells[data.FieldCountry] = country
		got := checker.Check(1, cells)
		field.SearchKey(got.Contact)
		field.SearchTerms(text)
		field.ShowMobile(text, country)
		field.ExportMobile(text, country)
		if got.Rejected() {
			return
		}
		again, problems := field.NormalizeContact(got.Contact)
		if field.Rejects(problems) || !reflect.DeepEqual(again, got.Contact) {
			t.Errorf("%q %q is stored as %+v, which is read as %+v %v", country, text, got.Contact, again, problems)
		}
	})
}
