package columns

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"muster/data"
	"muster/data/field"
)

// variations are ways to write one header.
var variations = map[string]func(string) string{
	"as it is":       func(s string) string { return s },
	"upper case":     strings.ToUpper,
	"lower case":     strings.ToLower,
	"no accents":     field.Fold,
	"decomposed":     norm.NFD.String,
	"underscores":    func(s string) string { return strings.ReplaceAll(s, " ", "_") },
	"hyphens":        func(s string) string { return strings.ReplaceAll(s, " ", "-") },
	"dots":           func(s string) string { return strings.ReplaceAll(s, " ", ".") },
	"camel case":     camelCase,
	"line break":     func(s string) string { return strings.Replace(s, " ", "\r\n", 1) },
	"asterisk":       func(s string) string { return s + " *" },
	"brackets":       func(s string) string { return s + " (required)" },
	"square":         func(s string) string { return s + " [Pflichtfeld]" },
	"colon":          func(s string) string { return s + " :" },
	"quoted":         func(s string) string { return `"` + s + `"` },
	"byte order":     func(s string) string { return "\ufeff" + s },
	"numbered":       func(s string) string { return "3. " + s },
	"number behind":  func(s string) string { return s + " 1" },
	"hard blanks":    func(s string) string { return "\u00a0" + strings.ReplaceAll(s, " ", "\u00a0") + " " },
	"two lines":      func(s string) string { return "Contact " + s },
	"two lines (de)": func(s string) string { return "Kontaktdaten " + s },
}

// camelCase writes the words of a header as one: mobileNumber.
func camelCase(s string) string {
	var b strings.Builder
	upper := false
	for _, r := range strings.ToLower(s) {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			upper = true
		case upper:
			b.WriteRune(unicode.ToUpper(r))
			upper = false
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Every known header of a field is understood in every way of writing it, in a file of its language that has no
// better column for the field.
func TestEveryHeaderInEverySpelling(t *testing.T) {
	for l := range languages {
		lang := &languages[l]
		for f := range data.Field(data.NumFields) {
			for _, title := range slices.Concat(list(lang.headers[f]), list(lang.weak[f])) {
				for name, vary := range variations {
					if bareNames[headerKey(title)] && name == "two lines" {
						continue // "Contact Name" is a whole name
					}
					checkHeader(t, lang, f, vary(title), name)
				}
			}
		}
	}
}

func checkHeader(t *testing.T, lang *language, f data.Field, title, variation string) {
	t.Helper()
	var header []string
	for _, other := range data.SheetFields() {
		if other != f {
			header = append(header, list(lang.headers[other])[0])
		}
	}
	header = append(header, title)
	m, _ := Understand(header, nil, Options{})
	if m.Title(f) != title || len(m.Unclear) > 0 || len(m.Unknown) > 0 {
		t.Errorf("%s, %s: %q is not %v: %v %v", lang.code, variation, title, f, m.Roles, m.Unclear)
	}
}

// Headers of whole names are such where the file has no other names, in both orders.
func TestEveryHeaderOfWholeNames(t *testing.T) {
	for l := range languages {
		lang := &languages[l]
		orders := map[string]nameOrder{lang.fullNames: firstLast, lang.persons: firstLast, lang.lastFirst: lastFirst}
		for titles, order := range orders {
			for _, title := range list(titles) {
				for name, vary := range variations {
					if name == "two lines" || name == "two lines (de)" {
						continue
					}
					header := []string{list(lang.headers[data.FieldCountry])[0], vary(title), list(lang.headers[data.FieldEmail])[0]}
					m, err := Understand(header, nil, Options{})
					want := []Doubt{{Column: 1, Why: DoubtFullName}}
					if err != nil || m.Roles[1].Kind != RoleFullName || !slices.Equal(m.Unclear, want) {
						t.Errorf("%s, %s: %q is %v, %v, %v", lang.code, name, header[1], m.Roles[1], m.Unclear, err)
						continue
					}
					cells := m.Cells([]string{"DE", "Aaa Bbb", "a@example.com"})
					if first := cells[data.FieldFirstName]; first != map[nameOrder]string{firstLast: "Aaa", lastFirst: "Bbb"}[order] {
						t.Errorf("%s: %q begins with the wrong name: first name %q", lang.code, header[1], first)
					}
				}
			}
		}
	}
}

// What usually stands in contact files besides is known to be no field of ours: it neither takes a field's place nor
// has to be asked about.
func TestOtherHeadersAreNoFields(t *testing.T) {
	for l := range languages {
		lang := &languages[l]
		for _, title := range list(lang.others) {
			header := append(Header(lang.code), title)
			rows := [][]string{append(slices.Clone(Examples(lang.code)[0]), "x"), append(slices.Clone(Examples(lang.code)[1]), "1")}
			m, err := Understand(header, rows, Options{})
			if err != nil || len(m.Unclear) > 0 || !slices.Equal(m.Unknown, []int{len(header) - 1}) {
				t.Errorf("%s: %q: %v, unclear %v, unknown %v, %v", lang.code, title, m.Roles, m.Unclear, m.Unknown, err)
			}
		}
	}
}

// No header stands for two fields in one language.
func TestNoHeaderMeansTwoThings(t *testing.T) {
	for key, meanings := range dictionary().byKey {
		for i, a := range meanings {
			for _, b := range meanings[i+1:] {
				if a.languages&b.languages != 0 {
					t.Errorf("%q means %+v and %+v", key, a, b)
				}
			}
		}
	}
}

func TestHeaderKeyIsTheFoldedOne(t *testing.T) {
	for _, s := range []string{"Laendervorwahl", "aee", "QUEUE", "E-Mail_Adresse", "Cell #", "a e", "Größe", "N° de mobile", "№", "", "oee ue"} {
		want := string(appendLetters(nil, field.Fold(s)))
		if got := headerKey(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
