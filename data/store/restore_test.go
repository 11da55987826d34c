package store_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"muster/data"
	"muster/data/store"
)

// whole describes a book with its history.
func whole(t *testing.T, path string) string {
	t.Helper()
	b := openBook(t, path)
	text := dump(t, b) + dumpJournal(t, b)
	closeBook(t, b)
	return text
}

// bookWithBackup makes a book, backs it up and changes it.
func bookWithBackup(t *testing.T) (path string, backup data.Backup) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "contacts.muster")
	makeBook(t, path)
	b := openBook(t, path)
	addContact(t, b)
	backup = backUp(t, b, data.BackupDaily)
	if _, err := b.DeleteContacts(ctx, data.SelectAll(data.Query{}), nil); err != nil {
		t.Fatal(err)
	}
	closeBook(t, b)
	return path, backup
}

func TestARestoredBookIsTheBackupAndTheOtherIsKeptAside(t *testing.T) {
	for _, open := range []bool{true, false} {
		path, backup := bookWithBackup(t)
		was, want := whole(t, path), whole(t, backup.Path)
		var aside string
		var err error
		if open {
			b := openBook(t, path)
			if aside, err = b.Restore(ctx, backup.Path); err == nil && !b.Closed() {
				t.Error("the old book is open")
			}
		} else {
			aside, err = store.Restore(ctx, path, backup.Path, store.Options{})
		}
		if err != nil {
			t.Fatal(err)
		}
		same(t, "restored", whole(t, path), want)
		same(t, "kept aside", whole(t, aside), was)
		list := backups(t, path)
		if len(list) != 2 || list[0].Path != aside && list[1].Path != aside {
			t.Errorf("listed %+v", list)
		}
		for _, b := range list {
			if b.Path == aside && (b.Kind != data.BackupKeptAside || b.Contacts != 0 || b.Segments != 10) {
				t.Errorf("kept aside as %+v", b)
			}
		}
		if names := folder(t, filepath.Dir(path)); names != "contacts.muster contacts.muster.backups" {
			t.Errorf("left behind: %s", names)
		}
		// And back again.
		if _, err := store.Restore(ctx, path, aside, store.Options{}); err != nil {
			t.Fatal(err)
		}
		same(t, "restored back", whole(t, path), was)
	}
}

// An id that somebody had after the backup was made is not given to another.
func TestARestoredBookGivesNoIDAgain(t *testing.T) {
	path, backup := bookWithBackup(t)
	b := openBook(t, path)
	later, _, err := b.CreateContact(ctx, anna())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Restore(ctx, backup.Path); err != nil {
		t.Fatal(err)
	}
	b = openBook(t, path)
	next, change, err := b.CreateContact(ctx, anna())
	if err != nil || next.ID <= later.ID || change.ID < 4 {
		t.Errorf("contact %d after %d, change %d, %v", next.ID, later.ID, change.ID, err)
	}
	sound(t, b)
}

func TestABackupOfAnEarlierVersionIsLedToThisOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "contacts.muster")
	makeBook(t, path)
	old := filepath.Join(t.TempDir(), "old.muster")
	firstVersion(t, old)
	before, err := os.ReadFile(old)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Restore(ctx, path, old, store.Options{}); err != nil {
		t.Fatal(err)
	}
	b := openBook(t, path)
	if n, err := b.CountContacts(ctx, data.Query{}); n != 3 || err != nil {
		t.Errorf("%d contacts, %v", n, err)
	}
	if changes, err := b.Changes(ctx, 0); err != nil || len(changes) == 0 {
		t.Errorf("%v, %v", changes, err)
	}
	if after, err := os.ReadFile(old); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the backup was changed, %v", err)
	}
}

