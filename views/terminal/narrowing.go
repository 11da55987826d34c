package terminal

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"muster/app"
	"muster/data"
)

// narrowingFlags are the options that say which contacts a command is about, besides --segment, --search, --country and
// --organization. Without any it is about all of them.
type narrowingFlags struct {
	any, all, none             []string
	has, hasNot                []string
	createdSince, changedSince string
	change                     int
	contactable                bool
	filter                     string
}

// narrowingOptions are the names of all options that narrow.
var narrowingOptions = []string{
	"segment", "any", "all", "none", "search", "country", "organization", "has", "has-not", "created-since", "changed-since",
	"change", "contactable", "filter",
}

func (n *narrowingFlags) define(f *pflag.FlagSet) {
	f.StringArrayVar(&n.any, "any", nil, "")
	f.StringArrayVar(&n.all, "all", nil, "")
	f.StringArrayVar(&n.none, "none", nil, "")
	f.StringArrayVar(&n.has, "has", nil, "")
	f.StringArrayVar(&n.hasNot, "has-not", nil, "")
	f.StringVar(&n.createdSince, "created-since", "", "")
	f.StringVar(&n.changedSince, "changed-since", "", "")
	f.IntVar(&n.change, "change", 0, "")
	f.BoolVar(&n.contactable, "contactable", false, "")
	f.StringVar(&n.filter, "filter", "", "")
}

// check refuses what cannot be meant: a saved filter stands alone, as two filters of one kind would not narrow each other.
func (n *narrowingFlags) check(flags *pflag.FlagSet) error {
	if n.change < 0 {
		return &UsageError{key: "terminal.usage.bad_value", args: []any{"Option", "--change"}}
	}
	if !flags.Changed("filter") {
		return nil
	}
	for _, name := range narrowingOptions {
		if name != "filter" && flags.Changed(name) {
			return &UsageError{key: "terminal.usage.not_together", args: []any{"Option", "--filter", "Other", "--" + name}}
		}
	}
	return nil
}

// query is what the options narrow to.
func (s *session) query(ctx context.Context, a *app.App) (data.Query, error) {
	if s.filter != "" {
		f, err := a.FilterByName(ctx, s.filter)
		return f.Query, err
	}
	q := data.Query{Search: s.search, Change: data.ChangeID(s.change), Contactable: s.contactable}
	if s.organization != "" {
		q.Organizations = []string{s.organization}
	}
	for _, part := range []struct {
		names []string
		into  *[]data.SegmentID
	}{{s.segments, &q.Segments}, {s.any, &q.Segments}, {s.all, &q.AllSegments}, {s.none, &q.NoneSegments}} {
		for _, name := range part.names {
			segment, err := a.SegmentByName(ctx, name)
			if err != nil {
				return q, err
			}
			*part.into = append(*part.into, segment.ID)
		}
	}
	var err error
	if q.Countries, err = countries(a, s.country); err != nil {
		return q, err
	}
	if q.Has, err = fields("--has", s.has); err != nil {
		return q, err
	}
	if q.HasNot, err = fields("--has-not", s.hasNot); err != nil {
		return q, err
	}
	if q.CreatedSince, err = day("--created-since", s.createdSince); err != nil {
		return q, err
	}
	q.ChangedSince, err = day("--changed-since", s.changedSince)
	return q, err
}

// countries reads countries with commas between them, by their letters or names.
func countries(a *app.App, text string) ([]string, error) {
	if text == "" {
		return nil, nil
	}
	var codes []string
	for name := range strings.SplitSeq(text, ",") {
		code, ok := a.ReadCountry(strings.TrimSpace(name))
		if !ok {
			return nil, &UsageError{key: "terminal.usage.bad_country", args: []any{"Value", name}}
		}
		codes = append(codes, code)
	}
	return codes, nil
}

func fields(option string, names []string) ([]data.Field, error) {
	var found []data.Field
	for _, name := range names {
		f, ok := data.FieldNamed(name)
		if !ok {
			var known []string
			for f := range data.Field(data.NumFields) {
				known = append(known, f.String())
			}
			return nil, &UsageError{key: "terminal.usage.bad_choice", args: []any{
				"Option", option, "Value", name, "Choices", strings.Join(known, ", "),
			}}
		}
		found = append(found, f)
	}
	return found, nil
}

// day reads when a day of the user's own calendar begins, or a moment as programs write it.
func day(option, text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	if t, err := time.ParseInLocation(time.DateOnly, text, time.Local); err == nil {
		return t, nil
	}
	if t, err := time.Parse(time.RFC3339, text); err == nil {
		return t, nil
	}
	return time.Time{}, &UsageError{key: "terminal.usage.bad_date", args: []any{"Option", option, "Value", text}}
}
