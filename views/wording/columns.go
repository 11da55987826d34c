package wording

import (
	"muster/app"
	"muster/data"
	"muster/data/columns"
)

// Role says what a column is taken for: "Mobile", "Full name", "Not imported".
func Role(w app.Words, r columns.Role) string {
	switch r.Kind {
	case columns.RoleField:
		return Field(w, r.Field)
	case columns.RoleFullName:
		return w.Text("role.name")
	case columns.RoleSegment:
		return w.Text("role.segment")
	}
	return w.Text("role.ignore")
}

// Doubt is a sentence that says why a person should look at a column.
func Doubt(w app.Words, d columns.DoubtCode) string { return w.Text("doubt." + string(d)) }

// Program is the name of a program whose exports are known, "" for none.
func Program(w app.Words, program string) string {
	if program == "" {
		return ""
	}
	return w.Text("program." + program)
}

// Reason names a kind of problem in a few words: "Country missing".
func Reason(w app.Words, code data.Code) string { return w.Text("reason." + string(code)) }