func TestWhatCannotBeRestoredLeavesTheBook(t *testing.T) {
	path, good := bookWithBackup(t)
	was := whole(t, path)
	other := func(name string, change func(path string)) string {
		copied := filepath.Join(t.TempDir(), name)
		content, err := os.ReadFile(good.Path)
		if err != nil {
			t.Fatal(err)
		}
		write0(t, copied, content)
		change(copied)
		return copied
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	tests := []struct {
		name, path string
		ctx        context.Context
		want       error
	}{
		{"a page is damaged", other("a", func(path string) { damagePage(t, path, 0.5) }), ctx, data.ErrBackupDamaged},
		{"cut off", other("b", func(path string) { truncate(t, path, 5*pageSize) }), ctx, data.ErrBackupDamaged},
		{"empty", other("c", func(path string) { truncate(t, path, 0) }), ctx, data.ErrBookMissing},
		{"missing", filepath.Join(t.TempDir(), "none"), ctx, data.ErrBookMissing},
		{"no book", other("d", func(path string) { write0(t, path, []byte("Country Code,First Name\n")) }), ctx, data.ErrNotABook},
		{"no book any more", other("2026-11-03T091500Z-daily.muster", func(path string) { write0(t, path, []byte("xxxx")) }), ctx, data.ErrBackupDamaged},
		{"newer", other("e", func(path string) { sqlite(t, path, "PRAGMA user_version = 99") }), ctx, data.ErrNewerBook},
		{"cancelled", good.Path, stopped, context.Canceled},
	}
	before := folder(t, filepath.Dir(path)) + folder(t, path+".backups")
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, err := store.Restore(test.ctx, path, test.path, store.Options{}); !errors.Is(err, test.want) {
				t.Errorf("closed: %v", err)
			}
			if names := folder(t, filepath.Dir(path)); names != "contacts.muster contacts.muster.backups" {
				t.Errorf("left behind: %q", names)
			}
			b := openBook(t, path)
			if _, err := b.Restore(test.ctx, test.path); !errors.Is(err, test.want) || b.Closed() {
				t.Errorf("open: %v, closed %v", err, b.Closed())
			}
			closeBook(t, b)
			same(t, "the book", whole(t, path), was)
			if after := folder(t, filepath.Dir(path)) + folder(t, path+".backups"); after != before {
				t.Errorf("left behind: %q", after)
			}
		})
	}
}

func truncate(t *testing.T, path string, size int64) {
	t.Helper()
	if err := os.Truncate(path, size); err != nil {
		t.Fatal(err)
	}
}

// A program that reads the book would go on with pages of both.
func TestABookThatSomebodyReadsIsNotExchanged(t *testing.T) {
	path, backup := bookWithBackup(t)
	was := whole(t, path)
	b := openBook(t, path)
	reader, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Restore(ctx, backup.Path); !errors.Is(err, data.ErrBookBeingRead) {
		t.Errorf("error %v", err)
	}
	if n, err := reader.CountContacts(ctx, data.Query{}); n != 0 || err != nil {
		t.Errorf("the reader sees %d, %v", n, err)
	}
	closeBook(t, reader)
	same(t, "the book", whole(t, path), was)
	if list := backups(t, path); len(list) != 1 {
		t.Errorf("listed %+v", list)
	}
}

func TestRestoringMakesAMissingBook(t *testing.T) {
	path, backup := bookWithBackup(t)
	want := whole(t, backup.Path)
	for name, make := range map[string]func(){
		"missing": func() {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		},
		"empty": func() { truncate(t, path, 0) },
	} {
		make()
		if aside, err := store.Restore(ctx, path, backup.Path, store.Options{}); aside != "" || err != nil {
			t.Errorf("%s: %q, %v", name, aside, err)
		}
		same(t, name, whole(t, path), want)
	}
}

func TestPathsMayBeRelative(t *testing.T) {
	path, backup := bookWithBackup(t)
	want := whole(t, backup.Path)
	t.Chdir(filepath.Dir(path))
	relative, err := filepath.Rel(filepath.Dir(path), backup.Path)
	if err != nil {
		t.Fatal(err)
	}
	aside, err := store.Restore(ctx, "contacts.muster", relative, store.Options{})
	if err != nil || !filepath.IsAbs(aside) {
		t.Fatal(aside, err)
	}
	same(t, "restored", whole(t, path), want)
	b := openBook(t, "contacts.muster")
	if _, err := b.Restore(ctx, relative); err != nil {
		t.Error(err)
	}
	list := backups(t, "contacts.muster")
	if len(list) != 3 || !filepath.IsAbs(list[0].Path) {
		t.Errorf("%+v", list)
	}
}

func TestALinkToABookStaysOne(t *testing.T) {
	path, backup := bookWithBackup(t)
	want := whole(t, backup.Path)
	link := filepath.Join(t.TempDir(), "link.muster")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	if _, err := store.Restore(ctx, link, backup.Path, store.Options{}); err != nil {
		t.Fatal(err)
	}
	same(t, "restored", whole(t, path), want)
	if to, err := os.Readlink(link); err != nil || to != path {
		t.Errorf("%q, %v", to, err)
	}
}
