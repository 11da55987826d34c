package store

import "strings"

// countHits counts the rows that mean a contact of the book.
func countHits(hit []uint32) int {
	n := 0
	for _, contact := range hit {
		if contact != 0 {
			n++
		}
	}
	return n
}

// compareSimple compares the rows that seem simple with their contacts, by sets. A row that gives its contact another key,
// or another first name, is entangled after all: others may know the contact by the key that it loses.
func (a *matcher) compareSimple() error {
	const insert = "INSERT INTO singles (seq, contact) SELECT value >> 32, value & 4294967295 FROM json_each(?)"
	packed := make([]int64, 0, numbersBatch)
	for row, contact := range a.hit {
		if contact != 0 && !a.entangled[row] {
			packed = append(packed, int64(row+1)<<32|int64(contact))
		}
		if len(packed) == numbersBatch {
			if err := a.addNumbers(insert, packed); err != nil {
				return err
			}
			packed = packed[:0]
		}
	}
	if err := a.addNumbers(insert, packed); err != nil {
		return err
	}
	rows, err := a.tx.Raw("SELECT x.seq, " + losesKey + " FROM singles x CROSS JOIN rows r ON r.seq = x.seq " +
		"CROSS JOIN book.contacts c ON c.id = x.contact WHERE " + a.differsSQL()).Rows()
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	a.differs = make(map[int]bool)
	for rows.Next() {
		var seq int
		var loses bool
		if err := rows.Scan(&seq, &loses); err != nil {
			return err
		}
		if loses {
			a.entangled[seq-1] = true
		} else {
			a.differs[seq-1] = true
		}
	}
	return rows.Err()
}

// losesKey is the condition that a row r takes a key from a contact c, its first name included.
const losesKey = "(r.first_key <> c.first_key OR r.external_id <> '' AND c.external_id NOT IN ('', r.external_id) " +
	"OR r.mobile <> '' AND c.mobile NOT IN ('', r.mobile) OR r.email_key <> '' AND c.email_key NOT IN ('', r.email_key))"

// differsSQL is the condition that a row r says something of a contact c that is not so yet, or perhaps erases something; it
// is mergeRow in SQL.
func (a *matcher) differsSQL() string {
	parts := []string{"r.first_key <> c.first_key", "r.email <> '' AND r.email_key <> c.email_key"}
	for _, column := range []string{
		"country_code", "first_name", "last_name", "mobile", "account_number", "organization", "external_id", "notes",
	} {
		parts = append(parts, "r."+column+" <> '' AND r."+column+" <> c."+column)
	}
	if a.m.who.erase {
		for _, f := range a.erasable() {
			parts = append(parts, "r."+f.String()+" = '' AND c."+f.String()+" <> ''")
		}
	}
	return "(" + strings.Join(parts, " OR ") + ")"
}
