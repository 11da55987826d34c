package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"muster/views/widgets"
	"muster/views/widgets/widgetstest"
)

func TestOptionRowChoosesByTapAndByKey(t *testing.T) {
	s := widgetstest.NewScreen(t, fyne.NewSize(620, 200), false)
	var chosen []string
	row := widgets.NewOptionRow([]widgets.Option{{ID: "a", Text: "A"}, {ID: "b", Text: "B", Note: "newer"}, {ID: "c", Text: "C"}}, 0)
	row.OnChosen = func(id string) { chosen = append(chosen, id) }
	s.Window().SetContent(row)
	row.Resize(fyne.NewSize(600, row.MinSize().Height))

	row.Tapped(&fyne.PointEvent{Position: fyne.NewPos(400, 20)}) // the second of a line of two
	if row.Chosen() != "b" {
		t.Errorf("tap chose %q", row.Chosen())
	}
	row.Tapped(&fyne.PointEvent{Position: fyne.NewPos(400, row.MinSize().Height-5)}) // where no box is
	s.Window().Canvas().Focus(row)
	s.Press(fyne.KeyLeft)
	if row.Chosen() != "b" {
		t.Error("an arrow alone decides")
	}
	s.Press(fyne.KeyDown, fyne.KeySpace)
	if row.Chosen() != "c" {
		t.Errorf("keys chose %q", row.Chosen())
	}
	s.Press(fyne.KeyDown, fyne.KeyRight, fyne.KeyEnter) // there is none below or behind
	row.SetChosen("a")
	if len(chosen) != 2 || row.Chosen() != "a" {
		t.Errorf("told %v, chosen %q", chosen, row.Chosen())
	}
}
