package imports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
)

// effectBox is what an import may take and erase: the checkboxes for it, unticked, each with its effect in numbers.
// Where a file takes segments away there is nothing to tick.
type effectBox struct {
	card    *widgets.Panel
	replace *widgets.Checkbox
	title   *widgets.Text // in place of the checkbox
	effect  *widgets.Text
	emptied *widgets.Text     // who would end without any segment,
	leads   *widgets.LinkText // and the way to who does
	line    *fyne.Container   // either of them, so that nothing moves when the box is ticked
	erase   *widgets.Checkbox
	erased  *widgets.Text
	below   *fyne.Container // what stands below the checkbox to erase
}

func newEffectBox(p *checkPage) *effectBox {
	w := p.f.p.Words
	b := &effectBox{
		replace: widgets.NewCheckbox(w.Text("import.replace"), p.setReplace).Strong(),
		title:   widgets.NewText(w.Text("import.remove.box")).Strong().MinWidth(10),
		effect:  widgets.NewText("").Wrapped(),
		emptied: widgets.NewMutedText("").MinWidth(10),
		leads:   widgets.NewLinkText("", func() { p.showList(data.PlanEmptied) }),
		erase:   widgets.NewCheckbox(w.Text("import.erase"), p.setErase).Strong(),
		erased:  widgets.NewMutedText(w.Text("import.erase.text")).Wrapped(),
	}
	indent := float32(23) // as far as the text of the checkbox
	if p.c.removes() {
		indent = 0
	}
	b.below = widgets.Pad(0, 0, 0, indent, b.erased)
	b.line = widgets.Pad(0, 0, 0, indent, container.NewStack(b.emptied, widgets.NewInline(b.leads)))
	b.card = widgets.NewCard(container.New(widgets.NewColumn(theme.GapXS),
		b.replace, b.title, widgets.Pad(0, 0, 0, indent, b.effect), b.line, b.erase, b.below))
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
	visible(b.below, !c.removes())
	b.erase.SetChecked(c.wanted.EraseBlank)
	b.effect.SetText(c.takeEffect())
	b.emptied.SetText(c.emptiedEffect())
	b.leads.SetText(w.Count("import.emptied.show", c.plan.Takes.Emptied))
	listed := c.emptied() > 0 && c.takes()
	visible(b.emptied, !listed)
	visible(b.leads, listed)
	visible(b.line, c.emptiedEffect() != "")
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

// sideLayout puts the box of effects at the lower edge, so that it stays where it is while segments come and go.
type sideLayout struct {
	segments *segmentTable
	effects  *effectBox
}

func (l *sideLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	card := l.effects.card
	card.Resize(fyne.NewSize(size.Width, card.Size().Height)) // wrapped text learns its width first
	h := card.MinSize().Height
	put(l.segments.box, 0, 0, size.Width, max(0, size.Height-h-theme.GapM))
	put(card, 0, size.Height-h, size.Width, h)
}

func (l *sideLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 260) }
