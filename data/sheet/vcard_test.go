package sheet_test

import (
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"

	"muster/data/sheet"
)

var cardTitles = []string{"Country Code", "First Name", "Last Name", "Mobile Number", "Email", "Organization", "Segments", "Notes"}

// cardOf wraps lines into a card.
func cardOf(lines ...string) string {
	return "BEGIN:VCARD\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCARD\r\n"
}

func TestReadVCard(t *testing.T) {
	tests := []struct {
		name, content string
		want          []string
	}{
		{
			"4.0", cardOf("VERSION:4.0", "FN:Jürgen Müller", "N:Müller;Jürgen;;Dr.;", "TEL;VALUE=uri;PREF=1;TYPE=\"voice,home\":tel:+49-221-123456",
				"TEL;VALUE=uri;TYPE=\"cell,text\":tel:+49-151-23456789", "EMAIL;PREF=2:second@example.com", "EMAIL;PREF=1:first@example.com",
				"ORG:Hof Sonnental;Verkauf", "ADR;TYPE=work:;;Am Markt 1;Köln;;50667;Germany", "CATEGORIES:Nord,Ernte 2026", `NOTE:a\, b\nc\;d`),
			[]string{"Germany", "Jürgen", "Müller", "+49-151-23456789", "first@example.com", "Hof Sonnental", "Nord; Ernte 2026", "a, b\nc;d"},
		},
		{
			"3.0 as a Mac writes it", cardOf("VERSION:3.0", "PRODID:-//Apple Inc.//macOS//EN", "N:O'Neil;Ann;;;", "FN:Ann O'Neil",
				"EMAIL;type=INTERNET;type=HOME;type=pref:ann@example.org", "TEL;type=HOME;type=VOICE:515 555 1111", "TEL;type=CELL;type=VOICE;type=pref:(515) 555-1234",
				"item1.ADR;type=HOME;type=pref:;;1 Main St;Ames;IA;50010;", "item1.X-ABADR:us", "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD",
				" AAAA", " BBBB=="),
			[]string{"us", "Ann", "O'Neil", "(515) 555-1234", "ann@example.org", "", "", ""},
		},
		{
			"3.0 as Google writes it", cardOf("VERSION:3.0", "FN:Łukasz Wiśniewski", "N:Wiśniewski;Łukasz;;;", "EMAIL;TYPE=INTERNET:lukasz@example.com",
				"TEL;TYPE=CELL:+48 512 345 678", "NOTE:one\\ntwo", "CATEGORIES:Kunden,myContacts"),
			[]string{"", "Łukasz", "Wiśniewski", "+48 512 345 678", "lukasz@example.com", "", "Kunden; myContacts", "one\ntwo"},
		},
		{
			"2.1 as Outlook writes it", cardOf("VERSION:2.1", "N;LANGUAGE=de;CHARSET=Windows-1252:M\xfcller;J\xfcrgen", "FN;CHARSET=Windows-1252:J\xfcrgen M\xfcller",
				"ORG:Hof Sonnental;", "TEL;WORK;VOICE:0221 123456", "TEL;CELL;VOICE:0151 23456789", "TEL;WORK;FAX:0221 123457",
				"ADR;WORK;PREF;ENCODING=QUOTED-PRINTABLE:;;Am Markt 1=0D=0AHinterhaus;K=F6ln;;50667;Deutschland",
				"NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Gr=C3=BC=", "=C3=9Fe=0D=0Azweite Zeile", "EMAIL;PREF;INTERNET:juergen@example.com",
				"X-MS-CARDPICTURE;TYPE=JPEG;ENCODING=BASE64:", " /9j/4AAQ", ""),
			[]string{"Deutschland", "Jürgen", "Müller", "0151 23456789", "juergen@example.com", "Hof Sonnental", "", "Grüße\nzweite Zeile"},
		},
		{
			"a picture that is not folded", cardOf("VERSION:2.1", "N:B;A", "PHOTO;JPEG;ENCODING=BASE64:", "/9j/4AAQ", "SkZJRgAB", "", "TEL;CELL:1234567"),
			[]string{"", "A", "B", "1234567", "", "", "", ""},
		},
		{
			"folded lines", cardOf("VERSION:3.0", "N:Miller;Bo", "NOTE:a long", "  note", "\t!", "EMAIL:bo@exam", " ple.com"),
			[]string{"", "Bo", "Miller", "", "bo@example.com", "", "", "a long note!"},
		},
		{
			"a whole name only", cardOf("VERSION:4.0", "FN:Mary Ann Miller", "EMAIL:a@example.com"),
			[]string{"", "Mary Ann", "Miller", "", "a@example.com", "", "", ""},
		},
		{
			"a firm", cardOf("VERSION:3.0", "N:;;;;", "FN:Hof Sonnental", "ORG:Hof Sonnental;", "X-ABShowAs:COMPANY", "TEL:0221 123456"),
			[]string{"", "", "", "0221 123456", "", "Hof Sonnental", "", ""},
		},
		{
			"semicolons in a name", cardOf("VERSION:3.0", `N:Weiß\; Söhne;A\,B`, "TEL;TYPE=FAX:1", "TEL;TYPE=PAGER:2"),
			[]string{"", "A,B", "Weiß; Söhne", "", "", "", "", ""},
		},
		{
			"a card in a card", cardOf("VERSION:2.1", "N:B;A", "AGENT:", "BEGIN:VCARD", "N:No;No", "TEL;CELL:0", "END:VCARD", "TEL;CELL:1234567"),
			[]string{"", "A", "B", "1234567", "", "", "", ""},
		},
		{"an old encoding without a word", cardOf("VERSION:2.1", "N:M\xfcller;J\xfcrgen"), []string{"", "Jürgen", "Müller", "", "", "", "", ""}},
		{"a byte order mark", "\xef\xbb\xbf" + cardOf("VERSION:3.0", "N:B;Ä"), []string{"", "Ä", "B", "", "", "", "", ""}},
		{"UTF-16", utf16Text(cardOf("VERSION:3.0", "N:B;Ä")), []string{"", "Ä", "B", "", "", "", "", ""}},
		{"line ends of the Mac", strings.ReplaceAll(cardOf("VERSION:3.0", "N:B;A"), "\r\n", "\r"), []string{"", "A", "B", "", "", "", "", ""}},
		{"in small letters, with blanks behind", "begin:vcard \nversion:3.0\nn:B;A\nend:vcard \n\x1a", []string{"", "A", "B", "", "", "", "", ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := open(t, write(t, "file.vcf", tt.content), sheet.Options{})
			if got := r.Info().Format; got != sheet.VCard {
				t.Errorf("format %q", got)
			}
			rows := readRows(t, r)
			if len(rows) != 2 || !slices.Equal(rows[0].Cells, cardTitles) || rows[0].Number != 1 {
				t.Fatalf("got %+v, want a header and a row", rows)
			}
			if !slices.Equal(rows[1].Cells, tt.want) || rows[1].Number != 2 || len(rows[1].Damages) != 0 {
				t.Errorf("got  %q (%d, %+v)\nwant %q", rows[1].Cells, rows[1].Number, rows[1].Damages, tt.want)
			}
		})
	}
}

