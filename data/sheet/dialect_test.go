package sheet_test

import (
	"reflect"
	"strings"
	"testing"

	"muster/data/sheet"
)

// lines joins lines of a file.
func lines(l ...string) string { return strings.Join(l, "\n") + "\n" }

func TestTheWholeShapeOfAFileDecidesItsDialect(t *testing.T) {
	tests := []struct {
		name, content    string
		delimiter, quote string // "," and `"` unless they are given
		first, last      []string
	}{
		{
			name:    "segments with semicolons in a comma file without a header",
			content: lines("DE,Ann,ann@example.com,A; B; C", "US,Bo,bo@example.com,A; B; C", "PL,Cy,cy@example.com,B; C; D"),
			first:   []string{"DE", "Ann", "ann@example.com", "A; B; C"}, last: []string{"PL", "Cy", "cy@example.com", "B; C; D"},
		},
		{
			name:    "segments without blanks in a comma file",
			content: lines("Country,Name,Segments", "US,Ann,A;B;C;D;E", "US,Bo,A;B;C;D;E", "DE,Cy,B;C;D;E;F"),
			first:   []string{"Country", "Name", "Segments"}, last: []string{"DE", "Cy", "B;C;D;E;F"},
		},
		{
			name:      "decimal commas in a semicolon file",
			content:   lines("Artikel;Preis;MwSt", "Rad;12,50;2,38", "Hut;9,90;1,88", "Zelt;129,00;24,51"),
			delimiter: ";", first: []string{"Artikel", "Preis", "MwSt"}, last: []string{"Zelt", "129,00", "24,51"},
		},
		{
			name:      "decimal commas in a semicolon file without a header",
			content:   lines("12,50;2,38", "9,90;1,88", "129,00;24,51"),
			delimiter: ";", first: []string{"12,50", "2,38"}, last: []string{"129,00", "24,51"},
		},
		{
			name:    "times do not make a colon the delimiter",
			content: lines("time,value", "12:30:05,1", "12:31:05,2", "12:32:05,3"),
			first:   []string{"time", "value"}, last: []string{"12:32:05", "3"},
		},
		{
			name: "a column of times", delimiter: none,
			content: lines("12:30:05", "12:31:05", "12:32:05"),
			first:   []string{"12:30:05"}, last: []string{"12:32:05"},
		},
		{
			name: "a column of dates and times", delimiter: none,
			content: lines("2024-01-31 12:30:05", "2024-01-31 12:31:05", "2024-01-31 12:32:05"),
			first:   []string{"2024-01-31 12:30:05"}, last: []string{"2024-01-31 12:32:05"},
		},
		{
			name: "a column of names", delimiter: none,
			content: lines("Ann Smith", "Bo Jones", "Cy Young"),
			first:   []string{"Ann Smith"}, last: []string{"Cy Young"},
		},
		{
			name: "a column of names below a title", delimiter: none,
			content: lines("Full name", "Ann Smith", "Bo Jones", "Cy Young"),
			first:   []string{"Full name"}, last: []string{"Cy Young"},
		},
		{
			name: "a column of streets", delimiter: none,
			content: lines("12 Main Street", "5 Oak Avenue", "117 Park Lane"),
			first:   []string{"12 Main Street"}, last: []string{"117 Park Lane"},
		},
		{
			name: "a column of organizations with commas in some", delimiter: none,
			content: lines("Organization", "Acme, Inc.", "Meier GmbH", "Hof & Söhne", "Delta, Ltd.", "Green Acres"),
			first:   []string{"Organization"}, last: []string{"Green Acres"},
		},
		{
			name: "a column in quotes", delimiter: none,
			content: lines(`"Organization"`, `"Acme, Inc."`, `"Delta, Ltd."`),
			first:   []string{"Organization"}, last: []string{"Delta, Ltd."},
		},
		{
			name: "a column of addresses of pages", delimiter: none,
			content: lines("https://example.com/a?b=1", "https://example.com/c?d=2", "https://example.org/"),
			first:   []string{"https://example.com/a?b=1"}, last: []string{"https://example.org/"},
		},
		{
			name:    "names with a blank in each row",
			content: lines("Name,City", "Ann Smith,Ulm", "Bo Jones,Bonn", "Cy Young,Köln"),
			first:   []string{"Name", "City"}, last: []string{"Cy Young", "Köln"},
		},
		{
			name:      "numbers between blanks",
			content:   lines("time temp humidity", "12:30 21.5 45", "12:45 21.7 44", "13:00 22.0 44"),
			delimiter: " ", first: []string{"time", "temp", "humidity"}, last: []string{"13:00", "22.0", "44"},
		},
		{
			name:      "numbers between blanks without a header",
			content:   lines("12:30 21.5 45.0 1013", "12:45 21.7 44.5 1012", "13:00 22.0 44.1 1012"),
			delimiter: " ", first: []string{"12:30", "21.5", "45.0", "1013"}, last: []string{"13:00", "22.0", "44.1", "1012"},
		},
		{
			name:      "blanks, and quotes around what holds some",
			content:   lines(`id name city`, `1 "Ann Smith" Ulm`, `2 Bo "New York"`, `3 "Cy Young" Bonn`),
			delimiter: " ", first: []string{"id", "name", "city"}, last: []string{"3", "Cy Young", "Bonn"},
		},
		{
			name:      "colons",
			content:   lines("root:x:0:0:/root", "daemon:x:1:1:/usr/sbin", "bin:x:2:2:/bin"),
			delimiter: ":", first: []string{"root", "x", "0", "0", "/root"}, last: []string{"bin", "x", "2", "2", "/bin"},
		},
		{
			name:      "bars",
			content:   lines("Land|Name|Ort", "DE|Ann, die Erste|Ulm", "DE|Bo|Köln; Bonn"),
			delimiter: "|", first: []string{"Land", "Name", "Ort"}, last: []string{"DE", "Bo", "Köln; Bonn"},
		},
		{
			name:      "two bars",
			content:   lines("Land||Name||Ort", "DE||Ann||Ulm", "DE||||Köln"),
			delimiter: "||", first: []string{"Land", "Name", "Ort"}, last: []string{"DE", "", "Köln"},
		},
		{
			name:      "a comma and a blank",
			content:   lines("Land, Name, Ort", "DE, Ann, Ulm", `DE, "Bo, der Zweite", Köln`),
			delimiter: ", ", first: []string{"Land", "Name", "Ort"}, last: []string{"DE", "Bo, der Zweite", "Köln"},
		},
		{
			name:    "commas, and a blank behind some",
			content: lines("Land,Name,Ort", "DE, Ann,Ulm", "DE,Bo, Köln", "DE,Cy,Bonn"),
			first:   []string{"Land", "Name", "Ort"}, last: []string{"DE", "Cy", "Bonn"},
		},
		{
			name:      "tabs, with commas and blanks in the cells",
			content:   lines("Name\tNote\tDate", "Ann Smith\tnice, kind\t2024-01-31", "Bo Li\tone, two\t2024-02-01"),
			delimiter: "\t", first: []string{"Name", "Note", "Date"}, last: []string{"Bo Li", "one, two", "2024-02-01"},
		},
		{
			name:    "single quotes",
			content: lines("name,note", `'Ann','one, two'`, `'Bo','it''s three, four'`, `'Cy',''`),
			quote:   "'", first: []string{"name", "note"}, last: []string{"Cy", ""},
		},
		{
			name:    "apostrophes are no quotes",
			content: lines("name,note", "O'Brien,'tis", "D'Angelo,rock 'n' roll", "'t Hooft,x"),
			first:   []string{"name", "note"}, last: []string{"'t Hooft", "x"},
		},
		{
			name:    "no quotes at all, though cells begin with one",
			content: lines("name,note", `"Big" Ann,x`, `"Little" Bo,y`, `Cy "The" Young,z`),
			quote:   none, first: []string{"name", "note"}, last: []string{`Cy "The" Young`, "z"},
		},
		{
			name:    "inches",
			content: lines("article,size", `pipe,5"`, `tube,6"`, `"tee, brass",7`),
			first:   []string{"article", "size"}, last: []string{"tee, brass", "7"},
		},
		{
			name:      "a title, a date and a blank line above the table",
			content:   lines("Customers of the north, east, and west", "As of 31.12.2024", "", "Land;Name;Ort", "DE;Ann;Ulm", "DE;Bo;Köln"),
			delimiter: ";", first: []string{"Customers of the north, east, and west"}, last: []string{"DE", "Bo", "Köln"},
		},
		{
			name:      "lines about the report, divided otherwise",
			content:   lines("Report: Sales", "Created: 2024-01-31 12:00", "Name;Email;Since", "Ann;ann@example.com;2020", "Bo;bo@example.com;2021"),
			delimiter: ";", first: []string{"Report: Sales"}, last: []string{"Bo", "bo@example.com", "2021"},
		},
		{
			name:      "lines about the report, with fewer cells",
			content:   lines("Report;Sales", "Created;31.01.2024", ";", "Name;Email;Since", "Ann;ann@example.com;2020", "Bo;bo@example.com;2021"),
			delimiter: ";", first: []string{"Report", "Sales"}, last: []string{"Bo", "bo@example.com", "2021"},
		},
		{
			name:    "one row",
			content: "Ann,Smith,ann@example.com",
			first:   []string{"Ann", "Smith", "ann@example.com"}, last: []string{"Ann", "Smith", "ann@example.com"},
		},
		{
			name:      "one row with semicolons",
			content:   "Land;Vorname;Nachname;E-Mail",
			delimiter: ";", first: []string{"Land", "Vorname", "Nachname", "E-Mail"}, last: []string{"Land", "Vorname", "Nachname", "E-Mail"},
		},
		{
			name: "one cell", delimiter: none,
			content: "Email", first: []string{"Email"}, last: []string{"Email"},
		},
		{
			name:    "empty cells at the end of most rows left out",
			content: lines("Name,Email,Phone,Street,City", "Ann,ann@example.com", "Bo,bo@example.com", "Cy,,0151 234567", "Di,di@example.com", "Ed,ed@example.com"),
			first:   []string{"Name", "Email", "Phone", "Street", "City"}, last: []string{"Ed", "ed@example.com"},
		},
		{
			name:      "prices in dollars and cents, names with commas",
			content:   lines("Name;Total", "Smith, Ann;$1,250.00", "Jones, Bo;$2,100.50", "Young, Cy;$3,999.99"),
			delimiter: ";", first: []string{"Name", "Total"}, last: []string{"Young, Cy", "$3,999.99"},
		},
		{
			name:    "phones",
			content: lines("Name,Phone", "Ann,(515) 555-1234", "Bo,+49 151 23456789", "Cy,0151/234567"),
			first:   []string{"Name", "Phone"}, last: []string{"Cy", "0151/234567"},
		},
		{
			name:    "all empty but the first column",
			content: lines("Name,Email,Phone", "Ann,,", "Bo,,", "Cy,,"),
			first:   []string{"Name", "Email", "Phone"}, last: []string{"Cy", "", ""},
		},
		{
			name:      "a delimiter at the end of each row",
			content:   lines("Name;Ort;", "Ann;Ulm;", "Bo;Köln;"),
			delimiter: ";", first: []string{"Name", "Ort", ""}, last: []string{"Bo", "Köln", ""},
		},
		{
			name:    "texts with all kinds of signs",
			content: lines("Date,Text", `2024-01-31,"one; two: three | four"`, `2024-02-01,"five; six: seven | eight"`),
			first:   []string{"Date", "Text"}, last: []string{"2024-02-01", "five; six: seven | eight"},
		},
		{
			name:    "backslashes before quotes",
			content: lines("name,note", `Ann,"say \"hi\", loudly"`, `Bo,"C:\\temp"`, `Cy,"x"`),
			first:   []string{"name", "note"}, last: []string{"Cy", "x"},
		},
		{
			name:    "backslashes before delimiters",
			content: lines("name,note,nr", `Ann,one\, two,1`, `Bo,three\, four,2`, `Cy,five\\six,3`),
			first:   []string{"name", "note", "nr"}, last: []string{"Cy", `five\six`, "3"},
		},
		{
			name:    "paths with backslashes",
			content: lines("name,path", `Ann,"C:\temp\"`, `Bo,"D:\"`, `Cy,"E:\x"`),
			first:   []string{"name", "path"}, last: []string{"Cy", `E:\x`},
		},
		{
			name:      "a long sep line",
			content:   lines("sep=||", "a||b", "1||2"),
			delimiter: "||", first: []string{"a", "b"}, last: []string{"1", "2"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := open(t, write(t, "file.csv", tt.content), sheet.Options{})
			info := r.Info()
			if want := strings.TrimPrefix(or(tt.delimiter, ","), none); info.Delimiter != want {
				t.Errorf("delimiter = %q, want %q", info.Delimiter, want)
			}
			if want := strings.TrimPrefix(or(tt.quote, `"`), none); info.Quote != want {
				t.Errorf("quote = %q, want %q", info.Quote, want)
			}
			rows := readRows(t, r)
			if got := rows[0].Cells; !reflect.DeepEqual(got, tt.first) {
				t.Errorf("first row = %q, want %q", got, tt.first)
			}
			if got := rows[len(rows)-1].Cells; !reflect.DeepEqual(got, tt.last) {
				t.Errorf("last row = %q, want %q", got, tt.last)
			}
		})
	}
}
