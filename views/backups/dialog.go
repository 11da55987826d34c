package backups

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

const (
	dialogWidth  = float32(760)
	dialogHeight = float32(480)
	stripHeight  = float32(64) // of the sentences below the table
)

// dialog lists the copies, the newest first, and restores the one that is chosen.
type dialog struct {
	b        *Backups
	sheet    *widgets.Sheet
	table    *widgets.Table
	empty    *widgets.EmptyState
	strip    *widgets.Text
	folder   *widgets.Button
	writes   *widgets.Button
	closes   *widgets.Button
	restores *widgets.Button

	backups []data.Backup
	chosen  string // its path
	busy    string // what is being done, "" for nothing
	said    string // what went wrong
	loads   int    // counts what was asked for: the last answer counts
}

// Show opens the list of all copies.
func (b *Backups) Show() {
	if b.dialog != nil {
		return
	}
	w := b.p.Words
	d := &dialog{b: b, busy: w.Text("backups.looking")}
	b.dialog = d
	d.sheet = widgets.NewSheet(b.p.Window.Canvas(), w.Text("backups.title"))
	d.sheet.Size = fyne.NewSize(dialogWidth, dialogHeight)
	d.sheet.OnClosed = func() { b.dialog = nil }
	d.table = d.newTable()
	d.empty = widgets.NewEmptyState(widgets.IconUndo, w.Text("backups.none"), w.Text("backups.none_text"))
	d.empty.Hide()
	d.strip = widgets.NewMutedText("").WrapAt(dialogWidth - 2*theme.DialogPadding)
	d.folder = widgets.NewButton(w.Text("backups.folder"), d.showFolder)
	d.writes = widgets.NewButton(w.Text("backups.write"), d.write)
	d.restores = widgets.NewPrimaryButton(w.Text("backups.restore"), d.ask)
	d.closes = widgets.NewButton(w.Text("common.close"), d.sheet.Close)
	strip := widgets.FixedSize(0, stripHeight, container.New(widgets.NewColumn(0), widgets.NewGap(1, theme.GapS), d.strip))
	d.sheet.SetBody(widgets.Dock(nil, strip, nil, nil, container.NewStack(d.table, d.empty)))
	d.sheet.SetButtons(d.folder, d.writes, d.closes, d.restores)
	d.sheet.SetDefault(d.restores)
	d.sheet.First = d.table
	d.update()
	d.sheet.Show()
	d.load()
}

func (d *dialog) newTable() *widgets.Table {
	w := d.b.p.Words
	t := widgets.NewTable([]widgets.Column{
		{ID: "when", Title: w.Text("backups.when"), Width: 150, MinWidth: 145},
		{ID: "contacts", Title: w.Text("backups.contacts"), Width: 100, MinWidth: 90, Align: fyne.TextAlignTrailing},
		{ID: "segments", Title: w.Text("backups.segments"), Width: 100, MinWidth: 90, Align: fyne.TextAlignTrailing},
		{ID: "size", Title: w.Text("backups.size"), Width: 90, MinWidth: 80, Align: fyne.TextAlignTrailing},
		{ID: "kind", Title: w.Text("backups.kind"), Width: 240, MinWidth: 200, Flex: 1},
	})
	t.UpdateCell = d.fill
	t.OnOpen = d.choose
	t.OnCurrent = d.choose
	t.OnEnter = func(row int) {
		d.choose(row)
		d.restores.Press()
	}
	return t
}

func (d *dialog) fill(row int, column string, cell *widgets.Cell) {
	if row >= len(d.backups) {
		return
	}
	w, b := d.b.p.Words, d.backups[row]
	cell.Muted = b.Damaged
	switch column {
	case "when":
		cell.Text = w.DateTime(b.At)
	case "contacts":
		if !b.Damaged {
			cell.Text = w.Number(b.Contacts)
		}
	case "segments":
		if !b.Damaged {
			cell.Text = w.Number(b.Segments)
		}
	case "size":
		cell.Text, cell.Muted = w.Bytes(b.Bytes), true
	case "kind":
		cell.Text = wording.BackupKind(w, b)
		if b.Damaged {
			cell.Badge, cell.BadgeTone = w.Text("backup.damaged"), widgets.Error
		}
	}
}

