package store_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"muster/data"
	"muster/data/store"
)

const pageSize = 4096

// damagePage overwrites one page somewhere in a file, 0 at its beginning and 1 at its end.
func damagePage(t *testing.T, path string, where float64) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := int(where*float64(len(content)/pageSize)) * pageSize
	copy(content[at:at+pageSize], bytes.Repeat([]byte{0xA5}, pageSize))
	write0(t, path, content)
}

// damagePages overwrites a share of a file's pages, all but the first, with what was never written there.
func damagePages(t *testing.T, path string, share float64) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for at := pageSize; at < len(content); at += pageSize {
		if random.Float64() < share {
			for i := at; i < min(at+pageSize, len(content)); i++ {
				content[i] = byte(random.Uint32())
			}
		}
	}
	write0(t, path, content)
}

// damages are what happens to files of books.
func damages(t *testing.T) map[string]func(t *testing.T, path string) {
	t.Helper()
	cut := func(share float64) func(t *testing.T, path string) {
		return func(t *testing.T, path string) {
			t.Helper()
			info, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			truncate(t, path, int64(share*float64(info.Size())))
		}
	}
	overwrite := func(from, to int) func(t *testing.T, path string) {
		return func(t *testing.T, path string) {
			t.Helper()
			content := contentOf(t, path)
			copy(content[from:to], bytes.Repeat([]byte{0x5A}, to-from))
			write0(t, path, content)
		}
	}
	return map[string]func(t *testing.T, path string){
		"pages overwritten in the middle": func(t *testing.T, path string) { damagePages(t, path, 0.3) },
		"one page overwritten":            func(t *testing.T, path string) { damagePage(t, path, 0.5) },
		"cut in the middle":               cut(0.5),
		"cut at the end":                  cut(0.99),
		"cut within the first page":       func(t *testing.T, path string) { truncate(t, path, 700) },
		"zero bytes":                      cut(0),
		"zeros throughout": func(t *testing.T, path string) {
			info, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			write0(t, path, make([]byte, info.Size()))
		},
		"a garbage header":       overwrite(0, 100),
		"a garbage schema":       overwrite(100, pageSize),
		"another program's file": func(t *testing.T, path string) { write0(t, path, []byte("a text that was saved here")) },
		"the log of another book": func(t *testing.T, path string) {
			write0(t, path+"-wal", logOf(t, func(other string) { makeBook(t, other) }))
		},
		"the log of an earlier state": func(t *testing.T, path string) {
			earlier := contentOf(t, path)
			b := openBook(t, path)
			importer{t: t, b: b}.imports(data.Decisions{}, largeFile(1000, "Hof")...)
			closeBook(t, b)
			write0(t, path+"-wal", logOf(t, func(other string) { write0(t, other, earlier) }))
		},
	}
}

// logOf is the log of another book of which all contacts were deleted.
func logOf(t *testing.T, make func(path string)) []byte {
	t.Helper()
	other := filepath.Join(t.TempDir(), "contacts.muster")
	make(other)
	b := openBook(t, other)
	if _, err := b.DeleteContacts(ctx, data.SelectAll(data.Query{}), nil); err != nil {
		t.Fatal(err)
	}
	log := contentOf(t, other+"-wal")
	if len(log) == 0 {
		t.Fatal("no log")
	}
	return log
}

// TestADamagedBookIsToldAndRestored takes books that cannot be read through all that a person does with them: the opening
// tells, or the first backup does; nothing is written; the newest good backup is found; and it takes the book's place.
func TestADamagedBookIsToldAndRestored(t *testing.T) {
	if testing.Short() {
		t.Skip("damages and restores a book in many ways, one after the other")
	}
	for name, damage := range damages(t) {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "contacts.muster")
			makeBook(t, path)
			b := openBook(t, path)
			backup := backUp(t, b, data.BackupDaily)
			addContact(t, b)
			worse := backUp(t, b, data.BackupOnRequest)
			closeBook(t, b)
			want := whole(t, backup.Path)
			damagePage(t, worse.Path, 0.5)
			damage(t, path)
			content, log := contentOf(t, path), contentOf(t, path+"-wal")

			b, err := store.Open(ctx, path, store.Options{})
			if err == nil {
				_, err = b.Backup(ctx, data.BackupDaily)
				if err == nil {
					t.Fatal("nobody has noticed")
				}
				_ = b.Close()
			}
			if !errors.Is(err, data.ErrBookDamaged) {
				t.Fatal(err)
			}
			if _, err := store.Open(ctx, path, store.Options{ReadOnly: true}); err != nil && !errors.Is(err, data.ErrBookDamaged) {
				t.Errorf("read-only: %v", err)
			}
			if !bytes.Equal(content, contentOf(t, path)) || !bytes.Equal(log, contentOf(t, path+"-wal")) {
				t.Error("the file was changed")
			}

			good, ok, err := store.NewestGoodBackup(ctx, path)
			if err != nil || !ok || good != backup {
				t.Fatalf("newest good backup %+v, %v, %v", good, ok, err)
			}
			aside, err := store.Restore(ctx, path, good.Path, store.Options{})
			if err != nil {
				t.Fatal(err)
			}
			same(t, "restored", whole(t, path), want)
			if len(content) > 0 && (!bytes.Equal(content, contentOf(t, aside)) || !bytes.Equal(log, contentOf(t, aside+"-wal"))) {
				t.Error("the damaged book was not kept as it was")
			}
			for _, listed := range backups(t, path) {
				if listed.Path == aside && !listed.Damaged {
					t.Errorf("listed as %+v", listed)
				}
			}
		})
	}
}

func contentOf(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	return content
}
