package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"muster/data"
	"muster/data/store"
	"muster/data/store/storetest"
)

var ctx = context.Background()

// folder lists the names in a folder.
func folder(t *testing.T, path string) string {
	t.Helper()
	entries, err := os.ReadDir(path)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

func sqlite(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOpenMakesABookOfItsOwn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "folders", "contacts.muster")
	b := openBook(t, path)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	s, err := b.State(ctx)
	if err != nil || s.Path != path || s.ReadOnly || !s.WAL || s.Bytes == 0 {
		t.Errorf("state %+v, %v", s, err)
	}
	id, err := b.Setting(ctx, "book_id")
	if err != nil || len(id) != 32 {
		t.Errorf("book id %q, %v", id, err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if names := folder(t, filepath.Dir(path)); names != "contacts.muster" {
		t.Errorf("left behind: %s", names)
	}
}

func TestOpenTakesAnyPath(t *testing.T) {
	names := []string{"with space", "Ordner für Käufer", "a#b", "100%", "%41", "semi;colon", "plus+and&amp=1"}
	if runtime.GOOS != "windows" {
		names = append(names, "what?mode=memory", `back\slash`, "colon:", "\xff not UTF-8")
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), name)
			path := filepath.Join(dir, name+".muster")
			b := openBook(t, path)
			if _, _, err := b.CreateContact(ctx, anna()); err != nil {
				t.Fatal(err)
			}
			if err := b.Close(); err != nil {
				t.Fatal(err)
			}
			if got := folder(t, dir); got != name+".muster" {
				t.Errorf("the folder holds %q", got)
			}
			if n, err := openBook(t, path).CountContacts(ctx, data.Query{}); n != 1 || err != nil {
				t.Errorf("%d contacts, %v", n, err)
			}
		})
	}
}

func TestOpenRefusesWithoutTouching(t *testing.T) {
	tests := []struct {
		name string
		make func(t *testing.T, path string)
		o    store.Options
		want error
	}{
		{"text", func(t *testing.T, path string) { write0(t, path, []byte("Country Code,First Name\n")) }, store.Options{}, data.ErrNotABook},
		{"long text", func(t *testing.T, path string) { write0(t, path, bytes.Repeat([]byte("x,y\n"), 5000)) }, store.Options{}, data.ErrNotABook},
		{"other database", func(t *testing.T, path string) { sqlite(t, path, "CREATE TABLE t (a)") }, store.Options{}, data.ErrNotABook},
		{"other database in WAL mode", func(t *testing.T, path string) {
			sqlite(t, path, "PRAGMA journal_mode = WAL", "CREATE TABLE t (a)")
		}, store.Options{}, data.ErrNotABook},
		{"folder", func(t *testing.T, path string) {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}, store.Options{}, data.ErrNotABook},
		{"newer", func(t *testing.T, path string) {
			makeBook(t, path)
			sqlite(t, path, "PRAGMA journal_mode = DELETE", "PRAGMA user_version = 99")
		}, store.Options{}, data.ErrNewerBook},
		{"newer, to read", func(t *testing.T, path string) {
			makeBook(t, path)
			sqlite(t, path, "PRAGMA journal_mode = DELETE", "PRAGMA user_version = 99")
		}, store.Options{ReadOnly: true}, data.ErrNewerBook},
		{"missing", func(*testing.T, string) {}, store.Options{MustExist: true}, data.ErrBookMissing},
		{"missing, to read", func(*testing.T, string) {}, store.Options{ReadOnly: true}, data.ErrBookMissing},
		{"empty, to read", func(t *testing.T, path string) { write0(t, path, nil) }, store.Options{ReadOnly: true}, data.ErrBookMissing},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "x.muster")
			test.make(t, path)
			before, _ := os.ReadFile(path)
			names := folder(t, dir)
			b, err := store.Open(ctx, path, test.o)
			if b != nil || !errors.Is(err, test.want) {
				t.Fatalf("error %v, want %v", err, test.want)
			}
			after, _ := os.ReadFile(path)
			if !bytes.Equal(before, after) || folder(t, dir) != names {
				t.Errorf("touched: %q became %q", names, folder(t, dir))
			}
		})
	}
}

