package wording

import (
	"muster/app"
	"muster/data"
)

// BackupKind says on what occasion a copy of the book was made.
func BackupKind(w app.Words, b data.Backup) string { return w.Text("backup.kind." + string(b.Kind)) }

// BackupContents says how much a copy holds, or that it is damaged.
func BackupContents(w app.Words, b data.Backup) string {
	if b.Damaged {
		return w.Text("backup.damaged")
	}
	return w.Text("backup.contents", "Contacts", w.Count("backup.contacts", b.Contacts), "Segments",
		w.Count("backup.segments", b.Segments))
}
