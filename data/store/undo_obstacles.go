package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"gorm.io/gorm"

	"muster/data"
)

// Two changes touch the same when both touched
//   - one contact's or one segment's row;
//   - one membership;
//   - a contact or a segment that one of them made or deleted, and a membership of it;
//   - one name of a segment, which only one segment can have.
//
// Of two that touch the same, the later one builds on what the earlier one left. So a change may be undone or redone only if
// all that touch the same stand as they did at its own last step, and those that do not are in the way: later ones to be
// undone before it, or for a change that is undone, others that have taken its place, and earlier ones to be redone before
// it. As this holds at every step, a change that is not in the way has left everything as it was.

// Obstacles returns what stands in the way of undoing a change, or of redoing it if it is undone: all that would have to be
// undone (or redone) with it, those that are in the way of others included, in the order in which they can.
// data.ErrChangeNotFound.
func (b *Book) Obstacles(ctx context.Context, id data.ChangeID) (found []data.Obstacle, err error) {
	err = b.reading(ctx, func(tx *gorm.DB) error {
		var row changeRow
		r := tx.Raw("SELECT * FROM changes WHERE id = ?", id).Scan(&row)
		switch {
		case r.Error != nil:
			return r.Error
		case r.RowsAffected == 0:
			return data.ErrChangeNotFound
		case row.Trimmed != 0:
			return nil // it cannot be undone at all
		}
		found, err = obstacles(tx, []changeRow{row})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("look for obstacles: %w", err)
	}
	return found, nil
}

// obstacles returns what is in the way of the changes, and what is in the way of that, and so on.
func obstacles(tx *gorm.DB, changes []changeRow) ([]data.Obstacle, error) {
	var all []data.ChangeID
	wave := idsOf(changes)
	extents := map[data.ChangeID]*data.Obstacle{}
	for len(wave) > 0 {
		all = append(all, wave...)
		next, err := directObstacles(tx, wave, all)
		if err != nil {
			return nil, err
		}
		wave = nil
		for id, o := range next {
			extents[id] = o
			wave = append(wave, id)
		}
	}
	return loadObstacles(tx, extents)
}

// loadObstacles fills in the changes, and puts them into their order.
func loadObstacles(tx *gorm.DB, extents map[data.ChangeID]*data.Obstacle) ([]data.Obstacle, error) {
	if len(extents) == 0 {
		return nil, nil
	}
	ids := slices.Collect(maps.Keys(extents))
	var rows []changeRow
	err := tx.Raw("SELECT * FROM changes WHERE id IN (SELECT value FROM json_each(?))", jsonIDs(ids)).Scan(&rows).Error
	if err != nil {
		return nil, err
	}
	slices.SortFunc(rows, func(a, b changeRow) int { return cmp.Compare(b.Step, a.Step) })
	changes, err := changesOf(rows)
	if err != nil {
		return nil, err
	}
	if err := fillWho(tx, changes); err != nil {
		return nil, err
	}
	found := make([]data.Obstacle, len(changes))
	for i, change := range changes {
		found[i] = *extents[change.ID]
		found[i].Change = change
	}
	return found, nil
}

// directObstacles returns the changes that are in the way of some, and are not among those that are known.
func directObstacles(tx *gorm.DB, of, known []data.ChangeID) (map[data.ChangeID]*data.Obstacle, error) {
	return common(tx, fmt.Sprintf(withPairs, "NOT IN", "<> d.stands"), of, known)
}

// excluding returns those of some undone changes that are in the way of others of them: they have never stood together, and
// so cannot be redone together.
func excluding(tx *gorm.DB, ids []data.ChangeID) (map[data.ChangeID]*data.Obstacle, error) {
	return common(tx, fmt.Sprintf(withPairs, "IN", "= 0"), ids, ids)
}

// common returns the second changes of pairs that touched the same, with how much.
func common(tx *gorm.DB, with string, firsts, others []data.ChangeID) (map[data.ChangeID]*data.Obstacle, error) {
	lists := []any{jsonIDs(firsts), jsonIDs(others)}
	var candidates int
	err := tx.Raw(with+"SELECT count(*) FROM pairs", lists...).Scan(&candidates).Error
	if err != nil || candidates == 0 {
		return nil, err // as when the change that was done last is undone
	}
	found := map[data.ChangeID]*data.Obstacle{}
	each := func(query string, put func(o *data.Obstacle, n int)) error {
		var rows []struct {
			ID data.ChangeID
			N  int
		}
		err := tx.Raw(with+query, lists...).Scan(&rows).Error
		for _, r := range rows {
			if found[r.ID] == nil {
				found[r.ID] = &data.Obstacle{}
			}
			put(found[r.ID], r.N)
		}
		return err
	}
	if err := each(commonContacts, func(o *data.Obstacle, n int) { o.Contacts = n }); err != nil {
		return nil, err
	}
	if err := each(commonSegments, func(o *data.Obstacle, n int) { o.Segments = n }); err != nil {
		return nil, err
	}
	// Nobody knows what a trimmed one touched. (Of changes that stand, only later ones can be in the way, and of those none is
	// trimmed unless they are, too.)
	return found, each("SELECT d AS id, 0 AS n FROM pairs WHERE forgotten GROUP BY d", func(*data.Obstacle, int) {})
}

// withPairs makes pairs: a change x of the first list with a change d that made its last step after x did, and at x's last step
// stood or did not. d is in the second list or is not. few tells that x touched fewer rows than d, by their counts.
//
// Between its last step and the one before, d was what it is not now; only of an older time its steps have to be asked.
var withPairs = `WITH firsts AS MATERIALIZED (
	SELECT id, step, undone_at IS NULL AS stands, ` + rowsOf("c.counts") + ` AS size
	FROM changes c WHERE id IN (SELECT value FROM json_each(?))
), others AS MATERIALIZED (
	SELECT id, step, undone_at IS NULL AS stands, trimmed, counts, coalesce(
		(SELECT max(s.step) FROM change_steps s WHERE s.change_id = c.id AND s.step < c.step), 0) AS previous
	FROM changes c WHERE step > (SELECT min(step) FROM firsts) AND id %s (SELECT value FROM json_each(?))
), pairs AS MATERIALIZED (
	SELECT x.id AS x, d.id AS d, x.size < ` + rowsOf("d.counts") + ` AS few, d.trimmed = 1 AND NOT x.stands AS forgotten
	FROM firsts x CROSS JOIN others d WHERE d.step > x.step AND CASE WHEN x.step >= d.previous THEN NOT d.stands
		ELSE coalesce((SELECT s.stands FROM change_steps s WHERE s.change_id = d.id AND s.step <= x.step
			ORDER BY s.step DESC LIMIT 1), 0) END %s
)
`

// rowsOf is about how many rows of contacts and memberships a change touched.
func rowsOf(counts string) string {
	var sum []string
	for _, name := range []string{"created", "updated", "deleted", "memberships_added", "memberships_removed"} {
		sum = append(sum, fmt.Sprintf("coalesce(%s->>'$.%s', 0)", counts, name))
	}
	return "(" + strings.Join(sum, " + ") + ")"
}

// commonContacts counts the contacts on which both touched the same, commonSegments the segments. Who touched fewer rows is
// asked first, and the other is looked up: one contact edited is not worth a walk through a million imported ones.
var (
	commonContacts = "SELECT d AS id, count(*) AS n FROM (" + strings.Join(slices.Concat(
		bothWays("contact_id", "journal_contacts", "journal_contacts", "b.contact_id = a.contact_id", "1"),
		bothWays("contact_id", "journal_memberships", "journal_memberships",
			"b.contact_id = a.contact_id AND b.segment_id = a.segment_id", "1"),
		bothWays("contact_id", "journal_contacts", "journal_memberships", "b.contact_id = a.contact_id",
			fmt.Sprintf("a.op <> %d", opUpdated)),
		bothWays("contact_id", "journal_memberships", "journal_contacts", "b.contact_id = a.contact_id",
			fmt.Sprintf("b.op <> %d", opUpdated)),
	), " UNION ") + ") GROUP BY d"

	commonSegments = "SELECT d AS id, count(*) AS n FROM (" + strings.Join(slices.Concat(
		bothWays("segment_id", "journal_segments", "journal_segments", "b.segment_id = a.segment_id", fmt.Sprintf(
			"(a.op IN (%[1]d, %[2]d) OR b.op IN (%[1]d, %[2]d) OR a.op = %[3]d AND b.op = %[3]d)", opCreated, opDeleted, opUpdated)),
		bothWays("segment_id", "journal_names", "journal_names", "b.name_key = a.name_key", "1"),
	), " UNION ") + ") GROUP BY d"
)

// bothWays selects d and what it has in common with x, for the pairs in which x touched less, and for the others. a is of x
// and b of d.
func bothWays(column, ofX, ofD, same, where string) []string {
	a := ofX + " a ON a.change_id = p.x"
	b := ofD + " b ON b.change_id = p.d"
	return []string{
		fmt.Sprintf("SELECT p.d, b.%s FROM pairs p CROSS JOIN %s CROSS JOIN %s AND %s WHERE p.few AND %s",
			column, a, b, same, where),
		fmt.Sprintf("SELECT p.d, b.%s FROM pairs p CROSS JOIN %s CROSS JOIN %s AND %s WHERE NOT p.few AND %s",
			column, b, a, same, where),
	}
}
