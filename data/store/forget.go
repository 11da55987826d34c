package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"muster/data"
)

// Deleting for good clears people out of everything that this program keeps of them: the book, its history, its copies. What
// is deleted usually stays in free places of a file, so the files are written anew, too.
//
// The order makes a crash harmless. The copies come first: as long as they are not clear, the people are in the book and can
// be deleted again. Then the book itself, in one transaction, which leaves a mark that its file is still to be written anew;
// whoever opens the book next does that.

// settingUncleared is the mark.
const settingUncleared = "uncleared"

// Forget clears people from the book, its history, its copies and the side files of imports, so that no byte of them is left in
// a file. It makes a Change that has numbers and no name, and that cannot be undone; other changes can be undone and redone
// as before, without these people. Who was deleted before and is the same person by external ID, by mobile and first name or
// by e-mail and first name, and who was merged into one of them, is cleared as well.
//
// After an error or a cancelled ctx the book is as it was; copies that are clear by then stay so. data.ErrNothingSelected,
// data.ErrDiskFull: the files are written anew, which needs as much room as the largest of them.
func (b *Book) Forget(ctx context.Context, who data.Forgetting, progress data.ProgressFunc) (data.Forgotten, error) {
	if b.readOnly {
		return data.Forgotten{}, data.ErrBookReadOnly
	}
	defer b.turns.write()()
	b.copying.Lock()
	defer b.copying.Unlock()
	sweepDrafts(b.path)
	sweepStagings(b.path)
	var f forgetter
	err := b.heldWriter(ctx, func(conn *gorm.DB) (err error) {
		f = forgetter{book: b, conn: conn, report: progress}
		defer func() { err = errors.Join(err, f.end()) }()
		return f.run(ctx, who)
	})
	if err = outcomeOf(ctx, err); err != nil {
		return f.done, fmt.Errorf("delete for good: %w", err)
	}
	f.done.Left = append(f.done.Left, stagingsOf(b.path)...)
	return f.done, nil
}

// forgetter is one deletion for good at work on the connection that writes.
type forgetter struct {
	book   *Book
	conn   *gorm.DB // does not follow the ctx of the act
	report data.ProgressFunc

	copies []string
	failed map[string]bool // copies that could not be cleared
	step   int
	steps  int
	done   data.Forgotten
}

func (f *forgetter) run(ctx context.Context, who data.Forgetting) error {
	if err := f.begin(ctx); err != nil {
		return err
	}
	db := f.conn.WithContext(ctx)
	people, err := f.choose(db, who)
	if err != nil {
		return err
	}
	if people == 0 {
		return data.ErrNothingSelected
	}
	if err := f.trace(ctx); err != nil {
		return err
	}
	for _, path := range f.copies {
		f.progress()
		if err := f.inCopy(ctx, path, f.clearCopy); err != nil {
			return err
		}
	}
	f.progress()
	if err := f.clearBook(ctx, people); err != nil {
		return err
	}
	for _, path := range f.copies {
		if f.failed[path] {
			f.done.Left = append(f.done.Left, path)
		} else {
			f.done.Copies++
		}
	}
	f.progress()
	// From here on there is no way back: who cancels now is too late.
	f.done.Unfinished = writeAnew(f.conn, f.book.wal) != nil
	return nil
}

// begin makes the connection ready: nothing checked that is not deleted one by one, and nothing left where it was deleted.
func (f *forgetter) begin(ctx context.Context) error {
	paths, err := CopiesOf(f.book.path)
	if err != nil {
		return err
	}
	for _, path := range paths {
		if _, ok := copyNamed(path); ok {
			f.copies = append(f.copies, path)
		}
	}
	f.failed = map[string]bool{}
	f.steps = 2*len(f.copies) + 3
	return f.conn.WithContext(ctx).Exec("PRAGMA foreign_keys = 0; PRAGMA secure_delete = 1;" + forgetTables).Error
}

func (f *forgetter) end() error {
	return restore(f.conn, "PRAGMA foreign_keys = 1", "PRAGMA secure_delete = 0",
		"DROP TABLE IF EXISTS temp.forgotten", "DROP TABLE IF EXISTS temp.copied", "DROP TABLE IF EXISTS temp.trace_ids",
		"DROP TABLE IF EXISTS temp.trace_keys", "DROP TABLE IF EXISTS temp.touched", "DROP TABLE IF EXISTS temp.picked")
}

func (f *forgetter) progress() {
	f.report.Report(data.PhaseWriting, int64(f.step), int64(f.steps))
	f.step++
}

// clearBook deletes the people from the book and its history, with a Change that says so.
func (f *forgetter) clearBook(ctx context.Context, people int) error {
	return f.conn.Transaction(func(tx *gorm.DB) error {
		tx = tx.WithContext(ctx)
		if err := clearRows(tx, "main", "temp.forgotten"); err != nil {
			return err
		}
		if err := clearSettings(tx); err != nil {
			return err
		}
		c, err := f.book.newChange(tx, data.ChangeContactsForget, "", "", data.Counts{Deleted: people})
		if err != nil {
			return err
		}
		err = tx.Exec("UPDATE changes SET trimmed = ? WHERE id = ?", forgotAll, c.ID).Error
		if err != nil {
			return err
		}
		if f.done.Change, err = changeByID(tx, c.ID); err != nil {
			return err
		}
		return tx.Exec("INSERT OR REPLACE INTO settings (key, value) VALUES (?, '1')", settingUncleared).Error
	})
}

