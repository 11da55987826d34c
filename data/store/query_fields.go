package store

import (
	"encoding/json"
	"time"

	"muster/data"
	"muster/data/field"
)

// fieldConditions are what a query asks of contacts' fields, each by itself, as the index keeps the answer to each. The country
// and the mark that somebody is not to be contacted are not among them: those the index knows.
func fieldConditions(q data.Query) []condition {
	var parts []condition
	add := func(sql string, args ...any) { parts = append(parts, condition{sql, args}) }
	if len(q.Organizations) > 0 {
		folded := make([]string, len(q.Organizations))
		for i, name := range q.Organizations {
			folded[i] = field.Fold(name)
		}
		add("c.organization <> '' AND muster_fold(c.organization) IN (SELECT value FROM json_each(?))", jsonTexts(folded))
	}
	for _, f := range q.Has {
		add(hasField(f, true))
	}
	for _, f := range q.HasNot {
		add(hasField(f, false))
	}
	for _, since := range []struct {
		column string
		at     time.Time
	}{{"c.created_at", q.CreatedSince}, {"c.updated_at", q.ChangedSince}} {
		if !since.at.IsZero() {
			add(since.column+" >= ?", since.at.UnixMilli())
		}
	}
	return parts
}

// hasField is the condition that a contact has a field, or has it not.
func hasField(f data.Field, has bool) string {
	not, compared := "NOT ", " = ''"
	if has {
		not, compared = "", " <> ''"
	}
	switch {
	case f == data.FieldSegments:
		return not + "EXISTS (SELECT 1 FROM contact_segments m WHERE m.contact_id = c.id)"
	case f == data.FieldMusterID, f.String() == "":
		return not + "1"
	}
	return "c." + f.String() + compared
}

// jsonTexts is a list of texts as one argument.
func jsonTexts(texts []string) string {
	list, err := json.Marshal(texts)
	if err != nil {
		return "[]" // texts can always be written
	}
	return string(list)
}
