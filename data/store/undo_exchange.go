package store

import (
	"fmt"
	"strings"

	"gorm.io/gorm"

	"muster/data"
)

// exchanger exchanges what the journals of changes hold with what the book holds.
type exchanger struct {
	tx       *gorm.DB
	undo     bool
	progress *steps

	change   data.ChangeID // the one at work
	counts   data.Counts
	contacts map[int]int // how many its journal names, by op
	members  map[int]int // likewise
	indexes  bulkIndexes
}

// What the parts cost, in half contacts written.
const (
	leaveCost    = 5
	enterCost    = 4
	updateCost   = 8
	memberCost   = 1
	exchangeStep = 20_000 // contacts, or memberships, in one statement: after each one progress is told, and a cancel heard
)

// measure tells how much there is to do, as far as the counts of the changes tell.
func (x *exchanger) measure(changes []data.Change) {
	n := 0
	for _, change := range changes {
		c := change.Counts
		n += c.Updated*updateCost + (c.MembershipsAdded+c.MembershipsRemoved)*memberCost
		if moved := c.Created + c.Deleted; moved < bulkRows {
			n += moved * leaveCost
		} else {
			n += moved * (leaveCost + indexCost)
		}
	}
	x.progress.total = int64(n + n/commitShare)
	x.progress.done(0)
}

// leaving is what happened to the contacts and segments that leave the book, entering to those that come back.
func (x *exchanger) leaving() int {
	if x.undo {
		return opCreated
	}
	return opDeleted
}

func (x *exchanger) entering() int { return opCreated + opDeleted - x.leaving() }

// exchange exchanges one change.
func (x *exchanger) exchange(change data.Change) error {
	x.change, x.counts = change.ID, change.Counts
	for _, step := range []func() error{
		x.count, x.dropIndexes, x.takeMembers, x.takeCameWith, x.leave, x.exchangeSegments, x.enter, x.update, x.giveMembers,
		x.createIndexes,
	} {
		if err := step(); err != nil {
			return fmt.Errorf("change %d: %w", change.ID, err)
		}
	}
	return nil
}

// count counts what the journal holds.
func (x *exchanger) count() (err error) {
	if x.contacts, err = x.countOps("journal_contacts"); err != nil {
		return err
	}
	x.members, err = x.countOps("journal_memberships")
	return err
}

func (x *exchanger) countOps(table string) (map[int]int, error) {
	var rows []struct{ Op, N int }
	err := x.tx.Raw("SELECT op, count(*) AS n FROM "+table+" WHERE change_id = ? GROUP BY op", x.change).Scan(&rows).Error
	counts := make(map[int]int, len(rows))
	for _, r := range rows {
		counts[r.Op] = r.N
	}
	return counts, err
}

func (x *exchanger) dropIndexes() error {
	leave, enter := x.contacts[x.leaving()], x.contacts[x.entering()]
	err := x.indexes.drop(x.tx, "contacts", leave+enter+x.contacts[opUpdated], enter-leave)
	if err != nil {
		return err
	}
	// By the counts, as the memberships that came with contacts are not in the journal of a change that stands.
	added, removed := x.counts.MembershipsAdded, x.counts.MembershipsRemoved
	grows := added - removed
	if x.undo {
		grows = -grows
	}
	return x.indexes.drop(x.tx, "contact_segments", added+removed, grows)
}

func (x *exchanger) createIndexes() error {
	n := len(x.indexes)
	moved := x.contacts[x.leaving()] + x.contacts[x.entering()]
	return x.indexes.create(x.tx, func() { x.progress.done(int64(moved) * indexCost / int64(n)) })
}

// span is a run of contacts that the journal names for one op, from the first to the last id.
type span struct {
	First, Last int64
	N           int
}

// eachSpan runs fn for one run of the contacts that a table of the journal names after the other.
func (x *exchanger) eachSpan(table string, op int, fn func(s span) error) error {
	for last := int64(0); ; {
		var s span
		err := x.tx.Raw("SELECT coalesce(min(contact_id), 0) AS first, coalesce(max(contact_id), 0) AS last, count(*) AS n "+
			"FROM (SELECT contact_id FROM "+table+" WHERE change_id = ? AND op = ? AND contact_id > ? ORDER BY contact_id LIMIT ?)",
			x.change, op, last, exchangeStep).Scan(&s).Error
		if err != nil || s.N == 0 {
			return err
		}
		if err := fn(s); err != nil || s.N < exchangeStep {
			return err
		}
		last = s.Last
	}
}

// of is the condition that a column is one of the contacts of a run that journal_contacts names, with its arguments.
func (x *exchanger) of(s span, column string, op int) (condition string, args []any) {
	if s.Last-s.First+1 == int64(s.N) {
		return column + " BETWEEN ? AND ?", []any{s.First, s.Last}
	}
	return column + " IN (SELECT contact_id FROM journal_contacts WHERE change_id = ? AND op = ? AND contact_id BETWEEN ? AND ?)",
		[]any{x.change, op, s.First, s.Last}
}

