package columns_test

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"muster/data"
	"muster/data/columns"
)

// person has a value of its own in every field.
var person = data.Contact{
	ID: 7, CountryCode: "DE", FirstName: "Jürgen", LastName: "Müller", Mobile: "+4915123456789", Email: "j@example.com",
	AccountNumber: "0047", Organization: "Hof", ExternalID: "X-1", Notes: "Note", Segments: []data.SegmentID{1, 2},
}

var bookSegments = []data.Segment{{ID: 1, Name: "North"}, {ID: 2, Name: "Gold: plus"}, {ID: 3, Name: "South"}}

func TestAdoptingAHeaderOfAnyLanguageInAnyOrderWithUnknownColumns(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, lang := range columns.Languages() {
		for range 20 {
			titles := append(columns.Header(lang), "Xylo 17", "Quux")
			want := make(map[string]string)
			for i, f := range data.SheetFields() {
				want[titles[i]] = f.String()
			}
			r.Shuffle(len(titles), func(i, j int) { titles[i], titles[j] = titles[j], titles[i] })
			p, err := columns.Adopt(titles, nil, nil)
			if err != nil {
				t.Fatalf("%s %q: %v", lang, titles, err)
			}
			rows := columns.NewProfileRows(p, "b", bookSegments)
			if !reflect.DeepEqual(rows.Titles(), titles) {
				t.Errorf("%s: titles %q, want %q", lang, rows.Titles(), titles)
			}
			cells := rows.Row(nil, &person)
			for i, title := range titles {
				value := map[string]string{
					"": "", "country_code": "DE", "first_name": "Jürgen", "last_name": "Müller", "mobile": "015123456789",
					"email": "j@example.com", "account_number": "0047", "organization": "Hof", "external_id": "X-1",
					"segments": "North; Gold: plus",
				}[want[title]]
				if cells[i] != value {
					t.Errorf("%s: %s is %q, want %q", lang, title, cells[i], value)
				}
			}
			if blank := p.Blank(); len(blank) != 2 || !p.Adopted || len(p.Missing()) != 0 {
				t.Errorf("%s: blank %q, missing %v", lang, blank, p.Missing())
			}
		}
	}
}

func TestAdoptingTakesEachFieldOnce(t *testing.T) {
	p, err := columns.Adopt([]string{"Country", "Name", "Mobile", "Phone 2", "E-mail", "Segment", "Tags", ""},
		[][]string{{"DE", "Anna Groß", "+49 151 23456789", "", "", "", "", ""}}, map[int]columns.Role{7: columns.FieldRole(data.FieldExternalID)})
	if err != nil {
		t.Fatal(err)
	}
	got := columns.NewProfileRows(p, "b", bookSegments).Row(nil, &person)
	want := []string{"DE", "Jürgen Müller", "+4915123456789", "", "j@example.com", "North; Gold: plus", "", "X-1"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q (%+v)", got, want, p)
	}
	if _, err := columns.Adopt([]string{"foo", "bar"}, nil, nil); !errors.Is(err, data.ErrNoHeader) {
		t.Errorf("a header of nothing: %v", err)
	}
	p, err = columns.Adopt([]string{"Country Code", "First Name", "Segments"}, nil, nil)
	if want := []data.Field{data.FieldLastName, data.FieldMobile, data.FieldEmail}; err != nil || !slices.Equal(p.Missing(), want) {
		t.Errorf("missing %v, %v, want %v", p.Missing(), err, want)
	}
}

func TestBuiltInProfilesAreUnderstoodAsTheyAreWritten(t *testing.T) {
	for _, lang := range columns.Languages() {
		for _, p := range columns.BuiltInProfiles(lang) {
			if err := p.Check(); err != nil {
				t.Errorf("%s %s: %v", lang, p.ID, err)
			}
			rows := columns.NewProfileRows(p, "b", bookSegments)
			row := rows.Row(nil, &person)
			m, err := columns.Understand(rows.Titles(), [][]string{row}, columns.Options{})
			if err != nil || len(m.Unclear) != 0 {
				t.Errorf("%s %s: %v, %v", lang, p.ID, err, m.Unclear)
			}
			cells := m.Cells(row)
			for f := range data.Field(data.NumFields) {
				if !p.Has(f) {
					continue
				}
				want := person.Value(f)
				switch {
				case f == data.FieldSegments:
					want = "North; Gold: plus"
				case f == data.FieldMusterID:
					want = "b-7"
				case f == data.FieldMobile && p.Phone == columns.PhoneNational:
					want = "015123456789"
				}
				if cells[f] != want {
					t.Errorf("%s %s: %s is read as %q, want %q", lang, p.ID, f, cells[f], want)
				}
			}
		}
	}
}

