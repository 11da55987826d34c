package widgets_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"muster/views/widgets"
)

func TestOptionListChoosesByMouseAndByKeyboard(t *testing.T) {
	var told []string
	list := widgets.NewOptionList(func(id string) { told = append(told, id) })
	list.SetOptions([]widgets.Option{{ID: "a", Text: "A"}, {ID: "b", Text: "B", Note: "with a note"}, {ID: "c", Text: "C"}}, "a")
	window := test.NewTempWindow(t, list)
	window.Resize(fyne.NewSize(300, 200))

	list.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, 28+44+4)})
	if list.Chosen() != "c" {
		t.Fatalf("a tap on the third chose %q", list.Chosen())
	}
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if list.Chosen() != "c" {
		t.Error("moving the mark chooses")
	}
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // it holds already
	if want := []string{"c", "b", "a"}; !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
	list.SetOptions(list.Options()[:1], "a")
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if len(told) != 3 {
		t.Error("new options are told as a choice")
	}
}
