package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
)

// banners are the notices above the page that are about the book as a whole: a sample book, a book that can only be
// read, one on a network drive.
type banners struct {
	window  *Window
	object  *fyne.Container
	network bool // the user has read the notice of the network drive
}

func newBanners(w *Window) *banners {
	b := &banners{window: w, object: container.New(widgets.NewColumn(theme.GapS))}
	b.object.Hide()
	return b
}

func (b *banners) update() {
	w := b.window
	t := w.words.Text
	var shown []fyne.CanvasObject
	add := func(tone widgets.Tone, text string, links ...*widgets.LinkText) {
		shown = append(shown, widgets.Pad(theme.GapS, theme.GapM, 0, theme.GapM, widgets.NewBanner(tone, text, links...)))
	}
	if w.state.Sample {
		add(widgets.Accented, t("banner.sample"), widgets.NewLinkText(t("banner.sample.back"), w.LeaveSample))
	}
	if w.page.Query().Change != 0 {
		add(widgets.Neutral, t("banner.change"), widgets.NewLinkText(t("contacts.empty.all"), func() { w.showList(data.Query{}) }))
	}
	if w.page.Query().IDs != nil {
		add(widgets.Neutral, t("banner.some"), widgets.NewLinkText(t("contacts.empty.all"), func() { w.showList(data.Query{}) }))
	}
	if w.state.ReadOnly {
		add(widgets.Warning, t("banner.read_only"))
	}
	if w.state.NetworkDrive && !b.network {
		add(widgets.Warning, t("banner.network"), widgets.NewLinkText(t("banner.network.close"), func() {
			b.network = true
			b.update()
		}))
	}
	b.object.Objects = shown
	if len(shown) == 0 {
		b.object.Hide()
	} else {
		b.object.Show()
	}
	w.body.Refresh() // they take their height from the page
	w.placeToasts()
}
