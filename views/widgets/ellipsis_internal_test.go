package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestEllipsizeKeepsToTheWidth(t *testing.T) {
	test.NewTempApp(t)
	for _, text := range []string{"", "Nord", "Łukasz Wiśniewski", strings.Repeat("Ümläüt ", 30)} {
		for width := float32(15); width < 400; width += 7 {
			got := ellipsize(text, width, 13, fyne.TextStyle{})
			if w := textWidth(got, 13, fyne.TextStyle{}); w > width {
				t.Errorf("%q in %v is %q, %v wide", text, width, got, w)
			}
			if got != text && !strings.HasSuffix(got, ellipsisMark) {
				t.Errorf("%q was cut to %q without a mark", text, got)
			}
		}
	}
}

func TestWrapLosesNothing(t *testing.T) {
	test.NewTempApp(t)
	text := "Takes 312 assignments from Donaudampfschifffahrtsgesellschaftskapitäne of this file"
	for _, width := range []float32{-10, 0, 40, 120, 1000} {
		lines := wrapText(text, width, 13, fyne.TextStyle{})
		strip := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if strip(strings.Join(lines, "")) != strip(text) {
			t.Errorf("in a width of %v it became %q", width, lines)
		}
	}
	if lines := wrapText("one\ntwo", 500, 13, fyne.TextStyle{}); len(lines) != 2 {
		t.Errorf("a line break gave %q", lines)
	}
}
