package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"muster/data"
	"muster/data/store"
)

// atTime opens a book whose clock is the test's.
func atTime(t *testing.T, path string, now *time.Time) *store.Book {
	t.Helper()
	b, err := store.Open(ctx, path, store.Options{Clock: func() time.Time { return *now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

func addContact(t *testing.T, b *store.Book) {
	t.Helper()
	if _, _, err := b.CreateContact(ctx, anna()); err != nil {
		t.Fatal(err)
	}
}

func backUp(t *testing.T, b *store.Book, kind data.BackupKind) data.Backup {
	t.Helper()
	backup, err := b.Backup(ctx, kind)
	if err != nil {
		t.Fatal(err)
	}
	return backup
}

func backups(t *testing.T, path string) []data.Backup {
	t.Helper()
	list, err := store.Backups(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func wantDue(t *testing.T, b *store.Book, when string, want bool) {
	t.Helper()
	if due, err := b.BackupDue(ctx); err != nil || due != want {
		t.Errorf("%s: due %v, %v", when, due, err)
	}
}

func TestABackupIsTheBook(t *testing.T) {
	b := newBook(t)
	i := importer{t: t, b: b}
	i.segments("North", "South")
	i.imports(data.Decisions{}, largeFile(200, "Hof")...)
	before := dump(t, b) + dumpJournal(t, b)
	backup := backUp(t, b, data.BackupDaily)
	addContact(t, b) // what comes later is not in it

	if backup.Contacts != 200 || backup.Segments != 2 || backup.Kind != data.BackupDaily || backup.Bytes == 0 || backup.Damaged {
		t.Errorf("%+v", backup)
	}
	if info, err := os.Stat(backup.Path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	if list := backups(t, b.Path()); len(list) != 1 || list[0] != backup {
		t.Errorf("listed: %+v, want %+v", list, backup)
	}
	if names := folder(t, filepath.Dir(backup.Path)); names != filepath.Base(backup.Path) {
		t.Errorf("left behind: %q", names)
	}
	checkIntegrity(t, backup.Path)
	copied := openBook(t, backup.Path)
	same(t, "copy", dump(t, copied)+dumpJournal(t, copied), before)
}

func TestABackupIsDueOnceADayAndOnlyAfterAChange(t *testing.T) {
	now := time.Date(2026, 11, 3, 9, 0, 0, 0, time.Local)
	b := atTime(t, filepath.Join(t.TempDir(), "contacts.muster"), &now)
	wantDue(t, b, "a new book", false)
	addContact(t, b)
	wantDue(t, b, "the first change", true)
	backUp(t, b, data.BackupOnRequest)
	wantDue(t, b, "after one on request", true)
	backUp(t, b, data.BackupDaily)
	wantDue(t, b, "just made", false)
	now = now.Add(time.Hour)
	addContact(t, b)
	wantDue(t, b, "changed on the same day", false)
	now = now.AddDate(0, 0, 1)
	wantDue(t, b, "changed since", true)
	backUp(t, b, data.BackupDaily)
	now = now.AddDate(0, 0, 1)
	wantDue(t, b, "not changed since", false)
	if _, err := b.Undo(ctx, nil, nil); err != nil {
		t.Fatal(err)
	}
	wantDue(t, b, "undone", true)
	if at, err := b.LastChanged(ctx); err != nil || !at.Equal(now) {
		t.Errorf("last changed %v, %v", at, err)
	}

	// A clock that was in a wrong year for a day does not end it all.
	right := now
	now = now.AddDate(10, 0, 0)
	backUp(t, b, data.BackupDaily)
	now = right
	wantDue(t, b, "after one of the future", true)

	r, err := store.Open(ctx, b.Path(), store.Options{ReadOnly: true, Clock: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	wantDue(t, r, "read-only", false)
	if _, err := r.Backup(ctx, data.BackupDaily); !errors.Is(err, data.ErrBookReadOnly) {
		t.Errorf("read-only: %v", err)
	}
}

func TestFiveBackupsOfAKindAreKept(t *testing.T) {
	now := start
	b := atTime(t, filepath.Join(t.TempDir(), "contacts.muster"), &now)
	old := b.Path() + ".before-v2.bak"
	for day := range 7 {
		addContact(t, b)
		now = start.AddDate(0, 0, day)
		if backup := backUp(t, b, data.BackupDaily); !backup.At.Equal(now) || backup.Contacts != day+1 {
			t.Errorf("%+v", backup)
		}
		if day == 0 {
			content, err := os.ReadFile(backups(t, b.Path())[0].Path)
			if err != nil {
				t.Fatal(err)
			}
			write0(t, old, content)
		}
		backUp(t, b, data.BackupOnRequest)
		backUp(t, b, data.BackupOnRequest) // within the same second
	}
	kinds := map[data.BackupKind][]int{}
	last := now.AddDate(100, 0, 0)
	for _, backup := range backups(t, b.Path()) {
		kinds[backup.Kind] = append(kinds[backup.Kind], backup.Contacts)
		if backup.Kind == data.BackupBeforeMigration {
			continue // of the time of this test
		}
		if backup.At.After(last) {
			t.Errorf("out of order: %+v", backup)
		}
		last = backup.At
	}
	for kind, want := range map[data.BackupKind][]int{
		data.BackupDaily: {7, 6, 5, 4, 3}, data.BackupOnRequest: {7, 7, 6, 6, 5}, data.BackupBeforeMigration: {1},
	} {
		if got := kinds[kind]; !equal(got, want) {
			t.Errorf("%s: %v, want %v", kind, got, want)
		}
	}
}

func equal[T comparable](a, b []T) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func TestADamagedBookPushesOutNoBackup(t *testing.T) {
	now := start
	path := filepath.Join(t.TempDir(), "contacts.muster")
	makeBook(t, path)
	b := atTime(t, path, &now)
	for day := range 5 {
		now = start.AddDate(0, 0, day)
		backUp(t, b, data.BackupDaily)
	}
	before := folder(t, path+".backups")
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	damagePage(t, path, 0.5)
	b = atTime(t, path, &now)
	now = start.AddDate(0, 0, 9)
	if _, err := b.Backup(ctx, data.BackupDaily); !errors.Is(err, data.ErrBookDamaged) {
		t.Errorf("error %v", err)
	}
	if got := folder(t, path+".backups"); got != before {
		t.Errorf("copies %q, were %q", got, before)
	}
}

func TestOneBackupIsKeptBeforeAllSteps(t *testing.T) {
	path := filepath.Join(t.TempDir(), "contacts.muster")
	firstVersion(t, path)
	openBook(t, path)
	list := backups(t, path)
	if len(list) != 1 || list[0].Kind != data.BackupBeforeMigration || list[0].Contacts != 3 || list[0].Damaged {
		t.Errorf("%+v", list)
	}
	if _, err := store.Restore(ctx, path, list[0].Path, store.Options{}); err == nil {
		t.Error("restored while it is open")
	}
}

func TestACancelledBackupLeavesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "contacts.muster")
	makeBook(t, path)
	b := openBook(t, path)
	stop, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := b.Backup(stop, data.BackupDaily); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if names := folder(t, path+".backups"); names != "" {
		t.Errorf("left behind: %q", names)
	}
	// What a program leaves that dies over it is swept at the next opening.
	write0(t, filepath.Join(path+".backups", "123.new"), []byte("x"))
	write0(t, path+".restored-123", []byte("x"))
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	openBook(t, path)
	if copies, err := store.CopiesOf(path); err != nil || len(copies) != 0 {
		t.Errorf("%q, %v", copies, err)
	}
}

func TestAWriterNeedNotWaitForABackup(t *testing.T) {
	people := 3000
	if testing.Short() {
		people = 300
	}
	for _, mode := range []string{"WAL", "DELETE"} {
		t.Run(mode, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "contacts.muster")
			b, err := store.Open(ctx, path, store.Options{}.WithJournal(mode))
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = b.Close() }()
			i := importer{t: t, b: b}
			i.imports(data.Decisions{}, largeFile(people, "Hof")...)

			writing, ended := make(chan struct{}), make(chan error)
			go func() {
				<-writing
				for range 40 {
					if _, _, err := b.CreateContact(ctx, anna()); err != nil {
						ended <- err
						return
					}
				}
				ended <- nil
			}()
			close(writing)
			made := 0
			for busy := true; busy; {
				select {
				case err := <-ended:
					if err != nil {
						t.Error(err)
					}
					busy = false
				default:
					_, err := b.Backup(ctx, data.BackupOnRequest)
					switch {
					case err == nil:
						made++
					case mode == "WAL" || !errors.Is(err, data.ErrBusy):
						t.Fatalf("backup: %v", err)
					}
				}
			}
			backup := backUp(t, b, data.BackupOnRequest)
			if backup.Contacts != people+40 {
				t.Errorf("%+v", backup)
			}
			t.Logf("%d backups beside the writer", made)
		})
	}
}

func TestABackupNeedsItsFolder(t *testing.T) {
	b := newBook(t)
	addContact(t, b)
	write0(t, b.Path()+".backups", []byte("a file where the folder should be"))
	if _, err := b.Backup(ctx, data.BackupDaily); err == nil || !strings.Contains(err.Error(), "back up") {
		t.Errorf("error %v", err)
	}
	addContact(t, b)
}
