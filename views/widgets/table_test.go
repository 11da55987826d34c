package widgets_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"muster/views/theme"
	"muster/views/widgets"
)

// rig is a table over a model of ticked rows, in a window of ten rows.
type rig struct {
	table   *widgets.Table
	window  fyne.Window
	ticked  map[int]bool
	opened  []int
	current []int
	keys    []fyne.KeyName
}

func newRig(tb testing.TB, rows int) *rig {
	tb.Helper()
	test.NewTempApp(tb).Settings().SetTheme(theme.Fixed(fynetheme.VariantLight))
	r := &rig{ticked: map[int]bool{}}
	r.table = widgets.NewTable([]widgets.Column{
		{ID: "name", Title: "Name", Width: 120, Sortable: true},
		{ID: "mail", Title: "E-mail", Width: 160, Flex: 1, HideOrder: 1},
	})
	r.table.UpdateCell = func(row int, column string, c *widgets.Cell) { c.Text = column + " " + strconv.Itoa(row) }
	r.table.IsChecked = func(row int) bool { return r.ticked[row] }
	r.table.OnCheck = func(row int, on bool) { r.set(row, row, on) }
	r.table.OnCheckRange = r.set
	r.table.OnOpen = func(row int) { r.opened = append(r.opened, row) }
	r.table.OnCurrent = func(row int) { r.current = append(r.current, row) }
	r.table.OnKey = func(ev *fyne.KeyEvent) bool { r.keys = append(r.keys, ev.Name); return true }
	r.table.SetLength(rows)
	r.window = test.NewTempWindow(tb, r.table)
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(500, 11*theme.RowHeight))
	return r
}

func (r *rig) set(from, to int, on bool) {
	for i := from; i <= to; i++ {
		if on {
			r.ticked[i] = true
		} else {
			delete(r.ticked, i)
		}
	}
}

func (r *rig) rows() []int {
	var rows []int
	for row := range r.ticked {
		rows = append(rows, row)
	}
	slices.Sort(rows)
	return rows
}

func (r *rig) key(names ...fyne.KeyName) {
	for _, name := range names {
		r.table.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func (r *rig) shift(down bool) {
	ev := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	if down {
		r.table.KeyDown(ev)
	} else {
		r.table.KeyUp(ev)
	}
}

// click taps a row; x below 40 is its box.
func (r *rig) click(row int, x float32, modifier fyne.KeyModifier) {
	top, hidden := r.table.Offset()
	at := fyne.NewPos(x, theme.RowHeight+float32(row-top)*theme.RowHeight-hidden+10)
	r.table.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Modifier: modifier})
	r.table.Tapped(&fyne.PointEvent{Position: at})
}

func TestTableKeysMove(t *testing.T) {
	tests := []struct {
		name string
		keys []fyne.KeyName
		want int
	}{
		{"down", []fyne.KeyName{fyne.KeyDown, fyne.KeyDown}, 2},
		{"up stops at the first", []fyne.KeyName{fyne.KeyDown, fyne.KeyUp, fyne.KeyUp}, 0},
		{"end", []fyne.KeyName{fyne.KeyEnd}, 999_999},
		{"home", []fyne.KeyName{fyne.KeyEnd, fyne.KeyHome}, 0},
		{"page down", []fyne.KeyName{fyne.KeyPageDown}, 9},
		{"page up", []fyne.KeyName{fyne.KeyEnd, fyne.KeyPageUp}, 999_990},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := newRig(t, 1_000_000)
			r.window.Canvas().Focus(r.table)
			r.key(tt.keys...)
			if got := r.table.Current(); got != tt.want {
				t.Errorf("the keyboard is on row %d, want %d", got, tt.want)
			}
			from, to := r.table.VisibleRows()
			if tt.want < from || tt.want >= to {
				t.Errorf("row %d is out of sight: rows %d to %d are shown", tt.want, from, to)
			}
		})
	}
}

