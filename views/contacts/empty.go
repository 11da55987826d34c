package contacts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
)

// emptyPages say why the list is empty and what can be done, each list in its own words.
type emptyPages struct {
	page   *Page
	object *fyne.Container
	shown  string
}

func newEmptyPages(page *Page) *emptyPages {
	e := &emptyPages{page: page, object: container.NewStack()}
	e.object.Hide()
	return e
}

// update shows the page that fits, or none while there are contacts.
func (e *emptyPages) update() {
	l := e.page.list
	if !l.opened || !l.whole() || l.len() > 0 {
		e.object.Hide()
		e.shown = ""
		return
	}
	title, text, actions := e.words(l.query)
	if key := title + text; key != e.shown {
		e.shown = key
		e.object.Objects = []fyne.CanvasObject{
			widgets.NewPanel(theme.ColorSurface, 0, widgets.NewEmptyState(widgets.IconNobody, title, text, actions...)),
		}
		e.object.Refresh()
	}
	e.object.Show()
}

func (e *emptyPages) words(q data.Query) (title, text string, actions []fyne.CanvasObject) {
	page, w := e.page, e.page.words
	everybody := func() fyne.CanvasObject {
		return widgets.NewButton(w.Text("contacts.empty.all"), func() { page.Show(data.Query{}) })
	}
	switch {
	case q.Search != "":
		actions = append(actions, widgets.NewButton(w.Text("contacts.empty.clear"), page.ClearSearch))
		if !sameContacts(data.Query{Search: q.Search}, q) {
			actions = append(actions, widgets.NewButton(w.Text("contacts.empty.search_all"), func() {
				page.Show(data.Query{Search: q.Search})
			}))
		}
		return w.Text("contacts.empty.search", "Search", q.Search), w.Text("contacts.empty.search_text"), actions
	case len(q.Segments) > 0 && sameContacts(data.Query{Segments: q.Segments[:1]}, q):
		name := ""
		if s, ok := page.segments[q.Segments[0]]; ok {
			name = s.Name
		}
		return w.Text("contacts.empty.segment", "Segment", name), w.Text("contacts.empty.segment_text"),
			[]fyne.CanvasObject{everybody(), widgets.NewButton(w.Text("contacts.import"), func() { call(page.params.OnImport) })}
	case q.Narrows() && !sameContacts(data.Query{View: q.View}, q) && q.Change == 0 && q.IDs == nil:
		return w.Text("contacts.empty.filter"), w.Text("contacts.empty.filter_text"), []fyne.CanvasObject{everybody()}
	case q.View == data.ViewWithoutSegment:
		return w.Text("contacts.empty.without_segment"), w.Text("contacts.empty.without_segment_text"), []fyne.CanvasObject{everybody()}
	case q.View == data.ViewWithoutMobile:
		return w.Text("contacts.empty.without_mobile"), w.Text("contacts.empty.without_mobile_text"), []fyne.CanvasObject{everybody()}
	case q.View == data.ViewDoNotContact:
		return w.Text("contacts.empty.do_not_contact"), w.Text("contacts.empty.do_not_contact_text"), []fyne.CanvasObject{everybody()}
	case q.Change != 0 || q.IDs != nil:
		return w.Text("contacts.empty.change"), w.Text("contacts.empty.change_text"), []fyne.CanvasObject{everybody()}
	}
	return w.Text("contacts.empty.book"), w.Text("contacts.empty.book_text"), nil
}
