package exports

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/data"
	"muster/views/files"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

const saverWidth = float32(480)

// job is a file to write.
type job struct {
	suggested string
	kinds     []app.FileKind
	write     func(ctx context.Context, path string) error
	done      func(path string) string
}

// saver is a dialog that lets the user choose a format, asks where to write, and shows that the file is written.
type saver struct {
	d     *Dialogs
	sheet *widgets.Sheet
	body  *fyne.Container // the choices
	wrong *widgets.Text
	save  *widgets.Button
	stop  context.CancelFunc // while a file is written
}

func newSaver(d *Dialogs, title string) *saver {
	s := &saver{d: d, sheet: widgets.NewSheet(d.p.Window.Canvas(), title), stop: func() {}}
	s.sheet.Size = fyne.NewSize(saverWidth, 0)
	s.sheet.OnCancel = s.close
	s.sheet.OnClosed = func() { s.stop() }
	return s
}

func (s *saver) close() { s.sheet.Close() }

// nothing says that there is nothing to write.
func (s *saver) nothing(text string) {
	done := widgets.NewPrimaryButton(s.d.p.Words.Text("common.close"), s.close)
	s.sheet.SetBody(widgets.NewText(text).WrapAt(saverWidth - 2*theme.DialogPadding))
	s.sheet.SetButtons(done)
	s.sheet.SetDefault(done)
	s.sheet.Show()
}

// choose shows the formats; next makes the job of the one that was chosen.
func (s *saver) choose(formats []format, hint string, next func(format) job) {
	titles := make([]option, len(formats))
	for i, f := range formats {
		titles[i] = f.option
	}
	format := newOptions(titles, nil)
	inner := saverWidth - 2*theme.DialogPadding
	s.wrong = widgets.NewText("").Colored(theme.ColorError).WrapAt(inner)
	s.wrong.Hide()
	s.body = container.New(widgets.NewColumn(theme.GapS),
		format, widgets.NewGap(1, theme.GapXS), widgets.NewMutedText(hint).WrapAt(inner), s.wrong)
	s.sheet.First = format
	s.save = widgets.NewPrimaryButton(s.d.p.Words.Text("export.save"), func() { s.ask(next(formats[format.chosen])) })
	s.back()
	s.sheet.Show()
}

// back shows the choices.
func (s *saver) back() {
	s.sheet.SetBody(s.body)
	s.sheet.SetButtons(widgets.NewButton(s.d.p.Words.Text("common.cancel"), s.close), s.save)
	s.sheet.SetDefault(s.save)
}

// ask asks where to write.
func (s *saver) ask(j job) {
	s.wrong.Hide()
	files.Save(s.d.files(), j.suggested, j.kinds, func(path string) { s.run(j, path) })
}

// run writes the file in the background.
func (s *saver) run(j job, path string) {
	p := s.d.p
	ctx, stop := context.WithCancel(context.Background())
	s.stop = stop
	page, _ := progressPage(s.d, path)
	s.sheet.SetBody(widgets.FixedSize(0, s.body.MinSize().Height, page)) // as high as before: nothing jumps
	s.sheet.SetButtons(widgets.NewButton(p.Words.Text("common.cancel"), func() { s.stop() }))
	s.sheet.SetDefault(nil)
	p.Tasks.Go(func() {
		err := j.write(ctx, path)
		stop()
		p.Tasks.UI(func() { s.ended(j, path, err) })
	})
}

// progressPage shows the writing of a file.
func progressPage(d *Dialogs, path string) (fyne.CanvasObject, data.ProgressFunc) {
	w := d.p.Words
	bar, text := widgets.NewProgress(), widgets.NewMutedText(w.Text("export.writing"))
	progress := widgets.NewLatest(d.p.Tasks, func(p data.Progress) {
		if p.Total > 0 {
			bar.SetValue(float64(p.Done) / float64(p.Total))
			text.SetText(w.Text("export.progress", "Done", w.Number(int(p.Done)), "Total", w.Number(int(p.Total))))
		}
	})
	name := widgets.NewText(filepath.Base(path)).MinWidth(10)
	return container.New(widgets.NewColumn(theme.GapS), name, bar, text), progress.Set
}

// ended closes the dialog when the file is written; else it goes back and says why it is not.
func (s *saver) ended(j job, path string, err error) {
	if !s.sheet.IsOpen() {
		return
	}
	switch {
	case errors.Is(err, context.Canceled):
		s.back()
	case err != nil:
		s.wrong.SetText(wording.Error(s.d.p.Words, err))
		s.wrong.Show()
		s.back()
	default:
		s.sheet.Close()
		if s.d.p.OnSaved != nil {
			s.d.p.OnSaved(j.done(path), path)
		}
	}
}
