package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

var _ fyne.Widget = (*EmptyState)(nil)

// EmptyState is a page that says why there is nothing and what to do, in the
// middle of its space.
type EmptyState struct {
	widget.BaseWidget
	icon    Icon
	title   *Text
	text    *Text
	actions *fyne.Container
}

const emptyWidth float32 = 460

// NewEmptyState returns such a page; the actions stand side by side.
func NewEmptyState(icon Icon, title, text string, actions ...fyne.CanvasObject) *EmptyState {
	e := &EmptyState{
		icon:    icon,
		title:   NewTitle(title).Aligned(fyne.TextAlignCenter),
		text:    NewMutedText(text).WrapAt(emptyWidth).Aligned(fyne.TextAlignCenter),
		actions: &fyne.Container{Layout: &inlineLayout{gap: theme.GapS + 2}, Objects: actions},
	}
	e.ExtendBaseWidget(e)
	return e
}

// Set changes the texts.
func (e *EmptyState) Set(title, text string) {
	e.title.SetText(title)
	e.text.SetText(text)
	e.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (e *EmptyState) CreateRenderer() fyne.WidgetRenderer {
	e.ExtendBaseWidget(e)
	const iconSize = float32(36)
	icon := newIcon()
	height := func() float32 {
		h := e.title.MinSize().Height + theme.GapXS + e.text.MinSize().Height
		if e.icon != NoIcon {
			h += iconSize + theme.GapM
		}
		if len(e.actions.Objects) > 0 {
			h += theme.GapL + e.actions.MinSize().Height
		}
		return h
	}
	return newRenderer(renderer{
		objects: []fyne.CanvasObject{icon, e.title, e.text, e.actions},
		min: func() fyne.Size {
			return fyne.NewSize(max(emptyWidth, e.title.MinSize().Width, e.actions.MinSize().Width), height())
		},
		layout: func(s fyne.Size) {
			y := (s.Height - height()) / 2
			if e.icon != NoIcon {
				place(icon, (s.Width-iconSize)/2, y, iconSize, iconSize)
				y += iconSize + theme.GapM
			}
			h := e.title.MinSize().Height
			place(e.title, 0, y, s.Width, h)
			y += h + theme.GapXS
			h = e.text.MinSize().Height
			place(e.text, (s.Width-emptyWidth)/2, y, emptyWidth, h)
			y += h + theme.GapL
			least := e.actions.MinSize()
			place(e.actions, (s.Width-least.Width)/2, y, least.Width, least.Height)
		},
		refresh: func() {
			paintIcon(icon, e.icon, theme.ColorAccent)
			e.title.Refresh()
			e.text.Refresh()
		},
	})
}

// NewDropZone returns a large dashed field that invites to drop a file: an icon,
// a title, a sentence and a button.
func NewDropZone(icon Icon, title, text string, actions ...fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(newDashed(), Pad(theme.GapL, theme.GapL, theme.GapL, theme.GapL,
		FixedSize(dropZoneWidth, dropZoneHeight, NewEmptyState(icon, title, text, actions...))))
}

const (
	dropZoneWidth  float32 = 488
	dropZoneHeight float32 = 204
)
