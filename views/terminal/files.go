package terminal

import (
	"context"

	"muster/app"
)

func (s *session) sample(ctx context.Context) (int, error) {
	return s.reading(ctx, func(a *app.App) (int, error) {
		if err := a.WriteSample(ctx, s.Args[0]); err != nil {
			return ExitFailed, err
		}
		return s.done(s.Words.Text("terminal.sample_written", "File", s.Args[0]))
	})
}
