package sheet_test

import (
	"reflect"
	"testing"

	"muster/data/sheet"
)

// none stands for a file without a delimiter.
const none = "none"

func TestReadCSV(t *testing.T) {
	tests := []struct {
		name, content string
		encoding      string
		delimiter     string
		want          [][]string
	}{
		{
			name:    "comma",
			content: "Country,Name\nUS,Ann\n",
			want:    [][]string{{"Country", "Name"}, {"US", "Ann"}},
		},
		{
			name:      "semicolon with CRLF and no line end at the end",
			content:   "Country;Name\r\nUS;Ann",
			delimiter: ";",
			want:      [][]string{{"Country", "Name"}, {"US", "Ann"}},
		},
		{
			name:      "tab",
			content:   "Country\tName\nUS\tAnn, the first\n",
			delimiter: "\t",
			want:      [][]string{{"Country", "Name"}, {"US", "Ann, the first"}},
		},
		{
			name:    "CR alone",
			content: "Country,Name\rUS,Ann\rDE,Bo\r",
			want:    [][]string{{"Country", "Name"}, {"US", "Ann"}, {"DE", "Bo"}},
		},
		{
			name:     "byte order mark",
			content:  "\xef\xbb\xbfCountry,Name\nDE,Jürgen\n",
			encoding: "UTF-8 with BOM",
			want:     [][]string{{"Country", "Name"}, {"DE", "Jürgen"}},
		},
		{
			name:     "Windows-1252",
			content:  "Country,Name\nDE,J\xfcrgen \x80\n",
			encoding: "Windows-1252",
			want:     [][]string{{"Country", "Name"}, {"DE", "Jürgen €"}},
		},
		{
			name:      "UTF-16 little endian",
			content:   "\xff\xfeA\x00\t\x00B\x00\r\x00\n\x00\xfc\x00\t\x001\x00",
			encoding:  "UTF-16LE",
			delimiter: "\t",
			want:      [][]string{{"A", "B"}, {"ü", "1"}},
		},
		{
			name:     "UTF-16 big endian",
			content:  "\xfe\xff\x00A\x00,\x00B\x00\n\x00\xfc\x00,\x001",
			encoding: "UTF-16BE",
			want:     [][]string{{"A", "B"}, {"ü", "1"}},
		},
		{
			name:    "quotes, doubled quotes, lines in a cell",
			content: "A,B,C\n\"x, y\",\"say \"\"hi\"\"\",\"one\r\ntwo\n\"\n",
			want:    [][]string{{"A", "B", "C"}, {"x, y", `say "hi"`, "one\r\ntwo\n"}},
		},
		{
			name:    "a quote inside an unquoted cell is text",
			content: "A,B\n5\" pipe,b\n",
			want:    [][]string{{"A", "B"}, {`5" pipe`, "b"}},
		},
		{
			name:    "ragged rows come as they are",
			content: "A,B,C\n1,2\n1,2,3,4\n1,,\n",
			want:    [][]string{{"A", "B", "C"}, {"1", "2"}, {"1", "2", "3", "4"}, {"1", "", ""}},
		},
		{
			name:    "segments in a comma file, unquoted, more semicolons than commas",
			content: "Country,Name,Segments\nUS,Ann,A; B; C; D; E\nUS,Bo,A; B; C; D; E\nUS,Cy,A; B; C; D; E\n",
			want: [][]string{
				{"Country", "Name", "Segments"},
				{"US", "Ann", "A; B; C; D; E"},
				{"US", "Bo", "A; B; C; D; E"},
				{"US", "Cy", "A; B; C; D; E"},
			},
		},
		{
			name:    "far more segments than columns",
			content: "Country,Segments\nUS,A; B; C; D; E; F; G; H; I; J\nUS,A; B; C; D; E; F; G; H; I; J\n",
			want: [][]string{
				{"Country", "Segments"},
				{"US", "A; B; C; D; E; F; G; H; I; J"},
				{"US", "A; B; C; D; E; F; G; H; I; J"},
			},
		},
		{
			name:    "segments in a comma file whose header explains them",
			content: "Country,Name,Segments (A; B; C)\nUS,Ann,A; B; C\n",
			want:    [][]string{{"Country", "Name", "Segments (A; B; C)"}, {"US", "Ann", "A; B; C"}},
		},
		{
			name:      "commas in a semicolon file",
			content:   "Name;Firma;Notiz\nAnn;Meier, Schulz, Söhne;a, b\nBo;Meier, Schulz, Söhne;c, d\n",
			delimiter: ";",
			want: [][]string{
				{"Name", "Firma", "Notiz"},
				{"Ann", "Meier, Schulz, Söhne", "a, b"},
				{"Bo", "Meier, Schulz, Söhne", "c, d"},
			},
		},
		{
			name:      "semicolon file with quoted segments",
			content:   "Land;Name;Segmente\nDE;Ann;\"A; B\"\nDE;Bo;\"A; B, C\"\n",
			delimiter: ";",
			want:      [][]string{{"Land", "Name", "Segmente"}, {"DE", "Ann", "A; B"}, {"DE", "Bo", "A; B, C"}},
		},
		{
			name:      "sep line",
			content:   "sep=;\r\nA,x;B\r\n1,5;2\r\n",
			delimiter: ";",
			want:      [][]string{{"A,x", "B"}, {"1,5", "2"}},
		},
		{
			name:      "sep line names another delimiter",
			content:   "\"SEP=|\"\nA|B\n1|2\n",
			delimiter: "|",
			want:      [][]string{{"A", "B"}, {"1", "2"}},
		},
		{
			name:      "blank rows above the header and between rows",
			content:   "\n\nA;B\n\n1,2;x\n\n3,4;y\n",
			delimiter: ";",
			want:      [][]string{{"A", "B"}, {"1,2", "x"}, {"3,4", "y"}},
		},
		{
			name:      "one column",
			delimiter: none,
			content:   "Email\nann@example.com\n",
			want:      [][]string{{"Email"}, {"ann@example.com"}},
		},
		{
			name:      "one column of segments",
			delimiter: none,
			content:   "Segments\nA; B\nA; C\n",
			want:      [][]string{{"Segments"}, {"A; B"}, {"A; C"}},
		},
		{
			name:      "a title above the table",
			content:   "Our customers, 2024\n\n\nLand;Name;Ort\nDE;Ann;Ulm\nDE;Bo;Köln\n",
			delimiter: ";",
			want:      [][]string{{"Our customers, 2024"}, {"Land", "Name", "Ort"}, {"DE", "Ann", "Ulm"}, {"DE", "Bo", "Köln"}},
		},
		{
			name:    "neutralised cells come back",
			content: "A,B,C\n'=1+1,'text,''=x\n+4915,'-5,'\n",
			want:    [][]string{{"A", "B", "C"}, {"=1+1", "'text", "'=x"}, {"+4915", "-5", "'"}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := write(t, "file.csv", tt.content)
			info := open(t, path, sheet.Options{}).Info()
			if want := or(tt.encoding, "UTF-8"); info.Encoding != want {
				t.Errorf("encoding = %q, want %q", info.Encoding, want)
			}
			want := or(tt.delimiter, ",")
			if tt.delimiter == none {
				want = ""
			}
			if info.Delimiter != want {
				t.Errorf("delimiter = %q, want %q", info.Delimiter, want)
			}
			if got := readCells(t, path); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func or[T comparable](v, otherwise T) T {
	var zero T
	if v == zero {
		return otherwise
	}
	return v
}

func TestCSVRowNumbersAreThoseOfASpreadsheet(t *testing.T) {
	tests := []struct {
		name, content string
		want          []int
	}{
		{"plain", "A,B\n1,2\n3,4\n", []int{1, 2, 3}},
		{"a cell of several lines is one row", "A,B\n\"1\n1\r\n1\",2\n3,4\n", []int{1, 2, 3}},
		{"blank rows count", "A,B\n\n1,2\n,\n\"\",\n3,4\n\n\n", []int{1, 3, 6}},
		{"blank rows above the header", "\r\n\r\nA,B\r\n1,2\r\n", []int{3, 4}},
		{"a sep line does not", "sep=,\nA,B\n1,2\n", []int{1, 2}},
		{"white space is no blank row", "A,B\n ,\n", []int{1, 2}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []int
			for _, row := range readRows(t, open(t, write(t, "file.csv", tt.content), sheet.Options{})) {
				got = append(got, row.Number)
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestDamagedCSVRowsSaySo(t *testing.T) {
	tests := []struct {
		name, content string
		want          string
		cells         []string
	}{
		{"open quote", "A,B\n1,\"2\n3", sheet.DamageOpenQuote, []string{"1", "2\n3"}},
		{"stray quote", "A,B\n\"the \"big\" one\",2\n", sheet.DamageStrayQuote, []string{`the "big" one`, "2"}},
		{
			"a broken letter in UTF-8", "ü,ü,ü,ü\nü,J\xfcrgen,ü,ü\n", sheet.DamageEncoding,
			[]string{"ü", "J\uFFFDrgen", "ü", "ü"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows := readRows(t, open(t, write(t, "file.csv", tt.content), sheet.Options{}))
			if len(rows) != 2 || len(rows[0].Damages) != 0 || len(rows[1].Damages) != 1 || rows[1].Damages[0].Code != tt.want {
				t.Fatalf("got %+v, want row 2 to be %q", rows, tt.want)
			}
			if !reflect.DeepEqual(rows[1].Cells, tt.cells) {
				t.Errorf("cells = %q, want %q", rows[1].Cells, tt.cells)
			}
		})
	}
}

func TestVerbatimLeavesApostrophes(t *testing.T) {
	path := write(t, "file.csv", "A,B\n'=1,'+49\n")
	rows := readRows(t, open(t, path, sheet.Options{Verbatim: true}))
	if want := []string{"'=1", "'+49"}; !reflect.DeepEqual(rows[1].Cells, want) {
		t.Errorf("got %q, want %q", rows[1].Cells, want)
	}
}

func TestEncodingIsFoundBehindTheSample(t *testing.T) {
	long := make([]byte, 0, 1<<20)
	long = append(long, "A,B\n"...)
	for len(long) < 1<<20 {
		long = append(long, "plain,text\n"...)
	}
	long = append(long, "J\xfcrgen,x\n"...)
	rows := readRows(t, open(t, write(t, "file.csv", string(long)), sheet.Options{}))
	if got := rows[len(rows)-1].Cells[0]; got != "Jürgen" {
		t.Errorf("got %q, want Jürgen", got)
	}
}
