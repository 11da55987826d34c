// Package terminal is Muster without a window: the same acts as commands, for scripts and tests. It never asks.
//
// Results go to stdout, everything else to stderr; --json writes for programs. It knows no Fyne and opens no book by
// itself: main hands it the books.
package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"muster/app"
	"muster/views/wording"
)

// The exit codes of every command.
const (
	ExitDone     = 0 // done
	ExitFailed   = 1 // failed or refused, nothing changed
	ExitUsage    = 2 // wrong usage
	ExitRejected = 3 // ran, and a row was rejected or in conflict
)

// Books opens the book that the invocation names.
type Books interface {
	// Reading opens it beside whoever writes to it. A book that does not exist reads as an empty one and is not made.
	Reading(ctx context.Context) (*app.App, error)
	// Writing opens it for this process alone, and makes it if it does not exist; data.ErrBookInUse while another
	// process holds it.
	Writing(ctx context.Context) (*app.App, error)
	// Closed is the book as it lies there, for what does not open it.
	Closed() app.ClosedBook
}

// Env is what a command runs in.
type Env struct {
	Books          Books
	Words          app.Words
	Stdout, Stderr io.Writer
	// Log gets the errors, which a person is told only in sentences.
	Log *slog.Logger
	// Version is shown by --version.
	Version string
}

// Run carries out an invocation's command and returns the exit code.
func Run(ctx context.Context, inv *Invocation, env Env) int {
	s := &session{Env: env, Invocation: inv}
	code, err := s.command(ctx)
	var usage *UsageError
	switch {
	case errors.As(err, &usage):
		return PrintUsage(env, usage)
	case err != nil:
		env.Log.Warn("command failed", "command", inv.Command, "err", err)
		fmt.Fprintln(env.Stderr, wording.Error(env.Words, err))
		s.sayWayBack(ctx, err)
		return ExitFailed
	}
	return code
}

// PrintUsage says what was wrong with the arguments and where the help is.
func PrintUsage(env Env, err *UsageError) int {
	fmt.Fprintln(env.Stderr, err.sentence(env.Words))
	fmt.Fprintln(env.Stderr, env.Words.Text("terminal.usage.hint"))
	return ExitUsage
}

// session is one command at work.
type session struct {
	Env
	*Invocation
}

func (s *session) command(ctx context.Context) (int, error) {
	if s.Command == "help" {
		fmt.Fprintln(s.Stdout, s.Words.Text("terminal.help", "Fields", fieldList()))
		return ExitDone, nil
	}
	if s.Command == "version" {
		fmt.Fprintln(s.Stdout, "Muster "+s.Version)
		return ExitDone, nil
	}
	run, ok := map[string]func(*session, context.Context) (int, error){
		"sample":          (*session).sample,
		"read":            (*session).read,
		"import":          (*session).importFile,
		"compare":         (*session).compare,
		"export":          (*session).export,
		"profile list":    (*session).profileList,
		"profile show":    (*session).profileShow,
		"profile adopt":   (*session).profileAdopt,
		"profile copy":    (*session).profileCopy,
		"profile delete":  (*session).profileDelete,
		"profile default": (*session).profileDefault,
		"contacts":        (*session).contacts,
		"contact add":     (*session).contactAdd,
		"contact merge":   (*session).contactMerge,
		"contact forget":  (*session).contactForget,
		"contact mark":    (*session).contactMark,
		"contact unmark":  (*session).contactUnmark,
		"audience":        (*session).audience,
		"filter list":     (*session).filterList,
		"filter save":     (*session).filterSave,
		"filter rename":   (*session).filterRename,
		"filter freeze":   (*session).filterFreeze,
		"filter delete":   (*session).filterDelete,
		"duplicates":      (*session).findDuplicates,
		"segment list":    (*session).segmentList,
		"segment create":  (*session).segmentCreate,
		"segment rename":  (*session).segmentRename,
		"segment merge":   (*session).segmentMerge,
		"segment delete":  (*session).segmentDelete,
		"segment add":     (*session).segmentAdd,
		"segment remove":  (*session).segmentRemove,
		"history":         (*session).history,
		"undo":            (*session).undo,
		"redo":            (*session).redo,
		"backups":         (*session).backups,
		"backup":          (*session).backup,
		"restore":         (*session).restore,
	}[s.Command]
	if !ok {
		return ExitUsage, &UsageError{key: "terminal.usage.unknown_command", args: []any{"Command", s.Command}}
	}
	return run(s, ctx)
}

// reading runs f on the book opened for reading.
func (s *session) reading(ctx context.Context, f func(*app.App) (int, error)) (int, error) {
	return with(ctx, s.Books.Reading, f)
}

// writing runs f on the book opened for writing, after the day's backup.
func (s *session) writing(ctx context.Context, f func(*app.App) (int, error)) (int, error) {
	return with(ctx, s.Books.Writing, func(a *app.App) (int, error) {
		a.BackUpBeforeWriting(ctx)
		return f(a)
	})
}

func with(ctx context.Context, open func(context.Context) (*app.App, error), f func(*app.App) (int, error)) (code int, err error) {
	a, err := open(ctx)
	if err != nil {
		return ExitFailed, err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	return f(a)
}

// done says in a sentence what was done, on stderr: a command that only acts has no result.
func (s *session) done(text string) (int, error) {
	fmt.Fprintln(s.Stderr, text)
	return ExitDone, nil
}
