package widgets_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"muster/views/theme"
	"muster/views/widgets"
)

func TestSheetKeepsTheKeyboardAndGivesItBack(t *testing.T) {
	below := widgets.NewButton("below", nil)
	w := newWindow(t, container.NewVBox(below))
	c := w.Canvas()
	c.Focus(below)

	cancelled, done := 0, 0
	s := widgets.NewSheet(c, "Title")
	first, second := widgets.NewField("One"), widgets.NewField("Two")
	s.SetBody(container.NewVBox(first, second))
	ok := widgets.NewPrimaryButton("OK", func() { done++ })
	s.SetButtons(widgets.NewButton("Cancel", nil), ok)
	s.SetDefault(ok)
	s.First = first.Input()
	s.OnCancel = func() { cancelled++ }
	s.Show()

	if c.Focused() != fyne.Focusable(first.Input()) {
		t.Fatalf("the keyboard is on %T, want the first field", c.Focused())
	}
	for range 4 { // One, Two, Cancel, OK, and round to One
		c.FocusNext()
		if c.Focused() == fyne.Focusable(below) {
			t.Fatal("Tab left the sheet")
		}
	}
	if c.Focused() != fyne.Focusable(first.Input()) {
		t.Errorf("Tab does not cycle: it is on %T", c.Focused())
	}
	press(c.Focused(), fyne.KeyEscape)
	press(c.Focused(), fyne.KeyReturn)
	c.Unfocus()
	c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if cancelled != 2 || done != 1 {
		t.Errorf("cancelled %d times and done %d, want 2 and 1", cancelled, done)
	}
	s.Close()
	if s.IsOpen() || c.Focused() != fyne.Focusable(below) {
		t.Errorf("open %v, the keyboard is on %T", s.IsOpen(), c.Focused())
	}
	if c.OnTypedKey() != nil {
		t.Error("the window's keys still go to the sheet")
	}
}

func TestSheetFitsTheWindow(t *testing.T) {
	w := newWindow(t, container.NewVBox())
	s := widgets.NewSheet(w.Canvas(), "Title")
	body := widgets.NewText("body").MinWidth(50)
	s.SetBody(body)
	s.Size = fyne.NewSize(700, 500)
	s.Show()
	wide := body.Size().Width
	w.Resize(fyne.NewSize(500, 400))
	if body.Size().Width >= wide || body.Size().Width > 500 {
		t.Errorf("in a narrow window the body is %v wide, before %v", body.Size().Width, wide)
	}
	w.Resize(fyne.NewSize(1200, 800))
	if body.Size().Width != wide {
		t.Errorf("in a wide window the body is %v wide, want %v again", body.Size().Width, wide)
	}
}

func TestAskIsSafeAgainstAHastyEnter(t *testing.T) {
	w := newWindow(t, container.NewVBox())
	deleted, kept := false, false
	s := widgets.Ask(w.Canvas(), widgets.Question{
		Title: "Delete?", Text: "Really", Confirm: "Delete", Cancel: "Cancel", Danger: true,
		OnConfirm: func() { deleted = true }, OnCancel: func() { kept = true },
	})
	press(w.Canvas().Focused(), fyne.KeyReturn)
	if deleted || !kept || s.IsOpen() {
		t.Errorf("deleted %v, kept %v, open %v", deleted, kept, s.IsOpen())
	}
}

