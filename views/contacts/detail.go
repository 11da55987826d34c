package contacts

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

// detail is the panel at the right that shows and edits one contact. Its Save and Discard appear with the first edit
// over the lower edge, below which the fields can be scrolled up, so that nothing moves.
type detail struct {
	page   *Page
	object *widgets.Panel
	form   *form

	title  *widgets.Text
	origin *widgets.Text
	marked *widgets.Text   // that no message may reach the contact
	why    *widgets.Text   // why nothing can be edited now
	acts   *fyne.Container // Save and Discard
	saves  *widgets.Button
	drop   *widgets.Button
	scroll *container.Scroll
	foot   *widgets.Panel

	shown  data.ContactID // 0 while the panel is closed
	loaded bool
	saving bool
}

// footHeight is what Save and Discard need.
const footHeight = theme.ControlHeight + 2*theme.GapM

// detailText is the width of sentences in the panel.
const detailText = theme.DetailWidth - 2*theme.GapL

func newDetail(page *Page) *detail {
	w := page.words
	d := &detail{page: page, form: newForm(page)}
	d.form.onEdited = d.update
	d.title = widgets.NewTitle("").MinWidth(1)
	d.origin = widgets.NewMutedText("").WrapAt(detailText)
	d.marked = widgets.NewText(w.Text("contacts.detail.do_not_contact")).Colored(theme.ColorWarning).WrapAt(detailText)
	d.marked.Hide()
	d.why = widgets.NewMutedText("").Sized(theme.SmallTextSize).WrapAt(detailText)
	closes := widgets.NewIconButton(widgets.IconClose, w.Text("contacts.detail.close"), page.CloseDetail)
	d.saves = widgets.NewPrimaryButton(w.Text("contacts.save"), func() { d.save(nil) })
	d.drop = widgets.NewButton(w.Text("contacts.discard"), d.discard)

	column := container.New(widgets.NewColumn(theme.GapS + 2))
	for _, field := range d.form.order() {
		if field == data.FieldNotes {
			column.Add(widgets.NewFieldAround(wording.Field(w, data.FieldSegments), d.form.chips).Compact())
		}
		column.Add(d.form.fields[field])
	}
	d.scroll = container.NewVScroll(widgets.Pad(0, theme.GapL, footHeight, theme.GapL, column))
	head := container.New(widgets.NewColumn(2),
		container.NewBorder(nil, nil, nil, closes, d.title), d.marked, d.origin)
	d.acts = widgets.NewToolbar(widgets.NewSpacer(), d.drop, d.saves)
	d.foot = widgets.NewPanel(theme.ColorSurface, widgets.EdgeLeft|widgets.EdgeTop, widgets.FixedSize(0, footHeight,
		widgets.Pad(0, theme.GapL, 0, theme.GapL, container.NewStack(d.acts, container.NewCenter(d.why)))))
	d.object = widgets.NewPanel(theme.ColorSurface, widgets.EdgeLeft, container.NewStack(
		widgets.Dock(widgets.Pad(theme.GapM+2, theme.GapM, theme.GapM, theme.GapL, head), nil, nil, nil, d.scroll),
		widgets.Dock(nil, d.foot, nil, nil, nil)))
	d.object.Hide()
	d.update()
	return d
}

func (d *detail) isOpen() bool       { return d.shown != 0 }
func (d *detail) id() data.ContactID { return d.shown }
func (d *detail) name() string       { return d.form.original.FullName() }
func (d *detail) edited() bool       { return d.isOpen() && d.loaded && d.form.edited() }

// open shows a contact. What the panel showed before is gone, edits included: ask Page.Leave first.
func (d *detail) open(id data.ContactID) {
	was := d.isOpen()
	d.shown, d.loaded = id, false
	if r, ok := d.page.list.loaded[id]; ok { // at once, and again with what the book says now
		d.set(r.contact)
	}
	if !was {
		d.scroll.ScrollToTop()
		d.told(true)
	}
	d.reload()
}

