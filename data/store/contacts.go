package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"muster/data"
)

// reading runs fn in one read transaction: all that fn sees is one state of the book.
func (b *Book) reading(ctx context.Context, fn func(tx *gorm.DB) error) error {
	err := b.read.WithContext(ctx).Transaction(fn, &sql.TxOptions{ReadOnly: true})
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return translate(err)
}

// CountContacts returns how many contacts match.
func (b *Book) CountContacts(ctx context.Context, q data.Query) (int, error) {
	if found, ok, err := b.matchInIndex(ctx, q); err != nil {
		return 0, fmt.Errorf("count contacts: %w", err)
	} else if ok {
		return found.count(), nil
	}
	if (q.View == data.ViewWithoutSegment || q.View == data.ViewWithoutMobile) && narrowsByViewAlone(q) {
		// The overview counts these by what is not in them, which needs no look at every contact, and it is kept.
		o, err := b.Overview(ctx)
		if q.View == data.ViewWithoutMobile {
			return o.WithoutMobile, err
		}
		return o.WithoutSegment, err
	}
	var n int
	err := b.reading(ctx, func(tx *gorm.DB) (err error) {
		n, err = countContacts(tx, queryCondition(q))
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("count contacts: %w", err)
	}
	return n, nil
}

func narrowsByViewAlone(q data.Query) bool { return q.SameContacts(data.Query{View: q.View}) }

func countContacts(tx *gorm.DB, c condition) (n int, err error) {
	err = tx.Raw("SELECT count(*) FROM contacts c WHERE "+c.where(), c.args...).Scan(&n).Error
	return n, err
}

// ContactIDs returns the contacts that match, in the query's order; at most limit of them unless limit is 0.
func (b *Book) ContactIDs(ctx context.Context, q data.Query, limit int) ([]data.ContactID, error) {
	if ids, ok, err := b.listFromIndex(ctx, q, limit); err != nil {
		return nil, fmt.Errorf("list contacts: %w", err)
	} else if ok {
		return ids, nil
	}
	var ids []data.ContactID
	err := b.reading(ctx, func(tx *gorm.DB) (err error) {
		l := newListing(queryCondition(q), q.Sort, q.Descending)
		if limit == 0 && q.Search != "" {
			l = l.unindexed()
		}
		ids, err = listIDs(tx, l, limit)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list contacts: %w", err)
	}
	return ids, nil
}

// listIDs fetches ids as one text rather than row by row, which costs several times as much.
func listIDs(tx *gorm.DB, l listing, limit int) ([]data.ContactID, error) {
	var ids []data.ContactID
	for _, part := range l.parts {
		tail, args := part.sql, part.args
		if limit > 0 {
			if len(ids) >= limit {
				break
			}
			tail, args = tail+" LIMIT ?", append(slices.Clone(args), limit-len(ids))
		}
		var text sql.NullString
		err := tx.Raw("SELECT group_concat(id) FROM (SELECT c.id AS id "+tail+")", args...).Row().Scan(&text)
		if err != nil {
			return nil, err
		}
		if ids == nil {
			ids = make([]data.ContactID, 0, len(text.String)/7)
		}
		ids = parseIDs(ids, text.String)
	}
	return ids, nil
}

// Contacts returns the contacts in the order of ids, with their segments; ids that are gone are left out.
func (b *Book) Contacts(ctx context.Context, ids []data.ContactID) ([]data.Contact, error) {
	contacts := make([]data.Contact, 0, len(ids))
	err := b.EachContact(ctx, data.SelectIDs(ids...), func(c data.Contact) error {
		contacts = append(contacts, c)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return contacts, nil
}

// EachContact calls each for every contact of the selection, with its segments: in the query's order, or in that of the
// listed ids. It holds one contact at a time and sees one state of the book. An error of each ends it and is returned.
func (b *Book) EachContact(ctx context.Context, sel data.Selection, each func(data.Contact) error) error {
	var eachErr error
	err := b.reading(ctx, func(tx *gorm.DB) error {
		return eachContact(tx, selectionListing(sel).unindexed(), func(c data.Contact) error {
			eachErr = each(c)
			return eachErr
		})
	})
	switch {
	case eachErr != nil:
		return eachErr
	case err != nil:
		return fmt.Errorf("read contacts: %w", err)
	}
	return nil
}

const shownColumns = "c.id, c.country_code, c.first_name, c.last_name, c.mobile, c.email, c.account_number, " +
	"c.organization, c.external_id, c.notes, c.created_at, c.updated_at, c.do_not_contact, " +
	"(SELECT group_concat(m.segment_id) FROM contact_segments m WHERE m.contact_id = c.id)"

func eachContact(tx *gorm.DB, l listing, each func(data.Contact) error) error {
	ranks, err := segmentRanks(tx)
	if err != nil {
		return err
	}
	for _, part := range l.parts {
		if err := eachOfPart(tx, part, ranks, each); err != nil {
			return err
		}
	}
	return nil
}

func eachOfPart(tx *gorm.DB, part condition, ranks map[data.SegmentID]int, each func(data.Contact) error) error {
	rows, err := tx.Raw("SELECT "+shownColumns+" "+part.sql, part.args...).Rows()
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	var r contactRow
	var segments sql.NullString
	into := []any{
		&r.ID, &r.CountryCode, &r.FirstName, &r.LastName, &r.Mobile, &r.Email, &r.AccountNumber, &r.Organization,
		&r.ExternalID, &r.Notes, &r.CreatedAt, &r.UpdatedAt, &r.DoNotContact, &segments,
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		c := r.contact()
		if segments.Valid {
			c.Segments = parseIDs[data.SegmentID](nil, segments.String)
			slices.SortFunc(c.Segments, func(x, y data.SegmentID) int { return ranks[x] - ranks[y] })
		}
		if err := each(c); err != nil {
			return err
		}
	}
	return rows.Err()
}

// SelectionCount returns how many contacts a selection holds at this moment, and how many of them the list shown leaves
// out.
func (b *Book) SelectionCount(
	ctx context.Context, sel data.Selection, shown data.Query,
) (total, notShown int, err error) {
	if total, notShown, ok, err := b.countInIndex(ctx, sel, shown); err != nil {
		return 0, 0, fmt.Errorf("count selection: %w", err)
	} else if ok {
		return total, notShown, nil
	}
	err = b.reading(ctx, func(tx *gorm.DB) (err error) {
		selected := selectionCondition(sel)
		if total, err = countContacts(tx, selected); err != nil {
			return err
		}
		list := queryCondition(shown)
		if list.sql == "" {
			return nil
		}
		selected.and("NOT ("+list.sql+")", list.args...)
		notShown, err = countContacts(tx, selected)
		return err
	})
	if err != nil {
		return 0, 0, fmt.Errorf("count selection: %w", err)
	}
	return total, notShown, nil
}