// load asks for the copies anew; the chosen one stays chosen.
func (d *dialog) load() {
	d.loads++
	load := d.loads
	d.b.p.Tasks.Go(func() {
		backups, err := d.b.p.App.Backups(context.Background())
		d.b.p.Tasks.UI(func() {
			if d.b.dialog != d || load != d.loads {
				return
			}
			d.busy = ""
			if err != nil {
				d.said = wording.Error(d.b.p.Words, err)
			}
			d.arrived(backups)
		})
	})
}

func (d *dialog) arrived(backups []data.Backup) {
	d.backups = backups
	n := len(backups)
	d.sheet.SetSubtitle(widgets.NewMutedText(d.b.p.Words.Text("backups.subtitle")))
	setVisible(d.empty, n == 0)
	setVisible(d.table, n > 0)
	d.table.SetLength(n)
	row := max(d.row(), 0)
	if n > 0 {
		d.table.SetCurrent(row)
	}
	d.table.RefreshRows(0, n)
	d.choose(row)
}

// row is where the chosen copy stands, -1 when it does not.
func (d *dialog) row() int {
	for row, b := range d.backups {
		if b.Path == d.chosen {
			return row
		}
	}
	return -1
}

func (d *dialog) choose(row int) {
	chosen := ""
	if row >= 0 && row < len(d.backups) {
		chosen = d.backups[row].Path
	}
	if chosen != d.chosen {
		d.said = ""
	}
	d.chosen = chosen
	d.update()
}

// update says what can be done with the chosen copy, and greys what cannot.
func (d *dialog) update() {
	w := d.b.p.Words
	reason := ""
	row := d.row()
	switch err := d.b.p.App.WriteBlocked(); {
	case d.busy != "":
		reason = d.busy
	case err != nil && !errors.Is(err, data.ErrBookDamaged):
		reason = wording.Error(w, err)
	case row < 0:
		reason = w.Text("backups.choose")
	case d.backups[row].Damaged:
		reason = wording.Error(w, data.ErrBackupDamaged)
	}
	d.restores.SetReason(reason)
	d.writes.SetReason(d.busy)
	var lines []string
	switch {
	case d.busy != "":
		lines = append(lines, d.busy)
	case d.said != "":
		lines = append(lines, d.said)
	case row >= 0 && reason != "":
		lines = append(lines, reason)
	case row >= 0:
		lines = append(lines, w.Text("backups.effect", "Date", w.DateTime(d.backups[row].At)))
	}
	if err := d.b.p.App.BackupTrouble(); err != nil && d.said == "" {
		lines = append(lines, w.Text("backups.trouble", "Error", wording.Error(w, err)))
	}
	d.strip.SetText(strings.Join(lines, "\n"))
}

// write makes a copy now.
func (d *dialog) write() {
	w := d.b.p.Words
	d.busy, d.said = w.Text("backups.writing"), ""
	d.update()
	d.b.p.Tasks.Go(func() {
		backup, err := d.b.p.App.BackUp(context.Background())
		d.b.p.Tasks.UI(func() {
			if d.b.dialog != d {
				return
			}
			d.busy = ""
			if err != nil {
				d.said = wording.Error(w, err)
				d.update()
				return
			}
			d.chosen = backup.Path
			d.load()
		})
	})
}

func (d *dialog) showFolder() {
	path := d.chosen
	if path == "" {
		path = d.b.p.App.BookPath()
	}
	if err := showFolder(fyne.CurrentApp(), path); err != nil {
		d.said = d.b.p.Words.Text("backups.no_folder", "Path", filepath.Dir(path))
		d.update()
	}
}

func setVisible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
