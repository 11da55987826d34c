package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

var _ fyne.Widget = (*Banner)(nil)

// Banner is a sentence on a soft ground across a page, with links at its right.
type Banner struct {
	widget.BaseWidget
	tone  Tone
	text  *Text
	links []*LinkText
	row   *fyne.Container
}

// NewBanner returns a banner.
func NewBanner(tone Tone, text string, links ...*LinkText) *Banner {
	b := &Banner{tone: tone, text: NewText(text).MinWidth(80)}
	b.row = container.New(&bannerLayout{banner: b})
	b.set(links)
	b.ExtendBaseWidget(b)
	return b
}

func (b *Banner) set(links []*LinkText) {
	b.links = links
	b.row.Objects = []fyne.CanvasObject{b.text}
	for _, l := range links {
		b.row.Objects = append(b.row.Objects, l)
	}
}

// Set changes tone, text and links.
func (b *Banner) Set(tone Tone, text string, links ...*LinkText) {
	b.tone = tone
	b.text.SetText(text)
	b.set(links)
	b.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *Banner) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	back, icon := newRect(theme.Radius), newIcon()
	return newRenderer(renderer{
		objects: []fyne.CanvasObject{back, icon, b.row},
		min: func() fyne.Size {
			return fyne.NewSize(b.row.MinSize().Width+54, 36)
		},
		layout: func(s fyne.Size) {
			back.Resize(s)
			place(icon, theme.GapM, (s.Height-theme.IconSize)/2, theme.IconSize, theme.IconSize)
			place(b.row, 38, 0, s.Width-38-theme.GapL, s.Height)
		},
		refresh: func() {
			ink, soft := b.tone.colors()
			if b.tone == Neutral || b.tone == Subdued {
				soft = theme.ColorHover
			}
			paintRect(back, soft, "", 0)
			sign := IconInfo
			switch b.tone {
			case Warning, Error:
				sign = IconWarning
			case Success:
				sign = IconCheck
			}
			paintIcon(icon, sign, ink)
			b.row.Refresh()
		},
	})
}

// bannerLayout gives the links what they need and the text the rest.
type bannerLayout struct{ banner *Banner }

func (l *bannerLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	right := s.Width
	for i := len(l.banner.links) - 1; i >= 0; i-- {
		least := l.banner.links[i].MinSize()
		right -= least.Width
		place(l.banner.links[i], right, (s.Height-least.Height)/2, least.Width, least.Height)
		right -= theme.GapL
	}
	place(l.banner.text, 0, 0, max(0, right), s.Height)
}

func (l *bannerLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	size := l.banner.text.MinSize()
	for _, link := range l.banner.links {
		size.Width += link.MinSize().Width + theme.GapL
	}
	return size
}
