package terminal

import (
	"context"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/pflag"

	"muster/app"
	"muster/data"
)

// audienceFlags say what to do with an audience besides counting it.
type audienceFlags struct {
	save, asSegment, out, message string
}

// audienceOptions are their names.
var audienceOptions = []string{"save", "as-segment", "out", "message"}

func (f *audienceFlags) define(flags *pflag.FlagSet) {
	flags.StringVar(&f.save, "save", "", "")
	flags.StringVar(&f.asSegment, "as-segment", "", "")
	flags.StringVar(&f.out, "out", "", "")
	flags.StringVar(&f.message, "message", "", "")
}

// audienceJSON is an audience for programs.
type audienceJSON struct {
	Contacts      int `json:"contacts"`
	Mobiles       int `json:"mobiles"`
	WithoutMobile int `json:"without_mobile"`
	SharingMobile int `json:"sharing_mobile"`
	DoNotContact  int `json:"do_not_contact"`
	// Days is how long one sending number needs, and SendingNumbers how many need one day.
	Days           int           `json:"days"`
	SendingNumbers int           `json:"sending_numbers"`
	DailyLimit     int           `json:"daily_limit"`
	Countries      []countryJSON `json:"countries"`
	Message        *messageJSON  `json:"message,omitempty"`
	// What was done with it.
	Filter   string       `json:"filter,omitempty"`
	Segment  *segmentJSON `json:"segment,omitempty"`
	Exported *int         `json:"exported,omitempty"`
}

type countryJSON struct {
	CountryCode string `json:"country_code"`
	Contacts    int    `json:"contacts"`
}

type messageJSON struct {
	Characters int `json:"characters"`
	Limit      int `json:"limit"`
}

func (s *session) audience(ctx context.Context) (int, error) {
	run := s.reading
	if s.save != "" || s.asSegment != "" {
		run = s.writing
	}
	return run(ctx, func(a *app.App) (int, error) {
		q, err := s.query(ctx, a)
		if err != nil {
			return ExitFailed, err
		}
		found, err := a.Audience(ctx, q)
		if err != nil {
			return ExitFailed, err
		}
		report := newAudienceJSON(found)
		if s.message != "" {
			report.Message = &messageJSON{app.MessageLength(s.message), app.MessageLimit}
		}
		if err := s.keepAudience(ctx, a, q, &report); err != nil {
			return ExitFailed, err
		}
		if s.json {
			return ExitDone, writeJSON(s.Stdout, report)
		}
		return ExitDone, s.tellAudience(a, report)
	})
}

func newAudienceJSON(a app.Audience) audienceJSON {
	report := audienceJSON{
		Contacts: a.Contacts, Mobiles: a.Mobiles, WithoutMobile: a.WithoutMobile, SharingMobile: a.Sharing,
		DoNotContact: a.DoNotContact, Days: a.Days(1), SendingNumbers: a.Days(1), DailyLimit: app.DailyRecipients,
		Countries: make([]countryJSON, len(a.Countries)),
	}
	for i, c := range a.Countries {
		report.Countries[i] = countryJSON{c.Code, c.Contacts}
	}
	return report
}

// keepAudience writes, keeps and freezes the audience as the options ask. Names are looked at first and the file is written
// before the book, so that a refusal leaves the book as it was.
func (s *session) keepAudience(ctx context.Context, a *app.App, q data.Query, report *audienceJSON) error {
	if s.save != "" {
		if err := a.CheckFilterName(ctx, 0, s.save); err != nil {
			return err
		}
	}
	if s.asSegment != "" {
		if err := a.CheckSegmentName(ctx, 0, s.asSegment); err != nil {
			return err
		}
	}
	if s.out != "" {
		n, err := a.Export(ctx, s.out, app.Recipients(q), nil)
		if err != nil {
			return err
		}
		report.Exported = &n
	}
	if s.asSegment != "" {
		segment := data.Segment{Name: s.asSegment, Family: data.FamilyOther, Colour: data.ColourAuto}
		made, err := a.FreezeQuery(ctx, app.AudienceMembers(q).Query, segment)
		if err != nil {
			return err
		}
		kept := newSegmentJSON(made)
		report.Segment = &kept
	}
	if s.save != "" {
		saved, err := a.SaveFilter(ctx, data.SavedFilter{Name: s.save, Kind: data.FilterAudience, Query: q})
		if err != nil {
			return err
		}
		report.Filter = saved.Name
	}
	return nil
}

// tellAudience writes the numbers as a table, and what was done with them on stderr.
func (s *session) tellAudience(a *app.App, report audienceJSON) error {
	table := tabwriter.NewWriter(s.Stdout, 0, 4, 2, ' ', 0)
	row := func(key string, n int) { fmt.Fprintf(table, "%s\t%s\n", s.Words.Text(key), s.Words.Number(n)) }
	row("audience.contacts", report.Contacts)
	row("audience.mobiles", report.Mobiles)
	row("audience.without_mobile", report.WithoutMobile)
	row("audience.sharing", report.SharingMobile)
	row("audience.do_not_contact", report.DoNotContact)
	row("audience.days", report.Days)
	for _, c := range report.Countries {
		name := a.CountryName(c.CountryCode)
		if name == "" {
			name = s.Words.Text("audience.no_country")
		}
		fmt.Fprintf(table, "%s\t%s\n", name, s.Words.Number(c.Contacts))
	}
	if report.Message != nil {
		row("audience.characters", report.Message.Characters)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if report.Message != nil && report.Message.Characters > app.MessageLimit {
		fmt.Fprintln(s.Stderr, s.Words.Count("audience.too_long", report.Message.Characters-app.MessageLimit,
			"Limit", s.Words.Number(app.MessageLimit)))
	}
	if report.Exported != nil {
		fmt.Fprintln(s.Stderr, s.Words.Count("terminal.exported", *report.Exported, "File", s.out))
	}
	if report.Segment != nil {
		fmt.Fprintln(s.Stderr, s.Words.Count("terminal.frozen", report.Segment.Count, "Segment", report.Segment.Name))
	}
	if report.Filter != "" {
		fmt.Fprintln(s.Stderr, s.Words.Text("terminal.filter_saved", "Filter", report.Filter))
	}
	return nil
}

// contactMark and contactUnmark say whom no message may reach.
func (s *session) contactMark(ctx context.Context) (int, error)   { return s.mark(ctx, true) }
func (s *session) contactUnmark(ctx context.Context) (int, error) { return s.mark(ctx, false) }

// mark marks the contacts of the arguments or takes their mark. An ID that no contact has refuses the whole command.
func (s *session) mark(ctx context.Context, mark bool) (int, error) {
	ids, err := contactIDs(s.Args)
	if err != nil {
		return ExitUsage, err
	}
	return s.writing(ctx, func(a *app.App) (int, error) {
		for _, id := range ids {
			if _, err := a.Contact(ctx, id); err != nil {
				return ExitFailed, err
			}
		}
		change, err := a.MarkDoNotContact(ctx, data.SelectIDs(ids...), mark, nil)
		if err != nil {
			return ExitFailed, err
		}
		key := "terminal.unmarked"
		if mark {
			key = "terminal.marked"
		}
		return s.done(s.Words.Count(key, change.Counts.Updated))
	})
}
