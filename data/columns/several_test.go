package columns_test

import (
	"errors"
	"slices"
	"testing"

	"muster/data"
	"muster/data/columns"
)

func TestSeveralColumnsOfOneField(t *testing.T) {
	header, rows := file(
		"First Name | Last Name | Segment 1 | Segments | Notes | Comments | Mobile | Handy | Description",
		"Ann | Lee | North | A; B | n | c | 5155551234 | 5155551235 | d",
		"Bo | Ek |  | | | c | | |",
	)
	m, _ := columns.Understand(header, rows, columns.Options{DefaultCountry: true})
	if roles(m) != "first_name | last_name | segments | segments | notes | notes | mobile | - | -" || doubts(m) != "7 several_columns" {
		t.Errorf("%s (%s)", roles(m), doubts(m))
	}
	got := m.Cells(rows[0])
	if got[data.FieldSegments] != "North; A; B" || got[data.FieldNotes] != "n; c" || got[data.FieldMobile] != "5155551234" {
		t.Errorf("%q", got)
	}
	if got = m.Cells(rows[1]); got[data.FieldSegments] != "" || got[data.FieldNotes] != "c" {
		t.Errorf("%q", got)
	}
	if m.Column(data.FieldMobile) != 6 || m.Column(data.FieldNotes) != -1 || m.Column(data.FieldEmail) != -1 || m.Column(data.FieldNone) != -1 {
		t.Error("the columns of fields are told wrong")
	}
	header, rows = file("First Name | Last Name | Mobile | Handy", "Ann | Lee | 5155551234 | 5155551234", "Bo | Ek | 5155551235 |")
	if m, _ = columns.Understand(header, rows, columns.Options{}); len(m.Unclear) != 0 {
		t.Errorf("two columns that say the same: %s", doubts(m))
	}
}

func TestPhonesWithLabels(t *testing.T) {
	header, rows := file(
		"First Name | Last Name | Phone 1 Type | Phone 1 | Phone 2 Type | Phone 2 | Phone 3",
		"Ann | Lee | Work | 5155551231 | Cell | 5155551232 | 5155551233", "Bo | Ek | Fax | 5155551231 | Home | 5155551232 | 5155551233",
		"Cy | Fox | | | Pager | 5155551232 | 5155551233", "Di | Ray | Work Mobile | 5155551231 | Cell | 5155551232 |",
	)
	m, _ := columns.Understand(header, rows, columns.Options{DefaultCountry: true})
	if roles(m) != "first_name | last_name | - | mobile | - | mobile | -" || len(m.Unclear) != 0 {
		t.Errorf("%s (%s)", roles(m), doubts(m))
	}
	if !slices.Equal(m.Unknown, []int{6}) {
		t.Errorf("unknown %v", m.Unknown)
	}
	for i, want := range []string{"5155551232", "5155551232", "", "5155551231"} {
		if got := m.Cells(rows[i])[data.FieldMobile]; got != want {
			t.Errorf("row %d: %q, want %q", i, got, want)
		}
	}
	m, _ = columns.Understand(cells("Vorname | Nachname | Typ | Telefon | Land"), nil, columns.Options{})
	if roles(m) != "first_name | last_name | - | mobile | country_code" {
		t.Errorf("one phone: %s", roles(m))
	}
}