func write0(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// makeBook makes a book with some contacts and closes it.
func makeBook(t *testing.T, path string) {
	t.Helper()
	b, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	storetest.Fill(t, b, 500)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestOpenFillsAnEmptyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "empty.muster")
	write0(t, path, nil)
	if _, _, err := openBook(t, path).CreateContact(ctx, anna()); err != nil {
		t.Error(err)
	}
}

func TestADamagedBookIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "damaged.muster")
	makeBook(t, path)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string][]byte{
		"garbage after the first page": append(bytes.Clone(whole[:4096]), bytes.Repeat([]byte{0xA5}, len(whole)-4096)...),
		"cut off":                      whole[:4096*3],
		"garbage in the first page":    append(append(bytes.Clone(whole[:100]), bytes.Repeat([]byte{0xA5}, 3996)...), whole[4096:]...),
	}
	for name, content := range tests {
		t.Run(name, func(t *testing.T) {
			write0(t, path, content)
			b, err := store.Open(ctx, path, store.Options{})
			if err == nil { // then the first look must tell
				_, err = b.Overview(ctx)
				_ = b.Close()
			}
			if !errors.Is(err, data.ErrBookDamaged) {
				t.Errorf("error %v", err)
			}
		})
	}
}

func TestABookInUseIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "busy.muster")
	makeBook(t, path)
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	db.SetMaxOpenConns(1)
	b, err := store.Open(ctx, path, store.Options{BusyTimeout: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := b.CreateContact(ctx, anna()); !errors.Is(err, data.ErrBookInUse) {
		t.Errorf("write: %v", err)
	}
	if n, err := b.CountContacts(ctx, data.Query{}); n != 500 || err != nil {
		t.Errorf("read beside it: %d, %v", n, err)
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
	if _, err := db.Exec("ROLLBACK; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE"); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(ctx, path, store.Options{BusyTimeout: 50 * time.Millisecond}); !errors.Is(err, data.ErrBookInUse) {
		t.Errorf("open: %v", err)
	}
}

func TestReadOnlyBesideAWriter(t *testing.T) {
	b := newBook(t)
	if _, _, err := b.CreateContact(ctx, anna()); err != nil {
		t.Fatal(err)
	}
	r, err := store.Open(ctx, b.Path(), store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if s, err := r.State(ctx); err != nil || !s.ReadOnly || !s.WAL {
		t.Errorf("state %+v, %v", s, err)
	}
	if _, _, err := r.CreateContact(ctx, anna()); !errors.Is(err, data.ErrBookReadOnly) {
		t.Errorf("write: %v", err)
	}
	if _, _, err := b.CreateContact(ctx, anna()); err != nil {
		t.Fatal(err)
	}
	if n, err := r.CountContacts(ctx, data.Query{}); n != 2 || err != nil {
		t.Errorf("sees %d contacts, %v", n, err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if _, _, err := b.CreateContact(ctx, anna()); err != nil {
		t.Error(err)
	}
}

func TestReadOnlyAloneLeavesTheFileAsItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "contacts.muster")
	makeBook(t, path)
	before, _ := os.ReadFile(path)
	r, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if n, err := r.CountContacts(ctx, data.Query{}); n != 500 || err != nil {
		t.Errorf("%d contacts, %v", n, err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	after, _ := os.ReadFile(path)
	if !bytes.Equal(before, after) {
		t.Error("the file changed")
	}
	if names := folder(t, filepath.Dir(path)); names != "contacts.muster" {
		t.Errorf("left behind: %s", names)
	}
}

func TestPermissions(t *testing.T) {
	if os.Geteuid() <= 0 {
		t.Skip("permissions do not hold for root, and are others on Windows")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "contacts.muster")
	makeBook(t, path)
	t.Run("file", func(t *testing.T) {
		if err := os.Chmod(path, 0o400); err != nil {
			t.Fatal(err)
		}
		b, err := store.Open(ctx, path, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = b.Close() }()
		if s, _ := b.State(ctx); !s.ReadOnly {
			t.Error("not read-only")
		}
		if n, err := b.CountContacts(ctx, data.Query{}); n != 500 || err != nil {
			t.Errorf("%d contacts, %v", n, err)
		}
	})
	t.Run("folder", func(t *testing.T) {
		if err := errors.Join(os.Chmod(path, 0o600), os.Chmod(dir, 0o500)); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = os.Chmod(dir, 0o700) }()
		for _, p := range []string{path, filepath.Join(dir, "new.muster"), filepath.Join(dir, "sub", "new.muster")} {
			if _, err := store.Open(ctx, p, store.Options{}); !errors.Is(err, data.ErrFolderReadOnly) {
				t.Errorf("%s: %v", p, err)
			}
		}
		b, err := store.Open(ctx, path, store.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = b.Close() }()
		if n, err := b.CountContacts(ctx, data.Query{}); n != 500 || err != nil {
			t.Errorf("%d contacts, %v", n, err)
		}
	})
}

func TestMigrationKeepsACopy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "contacts.muster")
	makeBook(t, path)
	newer := store.Options{}.WithMigration("ALTER TABLE contacts ADD COLUMN nickname TEXT NOT NULL DEFAULT 'x'")
	newer.ReadOnly = true
	check := func(b *store.Book, want string) {
		t.Helper()
		var n string
		if err := b.Query(&n, "SELECT count(*) || min(nickname) FROM contacts"); err != nil || n != want {
			t.Errorf("%q, %v", n, err)
		}
		if n, err := b.CountContacts(ctx, data.Query{}); n != 500 || err != nil {
			t.Errorf("%d contacts, %v", n, err)
		}
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	}

	// To read, the old book is left as it is.
	before, _ := os.ReadFile(path)
	b, err := store.Open(ctx, path, newer)
	if err != nil {
		t.Fatal(err)
	}
	if b.Path() != path {
		t.Errorf("path %s", b.Path())
	}
	check(b, "500x")
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("reading changed the file")
	}

	newer.ReadOnly = false
	b, err = store.Open(ctx, path, newer)
	if err != nil {
		t.Fatal(err)
	}
	check(b, "500x")
	copies, err := store.CopiesOf(path)
	if err != nil || len(copies) != 1 {
		t.Fatalf("copies: %q, %v", copies, err)
	}
	bak := copies[0]
	info, err := os.Stat(bak)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode of the copy %v", info.Mode())
	}
	old := openBook(t, bak)
	if n, err := old.CountContacts(ctx, data.Query{}); n != 500 || err != nil {
		t.Errorf("copy: %d contacts, %v", n, err)
	}
	if _, err := store.Open(ctx, path, store.Options{}); !errors.Is(err, data.ErrNewerBook) {
		t.Errorf("the old program: %v", err)
	}
}

