package terminal

import (
	"context"

	"muster/app"
	"muster/data"
)

func (s *session) sample(ctx context.Context) (int, error) {
	return s.reading(ctx, func(a *app.App) (int, error) {
		if err := a.WriteSample(ctx, s.Args[0]); err != nil {
			return ExitFailed, err
		}
		return s.done(s.Words.Text("terminal.sample_written", "File", s.Args[0]))
	})
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
