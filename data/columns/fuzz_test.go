package columns_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"muster/data"
	"muster/data/columns"
)

// FuzzUnderstand tells whatever stands in a file's first rows, and whatever a user chose: nothing panics, and what
// comes out is consistent.
func FuzzUnderstand(f *testing.F) {
	f.Add("Country;First Name;Last Name;Email", "US;Ann;Lee;a@example.com\nDE;Jürgen;Müller;j@example.com", "", true)
	f.Add("\ufeffÉ-Mail (x;[;)", ";;;", "0=mobile;1=name", false)
	f.Add("Vorname;Name;Nord;Süd;Phone 1 - Type;Phone 1 - Value;Phone 2 - Type;Phone 2 - Value", "Jürgen;Jürgen Müller;x;;Mobile;1;Fax;2\n;;;1", "2=segment:North;3=segment", true)
	f.Add("", "DE;Anna;Groß;0151 23456789;a@example.com;1;Hof;2;A; B", "0=ignore", true)
	f.Add("First Name;Last Name;Labels;E-mail 1 - Value;Phone 1 - Label;Phone 1 - Value;Phone 2 - Label;Phone 2 - Value", "a;b;c ::: * d;e ::: f;Mobile;1 ::: 2;Fax;3", "", true)
	f.Add("Email Address;LEID;EUID;CC;TAGS", "a;1;2;DE;\"b\", c\\,d", "4=segments", true)
	f.Add("Business Fax;Business Street;Telex;Business Country;Home Country;Mobile Phone;Country Code", ";;;;US;1;DE", "", true)
	f.Fuzz(func(t *testing.T, head, body, chosen string, hasHeader bool) {
		var header []string
		if hasHeader {
			header = strings.Split(head, ";")
		}
		var rows [][]string
		for line := range strings.Lines(body) {
			rows = append(rows, strings.Split(strings.TrimSuffix(line, "\n"), ";"))
		}
		choices := parseChoices(chosen)
		m, err := columns.Understand(header, rows, columns.Options{Choices: choices})
		var missing *data.MissingColumnsError
		if err != nil && !errors.Is(err, data.ErrNoHeader) && !errors.As(err, &missing) {
			t.Errorf("%v", err)
		}
		if hasHeader && len(m.Roles) != len(header) {
			t.Errorf("%d roles of %d columns", len(m.Roles), len(header))
		}
		checkRoles(t, m, choices)
		if hasHeader && len(rows) > 0 {
			again, _ := columns.Understand(header, rows, columns.Options{Choices: choices})
			if roles(again) != roles(m) || doubts(again) != doubts(m) {
				t.Errorf("understood in two ways: %s and %s", roles(m), roles(again))
			}
		}
		for _, row := range append(rows, nil, []string{""}, append(slices.Clone(header), "more")) {
			m.IsExample(m.Cells(row))
		}
		columns.HeaderWords(header)
		columns.Signature(header)
	})
}

// parseChoices reads "0=mobile;3=segment:North".
func parseChoices(text string) map[int]columns.Role {
	choices := make(map[int]columns.Role)
	for choice := range strings.SplitSeq(text, ";") {
		column, name, _ := strings.Cut(choice, "=")
		if role, ok := columns.ParseRole(name); ok && len(column) == 1 {
			choices[int(column[0]-'0')] = role
		}
	}
	return choices
}

// checkRoles tells whether the parts of a mapping fit each other.
func checkRoles(t *testing.T, m columns.Mapping, choices map[int]columns.Role) {
	t.Helper()
	for i, role := range choices {
		if i < 0 || i >= len(m.Roles) {
			continue
		}
		if role.Kind == columns.RoleSegment && role.Segment == "" {
			continue // named after its column
		}
		if m.Roles[i] != role {
			t.Errorf("column %d is %v, chosen was %v", i, m.Roles[i], role)
		}
	}
	for f := range data.Field(data.NumFields) {
		var of []int
		for i, role := range m.Roles {
			if role == columns.FieldRole(f) {
				of = append(of, i)
			}
		}
		several := f == data.FieldSegments || f == data.FieldNotes || f == data.FieldMobile || m.Program != "" || len(choices) > 0
		if len(of) > 1 && !several {
			t.Errorf("%v is columns %v", f, of)
		}
		if i := m.Column(f); i >= 0 && !slices.Equal(of, []int{i}) {
			t.Errorf("%v is column %d alone, and columns %v", f, i, of)
		}
		if len(of) > 0 && !m.Has(f) {
			t.Errorf("%v is not told", f)
		}
	}
	for _, i := range m.Unknown {
		if i < 0 || i >= len(m.Header) || m.Roles[i].Kind != columns.RoleNothing {
			t.Errorf("column %d is unknown and known", i)
		}
	}
	for _, d := range m.Unclear {
		_, chosen := choices[d.Column]
		if d.Column < -1 || d.Column >= len(m.Roles) || chosen || !slices.Contains(columns.DoubtCodes(), d.Why) {
			t.Errorf("column %d of %d is doubted for %q", d.Column, len(m.Roles), d.Why)
		}
	}
}
