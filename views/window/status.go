package window

import (
	"path/filepath"
	"time"

	"muster/app"
	"muster/views/widgets"
)

// refreshStatus says what is shown and ticked, and what the job does.
func (w *Window) refreshStatus() {
	if w.status == nil {
		return
	}
	w.status.SetParts(w.statusParts()...)
	job, busy := w.app.Job()
	if !busy {
		w.status.SetNote(w.bookNote())
		return
	}
	done := 0.0
	if job.Progress.Total > 0 {
		done = float64(job.Progress.Done) / float64(job.Progress.Total)
	}
	w.status.SetProgress(w.jobText(job, done), done, !job.Cancelling)
}

func (w *Window) statusParts() []widgets.StatusPart {
	s, words := w.page.Status(), w.words
	if w.total < 0 || !s.Whole && s.Shown == 0 {
		return nil
	}
	shown := words.Count("status.contacts", s.Shown)
	switch {
	case !s.Whole:
		shown = words.Text("status.counting")
	case s.Shown != w.total && s.Shown < w.total:
		shown = words.Count("status.contacts_of", w.total, "Shown", words.Number(s.Shown))
	}
	parts := []widgets.StatusPart{{Text: shown}}
	if s.Selected == 0 {
		return parts
	}
	selected := words.Count("status.selected", s.Selected)
	if s.NotShown > 0 {
		selected = words.Text("status.selected_not_shown", "Selected", words.Number(s.Selected), "NotShown", words.Number(s.NotShown))
	}
	parts = append(parts, widgets.StatusPart{Text: selected})
	if !s.All && s.Whole && s.Shown > 0 {
		parts = append(parts, widgets.StatusPart{Text: words.Count("status.select_all", s.Shown), Action: w.page.SelectAll})
	}
	return parts
}

// bookNote says where everything is, while no job runs.
func (w *Window) bookNote() string {
	name := filepath.Base(w.state.Path)
	switch {
	case w.state.Path == "":
		return ""
	case w.state.Sample:
		return w.words.Text("status.sample")
	case w.state.ReadOnly:
		return w.words.Text("status.read_only", "File", name)
	case w.total == 0:
		return w.words.Text("status.offline", "File", name)
	}
	return w.words.Text("status.saved", "File", name)
}

func (w *Window) jobText(job app.JobState, done float64) string {
	key := map[app.JobKind]string{
		app.JobImport: "status.job.import", app.JobAssign: "status.job.assign",
		app.JobUnassign: "status.job.unassign", app.JobDelete: "status.job.delete",
		app.JobUndo: "status.job.undo", app.JobRedo: "status.job.redo", app.JobForget: "status.job.forget",
		app.JobRestore: "status.job.restore", app.JobTrim: "status.job.trim", app.JobMark: "status.job.mark",
	}[job.Kind]
	if job.Cancelling {
		return w.words.Text("status.job.cancelling")
	}
	text := w.words.Text(key, "Name", job.Name)
	if job.Progress.Total > 0 {
		text += " · " + w.words.Text("status.percent", "Percent", w.words.Number(int(done*100)))
	}
	return text
}

// poll looks at the job ten times a second as long as one runs.
func (w *Window) poll() {
	w.refreshStatus()
	if _, busy := w.app.Job(); !busy || w.polling || w.params.Still {
		return
	}
	w.polling = true
	time.AfterFunc(pollInterval, func() {
		w.tasks.UI(func() {
			w.polling = false
			w.poll()
		})
	})
}
