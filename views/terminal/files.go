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
