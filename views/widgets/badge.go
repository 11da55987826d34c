package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

// Tone is what a coloured surface means.
type Tone int

// The tones.
const (
	Neutral Tone = iota
	Accented
	Success
	Warning
	Error
	// Subdued is neutral with a muted figure, for numbers that ask for nothing.
	Subdued
)

// colors returns the tone's ink and its soft fill.
func (t Tone) colors() (ink, soft fyne.ThemeColorName) {
	switch t {
	case Accented:
		return theme.ColorAccent, theme.ColorAccentSoft
	case Success:
		return theme.ColorSuccess, theme.ColorSuccessSoft
	case Warning:
		return theme.ColorWarning, theme.ColorWarningSoft
	case Error:
		return theme.ColorError, theme.ColorErrorSoft
	case Subdued:
		return theme.ColorMuted, theme.ColorSurface
	}
	return theme.ColorText, theme.ColorSurface
}

const (
	badgeHeight  float32 = 18
	badgePadding float32 = 7
)

func badgeWidth(text string) float32 {
	return textWidth(text, theme.SmallTextSize, fyne.TextStyle{Bold: true}) + 2*badgePadding
}

// badgeShape draws a badge as a part of a widget.
type badgeShape struct {
	back *canvas.Rectangle
	text *canvas.Text
}

func newBadgeShape() *badgeShape {
	return &badgeShape{back: newRect(theme.GapXS), text: newText(theme.SmallTextSize, true)}
}

func (b *badgeShape) objects() []fyne.CanvasObject { return []fyne.CanvasObject{b.back, b.text} }

func (b *badgeShape) draw(text string, tone Tone, x, y float32) {
	ink, soft := tone.colors()
	if tone == Neutral || tone == Subdued {
		soft = theme.ColorHover
	}
	place(b.back, x, y, badgeWidth(text), badgeHeight)
	paintRect(b.back, soft, "", 0)
	paintText(b.text, text, theme.Color(ink))
	placeMiddle(b.text, x+badgePadding, y, badgeWidth(text), badgeHeight)
	show(b.back, true)
	show(b.text, true)
}

func (b *badgeShape) hide() {
	show(b.back, false)
	show(b.text, false)
}

var _ fyne.Widget = (*Badge)(nil)

// Badge is a short word on a soft ground.
type Badge struct {
	widget.BaseWidget
	text string
	tone Tone
}

// NewBadge returns a badge.
func NewBadge(text string, tone Tone) *Badge {
	b := &Badge{text: text, tone: tone}
	b.ExtendBaseWidget(b)
	return b
}

// Set changes text and tone.
func (b *Badge) Set(text string, tone Tone) { b.text, b.tone = text, tone; b.Refresh() }

// Text returns what the badge says.
func (b *Badge) Text() string { return b.text }

// CreateRenderer implements fyne.Widget.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	shape := newBadgeShape()
	draw := func() { shape.draw(b.text, b.tone, 0, (b.Size().Height-badgeHeight)/2) }
	return newRenderer(renderer{
		objects: shape.objects(),
		min:     func() fyne.Size { return fyne.NewSize(badgeWidth(b.text), badgeHeight) },
		layout:  func(fyne.Size) { draw() },
		refresh: draw,
	})
}
