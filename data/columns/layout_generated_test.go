package columns_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"muster/data/columns"
)

// base is a table of an everyday file.
type base struct {
	name   string
	header []string
	rows   [][]string
}

// bases are the kinds of files that the layouts are tried on: n rows each.
func bases(random *rand.Rand, n int) []base {
	towns := []string{"Berlin", "Köln", "Łódź", "Lyon", "Porto", "Bern", "Graz", "Turin"}
	names := []string{"Anna", "Jürgen", "Zoé", "Łukasz", "João", "Chiara", "Íñigo", "Emily", "Liam", "Max"}
	surnames := []string{"Müller", "Groß", "Dubois", "Nowak", "Silva", "Rossi", "Núñez", "O'Connor", "Meyer", "Sum"}
	goods := []string{"Tractor", "Combine", "Baler", "Mower", "Sprayer", "Loader", "Plough", "Total Care plan"}
	pick := func(list []string) string { return list[random.IntN(len(list))] }
	number := func(most int) string { return strconv.Itoa(1 + random.IntN(most)) }
	tables := []base{
		{name: "sales", header: []string{"DATE", "TIME", "Qty", "PRODUCTID", "Price", "ProductType", "Text", "URL", "Notes"}},
		{name: "sensors", header: []string{"timestamp", "station", "temperature", "humidity", "pressure"}},
		{name: "addresses", header: []string{"Name", "Street", "ZIP", "City"}},
		{name: "contacts", header: []string{"Vorname", "Nachname", "Handynummer", "E-Mail-Adresse", "Land", "Segmente"}},
		{name: "prices", header: []string{"Article", "Price"}},
		{name: "years", header: []string{"Region", "2019", "2020", "2021", "2022"}},
	}
	for i := range n {
		day := fmt.Sprintf("%02d/%02d/2026", 1+random.IntN(12), 1+random.IntN(28))
		for at := range tables {
			var row []string
			switch t := &tables[at]; t.name {
			case "sales":
				row = []string{
					day, fmt.Sprintf("%d:%02d", random.IntN(24), random.IntN(60)), number(9), "P-" + number(900), number(900) + ".50",
					pick(goods), "A " + strings.ToLower(pick(goods)) + ", used in " + pick(towns),
					"https://example.com/" + number(99), "",
				}
				if random.IntN(3) == 0 {
					row[8] = "see the notes"
				}
			case "sensors":
				row = []string{
					fmt.Sprintf("2026-03-%02dT10:%02d:00Z", 1+random.IntN(28), random.IntN(60)), "S" + number(5), number(40) + ".1",
					number(99), number(1100),
				}
				if random.IntN(6) == 0 {
					row[2] = "n/a"
				}
			case "addresses":
				row = []string{
					pick(names) + " " + pick(surnames), pick(towns) + "er Str. " + number(99),
					strconv.Itoa(10000 + random.IntN(80000)), pick(towns),
				}
			case "contacts":
				mobile := "0151 2345" + strconv.Itoa(1000+random.IntN(9000))
				row = []string{pick(names), pick(surnames), mobile, "a" + number(999) + "@example.com", "DE", ""}
				if i > 0 && random.IntN(4) == 0 {
					row[2] = ""
				}
				if random.IntN(3) == 0 {
					row[5] = "Nord; Gold"
				}
			case "prices":
				row = []string{pick(goods) + " " + strconv.Itoa(i), number(5000) + ",00"}
			case "years":
				row = []string{pick(towns), number(9000), number(9000), number(9000), number(9000)}
			}
			tables[at].rows = append(tables[at].rows, row)
		}
	}
	return tables
}

// sheetText is a file that is made, with what should be found in it.
type sheetText struct {
	lines []columns.Line
	next  int // number of the next line

	above, below, later []int
	header              []string
	rows                [][]string
}

func (s *sheetText) add(cells ...string) int {
	if s.next == 0 {
		s.next = 1
	}
	s.lines = append(s.lines, columns.Line{Number: s.next, Cells: cells})
	s.next++
	return s.next - 1
}

func (s *sheetText) gap(lines int) { s.next = max(s.next, 1) + lines }