func TestChoicesOverride(t *testing.T) {
	header, rows := file("Vorname | Nachname | Handy | Telefon | Nord | Ort | E-Mail", "Jürgen | Müller | 0151 23456789 | 030 901820 | x | Berlin | j@example.com")
	understand := func(choices map[int]columns.Role) columns.Mapping {
		m, _ := columns.Understand(header, rows, columns.Options{DefaultCountry: true, Choices: choices})
		return m
	}
	tests := []struct {
		name    string
		choices map[int]columns.Role
		roles   string
		doubts  string
	}{
		{"none", nil, "first_name | last_name | mobile | - | segment:Nord | - | email", "4 segment_flags"},
		{"another phone", map[int]columns.Role{3: columns.FieldRole(data.FieldMobile)}, "first_name | last_name | - | mobile | segment:Nord | - | email", "4 segment_flags"},
		{"nothing", map[int]columns.Role{2: {}, 4: {}}, "first_name | last_name | - | mobile | - | - | email", ""},
		{"a segment of another name", map[int]columns.Role{4: {Kind: columns.RoleSegment, Segment: "North"}}, "first_name | last_name | mobile | - | segment:North | - | email", ""},
		{"a segment of the header's name", map[int]columns.Role{5: {Kind: columns.RoleSegment}}, "first_name | last_name | mobile | - | segment:Nord | segment:Ort | email", "4 segment_flags"},
		{"whole names", map[int]columns.Role{1: {Kind: columns.RoleFullName}}, "- | name | mobile | - | segment:Nord | - | email", "4 segment_flags"},
		{"segments beside what is found", map[int]columns.Role{5: columns.FieldRole(data.FieldSegments)}, "first_name | last_name | mobile | - | segment:Nord | segments | email", "4 segment_flags"},
		{"columns that are not there", map[int]columns.Role{-1: {}, 99: columns.FieldRole(data.FieldEmail), 5: {Kind: columns.RoleField, Field: data.FieldNone}}, "first_name | last_name | mobile | - | segment:Nord | - | email", "4 segment_flags"},
	}
	for _, tt := range tests {
		if m := understand(tt.choices); roles(m) != tt.roles || doubts(m) != tt.doubts {
			t.Errorf("%s: %s (%s)", tt.name, roles(m), doubts(m))
		}
	}
	header2 := cells("Vorname | Nachname | E-Mail | Tags | Ort")
	m, _ := columns.Understand(header2, nil, columns.Options{Choices: map[int]columns.Role{4: columns.FieldRole(data.FieldSegments)}})
	if c := m.Cells([]string{"", "", "", "A", "B"}); c[data.FieldSegments] != "A; B" {
		t.Errorf("a further column of segments: %q", c)
	}
	two := understand(map[int]columns.Role{2: columns.FieldRole(data.FieldMobile), 3: columns.FieldRole(data.FieldMobile)})
	if c := two.Cells([]string{"", "", " ", "030 901820"}); c[data.FieldMobile] != "030 901820" || two.Column(data.FieldMobile) != -1 {
		t.Errorf("two phones of which the first that is not blank counts: %q", c)
	}
	m, err := columns.Understand([]string{"a", "b"}, nil, columns.Options{DefaultCountry: true, Choices: map[int]columns.Role{0: {Kind: columns.RoleFullName}, 1: columns.FieldRole(data.FieldEmail)}})
	if err != nil || len(m.Unclear) > 0 {
		t.Errorf("all is chosen: %v, %s", err, doubts(m))
	}
	m, err = columns.Understand(nil, [][]string{{"a", "b"}}, columns.Options{DefaultCountry: true, Choices: map[int]columns.Role{0: {Kind: columns.RoleFullName}, 1: columns.FieldRole(data.FieldEmail)}})
	if err != nil || len(m.Unclear) > 0 || m.Title(data.FieldEmail) != "" {
		t.Errorf("all is chosen, no header: %v, %s", err, doubts(m))
	}
	var missing *data.MissingColumnsError
	if _, err = columns.Understand([]string{"a", "b"}, nil, columns.Options{Choices: map[int]columns.Role{0: columns.FieldRole(data.FieldEmail)}}); !errors.As(err, &missing) {
		t.Errorf("one is chosen: %v", err)
	}
	if _, err = columns.Understand([]string{"a", "b"}, nil, columns.Options{Choices: map[int]columns.Role{0: {}}}); !errors.Is(err, data.ErrNoHeader) {
		t.Errorf("nothing is chosen: %v", err)
	}
}

func TestUnknownColumnsAreDoubtedOnlyWhereSomethingLacks(t *testing.T) {
	header, rows := file("Vorname | Nachname | E-Mail | Besonderes | Leer | Ort", "Jürgen | Müller | j@example.com | abc | | Berlin")
	m, _ := columns.Understand(header, rows, columns.Options{DefaultCountry: true})
	if doubts(m) != "" || !slices.Equal(m.Unknown, []int{3, 4, 5}) {
		t.Errorf("nothing lacks: %s, unknown %v", doubts(m), m.Unknown)
	}
	m, _ = columns.Understand(header, rows, columns.Options{})
	if doubts(m) != "3 unknown_header" {
		t.Errorf("the country lacks: %s", doubts(m))
	}
}
