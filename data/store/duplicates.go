package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"muster/data"
	"muster/data/field"
)

// Duplicates are the groups of contacts that may be one person, at one state of the book. They hold ids only: some bytes for
// each contact that is in a group. It is not changed by anything, and safe for concurrent use.
type Duplicates struct {
	book   *Book
	groups []duplicateGroup
	ids    []data.ContactID // of all groups, one after the other
}

type duplicateGroup struct {
	by          uint8 // bits, by data.DuplicateKey
	first, size int   // where its ids are
}

// FindDuplicates looks through the whole book: a million contacts take some seconds.
func (b *Book) FindDuplicates(ctx context.Context, progress data.ProgressFunc) (*Duplicates, error) {
	f := duplicateFinder{d: &Duplicates{book: b}, known: map[string]int{}}
	err := b.reading(ctx, func(tx *gorm.DB) error {
		f.tx = tx
		for i, find := range []func() error{f.sameExternalID, f.sameMobile, f.sameEmail, f.sameName, f.sharedMobile, f.sharedEmail} {
			progress.Report(data.PhaseReading, int64(i), int64(data.NumDuplicateKeys))
			if err := find(); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("find duplicates: %w", err)
	}
	f.d.sort()
	progress.Report(data.PhaseReading, int64(data.NumDuplicateKeys), int64(data.NumDuplicateKeys))
	return f.d, nil
}

// duplicateFinder gathers groups. known leads from a list of ids to its group: who are alike by two keys are one group.
type duplicateFinder struct {
	tx    *gorm.DB
	d     *Duplicates
	known map[string]int
}

func (f *duplicateFinder) sameExternalID() error {
	return f.lists(data.DuplicateExternalID, "external_id <> '' GROUP BY external_id HAVING count(*) > 1")
}

func (f *duplicateFinder) sameMobile() error {
	return f.lists(data.DuplicateMobile, "mobile <> '' GROUP BY mobile, first_key HAVING count(*) > 1")
}

func (f *duplicateFinder) sameEmail() error {
	return f.lists(data.DuplicateEmail, "email_key <> '' GROUP BY email_key, first_key HAVING count(*) > 1")
}

func (f *duplicateFinder) sharedMobile() error {
	return f.lists(data.DuplicateSharedMobile, "mobile <> '' GROUP BY mobile HAVING min(first_key) < max(first_key)")
}

func (f *duplicateFinder) sharedEmail() error {
	return f.lists(data.DuplicateSharedEmail, "email_key <> '' GROUP BY email_key HAVING min(first_key) < max(first_key)")
}

// lists adds groups that an index alone tells, each fetched as one text.
func (f *duplicateFinder) lists(by data.DuplicateKey, groups string) error {
	var list sql.RawBytes
	var ids []data.ContactID
	return f.each("SELECT group_concat(id) FROM contacts WHERE "+groups, func() {
		ids = parseIDs(ids[:0], string(list))
		f.add(by, ids)
	}, &list)
}

// sameName looks at the organizations of those only whose names are the same.
func (f *duplicateFinder) sameName() error {
	var id int64
	var name, organization sql.RawBytes
	last, same := "", map[string][]data.ContactID{}
	flush := func() {
		for _, ids := range same {
			if len(ids) > 1 {
				f.add(data.DuplicateName, ids)
			}
		}
		clear(same)
	}
	err := f.each("SELECT c.id, c.sort_name, c.organization FROM "+
		"(SELECT sort_name FROM contacts WHERE sort_name <> '' GROUP BY sort_name HAVING count(*) > 1) s "+
		"CROSS JOIN contacts c INDEXED BY contacts_sort ON c.sort_name = s.sort_name", func() {
		if string(name) != last {
			flush()
			last = string(name)
		}
		key := field.Fold(string(organization))
		same[key] = append(same[key], data.ContactID(id))
	}, &id, &name, &organization)
	flush()
	return err
}

func (f *duplicateFinder) each(query string, row func(), into ...any) error {
	rows, err := f.tx.Raw(query).Rows()
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		row()
	}
	return rows.Err()
}

func (f *duplicateFinder) add(by data.DuplicateKey, ids []data.ContactID) {
	slices.Sort(ids)
	key := string(appendIDs(nil, ids))
	if i, ok := f.known[key]; ok {
		f.d.groups[i].by |= 1 << by
		return
	}
	f.known[key] = len(f.d.groups)
	f.d.groups = append(f.d.groups, duplicateGroup{by: 1 << by, first: len(f.d.ids), size: len(ids)})
	f.d.ids = append(f.d.ids, ids...)
}

// appendIDs writes sorted ids as bytes, each by its distance from the one before.
func appendIDs(into []byte, ids []data.ContactID) []byte {
	last := data.ContactID(0)
	for _, id := range ids {
		rest := uint64(id - last)
		for ; rest >= 0x80; rest >>= 7 {
			into = append(into, byte(rest)|0x80)
		}
		into, last = append(into, byte(rest)), id
	}
	return into
}

// sort puts the strongest first: those that are alike by the strongest key, of these those with further keys, then the oldest.
func (d *Duplicates) sort() {
	slices.SortFunc(d.groups, func(a, b duplicateGroup) int {
		return cmp.Or(
			cmp.Compare(a.by&-a.by, b.by&-b.by), // the lowest bit
			cmp.Compare(b.by, a.by),
			cmp.Compare(d.ids[a.first], d.ids[b.first]),
			cmp.Compare(a.first, b.first))
	})
}

// Len is the number of groups.
func (d *Duplicates) Len() int { return len(d.groups) }

// Contacts counts the contacts that are in some group, each as often as it is in one.
func (d *Duplicates) Contacts() int { return len(d.ids) }

// Groups returns some groups, the strongest first, with their contacts as they are now.
func (d *Duplicates) Groups(ctx context.Context, offset, limit int) ([]data.DuplicateGroup, error) {
	offset = min(max(offset, 0), len(d.groups))
	groups := make([]data.DuplicateGroup, min(max(limit, 0), len(d.groups)-offset))
	var wanted []data.ContactID
	for i := range groups {
		g := d.groups[offset+i]
		for k := range data.NumDuplicateKeys {
			if g.by&(1<<k) != 0 {
				groups[i].By = append(groups[i].By, data.DuplicateKey(k))
			}
		}
		groups[i].IDs = slices.Clone(d.ids[g.first : g.first+g.size])
		wanted = append(wanted, groups[i].IDs[:min(g.size, data.MaxDuplicatesLoaded)]...)
	}
	slices.Sort(wanted)
	found, err := d.book.Contacts(ctx, slices.Compact(wanted))
	if err != nil {
		return nil, err
	}
	byID := make(map[data.ContactID]data.Contact, len(found))
	for _, c := range found {
		byID[c.ID] = c
	}
	for i := range groups {
		for _, id := range groups[i].IDs[:min(len(groups[i].IDs), data.MaxDuplicatesLoaded)] {
			if c, ok := byID[id]; ok {
				groups[i].Contacts = append(groups[i].Contacts, c)
			}
		}
	}
	return groups, nil
}
