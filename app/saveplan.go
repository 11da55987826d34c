package app

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf8"

	"muster/data"
	"muster/data/columns"
	"muster/data/field"
	"muster/data/sheet"
)

// PlanSheet are the words of a plan that is written row by row: those of the cells that no file of contacts has.
type PlanSheet struct {
	// Kind says in a word what becomes of a row.
	Kind func(data.PlanKind) string
	// Change says how a field changes; before and after are as people write them, "" for a blank.
	Change func(f data.Field, before, after string) string
	// Candidate says who a row could be.
	Candidate func(data.Candidate) string
	// Problem puts a problem into words.
	Problem func(data.Problem) string
	// Gone is the word for a contact that a compared file has no row of.
	Gone string
}

// SavePlan writes the plan as last decided row by row, in the order of the file, as CSV or XLSX by the ending of path, and
// returns the number of rows: what becomes of each, the contact as it will be, and what is changed, added and taken. The
// book is left alone; an existing file is replaced whole, or not at all when it fails.
func (imp *Import) SavePlan(ctx context.Context, path string, words PlanSheet, report data.ProgressFunc) (int, error) {
	imp.mu.Lock()
	defer imp.mu.Unlock()
	if err := imp.renew(ctx); err != nil {
		return 0, err
	}
	total := imp.plan.Counts.Rows
	return writeSheet(path, planLayout(imp.app.words), func(write func([]string) error) error {
		for done := 0; done < total; {
			rows, _, err := imp.staging.PlanRows(ctx, data.PlanFilter{}, done, planWindow)
			if err != nil {
				return err
			}
			if len(rows) == 0 {
				break
			}
			for i := range rows {
				if err := write(words.cells(&rows[i])); err != nil {
					return err
				}
			}
			done += len(rows)
			report.Report(data.PhaseWriting, int64(done), int64(total))
		}
		return nil
	})
}

// planWindow is how many rows of a plan are held in memory.
const planWindow = 1000

// contactFields are the columns of a plan that say who a row is.
func contactFields() []data.Field {
	var fields []data.Field
	for _, f := range data.SheetFields() {
		if f != data.FieldSegments {
			fields = append(fields, f)
		}
	}
	return fields
}

// planLayout is the sheet of a plan. Its columns are in the order of PlanSheet.cells.
func planLayout(words Words) sheet.Layout {
	title := func(name string) string { return words.Text("plan_sheet.title." + name) }
	layout := sheet.Layout{SheetName: words.Text("plan_sheet.name"), Filter: true, Columns: []sheet.Column{
		{Title: columns.RowNumberTitle(words.Language()), Width: 8},
		{Title: title("kind"), Width: 16},
		{Title: title("first_row"), Width: 12},
		{Title: title("contact"), Width: 12},
	}}
	for _, f := range contactFields() {
		layout.Columns = append(layout.Columns, sheet.Column{Title: columns.Title(f, words.Language()), Width: 20})
	}
	layout.Columns = append(layout.Columns,
		sheet.Column{Title: title("changes"), Width: 44, Lines: true},
		sheet.Column{Title: title("added"), Width: 28},
		sheet.Column{Title: title("kept"), Width: 28},
		sheet.Column{Title: title("removed"), Width: 28},
		sheet.Column{Title: title("candidates"), Width: 32, Lines: true},
		sheet.Column{Title: title("problems"), Width: 60, Lines: true},
	)
	for i := range layout.Columns {
		c := &layout.Columns[i]
		c.Width = max(c.Width, float64(utf8.RuneCountInString(c.Title)+filterButton))
	}
	return layout
}

// filterButton is what the button of a filter takes of a header, in characters.
const filterButton = 5

// cells are those of a row of a plan.
func (w PlanSheet) cells(row *data.PlanRow) []string {
	c := &row.Contact
	cells := []string{strconv.Itoa(row.Row), w.Kind(row.Kind), number(row.First), number(int(c.ID))}
	for _, f := range contactFields() {
		cells = append(cells, shownValue(f, c.Value(f), c.CountryCode))
	}
	changes := make([]string, len(row.Fields))
	for i, change := range row.Fields {
		changes[i] = w.Change(change.Field, shownValue(change.Field, change.Old, c.CountryCode),
			shownValue(change.Field, change.New, c.CountryCode))
	}
	candidates := make([]string, len(row.Candidates))
	for i, candidate := range row.Candidates {
		candidates[i] = w.Candidate(candidate)
	}
	problems := make([]string, len(row.Problems))
	for i, p := range row.Problems {
		problems[i] = w.Problem(p)
	}
	cells = append(cells, strings.Join(changes, "\n"), segmentsOf(row, data.MemberAdded), segmentsOf(row, data.MemberKept),
		segmentsOf(row, data.MemberRemoved), strings.Join(candidates, "\n"), strings.Join(problems, "\n"))
	for i := range cells {
		cells[i] = cutCell(cells[i])
	}
	return cells
}

// number is a number that is there, "" for 0.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// shownValue is a stored value as the sheet of a contact of that country has it.
func shownValue(f data.Field, value, country string) string {
	if f == data.FieldMobile {
		return field.ExportMobile(value, country)
	}
	return value
}

// segmentsOf lists the segments of a row that an effect is on.
func segmentsOf(row *data.PlanRow, effect data.MemberEffect) string {
	var names []string
	for _, s := range row.Segments {
		if s.Effect == effect {
			names = append(names, s.Name)
		}
	}
	return strings.Join(names, "; ")
}

// mostOfCell is how much of a cell is written, in bytes: what is longer is no text that a plan is read for, and a workbook
// holds little more.
const mostOfCell = 32000

func cutCell(text string) string {
	if len(text) <= mostOfCell {
		return text
	}
	end := mostOfCell
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}
