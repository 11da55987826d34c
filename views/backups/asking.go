package backups

import (
	"context"

	"muster/data"
	"muster/views/widgets"
)

// ask says what restoring the chosen copy does, with the numbers of both books, and restores it when the user agrees.
func (d *dialog) ask() {
	row := d.row()
	if row < 0 || d.restores.Reason() != "" {
		return
	}
	backup := d.backups[row]
	d.b.p.Tasks.Go(func() {
		now, err := d.b.p.App.Overview(context.Background())
		d.b.p.Tasks.UI(func() {
			if d.b.dialog == d {
				d.askWith(backup, now, err == nil)
			}
		})
	})
}

func (d *dialog) askWith(backup data.Backup, now data.Overview, known bool) {
	w := d.b.p.Words
	details := []string{w.Text("backups.ask.kept")}
	if known {
		details = []string{w.Text("backups.ask.kept_with", "Contacts", w.Count("backup.contacts", now.All), "Segments",
			w.Count("backup.segments", len(now.Segments)))}
	}
	widgets.Ask(d.b.p.Window.Canvas(), widgets.Question{
		Title: w.Text("backups.ask.title"),
		Text: w.Text("backups.ask.text", "Date", w.DateTime(backup.At), "Contacts", w.Count("backup.contacts", backup.Contacts), "Segments",
			w.Count("backup.segments", backup.Segments)),
		Details: append(details, w.Text("backups.ask.history")),
		Confirm: w.Text("backups.ask.confirm"), Cancel: w.Text("common.cancel"), Danger: true,
		OnConfirm: func() {
			d.busy, d.said = w.Text("backups.restoring"), ""
			d.update()
			d.b.restore(backup, func(err error) {
				d.busy = ""
				if d.b.dialog != d {
					return
				}
				if err == nil {
					d.sheet.Close()
					return
				}
				d.update()
			})
		},
	})
}
