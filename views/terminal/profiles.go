package terminal

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"

	"muster/app"
	"muster/data/columns"
)

// profileJSON is an export profile for programs.
type profileJSON struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	BuiltIn bool   `json:"built_in"`
	Default bool   `json:"default"`
	columns.Profile
}

func (s *session) newProfileJSON(ctx context.Context, a *app.App, p columns.Profile) (profileJSON, error) {
	usual, err := a.Profile(ctx, "")
	return profileJSON{p.ID, p.Name, p.BuiltIn, p.ID == usual.ID, p}, err
}

func (s *session) profileList(ctx context.Context) (int, error) {
	return s.reading(ctx, func(a *app.App) (int, error) {
		all, err := a.Profiles(ctx)
		if err != nil {
			return ExitFailed, err
		}
		list := make([]profileJSON, len(all))
		for i, p := range all {
			if list[i], err = s.newProfileJSON(ctx, a, p); err != nil {
				return ExitFailed, err
			}
		}
		if s.json {
			return ExitDone, writeJSON(s.Stdout, list)
		}
		table := tabwriter.NewWriter(s.Stdout, 0, 4, 2, ' ', 0)
		for _, p := range list {
			mark := ""
			if p.Default {
				mark = "*"
			}
			fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", mark, p.ID, p.Name, p.Type)
		}
		return ExitDone, table.Flush()
	})
}

func (s *session) profileShow(ctx context.Context) (int, error) {
	return s.reading(ctx, func(a *app.App) (int, error) {
		p, err := a.Profile(ctx, s.Args[0])
		if err != nil {
			return ExitFailed, err
		}
		if s.json {
			shown, err := s.newProfileJSON(ctx, a, p)
			if err != nil {
				return ExitFailed, err
			}
			return ExitDone, writeJSON(s.Stdout, shown)
		}
		table := tabwriter.NewWriter(s.Stdout, 0, 4, 2, ' ', 0)
		for _, c := range p.Columns {
			fmt.Fprintf(table, "%s\t%s\n", c.Title, c.Role)
		}
		return ExitDone, table.Flush()
	})
}

func (s *session) profileAdopt(ctx context.Context) (int, error) {
	read, err := s.readOptions()
	if err != nil {
		return ExitUsage, err
	}
	roles, err := s.headers()
	if err != nil {
		return ExitUsage, err
	}
	return s.writing(ctx, func(a *app.App) (int, error) {
		p, err := a.AdoptProfile(ctx, app.AdoptOptions{Path: s.Args[0], Read: read, Headers: roles}, s.Args[1])
		if err != nil {
			return ExitFailed, err
		}
		if blank := p.Blank(); len(blank) > 0 && !s.json {
			s.say(s.Words.Text("terminal.profile.blank", "Columns", strings.Join(blank, ", ")))
		}
		return s.savedProfile(ctx, a, p)
	})
}

func (s *session) profileCopy(ctx context.Context) (int, error) {
	return s.writing(ctx, func(a *app.App) (int, error) {
		p, err := a.CopyProfile(ctx, s.Args[0], s.Args[1])
		if err != nil {
			return ExitFailed, err
		}
		return s.savedProfile(ctx, a, p)
	})
}

func (s *session) savedProfile(ctx context.Context, a *app.App, p columns.Profile) (int, error) {
	if s.json {
		shown, err := s.newProfileJSON(ctx, a, p)
		if err != nil {
			return ExitFailed, err
		}
		return ExitDone, writeJSON(s.Stdout, shown)
	}
	fmt.Fprintln(s.Stdout, p.ID)
	return s.done(s.Words.Text("terminal.profile.saved", "ID", p.ID, "Name", p.Name))
}

func (s *session) profileDelete(ctx context.Context) (int, error) {
	return s.writing(ctx, func(a *app.App) (int, error) {
		p, err := a.DeleteProfile(ctx, s.Args[0])
		if err != nil {
			return ExitFailed, err
		}
		return s.done(s.Words.Text("terminal.profile.deleted", "Name", p.Name))
	})
}

func (s *session) profileDefault(ctx context.Context) (int, error) {
	return s.writing(ctx, func(a *app.App) (int, error) {
		if err := a.SetDefaultProfile(ctx, s.Args[0]); err != nil {
			return ExitFailed, err
		}
		p, err := a.Profile(ctx, "")
		if err != nil {
			return ExitFailed, err
		}
		return s.done(s.Words.Text("terminal.profile.default", "Name", p.Name))
	})
}
