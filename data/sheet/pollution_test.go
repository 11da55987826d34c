package sheet_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"muster/data/sheet"
)

// pollutedFile is a file that something is wrong with, and what should be read.
type pollutedFile struct {
	// name of the pollution, and where it is.
	name, place, content string
	want                 [][]string
	// row that is wrong, from 0; -1 if it is the file as a whole.
	row int
	// open says that there is more than one way to mend the row: it may stay as it
	// is, but its text must be there.
	open bool
}

func TestPollutedFilesReadBack(t *testing.T) {
	rows := 24
	if testing.Short() {
		rows = 12
	}
	mended, tried := make(map[string]int), make(map[string]int)
	path := filepath.Join(t.TempDir(), "file.csv")
	for _, table := range testTables(7, rows) {
		t.Run(table.name, func(t *testing.T) {
			for _, f := range pollute(table) {
				if err := os.WriteFile(path, []byte(f.content), 0o600); err != nil {
					t.Fatal(err)
				}
				r, err := sheet.Open(path, sheet.Options{Verbatim: true, HeaderWords: knownTitles})
				if err != nil {
					t.Fatal(f.name, f.place, err)
				}
				tried[f.name]++
				if f.compare(t, readRows(t, r)) {
					mended[f.name]++
				}
				r.Close()
			}
		})
	}
	for name, n := range tried {
		if mended[name] < n {
			t.Logf("%s: %d of %d mended", name, mended[name], n)
		}
		if 3*mended[name] < 2*n {
			t.Errorf("%s: only %d of %d mended", name, mended[name], n)
		}
	}
}

// compare fails where a row is not as it should be. It is not mended if the
// polluted row is not, even where it may stay.
func (f pollutedFile) compare(t *testing.T, rows []sheet.Row) (mended bool) {
	t.Helper()
	if len(rows) != len(f.want) {
		t.Errorf("%s %s: %d rows, want %d", f.name, f.place, len(rows), len(f.want))
		return false
	}
	mended = true
	for i, row := range rows {
		got := slices.Clone(row.Cells)
		for len(got) < len(f.want[i]) {
			got = append(got, "")
		}
		switch {
		case slices.Equal(got, f.want[i]):
		case f.open && i == f.row && bareText(got) == bareText(f.want[i]):
			mended = false
		default:
			t.Errorf("%s %s: row %d (%v)\ngot  %q\nwant %q", f.name, f.place, i+1, row.Damages, got, f.want[i])
			return false
		}
		if len(row.Damages) > 0 && i != f.row && f.row != anyRow {
			t.Errorf("%s %s: row %d is sound but has %v", f.name, f.place, i+1, row.Damages)
		}
	}
	return mended
}

// bareText is the text of cells without what could divide or enclose them.
func bareText(cells []string) string {
	return strings.NewReplacer(",", "", ";", "", "|", "", " ", "", "\t", "", `"`, "").Replace(strings.Join(cells, ""))
}

// knownTitles counts the titles of columns that the program knows.
func knownTitles(cells []string) int {
	n := 0
	for _, c := range cells {
		if slices.Contains(titleWords, strings.ToLower(strings.TrimSpace(c))) {
			n++
		}
	}
	return n
}

var titleWords = []string{
	"country code", "first name", "last name", "mobile number", "email", "account number", "organization", "external id", "segments",
	"name", "e-mail", "phone", "street", "zip", "city", "country", "datum", "kunde",
}

// polluter makes polluted files of a table.
type polluter struct {
	table testTable
	all   [][]string
	files []pollutedFile
}

// pollute damages a table in the ways of which files suffer: the dialect of all of
// it, what stands around it, and a single row.
func pollute(t testTable) []pollutedFile {
	p := &polluter{table: t, all: t.all()}
	p.dialects()
	p.frame()
	for i := range p.all {
		if i < 4 || i%9 == 5 || i == len(p.all)-1 {
			p.delimiters(i)
			p.quotes(i)
		}
	}
	return p.files
}

func (p *polluter) add(name, place, content string, want [][]string) *pollutedFile {
	p.files = append(p.files, pollutedFile{name: name, place: place, content: content, want: want, row: -1})
	return &p.files[len(p.files)-1]
}