func TestDamagedVCardsSaySo(t *testing.T) {
	type row struct {
		number int
		first  string
		damage string
	}
	tests := []struct {
		name, content string
		want          []row
	}{
		{"two cards", cardOf("N:;A") + "\r\n" + cardOf("N:;B"), []row{{2, "A", ""}, {3, "B", ""}}},
		{"an end is missing", "BEGIN:VCARD\nN:;A\nBEGIN:VCARD\nN:;B\nEND:VCARD\n", []row{{2, "A", sheet.DamageCutCard}, {3, "B", ""}}},
		{"the file ends in a card", cardOf("N:;A") + "BEGIN:VCARD\nN:;B", []row{{2, "A", ""}, {3, "B", sheet.DamageCutCard}}},
		{"something between cards", cardOf("N:;A") + "hello\n" + cardOf("N:;B"), []row{{2, "A", ""}, {3, "B", sheet.DamageStrayLine}}},
		{"something in a card", cardOf("N:;A", "hello"), []row{{2, "A", sheet.DamageStrayLine}}},
		{"something behind the last card", cardOf("N:;A") + "BEGIN:VC", []row{{2, "A", ""}, {3, "", sheet.DamageStrayLine}}},
		{"a quote that does not end", cardOf("N:;A", `TEL;TYPE="x:1`), []row{{2, "A", sheet.DamageStrayLine}}},
		{"bytes that no encoding has", cardOf("N;CHARSET=utf-8;ENCODING=QUOTED-PRINTABLE:;A=FF"), []row{{2, "A\ufffd", sheet.DamageEncoding}}},
		{"an empty card", cardOf() + cardOf("N:;B"), []row{{3, "B", ""}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []row
			for _, r := range readRows(t, open(t, write(t, "file.vcf", tt.content), sheet.Options{}))[1:] {
				found := row{number: r.Number}
				if len(r.Cells) > 1 {
					found.first = r.Cells[1]
				}
				for _, d := range r.Damages {
					found.damage += d.Code
				}
				got = append(got, found)
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestVCardLimits(t *testing.T) {
	for name, content := range map[string]string{
		"a line without end":      cardOf("N:;A", "PHOTO:"+strings.Repeat("x", 17<<20)),
		"a long cell":             cardOf("N:;A", "NOTE:"+strings.Repeat("x", sheet.MaxCell)),
		"a folded cell":           cardOf("N:;A", "NOTE:"+strings.Repeat("x", 1000)+strings.Repeat("\r\n "+strings.Repeat("x", 1000), 1100)),
		"a card of many lines":    cardOf("N:;A" + strings.Repeat("\r\nNOTE:"+strings.Repeat("x", 1000), 20000)),
		"a soft line end forever": cardOf("N:;A", "NOTE;ENCODING=QUOTED-PRINTABLE:"+strings.Repeat(strings.Repeat("x", 1000)+"=\r\n", 1100)),
	} {
		if err := readToEnd(write(t, "file.vcf", content)); !errors.Is(err, sheet.ErrTooLarge) {
			t.Errorf("%s: got %v, want ErrTooLarge", name, err)
		}
	}
}

func TestAVCardHasNoSheets(t *testing.T) {
	path := write(t, "file.vcf", cardOf("N:;A"))
	if _, err := sheet.Open(path, sheet.Options{Sheet: "S"}); !errors.Is(err, sheet.ErrNoSuchSheet) {
		t.Errorf("got %v, want ErrNoSuchSheet", err)
	}
	r := open(t, path, sheet.Options{})
	for {
		if _, err := r.Next(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if r.Progress() != 1 {
		t.Errorf("progress at the end = %v", r.Progress())
	}
}