func TestMenuByKeyboard(t *testing.T) {
	anchor := widgets.NewButton("Bulk actions", nil)
	w := newWindow(t, container.NewVBox(anchor))
	var picked string
	pick := func(name string) func() { return func() { picked = name } }
	items := []widgets.MenuItem{
		{Text: "Add", Action: pick("add")},
		{Text: "Grey", Reason: "An import is running.", Action: pick("grey")},
		widgets.MenuSeparator(),
		{Text: "Delete", Action: pick("delete"), Danger: true},
	}
	w.Canvas().Focus(anchor)
	tests := []struct {
		name string
		keys []fyne.KeyName
		want string
	}{
		{"first", []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn}, "add"},
		{"over the grey one and the line", []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn}, "delete"},
		{"round the end", []fyne.KeyName{fyne.KeyUp, fyne.KeyUp, fyne.KeySpace}, "add"},
		{"escape", []fyne.KeyName{fyne.KeyDown, fyne.KeyEscape}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			picked = ""
			p := widgets.ShowMenu(w.Canvas(), anchor, items, nil)
			press(w.Canvas().Focused(), tt.keys...)
			if picked != tt.want {
				t.Errorf("picked %q, want %q", picked, tt.want)
			}
			if p.IsOpen() || w.Canvas().Focused() != fyne.Focusable(anchor) {
				t.Errorf("open %v, the keyboard is on %T", p.IsOpen(), w.Canvas().Focused())
			}
		})
	}
}

func TestPopoverClosesBesideItAndUnderWhatClosesBelow(t *testing.T) {
	anchor := widgets.NewButton("open", nil)
	w := newWindow(t, container.NewVBox(anchor))
	closed := 0
	p := widgets.NewPopover(w.Canvas(), widgets.NewText("content"))
	p.OnClosed = func() { closed++ }
	p.ShowBelow(anchor)
	at, size := p.Bounds()
	test.TapCanvas(w.Canvas(), at.AddXY(size.Width/2, size.Height/2))
	if closed != 0 {
		t.Fatal("a tap on the popover closed it")
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(700, 500))
	if closed != 1 {
		t.Errorf("a tap beside it closed it %d times, want once", closed)
	}

	s := widgets.NewSheet(w.Canvas(), "Sheet")
	s.Show()
	p.ShowAt(fyne.NewPos(20, 20))
	s.Close()
	if p.IsOpen() || closed != 2 || w.Canvas().OnTypedKey() != nil {
		t.Errorf("closing the sheet left the popover: open %v, closed %d", p.IsOpen(), closed)
	}
}

func TestPickerFiltersPicksAndMakes(t *testing.T) {
	names := []string{"Nord", "Süd", "Norderney"}
	open := func(t *testing.T) (w fyne.Window, picked, made *string) {
		picked, made = new(string), new(string)
		w = newWindow(t, container.NewVBox())
		p := widgets.NewPicker(w.Canvas())
		p.Items = func(search string) (items []widgets.PickItem) {
			for _, name := range names {
				if strings.Contains(strings.ToLower(name), search) {
					items = append(items, widgets.PickItem{ID: name, Text: name})
				}
			}
			return items
		}
		p.NewText = func(search string) string {
			if search == "" {
				return ""
			}
			return "New " + search
		}
		p.OnPick = func(item widgets.PickItem) { *picked = item.ID }
		p.OnNew = func(search string) { *made = search }
		p.ShowAt(fyne.NewPos(10, 10))
		return w, picked, made
	}
	tests := []struct {
		name, typed  string
		keys         []fyne.KeyName
		picked, made string
	}{
		{"enter picks the first", "nor", nil, "Nord", ""},
		{"down moves the mark", "nor", []fyne.KeyName{fyne.KeyDown}, "Norderney", ""},
		{"the last line makes a new one", "nor", []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyDown}, "", "nor"},
		{"nothing matches", "ost", nil, "", "ost"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w, picked, made := open(t)
			entry := w.Canvas().Focused()
			test.Type(entry, tt.typed)
			press(entry, append(tt.keys, fyne.KeyReturn)...)
			if *picked != tt.picked || *made != tt.made {
				t.Errorf("picked %q and made %q, want %q and %q", *picked, *made, tt.picked, tt.made)
			}
			if w.Canvas().Overlays().Top() != nil {
				t.Error("the picker stayed open")
			}
		})
	}
}

