package store

import (
	"database/sql"

	"muster/data"
)

// erasable are the fields that a blank cell can erase: the file has the column, and a contact can be without. A contact
// always keeps a mobile or an e-mail, as a row without both is rejected.
func (s *Staging) erasable() []data.Field {
	var fields []data.Field
	for _, f := range []data.Field{
		data.FieldMobile, data.FieldEmail, data.FieldAccount, data.FieldOrganization, data.FieldExternalID, data.FieldNotes,
	} {
		if s.options.Columns[f] {
			fields = append(fields, f)
		}
	}
	return fields
}

// eraser takes from a contact what all its rows leave blank, if one of them is to erase that.
type eraser struct {
	fields []data.Field
	all    bool // rows erase if nothing else is decided for them
	rows   map[int]data.RowDecision
	// unread are the cells that are blank to us alone, by row: #N/A says that something is missing, not that nothing is there.
	unread map[int]fieldSet

	erases bool
	filled fieldSet
}

// fieldSet is a set of fields.
type fieldSet uint16

func (s fieldSet) has(f data.Field) bool { return s&(1<<f) != 0 }

func (a *matcher) newEraser() (eraser, error) {
	e := eraser{fields: a.erasable(), all: a.m.who.erase, rows: a.choices, unread: map[int]fieldSet{}}
	if len(e.fields) == 0 || !e.all && len(a.m.who.blanks()) == 0 {
		return eraser{}, nil
	}
	places := map[uint32]uint32{} // by the number of the problem
	var ids []int64
	for i := range a.found.row.len() {
		if a.found.kinds[a.found.kind.at(i)].code == data.CodeErrorCell {
			places[a.found.id.at(i)] = a.found.row.at(i)
			ids = append(ids, int64(a.found.id.at(i)))
		}
	}
	return e, eachResult(a.tx, func(_ int, rows *sql.Rows) error {
		var id uint32
		var f data.Field
		err := rows.Scan(&id, &f)
		e.unread[int(places[id])] |= 1 << f
		return err
	}, len(ids), "SELECT p.id, p.field FROM json_each(?) j CROSS JOIN problems p ON p.id = j.value", jsonIDs(ids))
}

// begin turns to the next contact.
func (e *eraser) begin() { e.erases, e.filled = false, 0 }

// look takes a row of the contact into account.
func (e *eraser) look(place int, row *data.Contact) {
	if len(e.fields) == 0 {
		return
	}
	blank := e.rows[place].Blank
	e.erases = e.erases || blank == data.BlankErase || blank == data.BlankAsAll && e.all
	e.filled |= e.unread[place]
	for _, f := range e.fields {
		if row.Value(f) != "" {
			e.filled |= 1 << f
		}
	}
}

// erase does it, after all rows.
func (e *eraser) erase(c *data.Contact) {
	if !e.erases {
		return
	}
	for _, f := range e.fields {
		if !e.filled.has(f) {
			c.SetValue(f, "")
		}
	}
}
