package terminal

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"muster/app"
	"muster/data"
	"muster/views/wording"
)

// exportFlags are the options of an export.
type exportFlags struct {
	profile string
	parts   int
	// changed leaves out what has not changed, qualifying what the receiver would not take; check writes nothing.
	changed, qualifying, check bool
}

// exportOptions are their names.
var exportOptions = []string{"json", "profile", "parts", "changed", "qualifying", "check"}

func (e *exportFlags) define(f *pflag.FlagSet) {
	f.StringVar(&e.profile, "profile", "", "")
	f.IntVar(&e.parts, "parts", 0, "")
	f.BoolVar(&e.changed, "changed", false, "")
	f.BoolVar(&e.qualifying, "qualifying", false, "")
	f.BoolVar(&e.check, "check", false, "")
}

func (e *exportFlags) checkFlags(flags *pflag.FlagSet) error {
	if flags.Changed("parts") && e.parts < 1 {
		return &UsageError{key: "terminal.usage.parts"}
	}
	return nil
}

func (s *session) export(ctx context.Context) (int, error) {
	if s.exportFlags.check {
		return s.reading(ctx, func(a *app.App) (int, error) { return s.checkExport(ctx, a) })
	}
	write := func(a *app.App) (int, error) { return s.writeExport(ctx, a) }
	// What was written is remembered where the book can be written; otherwise it is read, as by everybody who only reads.
	// One that does not exist is not made for that.
	if _, err := os.Stat(s.Books.Closed().Path); err == nil {
		if a, err := s.Books.Writing(ctx); err == nil {
			return with(ctx, func(context.Context) (*app.App, error) { return a, nil }, write)
		}
	}
	return s.reading(ctx, write)
}

func (s *session) exportOptions(ctx context.Context, a *app.App) (app.ExportOptions, error) {
	q, err := s.query(ctx, a)
	return app.ExportOptions{
		Path: s.Args[0], Profile: s.profile, Selection: data.SelectAll(q), PartRows: s.parts, OnlyChanged: s.changed,
		OnlyQualifying: s.qualifying,
	}, err
}

// exportJSON is a written export, apartJSON what is to be mended by hand, for programs.
type exportJSON struct {
	Profile       string   `json:"profile"`
	Files         []string `json:"files"`
	Contacts      int      `json:"contacts"`
	Unchanged     int      `json:"unchanged"`
	NotQualifying int      `json:"not_qualifying"`
	LostLetters   int      `json:"lost_letters"`
	LostRows      int      `json:"lost_rows"`
	LostFirstRow  int      `json:"lost_first_row"`
	apartJSON
	Remembered bool `json:"remembered"`
}

type apartJSON struct {
	Replace       bool             `json:"replace_segments_there"`
	NoSegmentLeft []data.ContactID `json:"no_segment_left"`
	Gone          []data.ContactID `json:"gone"`
	Outside       []data.ContactID `json:"outside"`
}

func newApartJSON(replace bool, apart app.ExportApart) apartJSON {
	list := func(ids []data.ContactID) []data.ContactID { return append([]data.ContactID{}, ids...) }
	return apartJSON{replace, list(apart.NoSegmentLeft), list(apart.Gone), list(apart.Outside)}
}

func (s *session) writeExport(ctx context.Context, a *app.App) (int, error) {
	o, err := s.exportOptions(ctx, a)
	if err != nil {
		return ExitFailed, err
	}
	r, err := a.ExportFile(ctx, o, nil)
	if err != nil {
		return ExitFailed, err
	}
	if s.json {
		return ExitDone, writeJSON(s.Stdout, exportJSON{
			r.Profile.ID, r.Files, r.Contacts, r.Unchanged, r.NotQualifying, r.LostLetters, r.LostRows, r.LostFirst,
			newApartJSON(r.Replace, r.Apart), r.Remembered,
		})
	}
	if last := len(r.Files) - 1; last > 0 {
		s.say(s.Words.Count("terminal.export.parts", r.Contacts, "Files", len(r.Files), "First", filepath.Base(r.Files[0]),
			"Last", filepath.Base(r.Files[last])))
	} else {
		s.say(s.Words.Count("terminal.exported", r.Contacts, "File", o.Path))
	}
	if r.LostLetters > 0 {
		s.say(s.Words.Count("terminal.export.lost", r.LostLetters, "Encoding", r.Profile.Dialect.Encoding, "Row", r.LostFirst))
	}
	if r.NotQualifying > 0 {
		s.say(s.Words.Count("terminal.export.not_qualifying", r.NotQualifying))
	}
	if err := s.sayDelta(ctx, a, r.Unchanged, r.Replace && r.Contacts > 0, r.Apart, s.say); err != nil {
		return ExitFailed, err
	}
	if !r.Remembered {
		s.say(s.Words.Text("terminal.export.not_remembered"))
	}
	return ExitDone, nil
}

