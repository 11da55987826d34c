package imports

import (
	"image/color"

	"fyne.io/fyne/v2"

	"muster/views/theme"
)

// visible shows or hides, without a refresh when nothing changes.
func visible(o fyne.CanvasObject, on bool) {
	switch {
	case on == o.Visible():
	case on:
		o.Show()
	default:
		o.Hide()
	}
}

// segmentColor is a colour of the palette of segments.
func segmentColor(colour int) color.Color {
	if colour < 0 || colour >= len(theme.SegmentColors) {
		return theme.SegmentColors[len(theme.SegmentColors)-1]
	}
	return theme.SegmentColors[colour]
}
