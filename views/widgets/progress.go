package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

var _ fyne.Widget = (*Progress)(nil)

// Progress is a thin bar. It stands still until it is told: nothing animates.
type Progress struct {
	widget.BaseWidget
	value float64
}

// NewProgress returns an empty bar.
func NewProgress() *Progress {
	p := &Progress{}
	p.ExtendBaseWidget(p)
	return p
}

// SetValue fills the bar, 0 to 1.
func (p *Progress) SetValue(v float64) {
	v = min(max(v, 0), 1)
	if p.value == v {
		return
	}
	p.value = v
	p.Refresh()
}

// Value returns how full the bar is, 0 to 1.
func (p *Progress) Value() float64 { return p.value }

// CreateRenderer implements fyne.Widget.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	const height = 6
	track, fill := newRect(height/2), newRect(height/2)
	lay := func(s fyne.Size) {
		y := (s.Height - height) / 2
		place(track, 0, y, s.Width, height)
		place(fill, 0, y, s.Width*float32(p.value), height)
	}
	return newRenderer(renderer{
		objects: []fyne.CanvasObject{track, fill},
		min:     func() fyne.Size { return fyne.NewSize(80, height) },
		layout:  lay,
		refresh: func() {
			paintRect(track, theme.ColorLine, "", 0)
			paintRect(fill, theme.ColorAccent, "", 0)
			lay(p.Size())
		},
	})
}
