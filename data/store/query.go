package store

import (
	"slices"
	"strconv"
	"strings"

	"muster/data"
	"muster/data/field"
)

// condition is a piece of SQL that holds for some rows of "contacts c", with its arguments.
type condition struct {
	sql  string
	args []any
}

func (c *condition) and(sql string, args ...any) {
	if c.sql != "" {
		c.sql += " AND "
	}
	c.sql += sql
	c.args = append(c.args, args...)
}

// where returns the condition as text that can follow WHERE.
func (c condition) where() string {
	if c.sql == "" {
		return "1"
	}
	return c.sql
}

// queryCondition is what narrows a list of contacts.
func queryCondition(q data.Query) condition {
	var c condition
	switch q.View {
	case data.ViewAll:
	case data.ViewWithoutSegment:
		c.and(hasField(data.FieldSegments, false))
	case data.ViewWithoutMobile:
		c.and(hasField(data.FieldMobile, false))
	case data.ViewDoNotContact:
		c.and(doNotContact)
	}
	if len(q.Segments) > 0 {
		c.and("c.id IN ("+membersOfAny+")", jsonIDs(q.Segments))
	}
	for _, id := range q.AllSegments {
		c.and("c.id IN (SELECT m.contact_id FROM contact_segments m WHERE m.segment_id = ?)", id)
	}
	if len(q.NoneSegments) > 0 {
		c.and("c.id NOT IN ("+membersOfAny+")", jsonIDs(q.NoneSegments))
	}
	if len(q.Countries) > 0 {
		c.and("c.country_code IN (SELECT value FROM json_each(?))", jsonTexts(q.Countries))
	}
	for _, part := range fieldConditions(q) {
		c.and(part.sql, part.args...)
	}
	if q.Contactable {
		c.and("NOT " + doNotContact)
	}
	if q.Change != 0 {
		c.and("c.id IN ("+changedContacts+")", q.Change, q.Change)
	}
	if q.IDs != nil {
		c.and("c.id IN (SELECT value FROM json_each(?))", jsonIDs(q.IDs))
	}
	for _, term := range field.SearchTerms(q.Search) {
		c.and("instr(c.search_key, ?) > 0", term)
	}
	return c
}

const (
	membersOfAny = "SELECT m.contact_id FROM contact_segments m WHERE m.segment_id IN (SELECT value FROM json_each(?))"
	doNotContact = "(c.do_not_contact <> 0)"
)

// changedContacts are the contacts that a change touched, in a field or a membership. Those that it deleted are gone from
// contacts as long as it stands.
const changedContacts = "SELECT contact_id FROM journal_contacts WHERE change_id = ? " +
	"UNION ALL SELECT contact_id FROM journal_memberships WHERE change_id = ?"

// selectionCondition is what a selection holds.
func selectionCondition(s data.Selection) condition {
	if !s.All {
		var c condition
		c.and("c.id IN (SELECT value FROM json_each(?))", jsonIDs(s.IDs))
		return c
	}
	c := queryCondition(s.Query)
	if len(s.IDs) > 0 {
		c.and("c.id NOT IN (SELECT value FROM json_each(?))", jsonIDs(s.IDs))
	}
	return c
}

// sortKey is what a list is ordered by: rows without a value follow the others in either direction, ties go by id.
type sortKey struct {
	expr string // over "contacts c"
	// blank is the condition of the rows that have no value, "" where all have one.
	blank, present string
}

func sortKeyOf(column data.SortColumn) sortKey {
	text := func(expr, column string) sortKey {
		return sortKey{expr: expr, blank: column + " = ''", present: column + " > ''"}
	}
	switch column {
	case data.SortLastName:
		return text("muster_fold(c.last_name)", "c.last_name")
	case data.SortMobile:
		return text("c.mobile", "c.mobile")
	case data.SortEmail:
		return text("c.email_key", "c.email_key")
	case data.SortOrganization:
		return text("muster_fold(c.organization)", "c.organization")
	case data.SortCountry:
		return text("c.country_code", "c.country_code")
	case data.SortAccount:
		return text("muster_fold(c.account_number)", "c.account_number")
	case data.SortExternalID:
		return text("muster_fold(c.external_id)", "c.external_id")
	case data.SortUpdated:
		return sortKey{expr: "c.updated_at"}
	}
	return text("c.sort_name", "c.sort_name")
}

// listing is a list in its order, as one or two statements to run one after the other: those that have a value to order
// by, then those that have none. (In one statement the order would keep SQLite from walking the index.)
type listing struct {
	parts []condition // each a whole tail: "FROM contacts c WHERE … ORDER BY …"
}

// unindexed returns the listing for a statement that looks at most rows and takes all that match: to read the table in its
// own order and sort what is left is then several times as fast as to visit it in the index's.
func (l listing) unindexed() listing {
	parts := slices.Clone(l.parts)
	for i := range parts {
		parts[i].sql = strings.Replace(parts[i].sql, "FROM contacts c WHERE", "FROM contacts c NOT INDEXED WHERE", 1)
	}
	return listing{parts}
}

func newListing(c condition, column data.SortColumn, descending bool) listing {
	key := sortKeyOf(column)
	direction := ""
	if descending {
		direction = " DESC"
	}
	order := " ORDER BY " + key.expr + direction + ", c.id" + direction
	if key.blank == "" {
		return listing{[]condition{{"FROM contacts c WHERE " + c.where() + order, c.args}}}
	}
	return listing{[]condition{
		{"FROM contacts c WHERE " + key.present + " AND " + c.where() + order, c.args},
		{"FROM contacts c WHERE " + key.blank + " AND " + c.where() + " ORDER BY c.id" + direction, c.args},
	}}
}

// selectionListing is a selection in its order: the query's, or that of the listed ids.
func selectionListing(s data.Selection) listing {
	if s.All {
		return newListing(selectionCondition(s), s.Query.Sort, s.Query.Descending)
	}
	return listing{[]condition{{
		"FROM (SELECT value, min(key) AS place FROM json_each(?) GROUP BY value) l CROSS JOIN contacts c ON c.id = l.value " +
			"ORDER BY l.place", []any{jsonIDs(s.IDs)},
	}}}
}

// jsonIDs is a list of ids as one argument: SQLite's own list literals and parameters are slow when they are many.
func jsonIDs[ID ~int64](ids []ID) string {
	var s strings.Builder
	s.Grow(2 + 8*len(ids))
	s.WriteByte('[')
	var digits [20]byte
	for i, id := range ids {
		if i > 0 {
			s.WriteByte(',')
		}
		s.Write(strconv.AppendInt(digits[:0], int64(id), 10))
	}
	s.WriteByte(']')
	return s.String()
}

// parseIDs reads what group_concat made of ids.
func parseIDs[ID ~int64](dst []ID, text string) []ID {
	for n, digits := int64(0), false; ; text = text[1:] {
		if text == "" || text[0] == ',' {
			if digits {
				dst = append(dst, ID(n))
			}
			if text == "" {
				return dst
			}
			n, digits = 0, false
			continue
		}
		n, digits = n*10+int64(text[0]-'0'), true
	}
}
