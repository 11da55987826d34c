package terminal

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"muster/app"
	"muster/data"
)

// decisionFlags are the options of an import that answer what its plan leaves open. Without any of them nothing is lost.
type decisionFlags struct {
	replaceSegments, removeSegments bool
	// createSegments is the family of all unknown segments to create, "" for none.
	createSegments string
	// create, use, leaveOut and reject are about single names.
	create, use, leaveOut, reject []string
	rejectUnknown                 bool
	conflicts, duplicates         choice
	eraseBlank                    bool
	rows                          []string

	// spelt are the names that single decisions are about, by key.
	spelt map[string]string
}

// decisionOptions are their names.
var decisionOptions = []string{
	"replace-segments", "remove-segments", "create-segments", "create-segment", "use-segment", "leave-out-segment",
	"reject-segment", "reject-unknown-segments", "conflicts", "duplicates", "erase-blank", "row",
}

// What can be decided about all rows in conflict and all possible duplicates, in the order of the decisions.
var (
	conflictWords  = []string{"leave", "skip", "new", "strongest"}
	duplicateWords = []string{"apart", "merge", "skip"}
)

func (d *decisionFlags) define(f *pflag.FlagSet) {
	d.conflicts, d.duplicates = choice{options: conflictWords}, choice{options: duplicateWords}
	f.BoolVar(&d.replaceSegments, "replace-segments", false, "")
	f.BoolVar(&d.removeSegments, "remove-segments", false, "")
	f.StringVar(&d.createSegments, "create-segments", "", "")
	f.Lookup("create-segments").NoOptDefVal = string(data.FamilyOther)
	f.StringArrayVar(&d.create, "create-segment", nil, "")
	f.StringArrayVar(&d.use, "use-segment", nil, "")
	f.StringArrayVar(&d.leaveOut, "leave-out-segment", nil, "")
	f.StringArrayVar(&d.reject, "reject-segment", nil, "")
	f.BoolVar(&d.rejectUnknown, "reject-unknown-segments", false, "")
	f.Var(&d.conflicts, "conflicts", "")
	f.Var(&d.duplicates, "duplicates", "")
	f.BoolVar(&d.eraseBlank, "erase-blank", false, "")
	f.StringArrayVar(&d.rows, "row", nil, "")
}

// choice is an option that takes one of several words.
type choice struct {
	options []string
	chosen  string
}

var errNoChoice = errors.New("not one of the choices")

// Set makes a choice.
func (c *choice) Set(text string) error {
	if !slices.Contains(c.options, text) {
		return errNoChoice
	}
	c.chosen = text
	return nil
}

// String is what was chosen, "" without a choice.
func (c *choice) String() string { return c.chosen }

// Type names the kind of value for the library.
func (c *choice) Type() string { return "choice" }

// place is the number of the choice among the options, which stand in the order of the decisions; 0 without one.
func (c *choice) place() int { return max(0, slices.Index(c.options, c.chosen)) }

// opposites are options that do not go together, as they say different things of the same.
var opposites = []struct{ option, other string }{
	{"remove-segments", "replace-segments"},
	{"remove-segments", "create-segments"},
	{"remove-segments", "create-segment"},
	{"remove-segments", "erase-blank"},
	{"reject-unknown-segments", "create-segments"},
}

// check finds what makes no sense whatever the book and the file hold.
func (d *decisionFlags) check(f *pflag.FlagSet) error {
	for _, o := range opposites {
		if f.Changed(o.option) && f.Changed(o.other) {
			return &UsageError{key: "terminal.usage.not_together", args: []any{"Option", "--" + o.option, "Other", "--" + o.other}}
		}
	}
	if f.Changed("create-segments") && d.createSegments == "" {
		return &UsageError{key: "terminal.usage.bad_value", args: []any{"Option", "--create-segments"}}
	}
	_, err := d.rowDecisions()
	return err
}

// rowDecisions reads the options --row.
func (d *decisionFlags) rowDecisions() (map[int]data.RowDecision, error) {
	rows := make(map[int]data.RowDecision, len(d.rows))
	for _, text := range d.rows {
		number, what, _ := strings.Cut(text, "=")
		row, err := strconv.Atoi(number)
		decision, ok := readRowDecision(what)
		if err != nil || row < 1 || !ok || decision.Row == row {
			return nil, &UsageError{key: "terminal.usage.bad_row", args: []any{"Value", text}}
		}
		if _, twice := rows[row]; twice {
			return nil, &UsageError{key: "terminal.usage.row_twice", args: []any{"Row", row}}
		}
		rows[row] = decision
	}
	if len(rows) == 0 {
		return nil, nil
	}
	return rows, nil
}

