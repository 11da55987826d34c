package terminal

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"muster/app"
	"muster/data"
	"muster/views/wording"
)

// contactJSON is a contact with the column names of the book.
type contactJSON struct {
	ID            data.ContactID `json:"id"`
	CountryCode   string         `json:"country_code"`
	FirstName     string         `json:"first_name"`
	LastName      string         `json:"last_name"`
	Mobile        string         `json:"mobile"`
	Email         string         `json:"email"`
	AccountNumber string         `json:"account_number"`
	Organization  string         `json:"organization"`
	ExternalID    string         `json:"external_id"`
	Notes         string         `json:"notes"`
	DoNotContact  bool           `json:"do_not_contact"`
	CreatedAt     time.Time      `json:"created_at"`
	UpdatedAt     time.Time      `json:"updated_at"`
	Segments      []string       `json:"segments"`
}

func newContactJSON(c data.Contact, names map[data.SegmentID]string) contactJSON {
	return contactJSON{
		ID: c.ID, CountryCode: c.CountryCode, FirstName: c.FirstName, LastName: c.LastName, Mobile: c.Mobile,
		Email: c.Email, AccountNumber: c.AccountNumber, Organization: c.Organization, ExternalID: c.ExternalID,
		Notes: c.Notes, DoNotContact: c.DoNotContact, CreatedAt: c.CreatedAt, UpdatedAt: c.UpdatedAt, Segments: segmentNames(c, names),
	}
}

func segmentNames(c data.Contact, names map[data.SegmentID]string) []string {
	own := make([]string, len(c.Segments))
	for i, id := range c.Segments {
		own[i] = names[id]
	}
	return own
}

// contactsPage is how many contacts are loaded at a time.
const contactsPage = 1000

func (s *session) contacts(ctx context.Context) (int, error) {
	return s.reading(ctx, func(a *app.App) (int, error) {
		q, err := s.query(ctx, a)
		if err != nil {
			return ExitFailed, err
		}
		ids, err := a.ContactIDs(ctx, q, s.limit)
		if err != nil {
			return ExitFailed, err
		}
		names, err := namesByID(ctx, a)
		if err != nil {
			return ExitFailed, err
		}
		out := s.contactWriter(a, names)
		for len(ids) > 0 {
			page := ids[:min(contactsPage, len(ids))]
			ids = ids[len(page):]
			contacts, err := a.Contacts(ctx, page)
			if err != nil {
				return ExitFailed, err
			}
			for _, c := range contacts {
				out.add(c)
			}
		}
		return ExitDone, out.end()
	})
}

func namesByID(ctx context.Context, a *app.App) (map[data.SegmentID]string, error) {
	segments, err := a.Segments(ctx)
	if err != nil {
		return nil, err
	}
	names := make(map[data.SegmentID]string, len(segments))
	for _, segment := range segments {
		names[segment.ID] = segment.Name
	}
	return names, nil
}

// contactWriter writes contacts as a table or as JSON.
type contactWriter struct {
	add func(data.Contact)
	end func() error
}

func (s *session) contactWriter(a *app.App, names map[data.SegmentID]string) contactWriter {
	if s.json {
		list := []contactJSON{}
		return contactWriter{
			add: func(c data.Contact) { list = append(list, newContactJSON(c, names)) },
			end: func() error { return writeJSON(s.Stdout, list) },
		}
	}
	table := tabwriter.NewWriter(s.Stdout, 0, 4, 2, ' ', 0)
	return contactWriter{
		add: func(c data.Contact) {
			fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%s\t%s\n", c.ID, c.FullName(), a.ShowMobile(c), c.Email, c.Organization,
				strings.Join(segmentNames(c, names), "; "))
		},
		end: table.Flush,
	}
}

// contactIDs reads the IDs of contacts among the arguments.
func contactIDs(args []string) ([]data.ContactID, error) {
	var ids []data.ContactID
	for _, arg := range args {
		id, err := strconv.ParseInt(arg, 10, 64)
		if err != nil || id < 1 {
			return nil, &UsageError{key: "terminal.usage.bad_id", args: []any{"Value", arg}}
		}
		ids = append(ids, data.ContactID(id))
	}
	return ids, nil
}

func (s *session) contactAdd(ctx context.Context) (int, error) {
	return s.writing(ctx, func(a *app.App) (int, error) {
		c := data.Contact{
			CountryCode: s.country, FirstName: s.first, LastName: s.last, Mobile: s.mobile, Email: s.email,
			AccountNumber: s.account, Organization: s.organization, ExternalID: s.externalID,
		}
		for _, name := range s.segments {
			segment, err := a.SegmentByName(ctx, name)
			if err != nil {
				return ExitFailed, err
			}
			c.Segments = append(c.Segments, segment.ID)
		}
		if stop, err := s.lookAlikes(ctx, a, c); stop || err != nil {
			return ExitFailed, err
		}
		saved, err := a.SaveContact(ctx, c)
		if err != nil {
			return ExitFailed, err
		}
		for _, p := range a.CheckContact(c) {
			fmt.Fprintln(s.Stderr, wording.Problem(s.Words, p))
		}
		names, err := namesByID(ctx, a)
		if err != nil {
			return ExitFailed, err
		}
		if s.json {
			return ExitDone, writeJSON(s.Stdout, newContactJSON(saved, names))
		}
		fmt.Fprintln(s.Stdout, saved.ID)
		return ExitDone, nil
	})
}

// lookAlikes tells whom the new contact looks like, and stops where that is the same person: a script that runs
// twice must not make everybody twice.
func (s *session) lookAlikes(ctx context.Context, a *app.App, c data.Contact) (stop bool, err error) {
	matches, err := a.LookAlikes(ctx, c)
	if err != nil {
		return true, err
	}
	for _, m := range matches {
		key := "terminal.possible_duplicate"
		if m.SamePerson {
			key, stop = "terminal.same_person", true
		}
		fmt.Fprintln(s.Stderr, s.Words.Text(key, "ID", m.Contact.ID, "Name", m.Contact.FullName()))
	}
	return stop, nil
}
