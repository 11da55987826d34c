package history

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"muster/data"
	"muster/views/wording"
)

// row is where the chosen change stands, -1 when it does not.
func (d *dialog) row() int {
	for row, c := range d.changes {
		if c.ID == d.chosen {
			return row
		}
	}
	return -1
}

// change is the chosen one.
func (d *dialog) change() (data.Change, bool) {
	if row := d.row(); row >= 0 {
		return d.changes[row], true
	}
	return data.Change{}, false
}

// choose shows what can be done with the change of a row.
func (d *dialog) choose(row int) {
	d.look()
	d.looks++
	if row < 0 || row >= len(d.changes) {
		d.chosen = 0
		d.update()
		return
	}
	c := d.changes[row]
	if c.ID != d.chosen {
		d.strip.SetText(d.h.p.Words.Text("history.chosen.looking"))
	}
	if c.ID != d.chosen {
		d.gone = c.Trimmed
	}
	d.chosen = c.ID
	d.update()
	if c.Trimmed {
		d.strip.SetText(wording.Final(d.h.p.Words, c))
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	d.look = stop
	look := d.looks
	d.h.p.Tasks.Go(func() {
		n, err := d.h.p.App.CountContacts(ctx, data.Query{Change: c.ID})
		d.h.p.Tasks.UI(func() {
			if d.h.dialog == d && look == d.looks && err == nil {
				d.gone = n == 0
				d.update()
			}
		})
	})
	d.h.p.Tasks.Go(func() {
		found, err := d.h.p.App.Obstacles(ctx, c.ID)
		d.h.p.Tasks.UI(func() {
			if d.h.dialog != d || look != d.looks {
				return
			}
			if err != nil {
				d.strip.SetText(wording.Error(d.h.p.Words, err))
				return
			}
			d.strip.SetText(d.outlook(c, found))
		})
	})
}

// outlook says whether a change can be undone or redone, and what stands in the way.
func (d *dialog) outlook(c data.Change, found []data.Obstacle) string {
	w, act := d.h.p.Words, "undo"
	if c.Undone() {
		act = "redo"
	}
	var lines []string
	if c.Kind == data.ChangeImport || c.Kind == data.ChangeTakeAway { // the list has not always room for all its numbers
		lines = append(lines, w.Text("history.chosen.numbers", "Act", Name(w, c), "Numbers", wording.ChangeNumbers(w, c)))
	}
	if len(found) == 0 {
		lines = append(lines, w.Text("history.chosen."+act, "Date", w.DateTime(c.UndoneAt)))
	} else {
		lines = append(lines, w.Count("history.chosen."+act+"_with", len(found)))
	}
	for i, o := range found {
		if i == stripLines-1 && len(found) > stripLines {
			lines = append(lines, w.Count("history.ask.more", len(found)-i))
			break
		}
		o.Change = short(o.Change)
		lines = append(lines, wording.Obstacle(w, o))
	}
	return strings.Join(lines, "\n")
}

// update names and greys the buttons by what is chosen and what runs.
func (d *dialog) update() {
	w := d.h.p.Words
	c, chosen := d.change()
	blocked := ""
	if err := d.h.p.App.WriteBlocked(); err != nil {
		blocked = wording.Error(w, err)
	}
	d.trim.SetReason(blocked)
	d.turns.SetText(w.Text("history.undo"))
	if c.Undone() {
		d.turns.SetText(w.Text("history.redo"))
	}
	none := ""
	if !chosen {
		none = w.Text("history.chosen.none")
		if len(d.changes) > 0 {
			d.strip.SetText(none)
		} else {
			d.strip.SetText("") // the empty page says it all
		}
	}
	d.shows.SetReason(none)
	if chosen && d.gone {
		d.shows.SetReason(w.Text("history.show_none"))
	}
	reason := blocked
	switch {
	case !chosen:
		reason = none
	case c.Trimmed:
		reason = wording.Final(w, c)
	}
	d.turns.SetReason(reason)
	if len(d.changes) == 0 && blocked == "" {
		d.trim.SetReason(w.Text("history.none"))
	}
	job, busy := d.h.p.App.Job()
	busy = busy && isOwn(job.Kind)
	if d.cancel.Visible() && !busy && d.h.p.Window.Canvas().Focused() == fyne.Focusable(d.cancel) {
		d.sheet.Focus(d.table) // the keyboard stays in the dialog
	}
	setVisible(d.cancel, busy)
	if !busy {
		d.sheet.SetHint("")
	} else if job.Cancelling {
		d.sheet.SetHint(w.Text("status.job.cancelling"))
	}
	d.sheet.SetButtons(d.cancel, d.trim, d.shows, d.closes, d.turns)
}

// progressed shows how far the job is.
func (d *dialog) progressed(name string, p data.Progress) {
	if _, busy := d.h.p.App.Job(); !busy || p.Total == 0 {
		return
	}
	w := d.h.p.Words
	d.sheet.SetHint(w.Text("history.progress", "Act", name, "Percent", w.Number(int(100*p.Done/p.Total))))
}

func (d *dialog) turn() {
	c, ok := d.change()
	switch {
	case !ok:
	case c.Undone():
		d.h.RedoChange(c)
	default:
		d.h.UndoChange(c)
	}
}

// show closes the dialog and lists the contacts of the chosen change.
func (d *dialog) show() {
	c, ok := d.change()
	if !ok {
		return
	}
	d.sheet.Close()
	if d.h.p.OnShow != nil {
		d.h.p.OnShow(c.ID)
	}
}
