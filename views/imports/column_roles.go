package imports

import (
	"errors"
	"maps"
	"slices"

	"muster/app"
	"muster/data"
	"muster/data/columns"
	"muster/views/widgets"
	"muster/views/wording"
)

// missing are the required fields that no column gives.
func (r *reading) missing() []data.Field {
	var missing *data.MissingColumnsError
	if errors.As(r.preview.Problem, &missing) {
		return missing.Fields
	}
	return nil
}

// status says in a sentence whether the file can be checked like this.
func (r *reading) status() (string, widgets.Tone) {
	w := r.words
	if r.failed != nil {
		return wording.Error(w, r.failed), widgets.Error
	}
	if slices.Equal(r.missing(), []data.Field{data.FieldCountry}) {
		return w.Text("columns.status.country"), widgets.Error
	}
	if missing := r.missing(); len(missing) > 0 {
		names := fieldNames(w, missing)
		return w.Count("columns.status.missing", len(names), "Columns", wording.List(w, names)), widgets.Error
	}
	if r.preview.Problem != nil {
		return w.Text("columns.status.no_header"), widgets.Error
	}
	looks := 0
	for i := range r.width() {
		if _, look := r.why(i); look {
			looks++
		}
	}
	switch {
	case looks > 0:
		return w.Count("columns.status.unclear", looks), widgets.Warning
	case len(r.preview.Mapping.Header) == 0:
		return wording.Doubt(w, columns.DoubtNoHeader), widgets.Warning
	}
	return w.Text("columns.status.fine"), widgets.Success
}

// fieldNames are the labels of fields; mobile and e-mail together are one, as either is enough.
func fieldNames(w app.Words, fields []data.Field) []string {
	var names []string
	either := false
	for _, f := range fields {
		if f != data.FieldMobile && f != data.FieldEmail {
			names = append(names, wording.Quoted(w, wording.Field(w, f)))
			continue
		}
		if !either {
			names = append(names, w.Text("error.mobile_or_email"))
		}
		either = true
	}
	return names
}

// blocked says why the file cannot be checked like this, "" when it can.
func (r *reading) blocked() string {
	if r.failed == nil && r.preview.Problem == nil {
		return ""
	}
	text, _ := r.status()
	return text
}

// roleItems are what a column can be taken for, each with a word on whether it is needed or taken already.
func (r *reading) roleItems(column int) []widgets.PickItem {
	needed := map[data.Field]bool{}
	for _, f := range r.missing() {
		needed[f] = true
	}
	var items []widgets.PickItem
	for _, role := range columns.Roles() {
		item := widgets.PickItem{ID: role.String(), Text: wording.Role(r.words, role)}
		if role.Kind == columns.RoleField {
			switch other, taken := r.takenBy(role.Field, column); {
			case needed[role.Field]:
				item.Note = r.words.Text("columns.role.missing")
			case taken:
				item.Note = shortTitle(r.title(other))
			}
		}
		items = append(items, item)
	}
	return items
}

// takenBy is another column that is taken for a field.
func (r *reading) takenBy(f data.Field, column int) (int, bool) {
	for i := range r.width() {
		if role := r.role(i); i != column && role.Kind == columns.RoleField && role.Field == f {
			return i, true
		}
	}
	return 0, false
}

// take makes the user's choice for a column.
func (r *reading) take(column int, id string) {
	role, ok := columns.ParseRole(id)
	if !ok {
		return
	}
	chosen := maps.Clone(r.options.Columns) // the old one may be read in the background
	if chosen == nil {
		chosen = map[int]columns.Role{}
	}
	chosen[column] = role
	r.options.Columns = chosen
}
