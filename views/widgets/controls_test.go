package widgets_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"muster/views/theme"
	"muster/views/widgets"
)

func newWindow(t *testing.T, content fyne.CanvasObject) fyne.Window {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.Fixed(fynetheme.VariantLight))
	w := test.NewTempWindow(t, content)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(800, 600))
	return w
}

func press(o fyne.Focusable, names ...fyne.KeyName) {
	for _, name := range names {
		o.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func TestTriCheckShowsWhatItIsTold(t *testing.T) {
	taps := 0
	box := widgets.NewTriCheck(func() { taps++ })
	newWindow(t, box)
	for _, state := range []widgets.CheckState{widgets.Partly, widgets.Checked, widgets.Unchecked} {
		box.SetState(state)
		if box.State() != state {
			t.Errorf("shows %v, want %v", box.State(), state)
		}
	}
	if taps != 0 {
		t.Error("showing a state called back")
	}
	test.Tap(box)
	if taps != 1 || box.State() != widgets.Unchecked {
		t.Errorf("a tap called back %d times and left %v", taps, box.State())
	}
	if _, focusable := any(box).(fyne.Focusable); focusable {
		t.Error("a TriCheck takes the keyboard")
	}
}

func TestCheckboxTellsOnlyWhatTheUserDid(t *testing.T) {
	var told []bool
	box := widgets.NewCheckbox("Replace", func(on bool) { told = append(told, on) })
	newWindow(t, box)
	box.SetChecked(true)
	if len(told) != 0 {
		t.Error("SetChecked called back")
	}
	test.Tap(box)
	press(box, fyne.KeySpace)
	if len(told) != 2 || told[0] || !told[1] {
		t.Errorf("was told %v, want false, true", told)
	}
	box.Disable()
	test.Tap(box)
	if !box.Checked() {
		t.Error("a disabled box was unticked")
	}
}

func TestButton(t *testing.T) {
	presses := 0
	b := widgets.NewButton("Export", func() { presses++ })
	newWindow(t, b)
	test.Tap(b)
	press(b, fyne.KeySpace, fyne.KeyReturn)
	if presses != 3 {
		t.Errorf("was pressed %d times, want 3", presses)
	}
	b.SetReason("An import is running.")
	test.Tap(b)
	press(b, fyne.KeyReturn)
	if presses != 3 || !b.Disabled() {
		t.Error("a grey button was pressed")
	}
	b.SetReason("")
	if b.Disabled() {
		t.Error("stayed grey without a reason")
	}
}

func TestFieldSaysWhatIsWrongWithoutJumping(t *testing.T) {
	w := newWindow(t, container.NewVBox())
	f := widgets.NewField("Mobile").Required()
	w.SetContent(container.NewVBox(f))
	before := f.MinSize()
	f.SetError("Too short for a German number.")
	if f.MinSize().Height != before.Height {
		t.Errorf("an error made the field %v high, it was %v", f.MinSize().Height, before.Height)
	}
	if text, tone := f.Message(); text == "" || tone != widgets.Error {
		t.Errorf("shows %q in tone %v", text, tone)
	}
	f.SetWarning("")
	if text, _ := f.Message(); text != "" {
		t.Errorf("still shows %q", text)
	}

	compact := widgets.NewField("Notes").Compact()
	if compact.MinSize().Height >= before.Height {
		t.Error("a compact field keeps room for a sentence")
	}
}

func TestFieldTellsTyping(t *testing.T) {
	f := widgets.NewField("Name")
	w := newWindow(t, f)
	var changes []string
	blurred := false
	f.OnChanged = func(text string) { changes = append(changes, text) }
	f.OnBlur = func() { blurred = true }
	f.SetText("quiet")
	if len(changes) != 0 {
		t.Error("SetText called back")
	}
	f.SetText("")
	f.Focus()
	test.Type(f.Input(), "Ana")
	if f.Text() != "Ana" || len(changes) != 3 {
		t.Errorf("has %q after %d changes, want Ana after 3", f.Text(), len(changes))
	}
	w.Canvas().Unfocus()
	if !blurred {
		t.Error("leaving the field was not told")
	}
}

func TestSearchEntry(t *testing.T) {
	s := widgets.NewSearchEntry("Search", "Ctrl F")
	w := newWindow(t, s)
	var last string
	down, escaped := false, false
	s.OnChanged = func(text string) { last = text }
	s.OnDown = func() { down = true }
	s.OnEscape = func() { escaped = true }
	s.Focus()
	test.Type(s.Input(), "mul")
	if last != "mul" {
		t.Errorf("was told %q, want mul", last)
	}
	focused := w.Canvas().Focused()
	press(focused, fyne.KeyDown)
	press(focused, fyne.KeyEscape)
	if !down || last != "" || s.Text() != "" || escaped {
		t.Errorf("down %v, text %q, escaped %v", down, s.Text(), escaped)
	}
	press(focused, fyne.KeyEscape)
	if !escaped {
		t.Error("a second Esc was not handed on")
	}
}

func TestSelectFieldNarrowsAsOneTypes(t *testing.T) {
	items := []widgets.PickItem{{ID: "AT", Text: "AT · Austria"}, {ID: "DE", Text: "DE · Germany"}, {ID: "GE", Text: "GE · Georgia"}}
	s := widgets.NewSelectField("Choose", "Search", "Nothing", items)
	w := newWindow(t, container.NewVBox(s))
	var chosen string
	s.OnChanged = func(id string) { chosen = id }
	s.Focus()
	s.TypedRune('g')
	entry := w.Canvas().Focused()
	test.Type(entry, "eo")
	press(entry, fyne.KeyReturn)
	if chosen != "GE" || s.Chosen() != "GE" {
		t.Errorf("chose %q, want GE", chosen)
	}
	if w.Canvas().Overlays().Top() != nil {
		t.Error("the list stayed open")
	}
	if w.Canvas().Focused() != fyne.Focusable(s) {
		t.Error("the keyboard did not come back to the field")
	}
}

func TestChipIsRemovedByMouseAndKeys(t *testing.T) {
	removed := 0
	chip := widgets.NewChip(widgets.ChipData{Text: "Nord"}, func() { removed++ })
	newWindow(t, container.NewHBox(chip))
	chip.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, 5)})
	if removed != 0 {
		t.Error("a tap on the word removed the chip")
	}
	chip.Tapped(&fyne.PointEvent{Position: fyne.NewPos(chip.Size().Width-10, 5)})
	press(chip, fyne.KeyDelete)
	if removed != 2 {
		t.Errorf("was removed %d times, want 2", removed)
	}
}