func TestTableEnterOpensAndSpaceTicks(t *testing.T) {
	r := newRig(t, 20)
	r.window.Canvas().Focus(r.table)
	r.key(fyne.KeyDown, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace, fyne.KeyUp, fyne.KeySpace, fyne.KeyReturn)
	if got := r.rows(); !slices.Equal(got, []int{2}) {
		t.Errorf("ticked are %v, want row 2", got)
	}
	if !slices.Equal(r.opened, []int{1}) {
		t.Errorf("opened were %v, want row 1", r.opened)
	}
	if !slices.Equal(r.current, []int{1, 2, 1}) {
		t.Errorf("the keyboard was on %v, want 1, 2, 1", r.current)
	}
}

func TestTableShiftArrowsStretchARange(t *testing.T) {
	r := newRig(t, 100)
	r.window.Canvas().Focus(r.table)
	r.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	r.shift(true)
	r.key(fyne.KeyDown, fyne.KeyDown)
	if got := r.rows(); !slices.Equal(got, []int{3, 4, 5}) {
		t.Fatalf("two rows down ticks %v, want 3 to 5", got)
	}
	r.key(fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp)
	r.shift(false)
	if got := r.rows(); !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("four rows up again ticks %v, want 1 to 3", got)
	}
}

func TestTableMouse(t *testing.T) {
	const onBox, onRow = 15, 200
	tests := []struct {
		name   string
		act    func(r *rig)
		ticked []int
		opened []int
	}{
		{"a click on the box ticks", func(r *rig) { r.click(2, onBox, 0) }, []int{2}, nil},
		{"a second one unticks", func(r *rig) { r.click(2, onBox, 0); r.click(2, onBox, 0) }, nil, nil},
		{"a click on the row opens", func(r *rig) { r.click(3, onRow, 0) }, nil, []int{3}},
		{"ctrl ticks", func(r *rig) { r.click(1, onRow, fyne.KeyModifierControl); r.click(4, onRow, fyne.KeyModifierControl) }, []int{1, 4}, nil},
		{"shift ticks a range", func(r *rig) { r.click(1, onBox, 0); r.click(4, onRow, fyne.KeyModifierShift) }, []int{1, 2, 3, 4}, nil},
		{"shift upwards", func(r *rig) { r.click(5, onRow, 0); r.click(3, onBox, fyne.KeyModifierShift) }, []int{3, 4, 5}, []int{5}},
		{"below the last row nothing", func(r *rig) { r.table.SetLength(2); r.click(4, onRow, 0) }, nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := newRig(t, 100)
			tt.act(r)
			if got := r.rows(); !slices.Equal(got, tt.ticked) {
				t.Errorf("ticked are %v, want %v", got, tt.ticked)
			}
			if !slices.Equal(r.opened, tt.opened) {
				t.Errorf("opened were %v, want %v", r.opened, tt.opened)
			}
		})
	}
}

func TestTableTellsDoubleAndRightClicks(t *testing.T) {
	r := newRig(t, 10)
	activated, secondary := -1, -1
	r.table.OnActivate = func(row int) { activated = row }
	r.table.OnSecondary = func(row int, _ fyne.Position) { secondary = row }
	r.click(3, 200, 0)
	r.click(3, 200, 0)
	if activated != 3 {
		t.Errorf("a double click activated row %d, want 3", activated)
	}
	r.table.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(200, theme.RowHeight*2+5)})
	if secondary != 1 || r.table.Current() != 1 {
		t.Errorf("a right click was on row %d and left the keyboard on %d, want 1", secondary, r.table.Current())
	}
}

func TestTableHandsOtherKeysOn(t *testing.T) {
	r := newRig(t, 10)
	r.window.Canvas().Focus(r.table)
	r.key(fyne.KeyDelete, fyne.KeyF2, fyne.KeyEscape)
	if want := []fyne.KeyName{fyne.KeyDelete, fyne.KeyF2, fyne.KeyEscape}; !slices.Equal(r.keys, want) {
		t.Errorf("handed on were %v, want %v", r.keys, want)
	}
	var shortcut string
	r.table.OnShortcut = func(s fyne.Shortcut) { shortcut = s.ShortcutName() }
	r.table.TypedShortcut(&fyne.ShortcutSelectAll{})
	if shortcut != (&fyne.ShortcutSelectAll{}).ShortcutName() {
		t.Errorf("the shortcut was %q", shortcut)
	}
}

