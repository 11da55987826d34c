package terminal

import (
	"context"
	"errors"
	"fmt"
	"text/tabwriter"
	"time"

	"muster/app"
	"muster/data"
	"muster/views/wording"
)

// backupJSON is a copy of the book for programs.
type backupJSON struct {
	Path     string          `json:"path"`
	At       time.Time       `json:"at"`
	Kind     data.BackupKind `json:"kind"`
	Contacts int             `json:"contacts"`
	Segments int             `json:"segments"`
	Bytes    int64           `json:"bytes"`
	// Damaged copies cannot be restored; what they hold is not known.
	Damaged bool `json:"damaged"`
}

// backups lists the copies without opening the book: it may be why somebody looks for them.
func (s *session) backups(ctx context.Context) (int, error) {
	backups, err := s.Books.Closed().Backups(ctx)
	if err != nil {
		return ExitFailed, err
	}
	if s.json {
		list := make([]backupJSON, len(backups))
		for i, b := range backups {
			list[i] = backupJSON(b)
		}
		return ExitDone, writeJSON(s.Stdout, list)
	}
	table := tabwriter.NewWriter(s.Stdout, 0, 4, 2, ' ', 0)
	for _, b := range backups {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", s.Words.DateTime(b.At), wording.BackupKind(s.Words, b),
			wording.BackupContents(s.Words, b), s.Words.Bytes(b.Bytes), b.Path)
	}
	return ExitDone, table.Flush()
}

func (s *session) backup(ctx context.Context) (int, error) {
	return with(ctx, s.Books.Writing, func(a *app.App) (int, error) {
		b, err := a.BackUp(ctx)
		if err != nil {
			return ExitFailed, err
		}
		return s.done(s.Words.Text("terminal.backed_up", "Contents", wording.BackupContents(s.Words, b), "File", b.Path))
	})
}

func (s *session) restore(ctx context.Context) (int, error) {
	keptAside, err := s.Books.Closed().RestoreBackup(ctx, s.Args[0])
	if err != nil {
		return ExitFailed, err
	}
	if keptAside == "" {
		return s.done(s.Words.Text("terminal.restored_alone"))
	}
	return s.done(s.Words.Text("terminal.restored", "File", keptAside))
}

// sayWayBack says where the newest good copy of a damaged book is, and how to restore it.
func (s *session) sayWayBack(ctx context.Context, err error) {
	if !errors.Is(err, data.ErrBookDamaged) {
		return
	}
	b, ok, err := s.Books.Closed().NewestGoodBackup(ctx)
	if err != nil || !ok {
		fmt.Fprintln(s.Stderr, s.Words.Text("terminal.no_good_backup"))
		return
	}
	command := "muster "
	if s.Book != "" {
		command += fmt.Sprintf("--book \"%s\" ", s.Book)
	}
	command += fmt.Sprintf("restore \"%s\"", b.Path)
	fmt.Fprintln(s.Stderr, s.Words.Text("terminal.newest_backup", "Date", s.Words.DateTime(b.At), "Contents",
		wording.BackupContents(s.Words, b), "Command", command))
}