func TestSideList(t *testing.T) {
	side := sideListFor()
	newWindow(t, side)
	var selected, deleted, keyed string
	side.OnSelected = func(item widgets.SideItem) { selected = item.ID }
	side.OnDelete = func(item widgets.SideItem) { deleted = item.ID }
	side.OnKey = func(item widgets.SideItem, ev *fyne.KeyEvent) bool { keyed = item.ID + string(ev.Name); return true }
	side.Focus()
	press(side, fyne.KeyDown, fyne.KeyReturn) // over the heading
	if selected != "nord" || side.Selected() != "nord" {
		t.Errorf("selected is %q, want nord", selected)
	}
	press(side, fyne.KeyF2)
	if keyed != "nordF2" {
		t.Errorf("handed on was %q", keyed)
	}
	at := func(row int, x float32) *fyne.PointEvent {
		return &fyne.PointEvent{Position: fyne.NewPos(x, float32(row)*theme.ListRowHeight+10)}
	}
	side.Tapped(at(3, 50))
	if selected != "sued" {
		t.Errorf("a click selected %q, want sued", selected)
	}
	side.Tapped(at(2, side.Size().Width-8))
	if deleted != "nord" || selected != "sued" {
		t.Errorf("the bin deletes %q and selects %q", deleted, selected)
	}
	side.Tapped(at(1, 50))
	if selected != "sued" {
		t.Error("a heading was selected")
	}
	side.MouseMoved(&desktop.MouseEvent{PointEvent: *at(2, 40)})
}

func sideListFor() *widgets.SideList {
	side := widgets.NewSideList()
	side.SetItems([]widgets.SideItem{
		{ID: "all", Text: "All contacts"},
		{Text: "Location", Heading: true},
		{ID: "nord", Text: "Nord", Deletable: true},
		{ID: "sued", Text: "Süd", Deletable: true},
	})
	side.SetSelected("all")
	return side
}

func TestWidgetsFollowAChangeOfTheTheme(t *testing.T) {
	app := test.NewTempApp(t)
	build := func() fyne.CanvasObject {
		return container.NewGridWithColumns(2, partsScene(), contactTable(map[int]bool{1: true}))
	}
	app.Settings().SetTheme(theme.Fixed(fynetheme.VariantLight))
	w := test.NewTempWindow(t, build())
	w.Resize(fyne.NewSize(3200, 800))
	app.Settings().SetTheme(theme.Fixed(fynetheme.VariantDark))
	refreshAll(w.Content())
	changed := w.Canvas().Capture()
	w.SetContent(build())
	fresh := w.Canvas().Capture()

	different, bounds := 0, fresh.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y += 3 {
		for x := bounds.Min.X; x < bounds.Max.X; x += 3 {
			if changed.At(x, y) != fresh.At(x, y) {
				different++
			}
		}
	}
	if share := float64(different) / float64(bounds.Dx()*bounds.Dy()/9); share > 0.001 {
		t.Errorf("%.2f %% of the pixels kept the old theme", share*100)
	}
}

// refreshAll does what Fyne does in a window when the theme changes.
func refreshAll(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			refreshAll(child)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			refreshAll(child)
		}
		test.WidgetRenderer(o).Layout(o.Size())
	}
	o.Refresh()
}

func TestSelectFieldOffersTheBestFitFirst(t *testing.T) {
	test.NewTempApp(t)
	s := widgets.NewSelectField("", "", "", []widgets.PickItem{
		{ID: "BD", Text: "Bangladesh", Note: "BD"}, {ID: "DK", Text: "Denmark", Note: "DK"}, {ID: "DE", Text: "Germany", Note: "DE"},
	})
	s.Match = func(item widgets.PickItem, search string) bool {
		return strings.Contains(strings.ToLower(item.Text+item.Note), search)
	}
	w := test.NewTempWindow(t, s)
	w.Resize(fyne.NewSize(300, 400))
	var chosen string
	s.OnChanged = func(id string) { chosen = id }
	s.Open("de")
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if chosen != "DE" {
		t.Errorf("chose %q", chosen)
	}
}
