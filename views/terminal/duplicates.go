package terminal

import (
	"context"
	"fmt"
	"text/tabwriter"

	"muster/app"
	"muster/data"
	"muster/views/wording"
)

// duplicateJSON is a group of contacts that may be one person.
type duplicateJSON struct {
	// By are the keys that they share: external_id, mobile, email, name, shared_mobile, shared_email; the strongest first.
	By  []string         `json:"by"`
	IDs []data.ContactID `json:"ids"`
	// Contacts are the first twenty of them.
	Contacts []contactJSON `json:"contacts"`
}

// duplicatesPage is how many groups are loaded at a time.
const duplicatesPage = 200

func (s *session) findDuplicates(ctx context.Context) (int, error) {
	return s.reading(ctx, func(a *app.App) (int, error) {
		found, err := a.FindDuplicates(ctx, nil)
		if err != nil {
			return ExitFailed, err
		}
		names, err := namesByID(ctx, a)
		if err != nil {
			return ExitFailed, err
		}
		n := found.Len()
		if s.limit > 0 {
			n = min(n, s.limit)
		}
		list := []duplicateJSON{}
		table := tabwriter.NewWriter(s.Stdout, 0, 4, 2, ' ', 0)
		for at := 0; at < n; at += duplicatesPage {
			groups, err := found.Groups(ctx, at, min(duplicatesPage, n-at))
			if err != nil {
				return ExitFailed, err
			}
			for _, g := range groups {
				if s.json {
					list = append(list, newDuplicateJSON(g, names))
				} else {
					s.printDuplicates(a, table, g)
				}
			}
		}
		if s.json {
			return ExitDone, writeJSON(s.Stdout, list)
		}
		if err := table.Flush(); err != nil {
			return ExitFailed, err
		}
		return s.done(s.Words.Count("terminal.duplicates", found.Len()))
	})
}

func newDuplicateJSON(g data.DuplicateGroup, names map[data.SegmentID]string) duplicateJSON {
	out := duplicateJSON{By: []string{}, IDs: g.IDs, Contacts: []contactJSON{}}
	for _, key := range g.By {
		out.By = append(out.By, key.String())
	}
	for _, c := range g.Contacts {
		out.Contacts = append(out.Contacts, newContactJSON(c, names))
	}
	return out
}

// printDuplicates writes a line that says by what they are alike, one a contact, and a blank one.
func (s *session) printDuplicates(a *app.App, table *tabwriter.Writer, g data.DuplicateGroup) {
	_ = table.Flush() // the columns of another group are others
	alike, _ := wording.DuplicateKeys(s.Words, g.By)
	fmt.Fprintln(s.Stdout, s.Words.Text("terminal.alike", "Keys", alike))
	for _, c := range g.Contacts {
		fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%s\n", c.ID, c.FullName(), a.ShowMobile(c), c.Email, c.Organization)
	}
	_ = table.Flush()
	if more := len(g.IDs) - len(g.Contacts); more > 0 {
		fmt.Fprintln(s.Stdout, s.Words.Count("history.ask.more", more))
	}
	fmt.Fprintln(s.Stdout)
}
