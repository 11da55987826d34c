package app_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/data/store"
)

// appOn opens an App on the book at path, whose clock stands at now.
func appOn(t *testing.T, path string, now time.Time) *app.App {
	t.Helper()
	book, err := store.Open(context.Background(), path, store.Options{Clock: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	w, err := words.New("en")
	if err != nil {
		t.Fatal(err)
	}
	a := app.New(app.Params{Book: book, Words: w})
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

func save(t *testing.T, a *app.App, first string) {
	t.Helper()
	c := data.Contact{CountryCode: "DE", FirstName: first, LastName: "Müller", Email: first + "@example.com"}
	if _, err := a.SaveContact(context.Background(), c); err != nil {
		t.Fatal(err)
	}
}

func count(t *testing.T, a *app.App, want int) {
	t.Helper()
	if n, err := a.CountContacts(context.Background(), data.Query{}); n != want || err != nil {
		t.Errorf("%d contacts, %v; want %d", n, err, want)
	}
}

func TestARestoredBackupIsTheBookFromThenOn(t *testing.T) {
	ctx := context.Background()
	a := newApp(t)
	save(t, a, "anna")
	backup, err := a.BackUp(ctx)
	if err != nil || backup.Contacts != 1 || backup.Kind != data.BackupOnRequest {
		t.Fatalf("%+v, %v", backup, err)
	}
	save(t, a, "bea")
	save(t, a, "cy")
	if err := a.OpenSample(ctx); err != nil {
		t.Fatal(err)
	}
	changed := 0
	defer a.Listen(func(e app.Event) {
		if e == app.BookChanged {
			changed++
		}
	})()
	var aside string
	err = run(t, a, func(ctx context.Context) (err error) {
		aside, err = a.RestoreBackup(ctx, backup.Path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if changed == 0 || a.InSample() {
		t.Errorf("told %d times, in the sample %v", changed, a.InSample())
	}
	count(t, a, 1)
	changes, err := a.Changes(ctx, 0)
	if err != nil || len(changes) != 1 {
		t.Errorf("history %+v, %v", changes, err)
	}
	save(t, a, "dora")
	list, err := a.Backups(ctx)
	if err != nil || len(list) != 2 {
		t.Fatalf("%+v, %v", list, err)
	}
	for _, b := range list {
		if b.Path == aside && (b.Kind != data.BackupKeptAside || b.Contacts != 3) {
			t.Errorf("kept aside %+v", b)
		}
	}
	if _, err := a.RestoreBackup(ctx, aside); err != nil {
		t.Fatal(err)
	}
	count(t, a, 3)
}

// run does work as the App's job and waits for its end.
func run(t *testing.T, a *app.App, work func(ctx context.Context) error) (err error) {
	t.Helper()
	started := a.Start(app.JobRestore, "", func(ctx context.Context, _ data.ProgressFunc) error { return work(ctx) },
		func(e error) { err = e })
	if started != nil {
		t.Fatal(started)
	}
	a.WaitJob()
	return err
}

func TestWhatCannotBeRestoredLeavesTheBookOpen(t *testing.T) {
	ctx := context.Background()
	a := newApp(t)
	save(t, a, "anna")
	var file *data.FileError
	if _, err := a.RestoreBackup(ctx, filepath.Join(t.TempDir(), "none")); !errors.As(err, &file) || file.Trouble != data.FileMissing {
		t.Errorf("missing: %v", err)
	}
	if _, err := a.RestoreBackup(ctx, write(t, "in.csv", header)); !errors.Is(err, data.ErrNotABook) {
		t.Errorf("no book: %v", err)
	}
	busy := make(chan struct{})
	wait := func(context.Context, data.ProgressFunc) error { <-busy; return nil }
	if err := a.Start(app.JobImport, "", wait, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := a.RestoreBackup(ctx, write(t, "x", "x")); !errors.Is(err, data.ErrBusy) {
		t.Errorf("busy: %v", err)
	}
	close(busy)
	a.WaitJob()
	count(t, a, 1)
	save(t, a, "bea")
}

func TestTheDaysBackupIsMadeByItself(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.muster")
	a := appOn(t, path, time.Now())
	save(t, a, "anna")
	a.KeepBackupsEvery(time.Millisecond)
	var list []data.Backup
	for len(list) == 0 {
		time.Sleep(time.Millisecond)
		var err error
		if list, err = a.Backups(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.OpenSample(context.Background()); err != nil {
		t.Fatal(err)
	}
	if made, err := a.BackUpIfDue(context.Background()); made || err != nil {
		t.Errorf("twice: %v, %v", made, err)
	}
	if err := a.Close(); err != nil {
		t.Error(err)
	}
	if list[0].Kind != data.BackupDaily || list[0].Contacts != 1 {
		t.Errorf("%+v", list)
	}
}

func TestACommandBacksUpWhatTheDaysBeforeHaveLeft(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "book.muster")
	yesterday := appOn(t, path, time.Now().AddDate(0, 0, -1))
	save(t, yesterday, "anna")
	if err := yesterday.Close(); err != nil {
		t.Fatal(err)
	}
	a := appOn(t, path, time.Now())
	for i, name := range []string{"bea", "cy"} {
		a.BackUpBeforeWriting(ctx)
		save(t, a, name)
		if list, err := a.Backups(ctx); len(list) != 1 || list[0].Contacts != 1 || err != nil {
			t.Errorf("command %d: %+v, %v", i+1, list, err)
		}
	}

	b := appOn(t, filepath.Join(t.TempDir(), "new.muster"), time.Now())
	b.BackUpBeforeWriting(ctx)
	save(t, b, "anna")
	b.BackUpBeforeWriting(ctx)
	if list, err := b.Backups(ctx); len(list) != 0 || err != nil {
		t.Errorf("of today alone: %+v, %v", list, err)
	}
}

func TestABackupThatCannotBeWrittenIsNoted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.muster")
	a := appOn(t, path, time.Now())
	save(t, a, "anna")
	if err := os.WriteFile(path+".backups", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if made, err := a.BackUpIfDue(context.Background()); made || err == nil || a.BackupTrouble() == nil {
		t.Errorf("%v, %v, %v", made, err, a.BackupTrouble())
	}
	if err := os.Remove(path + ".backups"); err != nil {
		t.Fatal(err)
	}
	if made, err := a.BackUpIfDue(context.Background()); !made || err != nil || a.BackupTrouble() != nil {
		t.Errorf("%v, %v, %v", made, err, a.BackupTrouble())
	}
}

// damage overwrites the second half of a book whose program has closed it, or not.
func damage(t *testing.T, path string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	half := len(content) / 8192 * 4096
	copy(content[half:], bytes.Repeat([]byte{0xA5}, len(content)-half))
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestDamageOfAnOpenBookIsToldOnceAndRestored(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "book.muster")
	a := appOn(t, path, time.Now())
	for i := range 20 {
		save(t, a, string(rune('a'+i)))
	}
	if _, err := a.BackUp(ctx); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	a = appOn(t, path, time.Now())
	damage(t, path)
	told := 0
	defer a.Listen(func(e app.Event) {
		if e == app.BookDamaged {
			told++
		}
	})()
	if _, err := a.BackUp(ctx); !errors.Is(err, data.ErrBookDamaged) {
		t.Fatal(err)
	}
	_, _ = a.BackUp(ctx)
	if told != 1 {
		t.Errorf("told %d times", told)
	}
	if _, err := a.SaveContact(ctx, data.Contact{CountryCode: "DE", FirstName: "X", LastName: "Y", Email: "x@example.com"}); !errors.Is(err, data.ErrBookDamaged) {
		t.Errorf("written: %v", err)
	}
	good, ok, err := a.NewestGoodBackup(ctx)
	if !ok || err != nil {
		t.Fatal(ok, err)
	}
	aside, err := a.RestoreBackup(ctx, good.Path)
	if err != nil || aside == "" {
		t.Fatal(aside, err)
	}
	count(t, a, 20)
	save(t, a, "zoe")
}

func TestAClosedBookIsRestored(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "book.muster")
	a := appOn(t, path, time.Now())
	save(t, a, "anna")
	if _, err := a.BackUp(ctx); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(a.Close(), os.WriteFile(path, []byte("garbage"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(ctx, path, store.Options{}); !errors.Is(err, data.ErrBookDamaged) {
		t.Fatal(err)
	}
	closed := app.ClosedBook{Path: path}
	good, ok, err := closed.NewestGoodBackup(ctx)
	if !ok || err != nil {
		t.Fatal(ok, err)
	}
	aside, err := closed.RestoreBackup(ctx, good.Path)
	if content, _ := os.ReadFile(aside); err != nil || string(content) != "garbage" {
		t.Errorf("%q, %v", content, err)
	}
	count(t, appOn(t, path, time.Now()), 1)
	if list, err := closed.Backups(ctx); len(list) != 2 || err != nil {
		t.Errorf("%+v, %v", list, err)
	}
}