// found is what FindTable and End say of a file.
type found struct {
	above, below []int
	later        int
	header       []string
	rows         [][]string
	width        int
}

func find(lines []columns.Line, o columns.LayoutOptions, end columns.EndOptions) found {
	t := columns.FindTable(lines[:min(100, len(lines))], o)
	f := found{header: t.Header, width: t.Width}
	for _, line := range lines[:t.Start] {
		f.above = append(f.above, line.Number)
	}
	after := 0
	if t.Body > 0 {
		after = lines[t.Body-1].Number
	}
	e := t.End(after, end)
	var held []columns.Line
	take := func(n int) {
		for _, line := range held[:n] {
			f.rows = append(f.rows, line.Cells)
		}
		held = held[n:]
	}
	ended := false
	for _, line := range lines[t.Body:] {
		held = append(held, line)
		if ended {
			continue
		}
		var n int
		n, ended = e.Look(line)
		take(n)
	}
	if !ended {
		take(e.Finish())
	}
	below := e.Below()
	for _, line := range held[:below] {
		f.below = append(f.below, line.Number)
	}
	if len(held) > below {
		f.later = held[below].Number
	}
	return f
}

// layouts are the ways in which the files that people send are laid out.
var layouts = []struct {
	name string
	lay  func(s *sheetText, b base, random *rand.Rand)
	// typedColumns is how many columns of numbers or the like it takes to tell what is what.
	typedColumns int
}{
	{"plain", func(s *sheetText, b base, _ *rand.Rand) { s.table(b, 1) }, 0},
	{"header only", func(s *sheetText, b base, _ *rand.Rand) { b.rows = nil; s.table(b, 1) }, 0},
	{"one row", func(s *sheetText, b base, _ *rand.Rand) { b.rows = b.rows[:1]; s.table(b, 1) }, 0},
	{"no header", func(s *sheetText, b base, _ *rand.Rand) { s.table(b, 0) }, 0},
	{"no header, one row", func(s *sheetText, b base, _ *rand.Rand) { b.rows = b.rows[:1]; s.table(b, 0) }, 0},
	{"preamble", func(s *sheetText, b base, random *rand.Rand) { s.preamble(b, random, false); s.table(b, 1) }, 0},
	{"preamble and gap", func(s *sheetText, b base, random *rand.Rand) {
		s.preamble(b, random, true)
		s.table(b, 1)
	}, 0},
	{"preamble, no header", func(s *sheetText, b base, random *rand.Rand) {
		s.preamble(b, random, random.IntN(2) == 0)
		s.table(b, 0)
	}, 0},
	{"preamble, header only", func(s *sheetText, b base, random *rand.Rand) {
		b.rows = nil
		s.preamble(b, random, random.IntN(2) == 0)
		s.table(b, 1)
	}, 0},
	{"header of two lines", func(s *sheetText, b base, _ *rand.Rand) { s.table(b, 2) }, 2},
	{"header of three lines", func(s *sheetText, b base, _ *rand.Rand) { s.table(b, 3) }, 2},
	{"header of two lines, one row", func(s *sheetText, b base, _ *rand.Rand) {
		b.rows = b.rows[:1]
		s.table(b, 2)
	}, 2},
	{"preamble, header of three lines", func(s *sheetText, b base, random *rand.Rand) {
		s.preamble(b, random, random.IntN(2) == 0)
		s.table(b, 3)
	}, 2},
	{"gap below the header", func(s *sheetText, b base, _ *rand.Rand) {
		s.titles(b, 1)
		s.gap(1)
		s.body(b)
	}, 0},
	{"gaps among the rows", func(s *sheetText, b base, random *rand.Rand) {
		s.titles(b, 1)
		for _, row := range b.rows {
			s.gap(random.IntN(3))
			s.row(row)
		}
	}, 0},
	{"total", func(s *sheetText, b base, random *rand.Rand) { s.table(b, 1); s.total(b, random) }, 0},
	{"gap and total", func(s *sheetText, b base, random *rand.Rand) {
		s.table(b, 1)
		s.gap(1)
		s.total(b, random)
	}, 0},
	{"gap and remarks", func(s *sheetText, b base, random *rand.Rand) {
		s.table(b, 1)
		s.gap(1)
		s.remarks(b, random)
	}, 0},
	{"gap, remarks, no header", func(s *sheetText, b base, random *rand.Rand) {
		s.table(b, 0)
		s.gap(2)
		s.remarks(b, random)
	}, 0},
	{"total and remarks", func(s *sheetText, b base, random *rand.Rand) {
		s.table(b, 1)
		s.total(b, random)
		s.gap(1)
		s.remarks(b, random)
	}, 0},
	{"same table again", func(s *sheetText, b base, random *rand.Rand) {
		s.table(b, 1)
		s.second(b, random, 0, false, true)
	}, 0},
	{"same table again at once", func(s *sheetText, b base, random *rand.Rand) {
		s.table(b, 1)
		s.second(b, random, 0, false, false)
	}, 0},
	{"second table, same width", func(s *sheetText, b base, random *rand.Rand) {
		s.table(b, 1)
		s.second(b, random, 0, true, true)
	}, 0},
	{"second table, wider", func(s *sheetText, b base, random *rand.Rand) {
		s.table(b, 1)
		s.second(b, random, 1, true, true)
	}, 0},
	{"second table, narrower", func(s *sheetText, b base, random *rand.Rand) {
		s.table(b, 1)
		s.second(b, random, -1, true, true)
	}, 0},
	{"second table at once, wider", func(s *sheetText, b base, random *rand.Rand) {
		s.table(b, 1)
		s.second(b, random, 2, true, false)
	}, 2},
	{"second table at once, narrower", func(s *sheetText, b base, random *rand.Rand) {
		s.table(b, 1)
		s.second(b, random, -1, true, false)
	}, 2},
	{"title, second and third table", func(s *sheetText, b base, random *rand.Rand) {
		s.table(b, 1)
		s.gap(1)
		s.below = append(s.below, s.add("Table 2"))
		s.second(b, random, 1, true, false)
		s.gap(1)
		s.second(b, random, -1, true, true)
	}, 0},
	{"everything", func(s *sheetText, b base, random *rand.Rand) {
		s.preamble(b, random, true)
		s.table(b, 2)
		s.total(b, random)
		s.gap(1)
		s.remarks(b, random)
		s.gap(1)
		s.second(b, random, 1, true, true)
	}, 2},
}

