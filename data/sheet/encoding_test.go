package sheet_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"muster/data/sheet"
)

// testEncodings are the encodings that are read, and how to write them. Those
// that begin with a mark are the ones that programs write.
var testEncodings = []struct {
	name, mark string
	codec      encoding.Encoding
}{
	{"UTF-8", "", encoding.Nop},
	{"UTF-8 with BOM", "\xef\xbb\xbf", encoding.Nop},
	{"UTF-16LE", "\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"UTF-16BE", "\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"UTF-16LE", "", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"UTF-16BE", "", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"Windows-1252", "", charmap.Windows1252},
	{"Windows-1250", "", charmap.Windows1250},
	{"ISO-8859-2", "", charmap.ISO8859_2},
	{"ISO-8859-15", "", charmap.ISO8859_15},
	{"Mac Roman", "", charmap.Macintosh},
}

// encode writes text in an encoding; not ok if that has not all of its letters.
func encode(codec encoding.Encoding, text string) (string, bool) {
	encoded, err := codec.NewEncoder().String(text)
	return encoded, err == nil
}

// TestAnyTableInAnyDialectAndEncodingReadsBack leaves nothing to the options:
// tables as files hold them, in every dialect and encoding.
func TestAnyTableInAnyDialectAndEncodingReadsBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file.csv")
	r := rand.New(rand.NewPCG(1, 2))
	for _, enc := range testEncodings {
		for range 30 {
			tables := testTables(r.Uint64(), 8+r.IntN(30))
			table := tables[r.IntN(len(tables))]
			d := testDialect{
				delimiter: pick(r, []string{",", ";", "\t", "|", ":", " ", ", ", "||"}), quote: pick(r, []string{`"`, `'`}),
				lineEnd: pick(r, []string{"\n", "\r\n", "\r"}), all: r.IntN(2) == 0,
			}
			d.escape = pick(r, []string{d.quote, `\`})
			rows := slices.DeleteFunc(table.all(), func(row []string) bool {
				_, ok := encode(enc.codec, strings.Join(row, ""))
				return !ok
			})
			content, _ := encode(enc.codec, d.write(rows))
			if err := os.WriteFile(path, []byte(enc.mark+content), 0o600); err != nil {
				t.Fatal(err)
			}
			t.Run(fmt.Sprintf("%s in %s, %v", table.name, enc.name, d), func(t *testing.T) {
				sameCells(t, path, rows, sheet.Options{Verbatim: true})
			})
		}
	}
}

func TestEncodingIsFoundByWhatReadsWell(t *testing.T) {
	tests := []struct{ encoding, text string }{
		{"Windows-1252", "Müller, Größe, Weiß"},
		{"Windows-1252", "Hélène Lefèvre, François, cœur, à Orléans"},
		{"Windows-1252", "Muñoz, Peña, Año, Ibáñez"},
		{"Windows-1252", "João Brandão, São Paulo, Conceição"},
		{"Windows-1252", "Sørensen, Kjær, Åse"},
		{"Windows-1252", "Città, perché, però, più, caffè"},
		{"Windows-1252", "100 €, „Anführung“, it’s – so"},
		{"Windows-1250", "Łukasz Wiśniewski, Zając, Żółć, Gdańsk"},
		{"Windows-1250", "Michał"},
		{"Windows-1250", "Świętosław, źrebię"},
		{"Windows-1250", "Dvořák, Černý, Růžička, Kučera"},
		{"ISO-8859-2", "Łukasz Wiśniewski, Zając, Żółć, Gdańsk"},
		{"ISO-8859-2", "Dvořák, Šťastný, Žižka"},
		{"ISO-8859-15", "100 € für Müller, cœur"},
		{"Mac Roman", "Müller, Größe, Weiß, Jürgen"},
		{"Mac Roman", "José Muñoz, François, Hélène"},
		{"Mac Roman", "João, São Paulo, it’s"},
		{"UTF-8", "Müller, Łukasz, José"},
		{"UTF-16LE", "Müller, Łukasz, José, and more"},
		{"UTF-16BE", "Müller, Łukasz, José, and more"},
	}
	for _, tt := range tests {
		t.Run(tt.encoding+" "+tt.text, func(t *testing.T) {
			i := slices.IndexFunc(testEncodings, func(e struct {
				name, mark string
				codec      encoding.Encoding
			},
			) bool {
				return e.name == tt.encoding && e.mark == ""
			})
			content, ok := encode(testEncodings[i].codec, "Nr;Text\n1;"+tt.text+"\n")
			if !ok {
				t.Fatal("cannot be written")
			}
			r := open(t, write(t, "file.csv", content), sheet.Options{})
			if got := r.Info().Encoding; got != tt.encoding {
				t.Errorf("encoding = %q, want %q", got, tt.encoding)
			}
			if got := readRows(t, r)[1].Cells[1]; got != tt.text {
				t.Errorf("got %q, want %q", got, tt.text)
			}
		})
	}
}

func TestEncodingCanBeChosen(t *testing.T) {
	content, _ := encode(charmap.Windows1250, "Name,Ort\nMichał,Łódź\n")
	path := write(t, "file.csv", content)
	for name, want := range map[string]string{"Windows-1250": "Michał", "windows-1252": "Micha³", "ISO-8859-2": "Michał", "UTF-8": "Micha\uFFFD"} {
		rows := readRows(t, open(t, path, sheet.Options{Encoding: name}))
		if got := rows[1].Cells[0]; got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	for _, name := range append(sheet.Encodings(), "UTF-8 with BOM") {
		if _, err := sheet.Open(path, sheet.Options{Encoding: name}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
