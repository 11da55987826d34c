package widgets

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

// dashed is an outline of dashes with round corners, which Fyne's rectangle
// cannot draw.
type dashed struct{ widget.BaseWidget }

func newDashed() *dashed {
	d := &dashed{}
	d.ExtendBaseWidget(d)
	return d
}

// CreateRenderer implements fyne.Widget.
func (d *dashed) CreateRenderer() fyne.WidgetRenderer {
	d.ExtendBaseWidget(d)
	raster := canvas.NewRaster(func(w, h int) image.Image {
		scale := float64(1)
		if width := d.Size().Width; width > 0 {
			scale = float64(w) / float64(width)
		}
		return dashes(w, h, scale, theme.Color(theme.ColorDash))
	})
	return newRenderer(renderer{
		objects: []fyne.CanvasObject{raster},
		layout:  func(s fyne.Size) { raster.Resize(s) },
		refresh: func() { raster.Refresh() },
	})
}

// dashes draws the outline into an image of w by h pixels.
func dashes(w, h int, scale float64, c color.Color) image.Image {
	const stroke, dash, gap = 1.5, 7.0, 5.0
	radius := float64(theme.DialogRadius) * scale
	half := stroke * scale / 2
	ink := color.NRGBAModel.Convert(c).(color.NRGBA)
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	innerW, innerH := float64(w)/2-radius-half, float64(h)/2-radius-half
	round := math.Pi / 2 * radius
	around := 4*(innerW+innerH) + 4*round
	period := around / math.Max(1, math.Round(around/((dash+gap)*scale))) // whole dashes only
	share := dash / (dash + gap) * period
	border := int(radius+half) + 2
	for y := range h {
		for x := range w {
			if x >= border && x < w-border && y >= border && y < h-border {
				continue
			}
			px, py := float64(x)+.5-float64(w)/2, float64(y)+.5-float64(h)/2
			distance, along := outline(px, py, innerW, innerH, radius)
			alpha := coverage(half - math.Abs(distance))
			at := math.Mod(along, period)
			alpha *= coverage(math.Min(at, share-at))
			if alpha > 0 {
				img.SetNRGBA(x, y, color.NRGBA{R: ink.R, G: ink.G, B: ink.B, A: uint8(alpha * float64(ink.A))})
			}
		}
	}
	return img
}

func coverage(d float64) float64 { return math.Min(1, math.Max(0, d+.5)) }

// outline returns the distance of a point to a rounded rectangle around the
// origin and how far along it the nearest point lies.
func outline(x, y, innerW, innerH, radius float64) (distance, along float64) {
	ax, ay := math.Abs(x), math.Abs(y)
	qx, qy := ax-innerW, ay-innerH
	round := math.Pi / 2 * radius
	quarter := innerW + innerH + round
	var s float64 // along the first quarter: from the middle of the right side up
	switch {
	case qx > 0 && qy > 0:
		distance = math.Hypot(qx, qy) - radius
		s = innerH + math.Atan2(qy, qx)*radius
	case qx > qy:
		distance = qx - radius
		s = ay
	default:
		distance = qy - radius
		s = innerH + round + innerW - ax
	}
	switch { // the quarters are mirrored in turn
	case x >= 0 && y >= 0:
		return distance, s
	case x < 0 && y >= 0:
		return distance, 2*quarter - s
	case x < 0:
		return distance, 2*quarter + s
	}
	return distance, 4*quarter - s
}
