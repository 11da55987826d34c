package terminal

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"muster/app"
	"muster/data"
	"muster/data/columns"
	"muster/views/wording"
)

func (s *session) read(ctx context.Context) (int, error) {
	o, err := s.readOptions()
	if err != nil {
		return ExitUsage, err
	}
	r, err := app.Read(ctx, s.Args[0], o, s.Stdout)
	if err != nil {
		return ExitFailed, err
	}
	if r.Format == "" {
		return s.done(s.Words.Text("terminal.read.empty"))
	}
	s.sayHowRead(r)
	s.sayLeftOut(leftOut{r.Above, r.Below, r.Later, r.HiddenRows, r.HiddenColumns})
	for _, d := range r.Damages {
		fmt.Fprintln(s.Stderr, s.Words.Count("terminal.read.damage", d.Rows, "Row", d.First,
			"Reason", wording.Problem(s.Words, data.Problem{Code: data.CodeRowDamaged, Value: d.Code})))
	}
	return s.done(s.Words.Count("terminal.read.rows", r.Rows))
}

// sayHowRead tells what was found in a file.
func (s *session) sayHowRead(r app.ReadResult) {
	say := func(key string, args ...any) { fmt.Fprintln(s.Stderr, s.Words.Text("terminal.read."+key, args...)) }
	say("format", "Format", strings.ToUpper(r.Format))
	if r.Encoding != "" {
		say("encoding", "Encoding", r.Encoding)
	}
	if r.Delimiter != "" {
		say("delimiter", "Delimiter", wording.Delimiter(s.Words, r.Delimiter))
		if r.Quote != "" {
			say("quote", "Quote", r.Quote)
		} else {
			say("no_quote")
		}
	}
	if r.Sheet != "" {
		say("sheet", "Sheet", r.Sheet)
	}
	switch first, last := r.HeaderRows[0], r.HeaderRows[1]; {
	case first == 0:
		say("no_header")
	case first == last:
		say("header_row", "Row", first)
	default:
		say("header_rows", "Rows", ranges([]int{first, last}))
	}
}

// leftOut is what stands in a file beside the rows of its table; see app.ImportFile.
type leftOut struct {
	above, below, later []int
	hiddenRows          int
	hiddenColumns       []string
}

func (s *session) sayLeftOut(l leftOut) {
	say := func(key string, rows []int) {
		if len(rows) > 0 {
			fmt.Fprintln(s.Stderr, s.Words.Count("terminal.read."+key, len(rows), "Rows", ranges(rows)))
		}
	}
	say("above", l.above)
	say("below", l.below)
	for _, row := range l.later {
		fmt.Fprintln(s.Stderr, s.Words.Text("terminal.read.later", "Row", row))
	}
	if l.hiddenRows > 0 {
		fmt.Fprintln(s.Stderr, s.Words.Count("terminal.read.hidden_rows", l.hiddenRows))
	}
	if len(l.hiddenColumns) > 0 {
		quoted := make([]string, len(l.hiddenColumns))
		for i, name := range l.hiddenColumns {
			quoted[i] = wording.Quoted(s.Words, name)
		}
		names := wording.List(s.Words, quoted)
		fmt.Fprintln(s.Stderr, s.Words.Count("terminal.read.hidden_columns", len(quoted), "Columns", names))
	}
}

// ranges lists ascending numbers, those that follow each other as "3–7".
func ranges(numbers []int) string {
	var texts []string
	for i := 0; i < len(numbers); {
		first := numbers[i]
		last := first
		for i++; i < len(numbers) && numbers[i] == last+1; i++ {
			last = numbers[i]
		}
		switch {
		case last > first+1:
			texts = append(texts, fmt.Sprintf("%d–%d", first, last))
		case last > first:
			texts = append(texts, strconv.Itoa(first), strconv.Itoa(last))
		default:
			texts = append(texts, strconv.Itoa(first))
		}
	}
	return strings.Join(texts, ", ")
}

// readOptions are the options that say how to read a file.
func (s *session) readOptions() (app.ReadOptions, error) {
	o := app.ReadOptions{Sheet: s.sheet}
	var err error
	if o.Encoding, err = readEncoding(s.encoding); err != nil {
		return o, err
	}
	if o.Delimiter, err = readDelimiter(s.delimiter); err != nil {
		return o, err
	}
	o.HeaderRow, err = readHeaderRow(s.headerRow)
	return o, err
}

// readEncoding finds the encoding of a name, whose case and marks do not count.
func readEncoding(name string) (string, error) {
	bare := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, s)
	}
	if name == "" {
		return "", nil
	}
	for _, encoding := range app.Encodings() {
		if bare(encoding) == bare(name) {
			return encoding, nil
		}
	}
	return "", &UsageError{
		key: "terminal.usage.bad_encoding", args: []any{"Value", name, "Encodings", strings.Join(app.Encodings(), ", ")},
	}
}

// delimiterNames are the delimiters that a shell makes hard to write.
var delimiterNames = map[string]string{
	"comma": ",", "semicolon": ";", "tab": "\t", `\t`: "\t", "pipe": "|", "colon": ":", "space": " ", "blank": " ",
}

// maxDelimiter is the longest delimiter, in bytes.
const maxDelimiter = 8

func readDelimiter(text string) (string, error) {
	if named, ok := delimiterNames[strings.ToLower(text)]; ok {
		return named, nil
	}
	if len(text) > maxDelimiter || strings.ContainsAny(text, "\"\r\n") {
		return "", &UsageError{key: "terminal.usage.bad_value", args: []any{"Option", "--delimiter"}}
	}
	return text, nil
}

func readHeaderRow(text string) (int, error) {
	switch strings.ToLower(text) {
	case "":
		return 0, nil
	case "0", "none":
		return app.HeaderNone, nil
	}
	row, err := strconv.Atoi(text)
	if err != nil || row < 0 {
		return 0, &UsageError{key: "terminal.usage.bad_value", args: []any{"Option", "--header-row"}}
	}
	return row, nil
}

// headers are what --map takes columns for. A title may hold an equals sign, the name of a field holds none.
func (s *session) headers() (map[string]columns.Role, error) {
	roles := make(map[string]columns.Role)
	for _, text := range s.maps {
		title, name := text, ""
		for i := range len(text) {
			if role, ok := columns.ParseRole(text[i+1:]); text[i] == '=' && ok {
				title, name = text[:i], text[i+1:]
				roles[title] = role
				break
			}
		}
		if name == "" || strings.TrimSpace(title) == "" {
			fields := strings.Join(roleNames(), ", ")
			return nil, &UsageError{key: "terminal.usage.bad_map", args: []any{"Value", text, "Fields", fields}}
		}
	}
	return roles, nil
}

// roleNames are what --map can take a column for.
func roleNames() []string {
	var names []string
	for _, role := range columns.Roles() {
		names = append(names, role.String())
	}
	return append(names, columns.Role{Kind: columns.RoleSegment, Segment: "NAME"}.String())
}

// fieldList is roleNames in lines that a terminal has room for.
func fieldList() string {
	const width = 100
	text, line := "", 0
	for i, name := range roleNames() {
		switch {
		case i == 0:
		case line+len(name) > width:
			text, line = text+",\n", 0
		default:
			text, line = text+", ", line+2
		}
		text, line = text+name, line+len(name)
	}
	return text
}

// wrongTitle makes a wrong use of the command out of a --map for a column that the file does not have.
func wrongTitle(w app.Words, err error) error {
	var column *data.NoSuchColumnError
	if errors.As(err, &column) {
		return &UsageError{text: wording.Error(w, err)}
	}
	return err
}