func (s *sheetText) row(cells []string) {
	s.add(cells...)
	s.rows = append(s.rows, cells)
}

func (s *sheetText) body(b base) {
	for _, row := range b.rows {
		s.row(row)
	}
}

func (s *sheetText) table(b base, headerLines int) {
	s.titles(b, headerLines)
	s.body(b)
}

func (s *sheetText) titles(b base, lines int) {
	if lines == 0 {
		return
	}
	second := []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"}
	s.header = slices.Clone(b.header)
	s.add(b.header...)
	for range lines - 1 {
		more := slices.Clone(second[:len(b.header)])
		s.add(more...)
		for i := range s.header {
			s.header[i] += " " + more[i]
		}
	}
}

func (s *sheetText) preamble(b base, random *rand.Rand, gap bool) {
	texts := []string{
		"Our list", "Report of the sales, by region", "PREAMBLE", "Printed 3.4.2026", "# comment", "Stand: 1.1.2026", "2026",
	}
	for range 1 + random.IntN(4) {
		cells := []string{texts[random.IntN(len(texts))]}
		if len(b.header) > 3 && random.IntN(3) == 0 {
			cells = []string{"Station:", "Berlin"}
		}
		if random.IntN(2) == 0 {
			cells = append(cells, make([]string, len(b.header)-len(cells))...)
		}
		s.above = append(s.above, s.add(cells...))
		if random.IntN(4) == 0 {
			s.gap(1)
		}
	}
	if gap {
		s.gap(1 + random.IntN(2))
	}
}

func (s *sheetText) total(b base, random *rand.Rand) {
	words := []string{"Total", "Summe", "TOTAL:", "Gesamt", "Razem", "Somme", "Total 123", "Anzahl: 12"}
	cells := make([]string, len(b.header))
	cells[0] = words[random.IntN(len(words))]
	if random.IntN(2) == 0 {
		cells[1] = "1234"
	}
	s.below = append(s.below, s.add(cells...))
}