func (p *polluter) dialects() {
	for i, delimiter := range []string{",", ";", "\t", "|", ":", " ", ", ", "||", "; ", "::", " | "} {
		for j, quote := range []string{`"`, `'`} {
			for k, escape := range []string{quote, `\`} {
				for _, every := range []bool{false, true} {
					end := []string{"\n", "\r\n", "\r"}[(i+j+k)%3]
					d := testDialect{delimiter: delimiter, quote: quote, escape: escape, lineEnd: end, all: every}
					p.add("dialect", d.String(), d.write(p.all), p.all)
				}
			}
		}
	}
	for _, quote := range []string{`"`, `'`} {
		d := standard
		d.quote, d.escape = quote, ""
		p.add("quotes that nothing escapes", quote, d.write(p.all), p.all)
		p.files[len(p.files)-1].row = anyRow
	}
}

// anyRow stands for all rows: each may have damages.
const anyRow = -2

func (p *polluter) frame() {
	source := standard.write(p.all)
	blank := strings.Repeat(",", len(p.table.header)-1) + "\r\n"
	wide := func(cell string) []string { return append([]string{cell}, make([]string, len(p.table.header)-1)...) }
	p.add("no last line end", "", strings.TrimRight(source, "\r\n"), p.all)
	p.add("two last line ends", "", source+"\r\n", p.all)
	p.add("mixed line ends", "", strings.Replace(strings.Replace(source, "\r\n", "\n", 3), "\r\n", "\r", 2), p.all)
	p.add("empty lines", "", strings.ReplaceAll(source, "\r\n", "\r\n\r\n"), p.all)
	p.add("header only", "", standard.write(p.all[:1]), p.all[:1])
	p.add("one row", "", standard.write(p.all[:2]), p.all[:2])
	p.add("no header", "", standard.write(p.all[1:]), p.all[1:])
	p.add("preamble", "delimited", "Preamble"+blank+blank+source, append([][]string{wide("Preamble")}, p.all...))
	p.add("preamble", "text", "Report of March\r\nby Ann\r\n\r\n"+source, append([][]string{{"Report of March"}, {"by Ann"}}, p.all...))
	p.add("footer", "", source+"\r\nEnd of the report\r\n", append(slices.Clone(p.all), []string{"End of the report"}))
	for _, width := range []int{len(p.table.header) - 1, len(p.table.header), len(p.table.header) + 1} {
		var second [][]string
		for _, row := range p.all {
			second = append(second, append(slices.Clone(row), "x")[:width])
		}
		p.add("two tables", fmt.Sprint(width), source+standard.write(second), append(slices.Clone(p.all), second...))
	}
}

// row gives the file with another text in the place of row i.
func (p *polluter) row(name string, i, column int, change func(raw []string) string) *pollutedFile {
	raw := make([]string, len(p.all[i]))
	for j, c := range p.all[i] {
		raw[j] = standard.raw(c)
	}
	content := standard.write(p.all[:i]) + change(raw) + "\r\n" + standard.write(p.all[i+1:])
	f := p.add(name, fmt.Sprintf("row %d column %d", i+1, column+1), content, p.all)
	f.row = i
	return f
}

func (p *polluter) delimiters(i int) {
	if slices.ContainsFunc(p.all[i], func(cell string) bool { return strings.Contains(cell, "\n") }) {
		return // without its delimiter before it, a quote in the middle of a line is text
	}
	for j := range p.all[i] {
		p.row("one delimiter more", i, j, func(raw []string) string {
			return strings.Join(slices.Insert(raw, j, ""), ",")
		})
		if j > 0 {
			p.row("one delimiter less", i, j, func(raw []string) string {
				return strings.Join(raw[:j], ",") + strings.Join(raw[j:], ",")
			}).open = true
		}
	}
	for _, delimiter := range []string{";", "\t", "|", ", ", " "} {
		p.row(fmt.Sprintf("row divided by %q", delimiter), i, -1, func(raw []string) string {
			return strings.Join(raw, delimiter)
		}).open = delimiter == " "
	}
}

func (p *polluter) quotes(i int) {
	for j, cell := range p.all[i] {
		want := slices.Clone(p.all)
		want[i] = slices.Clone(want[i])
		want[i][j] = `"` + cell
		p.row("one quote more", i, j, func(raw []string) string {
			raw[j] = `"` + raw[j]
			return strings.Join(raw, ",")
		}).want = want
		if standard.raw(cell) == cell || strings.Contains(cell, "\n") {
			continue
		}
		p.row("no last quote", i, j, func(raw []string) string {
			raw[j] = raw[j][:len(raw[j])-1]
			return strings.Join(raw, ",")
		})
		p.row("no first quote", i, j, func(raw []string) string {
			raw[j] = raw[j][1:]
			return strings.Join(raw, ",")
		}).open = true
		p.row("no quotes", i, j, func(raw []string) string {
			raw[j] = p.all[i][j]
			return strings.Join(raw, ",")
		})
	}
}
