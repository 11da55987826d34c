package window_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"muster/data"
	"muster/data/store/storetest"
)

func TestARestoredBookIsShownAtOnce(t *testing.T) {
	d := open(t, options{})
	ctx := context.Background()
	add := func(first string) {
		t.Helper()
		_, err := d.app.SaveContact(ctx, data.Contact{CountryCode: "DE", FirstName: first, LastName: "Last", Email: first + "@example.com"})
		if err != nil {
			t.Fatal(err)
		}
	}
	add("anna")
	if _, err := d.app.BackUp(ctx); err != nil {
		t.Fatal(err)
	}
	add("bea")
	d.Restore()
	d.pressLike(t, "Restore…")
	d.press(t, "Restore")
	d.waitJob()
	if n := d.Page().Status().Shown; n != 1 {
		t.Errorf("%d contacts are shown", n)
	}
	if titles := d.Toasts().Titles(); len(titles) == 0 || titles[len(titles)-1] != "Backup restored" {
		t.Errorf("told %q", titles)
	}
	if _, can, err := d.app.UndoTarget(ctx); !can || err != nil {
		t.Errorf("the backup's own history: %v, %v", can, err)
	}
}

func TestADamagedBookIsSaidOnceAndRestored(t *testing.T) {
	path := filepath.Join(t.TempDir(), "contacts.muster")
	book := storetest.Open(t, path)
	storetest.Fill(t, book, 3000)
	if _, err := book.Backup(context.Background(), data.BackupDaily); err != nil {
		t.Fatal(err)
	}
	if err := book.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	half := len(content) / 8192 * 4096
	copy(content[half:], bytes.Repeat([]byte{0xA5}, len(content)-half))
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}

	d := open(t, options{path: path})
	for _, part := range []string{"The book is damaged", "3,000 contacts, 10 segments"} {
		if !strings.Contains(d.texts(), part) {
			t.Errorf("it does not say %q:\n%s", part, d.texts())
		}
	}
	if n := d.Toasts().Count(); n != 0 {
		t.Errorf("and %d toasts", n)
	}
	if d.app.WriteBlocked() == nil {
		t.Error("it can be written")
	}
	d.press(t, "Restore this backup")
	d.waitJob()
	if n := d.Page().Status().Shown; n != 3000 || d.hasDialog() || d.app.WriteBlocked() != nil {
		t.Errorf("%d contacts are shown, dialog %v, blocked %v", n, d.hasDialog(), d.app.WriteBlocked())
	}
}

func TestAnEmptyBookWithBackupsOffersThem(t *testing.T) {
	path := filepath.Join(t.TempDir(), "contacts.muster")
	book := storetest.Open(t, path)
	storetest.Fill(t, book, 20)
	if _, err := book.Backup(context.Background(), data.BackupDaily); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(book.Close(), os.Remove(path)); err != nil {
		t.Fatal(err)
	}
	d := open(t, options{path: path})
	d.press(t, "Restore from backup…")
	d.pressLike(t, "Restore…")
	d.press(t, "Restore")
	d.waitJob()
	if n := d.Page().Status().Shown; n != 20 {
		t.Errorf("%d contacts are shown", n)
	}
	if d = open(t, options{}); strings.Contains(d.texts(), "Restore from backup…") {
		t.Error("a new book offers backups")
	}
}
