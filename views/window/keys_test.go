package window_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

func TestEveryKeyIsToBeSeenInTheSmallestWindow(t *testing.T) {
	for _, language := range []string{"en", "de"} {
		t.Run(language, func(t *testing.T) {
			d := open(t, options{language: language, size: fyne.NewSize(1024, 700)})
			d.ShowKeys()
			found := false
			eachVisible(d.front(), func(o fyne.CanvasObject) {
				if scroll, ok := o.(*container.Scroll); ok {
					found = true
					if least, shown := scroll.Content.MinSize(), scroll.Size(); least.Width > shown.Width || least.Height > shown.Height {
						t.Errorf("the list needs %v and has %v", least, shown)
					}
				}
			})
			if !found {
				t.Error("no list of keys")
			}
		})
	}
}
