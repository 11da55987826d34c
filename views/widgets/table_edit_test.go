package widgets_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"muster/views/theme"
	"muster/views/widgets"
)

// editRig is a table in which cells are edited, and what it told of that.
func editRig(t *testing.T) (*rig, *[]string) {
	t.Helper()
	r := newRig(t, 100)
	var told []string
	r.table.OnEdited = func(row int, column, text string, next int) {
		told = append(told, fmt.Sprintf("%d %s %q %+d", row, column, text, next))
	}
	r.window.Canvas().Focus(r.table)
	return r, &told
}

func (r *rig) editorKey(names ...fyne.KeyName) {
	for _, name := range names {
		r.table.Editor().TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func TestTableEditsACellInPlace(t *testing.T) {
	tests := []struct {
		name string
		do   func(r *rig)
		want []string
	}{
		{"typing replaces the whole text", func(r *rig) {
			test.Type(r.table.Editor(), "new")
			r.editorKey(fyne.KeyReturn)
		}, []string{`3 mail "new" +0`}},
		{"Tab goes on", func(r *rig) { r.editorKey(fyne.KeyTab) }, []string{`3 mail "old" +1`}},
		{"Shift+Tab goes back", func(r *rig) {
			r.table.Editor().KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
			r.editorKey(fyne.KeyTab)
		}, []string{`3 mail "old" -1`}},
		{"Esc forgets", func(r *rig) {
			test.Type(r.table.Editor(), "new")
			r.editorKey(fyne.KeyEscape)
		}, nil},
		{"closing forgets", func(r *rig) { r.table.CloseEditor() }, nil},
		{"another order forgets", func(r *rig) { r.table.Reset() }, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, told := editRig(t)
			r.table.Edit(3, "mail", "old")
			if r.window.Canvas().Focused() != fyne.Focusable(r.table.Editor()) {
				t.Fatal("the keyboard is not in the cell")
			}
			tt.do(r)
			if !slices.Equal(*told, tt.want) {
				t.Errorf("told %q, want %q", *told, tt.want)
			}
			if _, _, open := r.table.Editing(); open || r.table.Editor().Visible() {
				t.Error("the cell is still open")
			}
			if r.window.Canvas().Focused() != fyne.Focusable(r.table) {
				t.Error("the keyboard did not go back to the table")
			}
		})
	}
}

func TestTableEditorFollowsItsCell(t *testing.T) {
	r, _ := editRig(t)
	r.table.Edit(2, "mail", "text")
	before := r.table.Editor().Position().Y
	r.table.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -theme.RowHeight)})
	if got := r.table.Editor().Position().Y; got != before-theme.RowHeight {
		t.Errorf("the entry is at %v, want %v", got, before-theme.RowHeight)
	}
	r.table.SetLength(2)
	if _, _, open := r.table.Editing(); open {
		t.Error("the cell of a row that is gone is still open")
	}
}

func TestTableEditsOnlyWhatItShows(t *testing.T) {
	r, told := editRig(t)
	r.table.Edit(3, "nothing", "x")
	r.table.Edit(100, "mail", "x")
	if _, _, open := r.table.Editing(); open || len(*told) > 0 {
		t.Error("a cell that is not there is open")
	}
	r.table.EditTyped(4, "name", "a")
	test.Type(r.table.Editor(), "b")
	r.editorKey(fyne.KeyReturn)
	if want := []string{`4 name "ab" +0`}; !slices.Equal(*told, want) {
		t.Errorf("told %q, want %q", *told, want)
	}
}

func TestTableEnterCanBeTakenFromOpen(t *testing.T) {
	r, _ := editRig(t)
	r.table.SetCurrent(5)
	var entered []int
	r.table.OnEnter = func(row int) { entered = append(entered, row) }
	r.key(fyne.KeyReturn)
	r.table.IsChecked = nil
	r.key(fyne.KeySpace)
	if !slices.Equal(entered, []int{5, 5}) || len(r.opened) > 0 {
		t.Errorf("entered %v, opened %v", entered, r.opened)
	}
}

func TestLineGridShowsLinesAndScrollsToAColumn(t *testing.T) {
	newRig(t, 1)
	grid := widgets.NewLineGrid()
	cells := make([]string, 40)
	for i := range cells {
		cells[i] = fmt.Sprintf("a cell of column %d", i)
	}
	grid.SetLines([]widgets.GridLine{{Label: "1", Cells: []string{"Title"}, Tone: widgets.Subdued}, {Label: "2", Cells: cells}})
	w := test.NewTempWindow(t, grid)
	w.Resize(fyne.NewSize(400, 100))
	var tapped []int
	grid.OnColumn = func(i int) { tapped = append(tapped, i) }
	grid.Tapped(&fyne.PointEvent{Position: fyne.NewPos(60, 30)})
	grid.Mark(30)
	grid.Tapped(&fyne.PointEvent{Position: fyne.NewPos(390, 30)})
	if len(tapped) != 2 || tapped[0] != 0 || tapped[1] < 29 || tapped[1] > 31 {
		t.Errorf("tapped columns %v, want the first and about the 30th", tapped)
	}
	grid.SetLines(nil)
	if grid.Marked() != 30 || len(grid.Lines()) != 0 {
		t.Errorf("marked %d, %d lines", grid.Marked(), len(grid.Lines()))
	}
}

func TestTableRearrangedKeepsWhatIsInSight(t *testing.T) {
	r, _ := editRig(t)
	r.table.SetOffset(20, 12)
	r.table.Edit(25, "mail", "text")
	r.table.Rearranged(90, func(old int) int { return old - 4 })
	if row, pixels := r.table.Offset(); row != 16 || pixels != 12 {
		t.Errorf("the first row is %d, %v pixels of it hidden", row, pixels)
	}
	if row, _, open := r.table.Editing(); !open || row != 21 || r.table.Current() != 21 || r.table.Length() != 90 {
		t.Errorf("row %d is open %v, the keyboard is on %d of %d", row, open, r.table.Current(), r.table.Length())
	}
	r.table.Rearranged(10, func(int) int { return -1 })
	if _, _, open := r.table.Editing(); open || r.table.Current() != 9 {
		t.Errorf("open %v, the keyboard is on %d", open, r.table.Current())
	}
}