func (s *sheetText) remarks(b base, random *rand.Rand) {
	texts := []string{"Source: our own", "FOOTNOTE", "Stand: 3.4.2026", "*) estimated", "all figures without warranty"}
	for range 1 + random.IntN(3) {
		cells := []string{texts[random.IntN(len(texts))]}
		if random.IntN(2) == 0 {
			cells = append(cells, make([]string, len(b.header)-1)...)
		}
		s.below = append(s.below, s.add(cells...))
	}
}

// second adds a table of a width that differs by some columns, with other titles or the same.
func (s *sheetText) second(b base, random *rand.Rand, wider int, other, gap bool) {
	if gap {
		s.gap(1 + random.IntN(2))
	}
	width := max(2, len(b.header)+wider)
	header := make([]string, width)
	for i := range header {
		header[i] = "col " + string(rune('a'+i))
		if other && gap && random.IntN(2) == 0 { // at once, titles with digits look like codes
			header[i] = "column" + strconv.Itoa(i)
		}
		if !other && i < len(b.header) {
			header[i] = b.header[i]
		}
	}
	s.later = append(s.later, s.add(header...))
	for range 3 {
		source := b.rows[random.IntN(len(b.rows))]
		row := make([]string, width)
		for i := range row {
			row[i] = source[min(i, len(source)-1)]
		}
		s.add(row...)
	}
}

// typedColumns counts the columns whose cells tell them from a header.
var typedColumns = map[string]int{"sales": 5, "sensors": 4, "addresses": 2, "contacts": 2, "prices": 1, "years": 4}

func TestTablesAreFoundInEveryLayout(t *testing.T) {
	for seed := range uint64(12) {
		random := rand.New(rand.NewPCG(seed, 7))
		n := 2 + random.IntN(12)
		if seed == 0 {
			n = 150
		}
		for _, b := range bases(random, n) {
			for _, layout := range layouts {
				if typedColumns[b.name] < layout.typedColumns {
					continue
				}
				s := &sheetText{}
				layout.lay(s, b, random)
				checkLayout(t, fmt.Sprintf("seed %d, %s, %s", seed, b.name, layout.name), s, false)
				checkLayout(t, fmt.Sprintf("seed %d, %s, %s, ragged", seed, b.name, layout.name), ragged(s), true)
			}
		}
	}
}

// ragged takes the empty cells at the ends of rows away, as a workbook does.
func ragged(s *sheetText) *sheetText {
	cut := *s
	trim := func(cells []string) []string {
		for len(cells) > 0 && cells[len(cells)-1] == "" {
			cells = cells[:len(cells)-1]
		}
		return cells
	}
	cut.lines = slices.Clone(s.lines)
	for i := range cut.lines {
		cut.lines[i].Cells = trim(cut.lines[i].Cells)
	}
	cut.rows = slices.Clone(s.rows)
	for i := range cut.rows {
		cut.rows[i] = trim(cut.rows[i])
	}
	return &cut
}

func checkLayout(t *testing.T, name string, s *sheetText, isRagged bool) {
	t.Helper()
	f := find(s.lines, columns.LayoutOptions{Ragged: isRagged}, columns.EndOptions{})
	later := 0
	if len(s.later) > 0 {
		later = s.later[0]
	}
	var problems []string
	say := func(what string, got, want any) {
		if !reflect.DeepEqual(got, want) {
			problems = append(problems, fmt.Sprintf("%s %v, want %v", what, got, want))
		}
	}
	say("above", f.above, s.above)
	say("header", f.header, s.header)
	say("rows", len(f.rows), len(s.rows))
	say("below", f.below, s.below)
	say("later", f.later, later)
	if len(problems) == 0 {
		say("rows", f.rows, s.rows)
	}
	if len(problems) > 0 {
		text := ""
		for _, l := range s.lines[:min(16, len(s.lines))] {
			text += fmt.Sprintf("%4d %q\n", l.Number, l.Cells)
		}
		t.Errorf("%s: %s\n%s", name, strings.Join(problems, "; "), text)
	}
}