func (s *session) say(text string) { fmt.Fprintln(s.Stderr, text) }

// sayDelta tells what an export leaves out as it has not changed, and what is to be done about the rest.
func (s *session) sayDelta(
	ctx context.Context, a *app.App, unchanged int, replace bool, apart app.ExportApart, say func(string),
) error {
	if unchanged > 0 {
		say(s.Words.Count("terminal.export.unchanged", unchanged))
	}
	if replace {
		say(s.Words.Text("export_replace"))
	}
	if !s.changed {
		return nil // the whole state is in the file
	}
	for _, group := range []struct {
		key string
		ids []data.ContactID
	}{
		{"export_apart.no_segment_left", apart.NoSegmentLeft},
		{"export_apart.gone", apart.Gone},
		{"export_apart.outside", apart.Outside},
	} {
		if len(group.ids) == 0 {
			continue
		}
		say(s.Words.Count(group.key, len(group.ids)))
		contacts, err := a.ApartContacts(ctx, group.ids[:min(len(group.ids), shownContacts)])
		if err != nil {
			return err
		}
		s.sayContacts(a, contacts, len(group.ids), say)
	}
	return nil
}

// shownContacts is how many contacts of a kind are named; --json has all of them.
const shownContacts = 20

func (s *session) sayContacts(a *app.App, contacts []data.Contact, total int, say func(string)) {
	for _, c := range contacts {
		line := []string{fmt.Sprint(c.ID), c.FullName(), a.ShowMobile(c), c.Email}
		say("  " + strings.TrimRight(strings.Join(line, "  "), " "))
	}
	if more := total - len(contacts); more > 0 {
		say("  " + s.Words.Count("terminal.check.more", more))
	}
}

// exportCheckJSON is what an export will hold, for programs.
type exportCheckJSON struct {
	Profile    string           `json:"profile"`
	Missing    []string         `json:"missing_columns"`
	Contacts   int              `json:"contacts"`
	Qualifying int              `json:"qualifying"`
	Unchanged  int              `json:"unchanged"`
	Reasons    []exportReason   `json:"reasons"`
	Segments   []exportSegments `json:"segments"`
	apartJSON
}

type exportReason struct {
	Code     data.ExportReason `json:"code"`
	Reason   string            `json:"reason"`
	Contacts []data.ContactID  `json:"contacts"`
}

type exportSegments struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

func (s *session) checkExport(ctx context.Context, a *app.App) (int, error) {
	o, err := s.exportOptions(ctx, a)
	if err != nil {
		return ExitFailed, err
	}
	c, err := a.CheckExport(ctx, o, nil)
	if err != nil {
		return ExitFailed, err
	}
	if s.json {
		return ExitDone, writeJSON(s.Stdout, s.newExportCheckJSON(c))
	}
	say := func(text string) { fmt.Fprintln(s.Stdout, text) }
	say(s.Words.Count("terminal.check.contacts", c.Contacts, "Profile", c.Profile.Name))
	say(s.Words.Count("terminal.check.qualifying", c.Qualifying))
	if len(c.Missing) > 0 {
		var names []string
		for _, f := range c.Missing {
			names = append(names, wording.Field(s.Words, f))
		}
		say(s.Words.Text("terminal.check.missing", "Fields", strings.Join(names, ", ")))
	}
	for _, r := range c.Reasons {
		say(s.Words.Count("export_reason."+string(r.Reason), r.Contacts))
		contacts, n, err := c.ReasonContacts(ctx, r.Reason, 0, shownContacts)
		if err != nil {
			return ExitFailed, err
		}
		s.sayContacts(a, contacts, n, say)
	}
	if err := s.sayDelta(ctx, a, c.Unchanged, c.Replace && c.Contacts > 0, c.Apart, say); err != nil {
		return ExitFailed, err
	}
	if len(c.Segments) > 0 {
		say(s.Words.Count("terminal.check.segments", len(c.Segments)))
		fmt.Fprint(s.Stdout, c.SegmentList())
	}
	return ExitDone, nil
}

func (s *session) newExportCheckJSON(c *app.ExportCheck) exportCheckJSON {
	out := exportCheckJSON{
		Profile: c.Profile.ID, Missing: []string{}, Contacts: c.Contacts, Qualifying: c.Qualifying, Unchanged: c.Unchanged,
		Reasons: []exportReason{}, Segments: []exportSegments{}, apartJSON: newApartJSON(c.Replace, c.Apart),
	}
	for _, f := range c.Missing {
		out.Missing = append(out.Missing, f.String())
	}
	for _, r := range c.Reasons {
		text := s.Words.Count("export_reason."+string(r.Reason), r.Contacts)
		out.Reasons = append(out.Reasons, exportReason{r.Reason, text, c.ReasonIDs(r.Reason)})
	}
	for _, use := range c.Segments {
		out.Segments = append(out.Segments, exportSegments{use.Segment.Name, use.Contacts})
	}
	return out
}