func (d *detail) set(c data.Contact) {
	d.loaded = true
	d.form.set(c)
	d.head(c)
	d.update()
}

// head says who it is, and whether a message may reach them.
func (d *detail) head(c data.Contact) {
	d.title.SetText(c.FullName())
	if c.DoNotContact {
		d.marked.Show()
	} else {
		d.marked.Hide()
	}
}

// shut closes the panel; edits are gone.
func (d *detail) shut() {
	if !d.isOpen() {
		return
	}
	d.shown, d.loaded = 0, false
	d.form.set(data.Contact{})
	d.origin.SetText("")
	d.told(false)
	d.update()
}

// told lets the window make room for the panel, or take it back.
func (d *detail) told(open bool) {
	if d.page.params.OnDetail != nil {
		d.page.params.OnDetail(open)
	}
}

// reload shows the contact as the book has it now; edits stay.
func (d *detail) reload() {
	id := d.shown
	if id == 0 {
		return
	}
	page := d.page
	page.tasks.Go(func() {
		ctx := context.Background()
		c, err := page.app.Contact(ctx, id)
		change, known, changeErr := page.app.LastChangeOf(ctx, id)
		page.tasks.UI(func() {
			if id != d.shown {
				return
			}
			if err != nil {
				d.gone(err)
				return
			}
			if d.edited() {
				d.form.rebase(c)
			} else {
				d.form.set(c)
			}
			d.loaded = true
			d.head(c)
			origin := ""
			if known && changeErr == nil {
				origin = wording.Change(page.words, change)
			}
			d.origin.SetText(origin)
			d.update()
		})
	})
}

func (d *detail) gone(err error) {
	d.shut()
	if !errors.Is(err, data.ErrContactNotFound) {
		d.page.tellError(err)
	}
}

// update shows Save and Discard as long as there is something to save, else why nothing can be edited.
func (d *detail) update() {
	edited, blocked := d.edited(), d.why.Text() != ""
	setVisible(d.acts, edited)
	setVisible(d.why, blocked && !edited)
	if edited || blocked {
		d.foot.Show()
	} else {
		d.foot.Hide()
	}
	d.object.Refresh()
}

func setVisible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

func (d *detail) setBlocked(reason string) {
	d.form.setBlocked(reason)
	d.why.SetText(reason)
	setReason(d.saves, reason)
	d.update()
}

// segmentsChanged shows the chips with the names and colours of now.
func (d *detail) segmentsChanged() { d.form.showChips() }

// focus puts the keyboard into the first field.
func (d *detail) focus() {
	if d.isOpen() {
		d.form.focus(data.FieldFirstName)
	}
}

func (d *detail) discard() {
	d.form.set(d.form.original)
	d.update()
}

// save stores the contact and runs then (which may be nil) when that is done. What is wrong is shown at the fields.
func (d *detail) save(then func()) {
	page := d.page
	if d.saving || !d.edited() || page.refused() {
		return
	}
	if wrong := d.form.check(true); wrong != data.FieldNone {
		d.form.focus(wrong)
		return
	}
	typed := d.form.contact()
	d.saving = true
	page.tasks.Go(func() {
		var change data.Change
		saved, err := page.app.SaveContact(app.NoteChange(context.Background(), &change), typed)
		page.tasks.UI(func() {
			d.saving = false
			if err != nil {
				page.tellError(err)
				return
			}
			if d.shown == saved.ID {
				d.set(saved)
				d.reload()
			}
			if change.ID != 0 {
				told := page.success("contacts.told.saved_title", page.words.Text("contacts.told.saved", "Name", saved.FullName()))
				told.Change = change
				page.tell(told)
			}
			if then != nil {
				then()
			}
		})
	})
}

// Save stores the edits of the detail panel, if there are any.
func (page *Page) Save() { page.detail.save(nil) }
