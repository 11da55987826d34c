package store_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"muster/data"
	"muster/data/store"
)

// smallDisk mounts a file system of a size in bytes, where the test may.
func smallDisk(t *testing.T, size int64) string {
	t.Helper()
	folder := t.TempDir()
	mount(t, folder, 0, "size="+strconv.FormatInt(size, 10))
	return folder
}

func mount(t *testing.T, folder string, flags uintptr, options string) {
	t.Helper()
	if err := unix.Mount("tmpfs", folder, "tmpfs", flags, options); err != nil {
		t.Skipf("no file system can be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(folder, 0); err != nil {
			t.Error(err)
			_ = unix.Unmount(folder, unix.MNT_DETACH)
		}
	})
}

// fill leaves some bytes of the disk free, in whole pages, and returns what frees the rest again.
func fill(t *testing.T, disk string, leave int64) (free func()) {
	t.Helper()
	var s unix.Statfs_t
	if err := unix.Statfs(disk, &s); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(disk, "other people's files")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if size := int64(s.Bavail)*s.Bsize - leave; size > 0 {
		err = unix.Fallocate(int(f.Fd()), 0, 0, size)
	}
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := os.Remove(path); err != nil {
			t.Error(err)
		}
	}
}

// fullDisks is how often each act meets a full disk: MUSTER_TEST_FULL, or twice.
func fullDisks() int {
	if n, err := strconv.Atoi(os.Getenv("MUSTER_TEST_FULL")); err == nil {
		return n
	}
	return 2
}

// TestAFullDisk lets the disk get full at all points of an act: the book is as it was before it or after it, whole, can be
// read meanwhile, and goes on as soon as there is room.
func TestAFullDisk(t *testing.T) {
	if testing.Short() {
		t.Skip("writes much")
	}
	const contacts, disk = 1500, 48 << 20
	acts := append(killedActs(contacts),
		killedAct{"backup", killedActs(contacts)[1].prepare, func(_ *testing.T, b *store.Book) func() error {
			return func() error { _, err := b.Backup(ctx, data.BackupDaily); return err }
		}})
	for _, act := range acts {
		t.Run(act.name, func(t *testing.T) {
			begin := filepath.Join(t.TempDir(), "contacts.muster")
			b := openStill(t, begin)
			act.prepare(t, b)
			before := dump(t, b) + dumpJournal(t, b)
			closeBook(t, b)
			done := copyBook(t, begin)
			b = openStill(t, done)
			if err := act.do(t, b)(); err != nil {
				t.Fatal(err)
			}
			after := dump(t, b) + dumpJournal(t, b)
			needs := sizes(t, filepath.Dir(done))
			closeBook(t, b)

			folder := smallDisk(t, disk)
			path := filepath.Join(folder, "contacts.muster")
			full := 0
			for i := range fullDisks() {
				write0(t, path, contentOf(t, begin))
				b := openStill(t, path)
				do := act.do(t, b)
				leave := needs * int64(i) / int64(fullDisks())
				if i > 0 {
					leave += rand.Int64N(1 << 18)
				}
				free := fill(t, folder, leave)
				err := do()
				if err != nil && !errors.Is(err, data.ErrDiskFull) {
					t.Errorf("%d bytes left: %v", leave, err)
				}
				got := dump(t, b) + dumpJournal(t, b) // while it is full
				free()
				switch {
				case err == nil:
					same(t, "done", got, after)
				default:
					full++
					same(t, "full", got, before)
					if err := act.do(t, b)(); err != nil {
						t.Errorf("with room again: %v", err)
					}
					same(t, "with room again", dump(t, b)+dumpJournal(t, b), after)
				}
				closeBook(t, b)
				checkIntegrity(t, path)
				for _, file := range sideFiles(t, folder) {
					t.Errorf("left over: %q", file)
				}
				if copies, err := store.CopiesOf(path); err != nil || len(copies) != len(backups(t, path)) {
					t.Errorf("left over: %q, %v", copies, err)
				}
				if err := os.RemoveAll(path + ".backups"); err != nil {
					t.Fatal(err)
				}
			}
			if full == 0 {
				t.Error("it never was full")
			}
			t.Logf("full %d times of %d", full, fullDisks())
		})
	}
}

