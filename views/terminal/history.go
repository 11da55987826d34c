package terminal

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"text/tabwriter"
	"time"

	"muster/app"
	"muster/data"
	"muster/views/wording"
)

// changeJSON is a change with the column names of the book.
type changeJSON struct {
	ID      data.ChangeID   `json:"id"`
	Kind    data.ChangeKind `json:"kind"`
	At      time.Time       `json:"at"`
	File    string          `json:"file"`
	Subject string          `json:"subject"`
	Counts  data.Counts     `json:"counts"`
	// UndoneAt is null while the change stands.
	UndoneAt *time.Time `json:"undone_at"`
	// Trimmed changes can be neither undone nor redone.
	Trimmed bool `json:"trimmed"`
}

func newChangeJSON(c data.Change) changeJSON {
	out := changeJSON{
		ID: c.ID, Kind: c.Kind, At: c.At, File: c.File, Subject: c.Subject, Counts: c.Counts, Trimmed: c.Trimmed,
	}
	if c.Undone() {
		out.UndoneAt = &c.UndoneAt
	}
	return out
}

func (s *session) history(ctx context.Context) (int, error) {
	return s.reading(ctx, func(a *app.App) (int, error) {
		changes, err := a.Changes(ctx, s.limit)
		if err != nil {
			return ExitFailed, err
		}
		if s.json {
			list := make([]changeJSON, len(changes))
			for i, c := range changes {
				list[i] = newChangeJSON(c)
			}
			return ExitDone, writeJSON(s.Stdout, list)
		}
		table := tabwriter.NewWriter(s.Stdout, 0, 4, 2, ' ', 0)
		for _, c := range changes {
			fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%s\n", c.ID, s.Words.DateTime(c.At), wording.Act(s.Words, c),
				wording.ChangeNumbers(s.Words, c), wording.ChangeState(s.Words, c))
		}
		return ExitDone, table.Flush()
	})
}

func (s *session) undo(ctx context.Context) (int, error) {
	return s.withChange(ctx, func(a *app.App, ids []data.ChangeID) (int, error) {
		change, err := a.Undo(ctx, ids, nil)
		var inTheWay *data.InTheWayError
		if !errors.As(err, &inTheWay) || len(ids) == 0 {
			return s.turned("terminal.undone", change, err)
		}
		if !s.withLater {
			s.sayInTheWay(inTheWay)
			fmt.Fprintln(s.Stderr, s.Words.Text("terminal.with_later", "Number", plain(ids[0])))
			return ExitFailed, nil
		}
		for _, o := range inTheWay.Obstacles {
			ids = append(ids, o.Change.ID)
		}
		if change, err = a.Undo(ctx, ids, nil); err != nil {
			return ExitFailed, err
		}
		return s.done(s.Words.Count("terminal.undone_with_later", len(ids)-1, "Number", plain(change.ID), "Act",
			wording.Act(s.Words, change)))
	})
}

func (s *session) redo(ctx context.Context) (int, error) {
	return s.withChange(ctx, func(a *app.App, ids []data.ChangeID) (int, error) {
		change, err := a.Redo(ctx, ids, nil)
		var inTheWay *data.InTheWayError
		if errors.As(err, &inTheWay) {
			s.sayInTheWay(inTheWay)
			return ExitFailed, nil
		}
		return s.turned("terminal.redone", change, err)
	})
}

// turned says which change was undone or redone.
func (s *session) turned(key string, change data.Change, err error) (int, error) {
	if err != nil {
		return ExitFailed, err
	}
	return s.done(s.Words.Text(key, "Number", plain(change.ID), "Act", wording.Act(s.Words, change)))
}

// sayInTheWay lists what keeps a change from being undone or redone.
func (s *session) sayInTheWay(err *data.InTheWayError) {
	fmt.Fprintln(s.Stderr, wording.Error(s.Words, err))
	for _, o := range err.Obstacles {
		fmt.Fprintln(s.Stderr, wording.Obstacle(s.Words, o))
	}
}

// withChange runs f on the change that the argument names; without one, on none.
func (s *session) withChange(ctx context.Context, f func(a *app.App, ids []data.ChangeID) (int, error)) (int, error) {
	var ids []data.ChangeID
	for _, arg := range s.Args {
		id, err := strconv.ParseInt(arg, 10, 64)
		if err != nil || id < 1 {
			return ExitUsage, &UsageError{key: "terminal.usage.bad_change", args: []any{"Value", arg}}
		}
		ids = append(ids, data.ChangeID(id))
	}
	return s.writing(ctx, func(a *app.App) (int, error) { return f(a, ids) })
}

// plain is the number of a change as the commands take it: without separators.
func plain(id data.ChangeID) string { return strconv.FormatInt(int64(id), 10) }