// clearSettings drops what is remembered for files in whose header somebody stood, as of a file without titles its first row
// may have been taken for them, and saved filters that look for somebody.
func clearSettings(tx *gorm.DB) error {
	const named = "EXISTS (SELECT 1 FROM temp.trace_keys t WHERE t.kind IN (?, ?) AND instr(lower({text}), trim(t.value, '+')) > 0)"
	for text, from := range map[string]string{
		"settings.value": "settings WHERE key LIKE 'import.%' AND ", "filters.name || filters.body": "filters WHERE ",
	} {
		err := tx.Exec("DELETE FROM "+from+strings.Replace(named, "{text}", text, 1), traceMobile, traceEmail).Error
		if err != nil {
			return err
		}
	}
	return nil
}

// clearRows deletes the contacts of a set, with what the history says of them. What is left of a change of which nothing is
// left is marked, so that nobody is offered to undo it.
func clearRows(tx *gorm.DB, schema, set string) error {
	var version int
	if err := tx.Raw("PRAGMA " + schema + ".user_version").Scan(&version).Error; err != nil {
		return err
	}
	in := strings.NewReplacer("{s}", schema, "{in}", "(SELECT id FROM "+set+")")
	statements := []string{
		"DELETE FROM temp.touched",
		"INSERT OR IGNORE INTO temp.touched SELECT change_id FROM {s}.journal_contacts WHERE contact_id IN {in}",
		"INSERT OR IGNORE INTO temp.touched SELECT change_id FROM {s}.journal_memberships WHERE contact_id IN {in}",
		"DELETE FROM {s}.journal_contacts WHERE contact_id IN {in}",
		"DELETE FROM {s}.journal_memberships WHERE contact_id IN {in}",
		"DELETE FROM {s}.contact_segments WHERE contact_id IN {in}",
		"DELETE FROM {s}.contacts WHERE id IN {in}",
	}
	if version >= historyVersion {
		statements = append(statements, forgetUsed, forgetNothing)
	}
	if version >= audienceVersion {
		statements = append(statements, "DELETE FROM {s}.export_rows WHERE contact_id IN {in}")
	}
	for _, text := range statements {
		if err := tx.Exec(in.Replace(text)).Error; err != nil {
			return err
		}
	}
	return nil
}

const (
	historyVersion  = 2 // the version of books whose changes can be marked
	audienceVersion = 4 // of those that remember whom an export sent out
)

// What the journal of a touched change says of segments that it gave or took: no more where it did so with nobody that is
// left. Of a change that made contacts it is not known whose segments they came with.
var forgetUsed = fmt.Sprintf("DELETE FROM {s}.journal_segments AS js WHERE op = %d AND change_id IN (SELECT id FROM temp.touched) "+
	"AND NOT EXISTS (SELECT 1 FROM {s}.journal_contacts j WHERE j.change_id = js.change_id AND j.op = %d) "+
	"AND NOT EXISTS (SELECT 1 FROM {s}.journal_memberships j WHERE j.change_id = js.change_id AND j.segment_id = js.segment_id)",
	opUsed, opCreated)

// The file of such an import may be named after the person, as business cards are.
var forgetNothing = fmt.Sprintf("UPDATE {s}.changes AS c SET trimmed = %d, file = '' WHERE trimmed = 0 AND id IN (SELECT id FROM temp.touched) "+
	"AND NOT EXISTS (SELECT 1 FROM {s}.journal_contacts j WHERE j.change_id = c.id) "+
	"AND NOT EXISTS (SELECT 1 FROM {s}.journal_memberships j WHERE j.change_id = c.id) "+
	"AND NOT EXISTS (SELECT 1 FROM {s}.journal_segments j WHERE j.change_id = c.id)", forgotAll)

// writeAnew writes the file of the book without its free places, empties its log, and takes the mark away.
func writeAnew(conn *gorm.DB, wal bool) error {
	err := conn.Exec("VACUUM").Error
	if wal {
		var busy, pages, moved int
		if e := conn.Raw("PRAGMA wal_checkpoint(TRUNCATE)").Row().Scan(&busy, &pages, &moved); err == nil {
			err = e
		}
		if err == nil && busy != 0 {
			err = data.ErrBookInUse
		}
	}
	if err != nil {
		return err
	}
	return conn.Exec("DELETE FROM settings WHERE key = ?", settingUncleared).Error
}

// finishForgetting does what a deletion for good had no time for, when the program ended in it. What fails is left for the
// next time: the people are gone already.
func finishForgetting(conn *gorm.DB, wal bool) {
	if mark, err := setting(conn, settingUncleared); err == nil && mark != "" {
		_ = writeAnew(conn, wal)
	}
}
