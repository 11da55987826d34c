package contacts

import (
	"context"

	"muster/app"
	"muster/data"
)

// MarkSelected marks the ticked contacts so that no message may reach them; without any, the one of the keyboard's row.
func (page *Page) MarkSelected() { page.mark(true) }

// UnmarkSelected takes that mark from them.
func (page *Page) UnmarkSelected() { page.mark(false) }

func (page *Page) mark(mark bool) {
	if page.refused() {
		return
	}
	sel := page.ticks.selected()
	if page.ticks.empty() {
		id, ok := page.list.id(page.table.Current())
		if !ok {
			page.picked() // tells that nothing is
			return
		}
		sel = data.SelectIDs(id)
	}
	page.Leave(func() {
		page.start(app.JobMark, "", func(ctx context.Context, report data.ProgressFunc) (data.Change, error) {
			return page.app.MarkDoNotContact(ctx, sel, mark, report)
		}, func(c data.Change) Notice { return page.marked(c.Counts.Updated, mark) })
	})
}

// marked says how many were marked, or lost the mark.
func (page *Page) marked(n int, mark bool) Notice {
	w := page.words
	switch {
	case n == 0 && mark:
		return page.unchanged(w.Text("contacts.told.marked_before"))
	case n == 0:
		return page.unchanged(w.Text("contacts.told.unmarked_before"))
	case mark:
		return page.success("contacts.told.marked_title", w.Count("contacts.told.marked", n))
	}
	return page.success("contacts.told.unmarked_title", w.Count("contacts.told.unmarked", n))
}