// readRowDecision reads what is to become of a row.
func readRowDecision(text string) (data.RowDecision, bool) {
	switch text {
	case "skip":
		return data.RowDecision{Act: data.RowSkip}, true
	case "new":
		return data.RowDecision{Act: data.RowNew}, true
	case "leave":
		return data.RowDecision{Act: data.RowLeave}, true
	}
	if row, ok := strings.CutPrefix(text, "row:"); ok {
		n, err := strconv.Atoi(row)
		return data.RowDecision{Act: data.RowIs, Row: n}, err == nil && n >= 1
	}
	id, err := strconv.ParseInt(text, 10, 64)
	return data.RowDecision{Act: data.RowIs, Contact: data.ContactID(id)}, err == nil && id >= 1
}

// decisions are all that the options say. Segments and contacts that they name must be in the book.
func (s *session) decisions(ctx context.Context, a *app.App) (data.Decisions, error) {
	f := &s.decisionFlags
	d := data.Decisions{
		Conflicts: data.ConflictDecision(f.conflicts.place()), Duplicates: data.DuplicateDecision(f.duplicates.place()),
		EraseBlank: f.eraseBlank,
	}
	switch {
	case f.replaceSegments:
		d.Mode = data.SegmentsReplace
	case f.removeSegments:
		d.Mode = data.SegmentsRemove
	}
	switch {
	case f.createSegments != "":
		d.OtherNames = data.NameDecision{Act: data.NameCreate, Family: data.Family(f.createSegments)}
	case f.rejectUnknown:
		d.OtherNames.Act = data.NameReject
	}
	var err error
	if d.Names, err = s.nameDecisions(ctx, a); err != nil {
		return d, err
	}
	d.Rows, err = f.rowDecisions()
	for _, decision := range d.Rows {
		if decision.Contact == 0 {
			continue
		}
		if _, e := a.Contact(ctx, decision.Contact); errors.Is(e, data.ErrContactNotFound) {
			return d, &UsageError{key: "terminal.usage.no_contact", args: []any{"ID", decision.Contact}}
		} else if e != nil {
			return d, e
		}
	}
	return d, err
}

// nameDecisions are those about single segment names, by key.
func (s *session) nameDecisions(ctx context.Context, a *app.App) (map[string]data.NameDecision, error) {
	names := map[string]data.NameDecision{}
	s.spelt = map[string]string{}
	decide := func(option, name string, decision data.NameDecision) error {
		key := app.SegmentKey(name)
		if key == "" {
			return &UsageError{key: "terminal.usage.bad_value", args: []any{"Option", option}}
		}
		if _, twice := names[key]; twice {
			return &UsageError{key: "terminal.usage.segment_twice", args: []any{"Segment", name}}
		}
		names[key] = decision
		s.spelt[key] = name
		return nil
	}
	for _, text := range s.create {
		name, family := text, data.FamilyOther
		if at := strings.LastIndexByte(text, '='); at >= 0 {
			name, family = text[:at], data.Family(strings.TrimSpace(text[at+1:]))
		}
		if err := decide("--create-segment", name, data.NameDecision{Act: data.NameCreate, Family: family}); err != nil {
			return nil, err
		}
	}
	for _, text := range s.use {
		name, existing, err := usedSegment(ctx, a, text)
		if err != nil {
			return nil, err
		}
		if err := decide("--use-segment", name, data.NameDecision{Act: data.NameUse, Segment: existing.ID}); err != nil {
			return nil, err
		}
	}
	for _, name := range s.leaveOut {
		if err := decide("--leave-out-segment", name, data.NameDecision{Act: data.NameLeaveOut}); err != nil {
			return nil, err
		}
	}
	for _, name := range s.reject {
		if err := decide("--reject-segment", name, data.NameDecision{Act: data.NameReject}); err != nil {
			return nil, err
		}
	}
	if len(names) == 0 {
		return nil, nil
	}
	return names, nil
}

// usedSegment reads "NAME=EXISTING". Either name may hold an equals sign: the first one that leaves a segment of the book
// behind it counts.
func usedSegment(ctx context.Context, a *app.App, text string) (name string, existing data.Segment, err error) {
	for at, r := range text {
		if r != '=' || strings.TrimSpace(text[:at]) == "" {
			continue
		}
		if existing, err = a.SegmentByName(ctx, text[at+1:]); err == nil {
			return text[:at], existing, nil
		}
		if !errors.Is(err, data.ErrSegmentNotFound) && !errors.Is(err, data.ErrSegmentNameEmpty) {
			return "", existing, err
		}
	}
	name, wanted, ok := strings.Cut(text, "=")
	if !ok || strings.TrimSpace(name) == "" || strings.TrimSpace(wanted) == "" {
		return "", existing, &UsageError{key: "terminal.usage.bad_use", args: []any{"Value", text}}
	}
	return "", existing, &UsageError{key: "terminal.usage.no_segment", args: []any{"Segment", wanted, "Name", name}}
}

// notUnknown are the names that options decide about in vain: no row that goes in has them, or the book does.
func (d *decisionFlags) notUnknown(plan data.Plan) []string {
	rest := maps.Clone(d.spelt)
	for _, unknown := range plan.Unknown {
		delete(rest, unknown.Key)
	}
	return slices.Sorted(maps.Values(rest))
}