func TestToastsStackAndLeaveTheContentAlone(t *testing.T) {
	clicks := 0
	button := widgets.NewButton("content", func() { clicks++ })
	host := widgets.NewToastHost(button)
	w := newWindow(t, host)
	w.Canvas().Focus(button)
	acted, closed := false, 0
	dismiss := host.Add(widgets.Toast{Title: "first", Text: "You will be told.", OnClosed: func() { closed++ }})
	host.Add(widgets.Toast{Title: "second", Actions: []widgets.ToastAction{{Text: "Show", Action: func() { acted = true }}}})
	if got := host.Titles(); !slices.Equal(got, []string{"second", "first"}) {
		t.Fatalf("shows %v, want the newest on top", got)
	}
	if w.Canvas().Focused() != fyne.Focusable(button) {
		t.Error("a toast took the keyboard")
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(50, 300))
	if clicks != 1 {
		t.Error("the content does not work beside a toast")
	}
	width := w.Canvas().Size().Width
	test.TapCanvas(w.Canvas(), fyne.NewPos(width-100, host.Top+5))
	if clicks != 1 {
		t.Error("a tap went through a toast")
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(width-theme.GapL-15, host.Top+15)) // the × of the upper one
	if got := host.Titles(); !slices.Equal(got, []string{"first"}) {
		t.Errorf("after a tap on the × it shows %v", got)
	}
	dismiss()
	dismiss()
	if host.Count() != 0 || closed != 1 || acted {
		t.Errorf("%d toasts are left, closed %d times, acted %v", host.Count(), closed, acted)
	}
}

func TestToastGoesByItself(t *testing.T) {
	host := widgets.NewToastHost(widgets.NewText(""))
	newWindow(t, host)
	gone := make(chan struct{})
	host.Add(widgets.Toast{Title: "short", For: 10 * time.Millisecond, OnClosed: func() { close(gone) }})
	select {
	case <-gone:
	case <-time.After(5 * time.Second):
		t.Fatal("the toast stayed")
	}
}

func TestStatusBarLinksAndCancels(t *testing.T) {
	bar := widgets.NewStatusBar("Cancel")
	w := newWindow(t, widgets.Dock(nil, bar, nil, nil, widgets.NewText("")))
	all, cancelled := 0, 0
	bar.OnCancel = func() { cancelled++ }
	bar.SetParts(widgets.StatusPart{Text: "All", Action: func() { all++ }})
	bar.SetProgress("Importing", .5, true)
	size := w.Canvas().Size()
	test.TapCanvas(w.Canvas(), fyne.NewPos(20, size.Height-theme.BarHeight/2))
	test.TapCanvas(w.Canvas(), fyne.NewPos(size.Width-20, size.Height-theme.BarHeight/2))
	if all != 1 || cancelled != 1 {
		t.Errorf("the link worked %d times and the × %d, want once each", all, cancelled)
	}
}

func TestTheLinksOfAToastStayWithinIt(t *testing.T) {
	host := widgets.NewToastHost(widgets.NewText(""))
	newWindow(t, host)
	var actions []widgets.ToastAction
	for _, text := range []string{"Zeigen", "Abgelehnte Zeilen speichern …", "Rückgängig"} {
		actions = append(actions, widgets.ToastAction{Text: text})
	}
	host.Add(widgets.Toast{Title: "Import abgeschlossen", Text: "Ein Satz.", Actions: actions})
	var links []*widgets.LinkText
	right, lowest := float32(0), float32(0)
	driver := fyne.CurrentApp().Driver()
	for _, o := range test.LaidOutObjects(host) {
		at := driver.AbsolutePositionForObject(o)
		if l, ok := o.(*widgets.LinkText); ok {
			links = append(links, l)
			right, lowest = max(right, at.X+l.Size().Width), max(lowest, at.Y)
		}
	}
	if len(links) != 3 {
		t.Fatalf("%d links", len(links))
	}
	if most := host.Size().Width - theme.GapL; right > most {
		t.Errorf("a link ends at %v, the toast at %v", right, most)
	}
	if first := driver.AbsolutePositionForObject(links[0]); lowest <= first.Y {
		t.Error("three long links stand in one row")
	}
}
