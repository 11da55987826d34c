package widgets_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"muster/views/theme"
	"muster/views/widgets"
)

func TestActionRowPutsWhatDoesNotFitIntoAMenu(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.Fixed(fynetheme.VariantLight))
	var done []string
	row := widgets.NewActionRow("More")
	var actions []widgets.Action
	for _, text := range []string{"Edit this cell", "Take the suggestion", "Leave this row out"} {
		actions = append(actions, widgets.Action{Text: text, Do: func() { done = append(done, text) }})
	}
	row.SetActions(actions)
	w := test.NewTempWindow(t, row)
	w.SetPadded(false)
	shown := func() []string {
		var texts []string
		for _, o := range test.LaidOutObjects(w.Content()) {
			if b, ok := o.(*widgets.Button); ok && b.Visible() {
				texts = append(texts, b.Text())
				if right := b.Position().X + b.Size().Width; right > w.Canvas().Size().Width {
					t.Errorf("%q ends at %v, beyond the row", b.Text(), right)
				}
			}
		}
		return texts
	}
	w.Resize(fyne.NewSize(600, 30))
	if got := shown(); !slices.Equal(got, []string{"Edit this cell", "Take the suggestion", "Leave this row out"}) {
		t.Errorf("a wide row shows %q", got)
	}
	w.Resize(fyne.NewSize(220, 30))
	if got := shown(); !slices.Equal(got, []string{"Edit this cell", "More"}) {
		t.Errorf("a narrow row shows %q", got)
	}
	for _, item := range row.Items() {
		item.Action()
	}
	if len(done) != 3 {
		t.Errorf("done %q", done)
	}
	row.SetActions(actions[:1])
	if got := shown(); !slices.Equal(got, []string{"Edit this cell"}) {
		t.Errorf("with one action it shows %q", got)
	}
}
