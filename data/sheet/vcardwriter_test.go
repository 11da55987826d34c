package sheet_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"muster/data/sheet"
)

func TestCardsAreWritten(t *testing.T) {
	_, path := writeWith(t, "out.vcf", titles("Last Name", "First Name", "Mobile Number", "Segments", "Organization", "Country Code", "Email", "Notes"),
		[]string{"Müller", "Jürgen", "+4915123456789", "North; A, B", "Hof; Söhne, GbR", "DE", "j@example.com", "two\r\nlines; more"},
		[]string{"", "", "", "", "Dubois & Fils", "", "", ""})
	got, err := os.ReadFile(path)
	want := strings.ReplaceAll(`BEGIN:VCARD
VERSION:3.0
ADR;TYPE=work:;;;;;;DE
CATEGORIES:North,A\, B
EMAIL;TYPE=internet:j@example.com
FN:Jürgen Müller
N:Müller;Jürgen;;;
NOTE:two\nlines\; more
ORG:Hof\; Söhne\, GbR
TEL;TYPE=cell:+4915123456789
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Dubois & Fils
N:;;;;
ORG:Dubois & Fils
END:VCARD
`, "\n", "\r\n")
	if err != nil || string(got) != want {
		t.Errorf("%v\ngot  %q\nwant %q", err, got, want)
	}
}

func TestCardsReadBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.vcf")
	// A backslash in front of some letters reads as one thing with them.
	text := rapid.StringOfN(rapid.SampledFrom([]rune("abÄłß;:,'\"=+ 0😀N")), 1, 12, -1).
		Filter(func(s string) bool { return strings.TrimSpace(s) == s })
	rapid.Check(t, func(rt *rapid.T) {
		layout := titles(sheet.CardTitles()...)
		w, err := sheet.Create(path, layout)
		if err != nil {
			rt.Fatal(err)
		}
		rows := [][]string{sheet.CardTitles()}
		for range rapid.IntRange(1, 4).Draw(rt, "cards") {
			row := []string{
				"DE", text.Draw(rt, "first"), text.Draw(rt, "last"), "+4915123456789", "a@example.com",
				text.Draw(rt, "organization"), "", text.Draw(rt, "notes"),
			}
			name := strings.Trim(strings.ReplaceAll(text.Draw(rt, "segment"), ";", ""), " ")
			if strings.Trim(name, ", ") == name && name != "" {
				row[6] = "North; " + name
			}
			rows = append(rows, row)
			if err := w.Write(row); err != nil {
				rt.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			rt.Fatal(err)
		}
		sameCells(rt, path, rows, sheet.Options{})
	})
}

func TestACardHasNoPlaceForEveryColumn(t *testing.T) {
	_, err := sheet.Create(filepath.Join(t.TempDir(), "out.vcf"), titles("First Name", "Shoe Size"))
	if !errors.Is(err, sheet.ErrNoCardColumn) {
		t.Error(err)
	}
	if !reflect.DeepEqual(sheet.CardTitles()[:2], []string{"Country Code", "First Name"}) {
		t.Error(sheet.CardTitles())
	}
}
