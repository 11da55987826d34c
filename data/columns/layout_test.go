package columns_test

import (
	"reflect"
	"strings"
	"testing"

	"muster/data/columns"
)

// linesOf makes lines of a text: cells parted by "|", a blank line is a gap.
func linesOf(text string) []columns.Line {
	var lines []columns.Line
	for i, line := range strings.Split(strings.Trim(text, "\n"), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, columns.Line{Number: i + 1, Cells: strings.Split(line, "|")})
		}
	}
	return lines
}

func TestWhereATableStands(t *testing.T) {
	tests := []struct {
		name, text string
		ragged     bool
		header     string // "" for none
		above      []int
		rows       int
		below      []int
		later      int
	}{
		{
			name: "contacts below a list of what the file is about", text: `
Firma|Landtechnik Nord
Erstellt|3.4.2026
Bearbeiter|Meyer

Vorname|Nachname|Handy|E-Mail|Land
Anna|Müller|0151 23456789|a@example.com|DE
Bea|Groß|0151 23456780|b@example.com|DE`,
			header: "Vorname|Nachname|Handy|E-Mail|Land", above: []int{1, 2, 3}, rows: 2,
		},
		{
			name: "the same without a gap, in a workbook", ragged: true, text: `
Firma|Landtechnik Nord
Erstellt|3.4.2026
Vorname|Nachname|Handy|E-Mail|Land
Anna|Müller|0151 23456789|a@example.com|DE`,
			header: "Vorname|Nachname|Handy|E-Mail|Land", above: []int{1, 2}, rows: 1,
		},
		{
			name: "figures below a list without colons", text: `
Station|Berlin
Latitude|52.5
Longitude|13.4

time|temperature|humidity|wind
10:00|12.1|80|3
11:00|12.9|78|4
12:00|13.4|71|4`,
			header: "time|temperature|humidity|wind", above: []int{1, 2, 3}, rows: 3,
		},
		{
			name: "groups of columns above the header", text: `
Person|||Contact||
First name|Last name|Title|Mobile|Email|Country
Anna|Lee||515 555 1234|a@example.com|US`,
			header: "Person First name|Person Last name|Person Title|Contact Mobile|Contact Email|Contact Country", rows: 1,
		},
		{
			name: "groups of a workbook, one over a single column", ragged: true, text: `
|Price||Stock
Article|net|gross|
Bolt|1,20|1,43|500
Nut|0,80|0,95|700`,
			header: "Article|Price net|Price gross|Stock", rows: 2,
		},
		{
			name: "units below the header", text: `
Date|Temp|Wind
|°C|m/s
2026-01-01|3.4|5
2026-01-02|3.9|4`,
			header: "Date|Temp °C|Wind m/s", rows: 2,
		},
		{
			name: "a title right above, cut into cells by its commas", text: `
Sales of the year| by region| all products
Region|Qty|Price|Date|Note
North|3|4.50|2026-01-01|
South|4|5.50|2026-01-02|paid`,
			header: "Region|Qty|Price|Date|Note", above: []int{1}, rows: 2,
		},
		{
			name: "index without a title", text: `
|a|b
0|1.5|2.5
1|2.5|3.5`,
			header: "|a|b", rows: 2,
		},
		{
			name: "years as titles", text: `
Country|2019|2020|2021
Germany|83.1|83.2|83.2
Poland|38.0|37.9|37.8`,
			header: "Country|2019|2020|2021", rows: 2,
		},
		{name: "numbers only", text: `
1|5|7
4|5|6
7|9|12`, rows: 3},
		{name: "numbers that count up", text: `
1|2|3
4|5|6
7|8|9`, rows: 3},
		{name: "months as numbers", text: `
|1|2|3|4
Bolts|5|0|4|5
Nuts|7|6|7|2`, header: "|1|2|3|4", rows: 2},
		{name: "a row with a cell too many that counts up", text: `
a|b
1|2
3|4
5|6|7
8|9`, header: "a|b", rows: 4},
		{
			name: "text only: the first line is taken for the header", text: `
name|town
Meyer|Berlin
Groß|Köln`,
			header: "name|town", rows: 2,
		},
		{name: "text only, the first line comes again", text: `
Meyer|Berlin
Groß|Köln
Meyer|Berlin`, rows: 3},
		{name: "a blank cell in the first line of text", text: `
Meyer||Berlin
Groß|Anna|Köln`, rows: 2},
		{
			name: "one column", text: `
Email
a@example.com
b@example.com`,
			header: "Email", rows: 2,
		},
		{
			name: "one column below a title", text: `
Our customers

Email
a@example.com
b@example.com`,
			header: "Email", above: []int{1}, rows: 2,
		},
		{name: "one column without a header", text: `
a@example.com
b@example.com`, rows: 2},
		{
			name: "headers in a language that nobody knows", text: `
jméno|příjmení|telefon
Jan|Novák|+420 601 123 456
Eva|Malá|+420 601 123 457`,
			header: "jméno|příjmení|telefon", rows: 2,
		},
		{
			name: "a value that is missing is no header", text: `
Article|Price|Stock
Bolt|n/a|500
Nut|0,80|unknown`,
			header: "Article|Price|Stock", rows: 2,
		},
		{
			name: "a short row is no total", text: `
Article|Price|Stock
Bolt|1,20|500
Nut
Screw|0,80|20`,
			header: "Article|Price|Stock", rows: 3,
		},
		{
			name: "subtotals among the rows stay", text: `
Region|Qty|Price
North|3|4.50
Total North||4.50
South|4|5.50
Total||10.00`,
			header: "Region|Qty|Price", rows: 3, below: []int{5},
		},
		{
			name: "a section among the rows stays", text: `
Article|Price|Stock
Bolt|1,20|500

Screws

Screw|0,80|20`,
			header: "Article|Price|Stock", rows: 3,
		},
		{
			name: "averages, minimum and maximum", text: `
time|temperature|humidity
10:00|12.1|80
11:00|12.9|78
Min|12.1|78
Max|12.9|80
Mittelwert|12.5|79`,
			header: "time|temperature|humidity", rows: 2, below: []int{4, 5, 6},
		},
		{
			name: "a product that is called Total", text: `
Product|Town|Qty
Total Care plan|Berlin|3
Total|Köln|5`,
			header: "Product|Town|Qty", rows: 2,
		},
		{
			name: "a signature of two cells", text: `
Article|Price|Stock|Place|Row|Shelf
Bolt|1,20|500|A|1|2
Nut|0,80|20|B|2|3

checked by|Meyer`,
			header: "Article|Price|Stock|Place|Row|Shelf", rows: 2, below: []int{5},
		},
		{
			name: "a legend below", text: `
Customer|Code|Price
Meyer|N|1,20
Groß|S|0,80

Code|Meaning
N|North
S|South`,
			header: "Customer|Code|Price", rows: 2, later: 5,
		},
		{
			name: "a legend in a workbook", ragged: true, text: `
Customer|Code|Price|Date
Meyer|N|1,20|2026-01-01
Groß|S|0,80|2026-01-02

Legend
Code|Meaning
N|North
S|South`,
			header: "Customer|Code|Price|Date", rows: 2, below: []int{5, 6, 7, 8},
		},
		{
			name: "contacts in the second table", text: `
Article|Price|Stock
Bolt|1,20|500
Nut|0,80|20

First name|Last name|Mobile|Email|Country
Anna|Lee|515 555 1234|a@example.com|US`,
			header: "First name|Last name|Mobile|Email|Country", above: []int{1, 2, 3}, rows: 1,
		},
		{
			name: "a glossary of our words is no list of contacts", text: `
English|Deutsch
First name|Vorname
Last name|Nachname
Mobile|Handy`,
			header: "English|Deutsch", rows: 3,
		},
		{
			name: "required marks below the header of contacts", text: `
Vorname|Nachname|Handynummer|Land
(Pflicht)|(Pflicht)|(ohne Vorwahl)|(zwei Buchstaben)
Anna|Müller|0151 23456789|DE`,
			header: "Vorname (Pflicht)|Nachname (Pflicht)|Handynummer (ohne Vorwahl)|Land (zwei Buchstaben)", rows: 1,
		},
		{
			name: "columns without a title", text: `
Name||Price
Bolt|A4|1,20
Nut|B7|0,80`,
			header: "Name||Price", rows: 2,
		},
		{
			name: "hashes before everything", text: `
# made by a logger
# place: Berlin
#time|temp
10:00|12.1
11:00|12.9`,
			header: "#time|temp", above: []int{1, 2}, rows: 2,
		},
	}
	for _, tt := range tests {
		lines := linesOf(tt.text)
		f := find(lines, columns.LayoutOptions{Ragged: tt.ragged}, columns.EndOptions{})
		got := struct {
			header       string
			above, below []int
			rows, later  int
		}{strings.Join(f.header, "|"), f.above, f.below, len(f.rows), f.later}
		want := got
		want.header, want.above, want.below, want.rows, want.later = tt.header, tt.above, tt.below, tt.rows, tt.later
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n got %+v\nwant %+v", tt.name, got, want)
		}
	}
}
