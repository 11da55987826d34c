package widgets

import "math"

// viewport is the visible part of a long list of equally high rows. The offset
// is a row and the pixels of it that are out of sight, never one pixel count:
// a float32 cannot tell pixels apart beyond some 400,000 rows.
type viewport struct {
	rowHeight float32
	height    float32 // of the visible part
	length    int     // rows
	top       int     // first row that is (partly) visible
	rem       float32 // pixels of it above the edge; 0 <= rem < rowHeight
}

// visible returns the rows from, inclusive, to, exclusive.
func (v *viewport) visible() (from, to int) {
	if v.height <= 0 || v.rowHeight <= 0 {
		return v.top, v.top
	}
	n := int(math.Ceil(float64((v.height + v.rem) / v.rowHeight)))
	return v.top, min(v.top+n, v.length)
}

// y returns where a row begins, relative to the upper edge.
func (v *viewport) y(row int) float32 {
	return float32(row-v.top)*v.rowHeight - v.rem
}

// rowAt returns the row at a height, or -1.
func (v *viewport) rowAt(y float32) int {
	if y < 0 || y >= v.height {
		return -1
	}
	row := v.top + int((y+v.rem)/v.rowHeight)
	if row >= v.length {
		return -1
	}
	return row
}

// last returns the offset at which the last row touches the lower edge.
func (v *viewport) last() (top int, rem float32) {
	full := int(v.height / v.rowHeight)
	rest := v.height - float32(full)*v.rowHeight
	top = v.length - full
	if rest > 0 {
		top--
		rem = v.rowHeight - rest
	}
	if top < 0 {
		return 0, 0
	}
	return top, rem
}

// clamp brings the offset back into the list.
func (v *viewport) clamp() {
	for v.rem < 0 && v.top > 0 {
		v.top--
		v.rem += v.rowHeight
	}
	if v.top < 0 || v.rem < 0 {
		v.top, v.rem = 0, 0
	}
	lastTop, lastRem := v.last()
	if v.top > lastTop || (v.top == lastTop && v.rem > lastRem) {
		v.top, v.rem = lastTop, lastRem
	}
}

// scrollBy moves down by pixels (up when negative) and says whether anything
// moved.
func (v *viewport) scrollBy(pixels float32) bool {
	if v.rowHeight <= 0 {
		return false
	}
	oldTop, oldRem := v.top, v.rem
	rows := int(math.Floor(float64((v.rem + pixels) / v.rowHeight)))
	v.rem = v.rem + pixels - float32(rows)*v.rowHeight
	v.top += rows
	if v.rem >= v.rowHeight { // rounding at the edge
		v.top, v.rem = v.top+1, 0
	}
	v.clamp()
	return v.top != oldTop || v.rem != oldRem
}

// reveal scrolls as little as it takes to see the whole of a row.
func (v *viewport) reveal(row int) bool {
	if row < 0 || row >= v.length {
		return false
	}
	oldTop, oldRem := v.top, v.rem
	switch {
	case row <= v.top:
		v.top, v.rem = row, 0
	case v.y(row)+v.rowHeight > v.height:
		full := int(v.height / v.rowHeight)
		rest := v.height - float32(full)*v.rowHeight
		v.top, v.rem = row+1-full, 0
		if rest > 0 {
			v.top, v.rem = v.top-1, v.rowHeight-rest
		}
	}
	v.clamp()
	return v.top != oldTop || v.rem != oldRem
}

// fraction returns the offset as a share of the whole way, 0 to 1.
func (v *viewport) fraction() float64 {
	lastTop, lastRem := v.last()
	whole := float64(lastTop)*float64(v.rowHeight) + float64(lastRem)
	if whole <= 0 {
		return 0
	}
	return (float64(v.top)*float64(v.rowHeight) + float64(v.rem)) / whole
}

// setFraction scrolls to a share of the whole way.
func (v *viewport) setFraction(f float64) {
	lastTop, lastRem := v.last()
	whole := float64(lastTop)*float64(v.rowHeight) + float64(lastRem)
	at := math.Round(min(max(f, 0), 1) * whole)
	v.top = int(at / float64(v.rowHeight))
	v.rem = float32(at - float64(v.top)*float64(v.rowHeight))
	v.clamp()
}

// shown returns which share of the list is visible, 0 to 1.
func (v *viewport) shown() float64 {
	if v.length == 0 {
		return 1
	}
	return min(1, float64(v.height)/(float64(v.length)*float64(v.rowHeight)))
}

// page is how many rows Page Up and Page Down move.
func (v *viewport) page() int {
	return max(1, int(v.height/v.rowHeight)-1)
}
