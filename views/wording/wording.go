// Package wording puts the domain's values into sentences for people: errors, problems of rows, fields, families of
// segments, changes and numbers. The window and the terminal say the same things in the same words.
//
// It knows no widget. What it returns is finished text of the chosen language, never an error's own text.
package wording

import (
	"path/filepath"
	"strings"

	"muster/app"
	"muster/data"
)

// Field is the label of a field.
func Field(w app.Words, f data.Field) string {
	if f == data.FieldNone {
		return w.Text("field.row")
	}
	return w.Text("field." + f.String())
}

// Family is the heading of a family of segments: translated when it is a built-in one, else as the user typed it.
func Family(w app.Words, family data.Family) string {
	for _, known := range data.Families() {
		if family == known {
			return w.Text("family." + string(family))
		}
	}
	if family == "" {
		return w.Text("family." + string(data.FamilyOther))
	}
	return string(family)
}

// Change says what a change was, when and from where: "Imported 3 Nov 2026 from kunden_nord.xlsx".
func Change(w app.Words, c data.Change) string {
	return w.Text("change."+string(c.Kind), "Date", w.Date(c.At), "File", c.File, "Segment", c.Subject)
}

// ImportResult says in numbers what an import did, leaving out what did not happen.
func ImportResult(w app.Words, c data.Counts) string {
	return numbers(w, "import.result.", "import.result.nothing", []count{
		{"created", c.Created},
		{"updated", c.Updated},
		{"unchanged", c.Unchanged},
		{"merged", c.Merged},
		{"conflicts", c.Conflicts},
		{"rejected", c.Rejected},
		{"skipped", c.Skipped},
		{"assignments_added", c.MembershipsAdded},
		{"assignments_removed", c.MembershipsRemoved},
	})
}

type count struct {
	key string
	n   int
}

// numbers joins the counts that are not zero with commas; the key of nothing when all are.
func numbers(w app.Words, prefix, nothing string, counts []count) string {
	var parts []string
	for _, c := range counts {
		if c.n != 0 {
			parts = append(parts, w.Count(prefix+c.key, c.n))
		}
	}
	if len(parts) == 0 {
		return w.Text(nothing)
	}
	return strings.Join(parts, ", ")
}

// Delimiter names the delimiter of a CSV: "semicolon".
func Delimiter(w app.Words, delimiter string) string {
	switch delimiter {
	case ",":
		return w.Text("file.delimiter.comma")
	case ";":
		return w.Text("file.delimiter.semicolon")
	case "\t":
		return w.Text("file.delimiter.tab")
	case "|":
		return w.Text("file.delimiter.pipe")
	case ":":
		return w.Text("file.delimiter.colon")
	case " ":
		return w.Text("file.delimiter.blank")
	}
	return Quoted(w, delimiter)
}

// FileFormat says how a file was read: "CSV, semicolon, Windows-1252" or "Excel, sheet “Kunden”".
func FileFormat(w app.Words, f app.ImportFile) string {
	switch f.Format {
	case "csv":
		return w.Text("file.format.csv", "Delimiter", Delimiter(w, f.Delimiter), "Encoding", f.Encoding)
	case "vcard":
		return w.Text("file.format.vcard")
	}
	return w.Text("file.format.xlsx", "Sheet", f.Sheet)
}

// List joins names as a sentence does: "A, B and C". A long list is cut: "A, B, C and 4 more".
func List(w app.Words, names []string) string {
	const most = 5
	if len(names) > most {
		return strings.Join(names[:most], ", ") + " " + w.Count("list.more", len(names)-most)
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " " + w.Text("list.and") + " " + names[last]
}

// Quoted puts a name into the language's quotation marks.
func Quoted(w app.Words, name string) string { return w.Text("list.quoted", "Name", name) }

// baseName is the file's name without its folders, for sentences.
func baseName(path string) string { return filepath.Base(path) }
