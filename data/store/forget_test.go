package store_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"muster/data"
	"muster/data/field"
	"muster/data/store"
)

// traitor is somebody whose name, mobile and e-mail nobody else has.
func traitor() fileRow {
	return fileRow{
		first: "Xaverius", last: "Quillfeldt", mobile: "+4915177788899", email: "Xaverius.Quillfeldt@example.org",
		external: "QX-4711", organization: "Quillhof", notes: "quilltalk", segments: "North",
	}
}

// noTrace fails where a file of the folder holds something of the traitor, in letters of any size.
func noTrace(t tester, folder string) {
	t.Helper()
	if found := tracesIn(t, folder); len(found) > 0 {
		t.Fatalf("traces are left: %v", found)
	}
}

func tracesIn(t tester, folder string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		for _, trace := range []string{"xaverius", "quill", "15177788899", "qx-4711"} {
			if bytes.Contains(bytes.ToLower(content), []byte(trace)) {
				found = append(found, filepath.Base(path)+": "+trace)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// betrayed makes a book in which the traitor stands wherever somebody can: imported with others, edited, assigned, in copies,
// deleted and imported again, merged.
func betrayed(t *testing.T, b *store.Book) (id data.ContactID) {
	t.Helper()
	i := importer{t: t, b: b}
	i.segments("North", "South")
	others := []fileRow{
		{first: "Anna", mobile: "+4915100000001", segments: "North"}, {first: "Eva", mobile: "+4915100000002", segments: "South"},
	}
	i.imports(data.Decisions{}, append(slices.Clone(others), traitor())...)
	_, err := b.Backup(ctx, data.BackupDaily)
	fatal(t, err)
	id = idOf(t, b, "quillfeldt")
	_, err = b.Assign(ctx, data.SelectAll(data.Query{}), 2, nil)
	fatal(t, err)
	edited := contactOf(t, b, id)
	edited.Notes, edited.Mobile = "quilltalk again", "+4915177788899"
	_, _, err = b.UpdateContact(ctx, edited)
	fatal(t, err)
	_, err = b.DeleteContacts(ctx, data.SelectIDs(id, idOf(t, b, "eva")), nil)
	fatal(t, err)
	i.imports(data.Decisions{}, traitor())
	id = idOf(t, b, "quillfeldt")
	twin := traitor().contact()
	twin.Mobile, twin.Email, twin.ExternalID = "", "quill@example.org", ""
	twin, _, err = b.CreateContact(ctx, twin)
	fatal(t, err)
	_, err = b.Backup(ctx, data.BackupOnRequest)
	fatal(t, err)
	_, _, err = b.MergeContacts(ctx, contactOf(t, b, id), []data.ContactID{twin.ID})
	fatal(t, err)
	return id
}

func fatal(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func idOf(t *testing.T, b *store.Book, search string) data.ContactID {
	t.Helper()
	ids, err := b.ContactIDs(ctx, data.Query{Search: search}, 0)
	if err != nil || len(ids) != 1 {
		t.Fatalf("%q: %v, %v", search, ids, err)
	}
	return ids[0]
}

func contactOf(t *testing.T, b *store.Book, id data.ContactID) data.Contact {
	t.Helper()
	found, err := b.Contacts(ctx, []data.ContactID{id})
	if err != nil || len(found) != 1 {
		t.Fatalf("contact %d: %v, %v", id, found, err)
	}
	return found[0]
}

func TestNoByteIsLeftOfWhoIsDeletedForGood(t *testing.T) {
	for _, journal := range []string{"WAL", "DELETE"} {
		t.Run(journal, func(t *testing.T) {
			folder := t.TempDir()
			b, err := store.Open(ctx, filepath.Join(folder, "contacts.muster"), store.Options{}.WithJournal(journal))
			fatal(t, err)
			defer func() { _ = b.Close() }()
			fatal(t, b.Warm(ctx))
			id := betrayed(t, b)
			if len(tracesIn(t, folder)) < 9 {
				t.Fatalf("the test leaves too few traces: %v", tracesIn(t, folder))
			}

			done, err := b.Forget(ctx, data.Forgetting{Selection: data.SelectIDs(id)}, nil)
			fatal(t, err)
			noTrace(t, folder)
			if done.Change.Kind != data.ChangeContactsForget || done.Change.Counts != (data.Counts{Deleted: 1}) ||
				!done.Change.Trimmed || done.Copies != 2 || len(done.Left) > 0 {
				t.Errorf("done = %+v", done)
			}
			sound(t, b)
			if n, err := b.CountContacts(ctx, data.Query{Search: "quillfeldt"}); n != 0 || err != nil {
				t.Errorf("%d found, %v", n, err)
			}
			if found, more, err := b.DeletedContacts(ctx, "quillfeldt", nil, 10); len(found) != 0 || more || err != nil {
				t.Errorf("the history has %v, %v", found, err)
			}
			// The others are in the copies as before.
			copies, err := store.Backups(ctx, b.Path())
			fatal(t, err)
			for _, c := range copies {
				if c.Damaged || c.Contacts == 0 || c.Segments != 2 {
					t.Errorf("copy = %+v", c)
				}
			}
		})
	}
}

// What was done to others is undone and redone as if the person had never been there.
func TestChangesGoBackWithoutWhoIsDeletedForGood(t *testing.T) {
	folder := t.TempDir()
	b := openBook(t, filepath.Join(folder, "contacts.muster"))
	id := betrayed(t, b)
	_, err := b.Forget(ctx, data.Forgetting{Selection: data.SelectIDs(id)}, nil)
	fatal(t, err)
	after := dump(t, b)
	changes, err := b.Changes(ctx, 0)
	fatal(t, err)
	for _, c := range changes {
		// The person alone was in the edit, the second import, the creation and the merge.
		alone := slices.Contains([]data.ChangeKind{
			data.ChangeContactEdit, data.ChangeContactCreate, data.ChangeContactsMerge, data.ChangeContactsForget,
		}, c.Kind) || c.Counts.Rows == 1
		if alone && c.File != "" {
			t.Errorf("change %d tells of the file %q", c.ID, c.File)
		}
		if c.Trimmed != alone || c.Cleared != alone {
			t.Errorf("change %d, %s: trimmed %v, cleared %v", c.ID, c.Kind, c.Trimmed, c.Cleared)
		}
	}
	stood := slices.DeleteFunc(standing(t, b), func(id data.ChangeID) bool {
		return slices.ContainsFunc(changes, func(c data.Change) bool { return c.ID == id && c.Trimmed })
	})
	undoAll(t, b)
	if n, err := b.CountContacts(ctx, data.Query{}); n != 0 || err != nil {
		t.Errorf("%d contacts, %v", n, err)
	}
	if list, err := b.Segments(ctx); len(list) != 0 || err != nil {
		t.Errorf("segments %v, %v", list, err)
	}
	noTrace(t, folder)
	_, err = b.Redo(ctx, stood, nil)
	fatal(t, err)
	same(t, "undone and redone", dump(t, b), after)
	noTrace(t, folder)
	// Eva was deleted along with the person, and comes back alone.
	if i := slices.IndexFunc(changes, func(c data.Change) bool { return c.Kind == data.ChangeContactsDelete }); i >= 0 {
		_, err := b.Undo(ctx, []data.ChangeID{changes[i].ID}, nil)
		fatal(t, err)
	}
	if n, err := b.CountContacts(ctx, data.Query{}); n != 2 || err != nil {
		t.Errorf("%d contacts, %v", n, err)
	}
}

func TestWhoWasDeletedBeforeIsFoundAndDeletedForGood(t *testing.T) {
	folder := t.TempDir()
	b := openBook(t, filepath.Join(folder, "contacts.muster"))
	id := betrayed(t, b)
	_, err := b.DeleteContacts(ctx, data.SelectIDs(id), nil)
	fatal(t, err)
	// Only the copies know the person any more.
	_, err = b.Trim(ctx, start.AddDate(1, 0, 0), nil)
	fatal(t, err)
	found, more, err := b.DeletedContacts(ctx, "Quillfeldt 0151 777", nil, 10)
	fatal(t, err)
	if len(found) == 0 || more || found[0].FirstName != "Xaverius" {
		t.Fatalf("found %+v, %v", found, more)
	}
	if all, more, err := b.DeletedContacts(ctx, "", nil, 1); len(all) != 1 || !more || err != nil {
		t.Errorf("all: %v, %v, %v", all, more, err)
	}
	if byID, _, err := b.DeletedContacts(ctx, "", []data.ContactID{found[0].ID}, 10); len(byID) != 1 || err != nil {
		t.Errorf("by id: %+v, %v", byID, err)
	}
	done, err := b.Forget(ctx, data.Forgetting{Gone: found}, nil)
	fatal(t, err)
	if done.Change.Counts.Deleted != len(found) {
		t.Errorf("done = %+v", done)
	}
	twins, _, err := b.DeletedContacts(ctx, "quill", nil, 10)
	fatal(t, err)
	if len(twins) > 0 { // nothing but the name tells that it is the same person
		_, err = b.Forget(ctx, data.Forgetting{Gone: twins}, nil)
		fatal(t, err)
	}
	noTrace(t, folder)
	if n, err := b.CountContacts(ctx, data.Query{}); n != 1 || err != nil {
		t.Errorf("%d contacts, %v", n, err)
	}
}

// Another contact that looks the same stays where it is, in the book and in the copies, unless it is chosen too.
func TestWhoLooksTheSameAndIsNotChosenStays(t *testing.T) {
	b := newBook(t)
	first, _ := must[data.Contact](t)(b.CreateContact(ctx, anna()))
	twin, _ := must[data.Contact](t)(b.CreateContact(ctx, anna()))
	backup, err := b.Backup(ctx, data.BackupDaily)
	fatal(t, err)
	_, err = b.Forget(ctx, data.Forgetting{Selection: data.SelectIDs(first.ID)}, nil)
	fatal(t, err)
	if ids, err := b.ContactIDs(ctx, data.Query{}, 0); err != nil || !slices.Equal(ids, []data.ContactID{twin.ID}) {
		t.Errorf("contacts %v, %v", ids, err)
	}
	restored, err := store.Open(ctx, backup.Path, store.Options{ReadOnly: true})
	fatal(t, err)
	defer func() { _ = restored.Close() }()
	if ids, err := restored.ContactIDs(ctx, data.Query{}, 0); err != nil || !slices.Equal(ids, []data.ContactID{twin.ID}) {
		t.Errorf("contacts of the copy %v, %v", ids, err)
	}
	if _, err := b.Undo(ctx, nil, nil); err != nil { // of the twin's creation
		t.Error(err)
	}
}

func TestNobodyIsNotDeletedForGood(t *testing.T) {
	b := newBook(t)
	_, _ = must[data.Contact](t)(b.CreateContact(ctx, anna()))
	before := dump(t, b)
	for _, sel := range []data.Selection{{}, data.SelectIDs(99), data.SelectAll(data.Query{Search: "nobody"})} {
		if _, err := b.Forget(ctx, data.Forgetting{Selection: sel}, nil); !errors.Is(err, data.ErrNothingSelected) {
			t.Errorf("%+v: %v", sel, err)
		}
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := b.Forget(stopped, data.Forgetting{Selection: data.SelectAll(data.Query{})}, nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	same(t, "refused", dump(t, b), before)
	var temporary int
	if err := b.Query(&temporary, "SELECT count(*) FROM sqlite_temp_master"); err != nil || temporary > 0 {
		t.Errorf("%d tables are left, %v", temporary, err)
	}
}

// Wherever it is cancelled, the people are either in the book or gone from it, and doing it again finishes.
func TestDeletingForGoodCanBeCancelledAndDoneAgain(t *testing.T) {
	folder := t.TempDir()
	b := openBook(t, filepath.Join(folder, "contacts.muster"))
	id := betrayed(t, b)
	before := dump(t, b) + dumpJournal(t, b)
	who := data.Forgetting{Selection: data.SelectIDs(id)}
	for step := 0; ; step++ {
		stopped, cancel := context.WithCancel(ctx)
		_, err := b.Forget(stopped, who, func(p data.Progress) {
			if p.Done >= int64(step) {
				cancel()
			}
		})
		cancel()
		if err == nil {
			break
		}
		if !errors.Is(err, context.Canceled) || step > 20 {
			t.Fatalf("step %d: %v", step, err)
		}
		same(t, "cancelled", dump(t, b)+dumpJournal(t, b), before)
	}
	noTrace(t, folder)
}

// A program that died before the file was written anew leaves that to whoever opens the book next.
func TestOpeningFinishesWhatDeletingForGoodBegan(t *testing.T) {
	path := filepath.Join(t.TempDir(), "contacts.muster")
	b := openBook(t, path)
	i := importer{t: t, b: b}
	i.segments("North")
	rows := []fileRow{traitor()}
	for n := range 40 { // so that the free places are not used again
		rows = append(rows, fileRow{first: "Anna", mobile: "+49151000000" + string(rune('0'+n/10)) + string(rune('0'+n%10))})
	}
	i.imports(data.Decisions{}, rows...)
	fatal(t, b.Tell("DELETE FROM contact_segments WHERE contact_id = 1"))
	fatal(t, b.Tell("DELETE FROM contacts WHERE id = 1"))
	fatal(t, b.Tell("INSERT INTO settings (key, value) VALUES ('uncleared', '1')"))
	fatal(t, b.Close())
	if len(tracesIn(t, filepath.Dir(path))) == 0 {
		t.Fatal("the test leaves no traces")
	}
	b = openBook(t, path)
	noTrace(t, filepath.Dir(path))
	if mark, err := b.Setting(ctx, "uncleared"); mark != "" || err != nil {
		t.Errorf("mark %q, %v", mark, err)
	}
}

// A copy that cannot be read is told, and keeps nobody from being cleared elsewhere.
func TestCopiesThatCannotBeClearedAreTold(t *testing.T) {
	b := newBook(t)
	c, _ := must[data.Contact](t)(b.CreateContact(ctx, anna()))
	backup, err := b.Backup(ctx, data.BackupDaily)
	fatal(t, err)
	content, err := os.ReadFile(backup.Path)
	fatal(t, err)
	for i := 4096; i < len(content); i++ {
		content[i] = 'x'
	}
	fatal(t, os.WriteFile(backup.Path, content, 0o600))
	done, err := b.Forget(ctx, data.Forgetting{Selection: data.SelectIDs(c.ID)}, nil)
	fatal(t, err)
	if !slices.Equal(done.Left, []string{backup.Path}) || done.Copies != 0 {
		t.Errorf("done = %+v", done)
	}
	if n, err := b.CountContacts(ctx, data.Query{}); n != 0 || err != nil {
		t.Errorf("%d contacts, %v", n, err)
	}
}

// Who stands in the header that a file without one was taken to have goes from what is remembered of that file.
func TestRememberedHeadersAreCleared(t *testing.T) {
	b := newBook(t)
	c, _ := must[data.Contact](t)(b.CreateContact(ctx, anna()))
	fatal(t, b.SetSetting(ctx, "import.header.1", `{"columns":{"`+strings.ToUpper(c.Email)+`":"email"}}`))
	fatal(t, b.SetSetting(ctx, "import.header.2", `{"columns":{"e-mail":"email"}}`))
	_, err := b.Forget(ctx, data.Forgetting{Selection: data.SelectIDs(c.ID)}, nil)
	fatal(t, err)
	if kept, _ := b.Setting(ctx, "import.header.1"); kept != "" {
		t.Error("the header of a person is kept")
	}
	if kept, _ := b.Setting(ctx, "import.header.2"); kept == "" || field.EmailKey(c.Email) == "" {
		t.Error("another header is gone")
	}
}
