package store_test

import (
	"errors"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"muster/data"
)

// On a full disk people are deleted for good or they are not; where the files have no room to be written anew, that is told,
// and done when the book is opened next.
func TestDeletingForGoodOnAFullDisk(t *testing.T) {
	if testing.Short() {
		t.Skip("writes much")
	}
	folder := smallDisk(t, 48<<20)
	path := filepath.Join(folder, "contacts.muster")
	b := openStill(t, path)
	i := importer{t: t, b: b}
	i.segments("North")
	i.imports(data.Decisions{}, append(largeFile(1500, "Hof"), traitor())...)
	_, err := b.Backup(ctx, data.BackupDaily)
	fatal(t, err)
	id := idOf(t, b, "quillfeldt")
	finished := false
	for leave := int64(0); !finished; leave += 1<<17 + rand.Int64N(1<<19) {
		free := fill(t, folder, leave)
		done, err := b.Forget(ctx, data.Forgetting{Selection: data.SelectIDs(id)}, nil)
		n, countErr := b.CountContacts(ctx, data.Query{Search: "quillfeldt"})
		free()
		fatal(t, countErr)
		switch {
		case err != nil && !errors.Is(err, data.ErrDiskFull):
			t.Fatalf("%d bytes left: %v", leave, err)
		case (err != nil) != (n == 1):
			t.Fatalf("%d bytes left: %v, and %d people", leave, err, n)
		}
		finished = err == nil
		if finished {
			t.Logf("%d bytes left: unfinished %v", leave, done.Unfinished)
		}
	}
	closeBook(t, b)
	b = openStill(t, path)
	noTrace(t, folder)
	closeBook(t, b)
	checkIntegrity(t, path)
}