// leave moves the contacts that leave into the journal. Their memberships are gone already.
func (x *exchanger) leave() error {
	op := x.leaving()
	if x.contacts[op] == 0 {
		return nil
	}
	return x.eachSpan("journal_contacts", op, func(s span) error {
		members, args := x.of(s, "contact_id", op)
		var left int
		err := x.tx.Raw("SELECT count(*) FROM (SELECT 1 FROM contact_segments WHERE "+members+" LIMIT 1)", args...).Scan(&left).Error
		if err != nil {
			return err
		}
		if left > 0 {
			return fmt.Errorf("%w: a contact to be deleted has a segment", errHistoryBroken)
		}
		err = x.tx.Exec("UPDATE journal_contacts SET ("+contactColumns+") = (SELECT "+contactColumns+" FROM contacts c "+
			"WHERE c.id = journal_contacts.contact_id) WHERE change_id = ? AND op = ? AND contact_id BETWEEN ? AND ?",
			x.change, op, s.First, s.Last).Error
		if err != nil {
			return err
		}
		contacts, args := x.of(s, "id", op)
		n, err := exec(x.tx, "DELETE FROM contacts WHERE "+contacts, args...)
		if err != nil {
			return err
		}
		x.progress.done(int64(n) * leaveCost)
		return agree("deleted contacts", n, s.N)
	})
}

// enter moves the contacts that come back out of the journal.
func (x *exchanger) enter() error {
	op := x.entering()
	if x.contacts[op] == 0 {
		return nil
	}
	return x.eachSpan("journal_contacts", op, func(s span) error {
		n, err := exec(x.tx, "INSERT INTO contacts (id, "+contactColumns+") SELECT contact_id, "+contactColumns+
			" FROM journal_contacts WHERE change_id = ? AND op = ? AND contact_id BETWEEN ? AND ?", x.change, op, s.First, s.Last)
		if err != nil {
			return err
		}
		err = x.tx.Exec("UPDATE journal_contacts SET "+setEach(contactColumns, "NULL")+
			" WHERE change_id = ? AND op = ? AND contact_id BETWEEN ? AND ?", x.change, op, s.First, s.Last).Error
		if err != nil {
			return err
		}
		x.progress.done(int64(n) * enterCost)
		return agree("contacts", n, s.N)
	})
}

// update exchanges the rows of contacts that have one on either side.
func (x *exchanger) update() error {
	if x.contacts[opUpdated] == 0 {
		return nil
	}
	err := x.tx.Exec("CREATE TEMP TABLE exchanged (contact_id INTEGER PRIMARY KEY, " + contactColumns + ")").Error
	if err != nil {
		return err
	}
	err = x.eachSpan("journal_contacts", opUpdated, func(s span) error {
		ofSpan := "j.change_id = ? AND j.op = ? AND j.contact_id BETWEEN ? AND ?"
		args := []any{x.change, opUpdated, s.First, s.Last}
		n, err := exec(x.tx, "INSERT INTO temp.exchanged (contact_id, "+contactColumns+") SELECT c.id, "+contactColumns+
			" FROM contacts c WHERE c.id IN (SELECT j.contact_id FROM journal_contacts j WHERE "+ofSpan+")", args...)
		if err != nil {
			return err
		}
		if err := agree("changed contacts", n, s.N); err != nil {
			return err
		}
		for _, statement := range []struct {
			text string
			args []any
		}{
			{"UPDATE contacts SET " + setEach(contactColumns, "j.*") + " FROM journal_contacts j WHERE j.contact_id = contacts.id AND " +
				ofSpan, args},
			{"UPDATE journal_contacts AS j SET (" + contactColumns + ") = (SELECT " + contactColumns + " FROM temp.exchanged e " +
				"WHERE e.contact_id = j.contact_id) WHERE " + ofSpan, args},
			{"DELETE FROM temp.exchanged", nil},
		} {
			if err := x.tx.Exec(statement.text, statement.args...).Error; err != nil {
				return err
			}
		}
		x.progress.done(int64(n) * updateCost)
		return nil
	})
	if err != nil {
		return err
	}
	return x.tx.Exec("DROP TABLE temp.exchanged").Error
}

// setEach sets every column of a list to the value; in "j.*" the star stands for the column.
func setEach(columns, value string) string {
	list := strings.Split(columns, ", ")
	for i, column := range list {
		list[i] = column + " = " + strings.Replace(value, "*", column, 1)
	}
	return strings.Join(list, ", ")
}

func agree(what string, got, want int) error {
	if got != want {
		return fmt.Errorf("%w: %d %s in place of %d", errHistoryBroken, got, what, want)
	}
	return nil
}