// sizes is what the files in a folder take, the logs beside a book included.
func sizes(t *testing.T, folder string) (total int64) {
	t.Helper()
	err := filepath.Walk(folder, func(_ string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() {
			total += info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return total
}

// TestARestoreOnAFullDisk leaves the old book, open or closed, whole or damaged, until there is room for the new one.
func TestARestoreOnAFullDisk(t *testing.T) {
	if testing.Short() {
		t.Skip("writes much")
	}
	disk := smallDisk(t, 32<<20)
	path := filepath.Join(disk, "contacts.muster")
	b := openStill(t, path)
	importer{t: t, b: b}.imports(data.Decisions{}, largeFile(3000, "Hof")...)
	backup := backUp(t, b, data.BackupDaily)
	if _, err := b.DeleteContacts(ctx, data.SelectAll(data.Query{}), nil); err != nil {
		t.Fatal(err)
	}
	closeBook(t, b)
	begin := contentOf(t, path)
	before, after := stillWhole(t, path), stillWhole(t, backup.Path)
	size := backup.Bytes + int64(len(begin))

	full := 0
	for i := range fullDisks() * 3 {
		write0(t, path, begin)
		damaged, open := i%3 == 0, i%3 == 1
		if damaged {
			damagePages(t, path, 0.3)
		}
		was := contentOf(t, path)
		leave := 2 * size * int64(i/3) / int64(fullDisks())
		var err error
		if open {
			b := openStill(t, path)
			free := fill(t, disk, leave)
			_, err = b.Restore(ctx, backup.Path)
			if err != nil && !b.Closed() {
				same(t, "full", dump(t, b)+dumpJournal(t, b), before)
			}
			_ = b.Close()
			free()
		} else {
			free := fill(t, disk, leave)
			_, err = store.Restore(ctx, path, backup.Path, store.Options{Clock: func() time.Time { return day(1) }})
			free()
		}
		switch {
		case err == nil:
			same(t, "restored", stillWhole(t, path), after)
		case !errors.Is(err, data.ErrDiskFull):
			t.Errorf("%d bytes left: %v", leave, err)
		case damaged:
			full++
			if !bytes.Equal(contentOf(t, path), was) || len(contentOf(t, path+"-wal")) > 0 {
				t.Error("the damaged book was changed")
			}
			_, _ = os.Remove(path+"-wal"), os.Remove(path+"-shm") // of who found it damaged, empty
		default:
			full++
			same(t, "full", stillWhole(t, path), before)
		}
		if names := folder(t, disk); names != "contacts.muster contacts.muster.backups" {
			t.Errorf("left behind: %s", names)
		}
		for _, b := range backups(t, path) {
			if b.Path != backup.Path {
				_ = os.Remove(b.Path)
			}
		}
	}
	if full == 0 {
		t.Error("it never was full")
	}
}

// TestABackupLeavesRoomForTheBook is not begun where it would fill the disk: somebody may be writing to the book.
func TestABackupLeavesRoomForTheBook(t *testing.T) {
	disk := smallDisk(t, 32<<20)
	b := openBook(t, filepath.Join(disk, "contacts.muster"))
	importer{t: t, b: b}.imports(data.Decisions{}, largeFile(2000, "Hof")...)
	free := fill(t, disk, 3<<20)
	defer free()
	if _, err := b.Backup(ctx, data.BackupDaily); !errors.Is(err, data.ErrDiskFull) {
		t.Errorf("error %v", err)
	}
	addContact(t, b)
}

// TestABackupNeedsAFolderThatCanBeWritten is no loss of the book, and told as what it is.
func TestABackupNeedsAFolderThatCanBeWritten(t *testing.T) {
	b := newBook(t)
	addContact(t, b)
	if err := os.Mkdir(b.Path()+".backups", 0o700); err != nil {
		t.Fatal(err)
	}
	mount(t, b.Path()+".backups", unix.MS_RDONLY, "")
	if _, err := b.Backup(ctx, data.BackupDaily); !errors.Is(err, data.ErrFolderReadOnly) {
		t.Errorf("error %v", err)
	}
	addContact(t, b)
}