func TestSegmentsAsColumns(t *testing.T) {
	p := columns.BuiltInProfiles("en")[0]
	p.SegmentColumns = true
	rows := columns.NewProfileRows(p, "b", bookSegments)
	want := append(columns.Header("en")[:8:8], "North", "Gold: plus", "South")
	if !slices.Equal(rows.Titles(), want) {
		t.Errorf("titles %q, want %q", rows.Titles(), want)
	}
	row := rows.Row([]string{"before"}, &person)[1:]
	if got := row[8:]; !slices.Equal(got, []string{"x", "x", ""}) {
		t.Errorf("marks %q", got)
	}
	if p.SegmentColumns && len(p.Columns) != 9 {
		t.Error("the profile itself was changed")
	}
	m, err := columns.Understand(rows.Titles(), [][]string{row}, columns.Options{})
	if cells := m.Cells(row); err != nil || cells[data.FieldSegments] != "North; Gold: plus" {
		t.Errorf("read as %q, %v", cells[data.FieldSegments], err)
	}
}

func TestSegmentNamesThatWouldBeReadAsOthers(t *testing.T) {
	all := columns.BuiltInProfiles("en")
	for _, test := range []struct {
		profile columns.Profile
		name    string
		want    bool
	}{
		{all[0], "A; B", true},
		{all[0], "A, B", false},
		{all[0], "* star", false},
		{all[2], "* star", true},
		{all[2], "a ::: b", true},
		{all[2], "a; b", false},
	} {
		rows := columns.NewProfileRows(test.profile, "b", nil)
		if got := rows.Misread(test.name); got != test.want {
			t.Errorf("%s: %q is misread: %v", test.profile.ID, test.name, got)
		}
	}
}

func TestAProfileIsKeptAsItIs(t *testing.T) {
	for _, p := range columns.BuiltInProfiles("de") {
		p.Dialect.QuoteAll, p.Dialect.Encoding, p.Dialect.LineEnd = true, "Windows-1250", "\n"
		p.Columns = append(p.Columns, columns.ProfileColumn{Title: "Süd", Role: columns.Role{Kind: columns.RoleSegment, Segment: "South: all"}})
		text, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		got := columns.Profile{ID: p.ID, Name: p.Name, BuiltIn: p.BuiltIn}
		if err := json.Unmarshal(text, &got); err != nil || !reflect.DeepEqual(got, p) {
			t.Errorf("%v\ngot  %+v\nwant %+v", err, got, p)
		}
	}
}

func TestProfilesThatNoFileCanBeWrittenWith(t *testing.T) {
	for name, change := range map[string]func(*columns.Profile){
		"no columns":    func(p *columns.Profile) { p.Columns = nil },
		"blank columns": func(p *columns.Profile) { p.Columns = []columns.ProfileColumn{{Title: "A"}} },
		"type":          func(p *columns.Profile) { p.Type = "pdf" },
		"phone":         func(p *columns.Profile) { p.Phone = "" },
		"separator":     func(p *columns.Profile) { p.SegmentSeparator = ", " },
	} {
		p := columns.BuiltInProfiles("en")[0]
		if change(&p); !errors.Is(p.Check(), data.ErrProfileInvalid) {
			t.Errorf("%s: %v", name, p.Check())
		}
	}
}

func TestAdoptedColumnsAreKnownFromThenOn(t *testing.T) {
	own := []string{"Country Code", "First Name", "Last Name", "Mobile Number", "Zwölf", "Code 9"}
	p, err := columns.Adopt(own, nil, map[int]columns.Role{4: columns.FieldRole(data.FieldEmail), 5: columns.FieldRole(data.FieldExternalID)})
	if err != nil {
		t.Fatal(err)
	}
	roles := func(header ...string) string {
		m, _ := columns.Understand(header, nil, columns.Options{DefaultCountry: true})
		found := columns.AdoptedRoles(header, m, []columns.Profile{p})
		var all []string
		for i := range header {
			if r, ok := found[i]; ok {
				all = append(all, header[i]+"="+r.String())
			}
		}
		return strings.Join(all, " ")
	}
	for _, test := range []struct{ header, want string }{
		{"ZWÖLF|Last Name|First Name|Mobile Number|code 9|Country Code", "ZWÖLF=email Last Name=last_name First Name=first_name Mobile Number=mobile code 9=external_id Country Code=country_code"},
		{"Vorname|Nachname|Handynummer|Zwölf", "Zwölf=email"},
		{"Vorname|Nachname|E-Mail|Zwölf|Code 9", "Code 9=external_id"},
		{"Vorname|Nachname|E-Mail|Zwölf|Zwölf", ""},
		{"Vorname|Nachname|E-Mail", ""},
	} {
		if got := roles(strings.Split(test.header, "|")...); got != test.want {
			t.Errorf("%s\ngot  %s\nwant %s", test.header, got, test.want)
		}
	}
}
