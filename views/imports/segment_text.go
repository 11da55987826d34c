package imports

import (
	"muster/app"
	"muster/data"
)

// The texts of a row of the table of segments.

func addsText(w app.Words, e data.SegmentEffect) string {
	if e.Adds == 0 {
		return ""
	}
	return "+" + w.Number(e.Adds)
}

func takesText(w app.Words, e data.SegmentEffect) string {
	if e.Takes == 0 {
		return ""
	}
	return "–" + w.Number(e.Takes)
}

func thenText(w app.Words, e data.SegmentEffect) string {
	return w.Number(e.Before) + " › " + w.Number(e.After)
}
