package widgetstest

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"muster/views/theme"
	"muster/views/widgets"
)

// patience is how long a test waits for what the background brings.
const patience = 20 * time.Second

// Screen is a window of a test, and what its dialogs show. What runs in the background runs there, as in the program;
// what it brings to the window waits until the test looks, in Until or Drain, so that one goroutine touches widgets.
type Screen struct {
	t      testing.TB
	window fyne.Window
	queue  chan func()
}

// NewScreen makes an empty window of a size, in our theme.
func NewScreen(t testing.TB, size fyne.Size, dark bool) *Screen {
	t.Helper()
	variant := fynetheme.VariantLight
	if dark {
		variant = fynetheme.VariantDark
	}
	test.NewTempApp(t).Settings().SetTheme(theme.Fixed(variant))
	s := &Screen{t: t, window: test.NewTempWindow(t, container.NewWithoutLayout()), queue: make(chan func(), queued)}
	s.window.SetPadded(false)
	s.window.Resize(size)
	return s
}

// Window is the window.
func (s *Screen) Window() fyne.Window { return s.window }

// Tasks are for the views of the test.
func (s *Screen) Tasks() widgets.Tasks {
	return widgets.Tasks{Go: func(f func()) { go f() }, UI: func(f func()) { s.queue <- f }}
}

// Drain runs what was brought to the window until nothing comes for a while.
func (s *Screen) Drain(quiet time.Duration) {
	for {
		select {
		case f := <-s.queue:
			f()
		case <-time.After(quiet):
			return
		}
	}
}

// Until runs what was brought to the window until something holds, and fails when it never does.
func (s *Screen) Until(what string, holds func() bool) {
	s.t.Helper()
	deadline := time.After(patience)
	for !holds() {
		select {
		case f := <-s.queue:
			f()
		case <-deadline:
			s.t.Fatalf("never: %s\nshown: %s", what, strings.Join(s.Texts(), " | "))
		}
	}
}

// Objects are what the open dialogs are made of.
func (s *Screen) Objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, o := range s.window.Canvas().Overlays().List() {
		all = append(all, test.LaidOutObjects(o)...)
	}
	return all
}

// Texts are all texts of the open dialogs, those of buttons in brackets.
func (s *Screen) Texts() []string {
	var all []string
	for _, o := range s.Objects() {
		if !o.Visible() {
			continue
		}
		switch o := o.(type) {
		case *widgets.Text:
			all = append(all, o.Text())
		case *widgets.Button:
			all = append(all, "["+o.Text()+"]")
		}
	}
	return all
}

// Shows says whether the open dialogs show a text.
func (s *Screen) Shows(part string) bool {
	return strings.Contains(strings.Join(s.Texts(), "\n"), part)
}

// WaitFor waits until the open dialogs show a text.
func (s *Screen) WaitFor(part string) {
	s.t.Helper()
	s.Until("shows “"+part+"”", func() bool { return s.Shows(part) })
}

// Button is the button of the open dialogs whose text begins so.
func (s *Screen) Button(text string) *widgets.Button {
	s.t.Helper()
	b := s.button(text)
	if b == nil {
		s.t.Fatalf("no button %q; shown: %s", text, strings.Join(s.Texts(), " | "))
	}
	return b
}

// Usable waits for a button that is not grey.
func (s *Screen) Usable(text string) *widgets.Button {
	s.t.Helper()
	s.Until("“"+text+"” can be pressed", func() bool {
		b := s.button(text)
		return b != nil && !b.Disabled()
	})
	return s.button(text)
}

// LastButton is the button of this text in what was opened last.
func (s *Screen) LastButton(text string) *widgets.Button {
	s.t.Helper()
	var last *widgets.Button
	for _, o := range s.Objects() {
		if b, ok := o.(*widgets.Button); ok && b.Text() == text {
			last = b
		}
	}
	if last == nil {
		s.t.Fatalf("no button %q", text)
	}
	return last
}

func (s *Screen) button(text string) *widgets.Button {
	for _, o := range s.Objects() {
		if b, ok := o.(*widgets.Button); ok && b.Visible() && strings.HasPrefix(b.Text(), text) {
			return b
		}
	}
	return nil
}

// Press types keys where the keyboard is.
func (s *Screen) Press(names ...fyne.KeyName) {
	for _, name := range names {
		ev := &fyne.KeyEvent{Name: name}
		if focused := s.window.Canvas().Focused(); focused != nil {
			focused.TypedKey(ev)
			continue
		}
		s.window.Canvas().OnTypedKey()(ev)
	}
}

// Save draws the window as it is now into a PNG file.
func (s *Screen) Save(folder, name string) {
	s.t.Helper()
	f, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		s.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, s.window.Canvas().Capture()); err != nil {
		s.t.Fatal(err)
	}
}

// Find is the first visible object of a type in the open dialogs.
func Find[T fyne.CanvasObject](s *Screen) T {
	s.t.Helper()
	for _, o := range s.Objects() {
		if found, ok := o.(T); ok && o.Visible() {
			return found
		}
	}
	var none T
	s.t.Fatalf("there is no %T", none)
	return none
}
