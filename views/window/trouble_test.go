package window_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"muster/app/platform/words"
	"muster/data"
	"muster/views/widgets"
	"muster/views/window"
)

func TestTroubleSaysWhyTheBookCannotBeOpened(t *testing.T) {
	desk := test.NewTempApp(t)
	texts, err := words.New("de")
	if err != nil {
		t.Fatal(err)
	}
	window.ShowTrouble(desk, texts, data.ErrNotABook)
	if got := shownTexts(desk); !strings.Contains(got, "Muster kann das Kontaktbuch nicht öffnen") || !strings.Contains(got, "Beenden") {
		t.Errorf("the window says:\n%s", got)
	}
}

func TestOpeningSaysThatACopyIsKept(t *testing.T) {
	desk := test.NewTempApp(t)
	texts, err := words.New("en")
	if err != nil {
		t.Fatal(err)
	}
	done := window.ShowOpening(desk, texts)
	if got := shownTexts(desk); !strings.Contains(got, "A copy of it is kept") {
		t.Errorf("the window says:\n%s", got)
	}
	done()
	if got := shownTexts(desk); got != "" {
		t.Errorf("still shown:\n%s", got)
	}
}

func shownTexts(desk fyne.App) string {
	var all []string
	for _, w := range desk.Driver().AllWindows() {
		if w.Content() == nil {
			continue
		}
		for _, o := range test.LaidOutObjects(w.Content()) {
			switch o := o.(type) {
			case *widgets.Text:
				all = append(all, o.Text())
			case *widgets.Button:
				all = append(all, o.Text())
			}
		}
	}
	return strings.Join(all, "\n")
}
