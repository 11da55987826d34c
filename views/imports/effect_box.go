package imports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
)

// effectBox is what an import may take and erase: the checkboxes for it, unticked, each with its effect in numbers. Where
// a file takes segments away there is nothing to tick.
type effectBox struct {
	card    *widgets.Panel
	replace *widgets.Checkbox
	title   *widgets.Text // in place of the checkbox
	effect  *widgets.Text
	emptied *widgets.LinkText
	erase   *widgets.Checkbox
	erased  *widgets.Text
}

func newEffectBox(p *checkPage) *effectBox {
	w := p.f.p.Words
	b := &effectBox{
		replace: widgets.NewCheckbox(w.Text("import.replace"), p.setReplace).Strong(),
		title:   widgets.NewText(w.Text("import.remove.box")).Strong().MinWidth(10),
		effect:  widgets.NewText("").Wrapped(),
		emptied: widgets.NewLinkText("", func() { p.showList(data.PlanEmptied) }),
		erase:   widgets.NewCheckbox(w.Text("import.erase"), p.setErase).Strong(),
		erased:  widgets.NewMutedText(w.Text("import.erase.text")).Wrapped(),
	}
	const indent = float32(23) // as far as the text of the checkbox
	b.card = widgets.NewCard(container.New(widgets.NewColumn(theme.GapXS),
		b.replace, b.title, widgets.Pad(0, 0, 0, indent, b.effect), widgets.Pad(0, 0, 0, indent, widgets.NewInline(b.emptied)),
		b.erase, widgets.Pad(0, 0, 0, indent, b.erased)))
	return b
}

func (b *effectBox) show(w app.Words, c *check) {
	b.replace.SetChecked(c.wanted.Mode == data.SegmentsReplace)
	if c.plan.Column == data.SegmentsNamed {
		b.replace.Enable()
	} else {
		b.replace.Disable()
	}
	visible(b.replace, !c.removes())
	visible(b.title, c.removes())
	visible(b.erase, !c.removes())
	visible(b.erased, !c.removes())
	b.erase.SetChecked(c.wanted.EraseBlank)
	b.effect.SetText(c.takeEffect())
	b.emptied.SetText(w.Count("import.emptied.show", c.emptied()))
	visible(b.emptied, c.emptied() > 0 && c.takes())
	ink, fill, line := theme.ColorMuted, theme.ColorSurface, theme.ColorLine
	if c.takes() || c.erasesAny() {
		fill, line = theme.ColorWarningSoft, theme.ColorWarning
	}
	if c.takes() {
		ink = theme.ColorText
	}
	b.effect.SetColor(ink)
	ink = theme.ColorMuted
	if c.wanted.EraseBlank {
		ink = theme.ColorText
	}
	b.erased.SetColor(ink)
	b.card.SetColors(fill, line)
}

// sideLayout puts the box of effects right below the segments, and to the lower edge when they need the room.
type sideLayout struct {
	segments *segmentTable
	effects  *effectBox
}

func (l *sideLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	card := l.effects.card
	card.Resize(fyne.NewSize(size.Width, card.Size().Height)) // wrapped text learns its width first
	h := card.MinSize().Height
	room := size.Height - h - theme.GapM
	tables := min((&segmentBoxLayout{l.segments}).height(size.Width), room)
	put(l.segments.box, 0, 0, size.Width, tables)
	put(card, 0, tables+theme.GapM, size.Width, h)
}

func (l *sideLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 260) }