func TestTableHeader(t *testing.T) {
	r := newRig(t, 10)
	var sorted string
	header := 0
	r.table.OnSort = func(column string) { sorted = column }
	r.table.OnHeaderCheck = func() { header++ }
	c := r.window.Canvas()
	test.TapCanvas(c, fyne.NewPos(60, 15))
	if sorted != "name" {
		t.Errorf("a tap on the title sorts by %q, want name", sorted)
	}
	sorted = ""
	test.TapCanvas(c, fyne.NewPos(300, 15))
	if sorted != "" {
		t.Errorf("a column that cannot be sorted was: %q", sorted)
	}
	test.TapCanvas(c, fyne.NewPos(15, 15))
	if header != 1 {
		t.Errorf("the header's box was ticked %d times, want once", header)
	}
}

func TestTableLoadsWhatComesIntoSight(t *testing.T) {
	r := newRig(t, 1_000_000)
	var seen []string
	r.table.OnVisible = func(from, to int) { seen = append(seen, fmt.Sprintf("%d-%d", from, to)) }
	r.table.ScrollTo(500_000)
	r.table.ScrollTo(500_000) // nothing new
	r.table.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -theme.RowHeight)})
	if want := []string{"499991-500001", "499992-500002"}; !slices.Equal(seen, want) {
		t.Errorf("came into sight: %v, want %v", seen, want)
	}
}

func TestTableAsksOnlyForLoadedRowsInItsLength(t *testing.T) {
	r := newRig(t, 100)
	r.table.IsLoaded = func(row int) bool { return row%2 == 0 }
	r.table.UpdateCell = func(row int, _ string, _ *widgets.Cell) {
		if row%2 != 0 || row >= r.table.Length() {
			t.Errorf("was asked for row %d of %d", row, r.table.Length())
		}
	}
	r.table.ScrollTo(99)
	r.table.SetLength(7)
	r.table.Refresh()
	r.table.RefreshRows(0, 100)
	if from, to := r.table.VisibleRows(); from != 0 || to != 7 {
		t.Errorf("shows rows %d to %d, want 0 to 7", from, to)
	}
}

func TestTableLeavesColumnsOut(t *testing.T) {
	r := newRig(t, 5)
	if got := r.table.ShownColumns(); !slices.Equal(got, []string{"name", "mail"}) {
		t.Fatalf("a wide table shows %v", got)
	}
	r.table.Resize(fyne.NewSize(150, 300))
	if got := r.table.ShownColumns(); !slices.Equal(got, []string{"name"}) {
		t.Errorf("a narrow table shows %v, want the name only", got)
	}
}

// BenchmarkScroll scrolls a wheel step at a time, the layout and the cells of
// new rows included.
func BenchmarkScroll(b *testing.B) {
	for _, rows := range []int{100, 1_000_000} {
		b.Run("rows="+strconv.Itoa(rows), func(b *testing.B) {
			r := newRig(b, rows)
			texts := make([]string, 100) // as many at any length: to measure a new text is Fyne's cost
			for i := range texts {
				texts[i] = "Contact number " + strconv.Itoa(i)
			}
			r.table.UpdateCell = func(row int, _ string, c *widgets.Cell) { c.Text = texts[row%100] }
			dy := float32(-30)
			for b.Loop() {
				top, hidden := r.table.Offset()
				r.table.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, dy)})
				if again, h := r.table.Offset(); again == top && h == hidden {
					dy = -dy // at an end
				}
			}
		})
	}
}

// BenchmarkShow opens a table on its rows.
func BenchmarkShow(b *testing.B) {
	for _, rows := range []int{100, 1_000_000} {
		b.Run("rows="+strconv.Itoa(rows), func(b *testing.B) {
			r := newRig(b, 0)
			for b.Loop() {
				r.table.SetLength(rows)
				r.table.ScrollTo(rows - 1)
				r.table.SetLength(0)
			}
		})
	}
}
