package columns_test

import (
	"slices"
	"strings"
	"testing"

	"muster/data/columns"
)

// Whatever a file looks like, each of its lines is in one place: above, in the header, a row, below or in a later table.
func FuzzFindTable(f *testing.F) {
	f.Add("Title\n\na|b\n1|2\n3|4\nTotal|6\n\nx|y|z\n1|2|3", uint8(0))
	f.Add("|||\nName||\n\n|2026|\n\n\nStand:|x", uint8(1))
	f.Add("a@b.de|+49 151 23456789\n\n2019|2020|2021\n||Summe", uint8(2))
	f.Fuzz(func(t *testing.T, text string, how uint8) {
		lines := slices.DeleteFunc(linesOf(text), func(l columns.Line) bool {
			return strings.TrimSpace(strings.Join(l.Cells, "")) == ""
		})
		o := columns.LayoutOptions{Ragged: how&1 > 0}
		if how&2 > 0 {
			o.Header = columns.NoHeader
		} else if how&4 > 0 && len(lines) > 0 {
			o.Header = lines[len(lines)/2].Number
		}
		end := columns.EndOptions{Contacts: how&8 > 0}
		if how&16 > 0 {
			end.Belongs = func(cells []string) bool { return slices.ContainsFunc(cells, columns.LooksLikeEmail) }
		}
		table := columns.FindTable(lines, o)
		inside := 0 <= table.Start && table.Start <= table.Body && table.Body <= len(lines)
		if !inside || (table.Header == nil) != (table.Start == table.Body) {
			t.Fatalf("start %d, body %d of %d, header %q", table.Start, table.Body, len(lines), table.Header)
		}
		if table.Header != nil && len(table.Header) != table.Width {
			t.Fatalf("%d titles of %d columns", len(table.Header), table.Width)
		}
		e := table.End(0, end)
		held := 0
		for _, line := range lines[table.Body:] {
			rows, ended := e.Look(line)
			if held += 1 - rows; rows < 0 || held < 0 || ended && held == 0 {
				t.Fatalf("row %d: %d rows, %d held", line.Number, rows, held)
			}
			if rows == 0 && end.Belongs != nil && end.Belongs(line.Cells) {
				t.Fatalf("row %d belongs and is held back", line.Number)
			}
			if ended {
				break
			}
		}
		if rows := e.Finish(); rows < 0 || rows > held {
			t.Fatalf("%d of %d rows at the end", rows, held)
		} else if below := e.Below(); below < 0 || below > held-rows {
			t.Fatalf("%d of %d rows below", below, held-rows)
		}
	})
}
