package terminal

import (
	"context"
	"errors"

	"muster/app"
	"muster/data"
	"muster/views/wording"
)

func (s *session) importFile(ctx context.Context) (int, error) {
	open := s.writing
	if s.dryRun {
		open = s.reading
	}
	return open(ctx, func(a *app.App) (code int, err error) {
		o, err := s.importOptions(ctx, a)
		if err != nil {
			return ExitUsage, err
		}
		imp, err := a.PrepareImport(ctx, o, nil)
		if err != nil {
			return ExitFailed, wrongTitle(s.Words, err)
		}
		defer func() { err = errors.Join(err, imp.Close()) }()
		if err := s.settle(ctx, imp, o.Decisions); err != nil {
			return ExitFailed, err
		}
		if err := s.saveSideFiles(ctx, imp); err != nil {
			return ExitFailed, err
		}
		var change data.Change
		if !s.dryRun {
			if change, err = imp.Apply(ctx, nil); err != nil {
				return ExitFailed, err
			}
		}
		if err := s.report(ctx, a, imp, change); err != nil {
			return ExitFailed, err
		}
		if c := imp.Plan().Counts; c.Rejected+c.Conflicts > 0 {
			return ExitRejected, nil
		}
		return ExitDone, nil
	})
}

func (s *session) importOptions(ctx context.Context, a *app.App) (app.ImportOptions, error) {
	o := app.ImportOptions{Path: s.Args[0]}
	var err error
	if o.Read, err = s.readOptions(); err != nil {
		return o, err
	}
	if o.Headers, err = s.headers(); err != nil {
		return o, err
	}
	if o.Country, err = s.checkCountry(a); err != nil {
		return o, err
	}
	o.Decisions, err = s.decisions(ctx, a)
	return o, err
}

// settle plans anew where an option says what the plan took otherwise from an earlier file, and looks whether the file has
// the rows that are decided by themselves.
func (s *session) settle(ctx context.Context, imp *app.Import, given data.Decisions) error {
	for row, decision := range given.Rows {
		for _, number := range []int{row, decision.Row} {
			if number == 0 {
				continue
			}
			if _, err := imp.PlanRow(ctx, number); errors.Is(err, data.ErrRowNotFound) {
				return &UsageError{key: "terminal.usage.no_row", args: []any{"Row", number}}
			} else if err != nil {
				return err
			}
		}
	}
	planned := imp.Plan().Decisions
	d := planned
	if s.conflicts.chosen != "" {
		d.Conflicts = given.Conflicts
	}
	if s.duplicates.chosen != "" {
		d.Duplicates = given.Duplicates
	}
	if d.Conflicts == planned.Conflicts && d.Duplicates == planned.Duplicates {
		return nil
	}
	_, err := imp.Decide(ctx, d, nil)
	return err
}

// checkCountry reads --country, which is as forgiving as a cell of the file.
func (s *session) checkCountry(a *app.App) (string, error) {
	if s.country == "" {
		return "", nil
	}
	code, ok := a.ReadCountry(s.country)
	if !ok {
		return "", &UsageError{key: "terminal.usage.bad_country", args: []any{"Value", s.country}}
	}
	return code, nil
}

// saveSideFiles writes --plan, --rejects and --clean. They come before the import: a target that cannot be written stops it
// while nothing has changed.
func (s *session) saveSideFiles(ctx context.Context, imp *app.Import) error {
	if s.plan != "" {
		if _, err := imp.SavePlan(ctx, s.plan, wording.PlanSheet(s.Words), nil); err != nil {
			return err
		}
	}
	if s.rejects != "" {
		reason := func(p data.Problem) string { return wording.Problem(s.Words, p) }
		if _, err := imp.SaveRejected(ctx, s.rejects, reason); err != nil {
			return err
		}
	}
	if s.clean != "" {
		if _, err := imp.SaveClean(ctx, s.clean); err != nil {
			return err
		}
	}
	return nil
}