func TestAFailedMigrationLeavesTheBook(t *testing.T) {
	path := filepath.Join(t.TempDir(), "contacts.muster")
	makeBook(t, path)
	for name, sql := range map[string]string{
		"bad SQL":           "DELETE FROM segments; INSERT INTO nowhere VALUES (1)",
		"dangling children": "DELETE FROM segments",
	} {
		if _, err := store.Open(ctx, path, store.Options{}.WithMigration(sql)); err == nil {
			t.Errorf("%s: migrated", name)
		}
		b := openBook(t, path)
		if s, err := b.Segments(ctx); err != nil || len(s) != 10 || s[0].Count == 0 {
			t.Errorf("%s: segments %+v, %v", name, s, err)
		}
		_ = b.Close()
	}
}

func TestNothingIsLostWithoutClose(t *testing.T) {
	path := filepath.Join(t.TempDir(), "contacts.muster")
	b := openBook(t, path)
	if _, _, err := b.CreateContact(ctx, anna()); err != nil {
		t.Fatal(err)
	}
	// What a killed program leaves: the file and its log, copied while the book is open.
	killed := filepath.Join(t.TempDir(), "contacts.muster")
	for _, suffix := range []string{"", "-wal"} {
		content, err := os.ReadFile(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		write0(t, killed+suffix, content)
	}
	if n, err := openBook(t, killed).CountContacts(ctx, data.Query{}); n != 1 || err != nil {
		t.Errorf("%d contacts, %v", n, err)
	}
}
