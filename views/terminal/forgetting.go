package terminal

import (
	"context"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"muster/app"
	"muster/data"
)

// forgottenJSON is what deleting for good did, or with --dry-run whom it would be about.
type forgottenJSON struct {
	Deleted int `json:"deleted"`
	// Change is the number of the entry in the history, null on a dry run.
	Change *data.ChangeID `json:"change"`
	// Copies is how many copies of the book were cleared; Left are the files of those that could not be.
	Copies int      `json:"copies"`
	Left   []string `json:"left"`
	// Unfinished: what stands in free places of the book's file goes when it is opened next.
	Unfinished bool `json:"unfinished"`
	// Contacts are told on a dry run alone.
	Contacts []contactJSON `json:"contacts,omitempty"`
}

// contactForget deletes for good: contacts of the book and deleted ones by their IDs, and deleted ones by a search.
func (s *session) contactForget(ctx context.Context) (int, error) {
	ids, err := contactIDs(s.Args)
	if err != nil {
		return ExitUsage, err
	}
	if len(ids) == 0 && strings.TrimSpace(s.search) == "" {
		return ExitUsage, &UsageError{key: "terminal.usage.nobody"}
	}
	run := s.writing
	if s.dryRun {
		run = s.reading
	}
	return run(ctx, func(a *app.App) (int, error) {
		who, people, err := s.whom(ctx, a, ids)
		if err != nil {
			return ExitFailed, err
		}
		if s.dryRun {
			return s.wouldForget(ctx, a, people)
		}
		done, err := a.DeleteForGood(ctx, who, nil)
		if err != nil {
			return ExitFailed, err
		}
		return s.forgot(done)
	})
}

// whom finds who is meant. An ID that nobody has or had refuses the whole command.
func (s *session) whom(ctx context.Context, a *app.App, ids []data.ContactID) (who data.Forgetting, people []data.Contact, err error) {
	people, err = a.Contacts(ctx, ids)
	if err != nil {
		return who, nil, err
	}
	for _, c := range people {
		who.Selection.IDs = append(who.Selection.IDs, c.ID)
	}
	gone := slices.DeleteFunc(slices.Clone(ids), func(id data.ContactID) bool { return slices.Contains(who.Selection.IDs, id) })
	if len(gone) > 0 {
		found, _, err := a.DeletedContacts(ctx, "", gone, math.MaxInt32)
		if err != nil {
			return who, nil, err
		}
		for _, id := range gone {
			if !slices.ContainsFunc(found, func(c data.Contact) bool { return c.ID == id }) {
				return who, nil, data.ErrContactNotFound
			}
		}
		who.Gone = found
	}
	if strings.TrimSpace(s.search) != "" {
		found, _, err := a.DeletedContacts(ctx, s.search, nil, math.MaxInt32)
		if err != nil {
			return who, nil, err
		}
		for _, c := range found {
			if !slices.ContainsFunc(who.Gone, func(other data.Contact) bool { return other.ID == c.ID && other.CreatedAt.Equal(c.CreatedAt) }) {
				who.Gone = append(who.Gone, c)
			}
		}
	}
	people = append(people, who.Gone...)
	if len(people) == 0 {
		return who, nil, data.ErrNobodyDeleted
	}
	return who, people, nil
}

func (s *session) wouldForget(ctx context.Context, a *app.App, people []data.Contact) (int, error) {
	if !s.json {
		out := s.contactWriter(a, nil)
		for _, c := range people {
			c.Segments = nil
			out.add(c)
		}
		if err := out.end(); err != nil {
			return ExitFailed, err
		}
		return s.done(s.Words.Count("terminal.would_forget", len(people)))
	}
	names, err := namesByID(ctx, a)
	if err != nil {
		return ExitFailed, err
	}
	result := forgottenJSON{Deleted: len(people), Left: []string{}}
	for _, c := range people {
		result.Contacts = append(result.Contacts, newContactJSON(c, names))
	}
	return ExitDone, writeJSON(s.Stdout, result)
}

// forgot says what was done, without a name. Copies that could not be cleared are rows that did not go in, for the exit code.
func (s *session) forgot(done data.Forgotten) (int, error) {
	code := ExitDone
	if len(done.Left) > 0 || done.Unfinished {
		code = ExitRejected
	}
	if s.json {
		result := forgottenJSON{
			Deleted: done.Change.Counts.Deleted, Change: &done.Change.ID, Copies: done.Copies, Left: done.Left, Unfinished: done.Unfinished,
		}
		if result.Left == nil {
			result.Left = []string{}
		}
		return code, writeJSON(s.Stdout, result)
	}
	fmt.Fprintln(s.Stderr, s.Words.Count("terminal.forgotten", done.Change.Counts.Deleted))
	for _, path := range done.Left {
		fmt.Fprintln(s.Stderr, s.Words.Text("forget.left", "File", filepath.Base(path)))
	}
	if done.Unfinished {
		fmt.Fprintln(s.Stderr, s.Words.Text("forget.told.unfinished_text"))
	}
	return code, nil
}
