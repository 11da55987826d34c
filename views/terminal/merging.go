package terminal

import (
	"context"

	"muster/app"
	"muster/data"
)

// contactMerge merges contacts into the first one. Where values differ, those of the first win; it gets those that it lacks.
func (s *session) contactMerge(ctx context.Context) (int, error) {
	ids, err := contactIDs(s.Args)
	if err != nil {
		return ExitUsage, err
	}
	return s.writing(ctx, func(a *app.App) (int, error) {
		seen := map[data.ContactID]bool{}
		var contacts []data.Contact
		for _, id := range ids {
			if seen[id] {
				return ExitFailed, data.ErrSameContact
			}
			seen[id] = true
			c, err := a.Contact(ctx, id)
			if err != nil {
				return ExitFailed, err
			}
			contacts = append(contacts, c)
		}
		m := app.NewMerging(contacts)
		m.Stay(ids[0])
		merged, err := a.MergeContacts(ctx, m)
		if err != nil {
			return ExitFailed, err
		}
		if s.json {
			names, err := namesByID(ctx, a)
			if err != nil {
				return ExitFailed, err
			}
			return ExitDone, writeJSON(s.Stdout, newContactJSON(merged, names))
		}
		return s.done(s.Words.Count("terminal.contacts_merged", len(ids)-1, "ID", merged.ID, "Name", merged.FullName()))
	})
}
