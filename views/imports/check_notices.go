package imports

import (
	"strconv"
	"strings"

	"muster/app"
	"muster/data"
	"muster/views/wording"
)

// notices are the sentences about the file as a whole, the weightiest first.
func (c *check) notices() []string {
	var out []string
	if c.outdated {
		out = append(out, c.words.Text("import.notice.outdated"))
	}
	out = append(out, c.earlierNotice()...)
	out = append(out, c.rowNotice("import.notice.later", c.file.Later)...)
	if n := len(c.file.Ignored); n > 0 {
		out = append(out, c.words.Count("import.notice.ignored", n, "Columns", someOf(c.words, quoted(c.words, c.file.Ignored))))
	}
	if n := c.reason(data.CodeExampleRow).Count; n > 0 {
		out = append(out, c.words.Count("import.notice.skipped", n))
	}
	out = append(out, c.rowNotice("import.notice.below", c.file.Below)...)
	out = append(out, c.rowNotice("import.notice.above", c.file.Above)...)
	return append(out, c.hiddenNotices()...)
}

// earlierNotice says when a file with the same content was imported, and whether that was undone.
func (c *check) earlierNotice() []string {
	if len(c.earlier) == 0 {
		return nil
	}
	last := c.earlier[0]
	if last.Undone() {
		return []string{c.words.Text("import.notice.earlier_undone",
			"Date", c.words.DateTime(last.At), "Undone", c.words.DateTime(last.UndoneAt))}
	}
	return []string{c.words.Text("import.notice.earlier", "Date", c.words.DateTime(last.At))}
}

// someOf lists names on one line: the first ones, and how many more there are.
func someOf(w app.Words, names []string) string {
	const most = 3
	if len(names) <= most {
		return wording.List(w, names)
	}
	return strings.Join(names[:most], ", ") + " " + w.Count("list.more", len(names)-most)
}

// rowNotice is the sentence about rows of the file that are no contacts; none without such rows.
func (c *check) rowNotice(key string, rows []int) []string {
	if len(rows) == 0 {
		return nil
	}
	return []string{c.words.Count(key, len(rows), "Rows", someOf(c.words, numbers(rows)))}
}

// hiddenNotices are the sentences about what the file does not show and the import reads all the same.
func (c *check) hiddenNotices() []string {
	var out []string
	if n := c.file.HiddenRows; n > 0 {
		out = append(out, c.words.Count("import.notice.hidden_rows", n))
	}
	if hidden := c.file.HiddenColumns; len(hidden) > 0 {
		columns := someOf(c.words, quoted(c.words, hidden))
		out = append(out, c.words.Count("import.notice.hidden_columns", len(hidden), "Columns", columns))
	}
	return out
}

// numbers are the numbers of rows as a spreadsheet shows them.
func numbers(rows []int) []string {
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = strconv.Itoa(row)
	}
	return out
}

// quoted are the titles of columns; one that is empty is told from nothing by its quotes.
func quoted(w app.Words, titles []string) []string {
	out := make([]string, len(titles))
	for i, title := range titles {
		out[i] = w.Text("common.quoted", "Text", strings.Join(strings.Fields(title), " "))
	}
	return out
}
