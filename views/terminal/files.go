package terminal

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"muster/app"
	"muster/data"
	"muster/views/wording"
)

func (s *session) sample(ctx context.Context) (int, error) {
	return s.reading(ctx, func(a *app.App) (int, error) {
		if err := a.WriteSample(ctx, s.Args[0]); err != nil {
			return ExitFailed, err
		}
		return s.done(s.Words.Text("terminal.sample_written", "File", s.Args[0]))
	})
}

func (s *session) read(ctx context.Context) (int, error) {
	r, err := app.Read(ctx, s.Args[0], app.ReadOptions{Sheet: s.sheet}, s.Stdout)
	if err != nil {
		return ExitFailed, err
	}
	if r.Format == "" {
		return s.done(s.Words.Text("terminal.read.empty"))
	}
	say := func(key string, args ...any) { fmt.Fprintln(s.Stderr, s.Words.Text("terminal.read."+key, args...)) }
	say("format", "Format", strings.ToUpper(r.Format))
	if r.Encoding != "" {
		say("encoding", "Encoding", r.Encoding)
	}
	if r.Delimiter != "" {
		say("delimiter", "Delimiter", wording.Delimiter(s.Words, r.Delimiter))
	}
	if r.Quote != "" {
		say("quote", "Quote", r.Quote)
	}
	if r.Sheet != "" {
		say("sheet", "Sheet", r.Sheet)
	}
	if r.HeaderRows[0] > 0 {
		say("header_row", "Row", r.HeaderRows[0])
	} else {
		say("no_header")
	}
	if len(r.Above) > 0 {
		say("above", "Rows", joinNumbers(r.Above))
	}
	return s.done(s.Words.Count("terminal.read.rows", r.Rows))
}

func joinNumbers(numbers []int) string {
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = strconv.Itoa(n)
	}
	return strings.Join(texts, ", ")
}

func (s *session) export(ctx context.Context) (int, error) {
	return s.reading(ctx, func(a *app.App) (int, error) {
		q, err := s.query(ctx, a)
		if err != nil {
			return ExitFailed, err
		}
		n, err := a.Export(ctx, s.Args[0], data.SelectAll(q), nil)
		if err != nil {
			return ExitFailed, err
		}
		return s.done(s.Words.Count("terminal.exported", n, "File", s.Args[0]))
	})
}

// query is what --segment and --search narrow to.
func (s *session) query(ctx context.Context, a *app.App) (data.Query, error) {
	q := data.Query{Search: s.search}
	for _, name := range s.segments {
		segment, err := a.SegmentByName(ctx, name)
		if err != nil {
			return q, err
		}
		q.Segments = append(q.Segments, segment.ID)
	}
	return q, nil
}
