package imports

import (
	"context"

	"muster/app"
	"muster/views/files"
	"muster/views/widgets"
	"muster/views/wording"
)

// showSaveMenu offers what can be written into a file.
func (p *checkPage) showSaveMenu() {
	w := p.f.p.Words
	clean := widgets.MenuItem{Text: w.Text("import.clean.save"), Icon: widgets.IconCheck, Action: p.saveClean}
	if p.c.clean() == 0 {
		clean.Reason = w.Text("import.clean.none")
	}
	rejected := widgets.MenuItem{Text: w.Text("import.rejected.save"), Icon: widgets.IconError, Action: p.saveRejected}
	if p.c.left() == 0 {
		rejected.Reason = w.Text("import.rejected.none")
	}
	plan := widgets.MenuItem{Text: w.Text("import.plan.save"), Icon: widgets.IconSheet, Action: p.savePlan}
	widgets.ShowMenu(p.f.p.Window.Canvas(), p.save, []widgets.MenuItem{clean, rejected, plan}, nil)
}

// saveRejected writes the rows that stay out, with their reasons.
func (p *checkPage) saveRejected() {
	w := p.f.p.Words
	files.Save(p.f.files(), rejectedName(w, p.c.file.Name), files.Both(w), func(path string) {
		p.write(path, func(ctx context.Context, imp *app.Import) (int, error) { return saveRejected(ctx, w, imp, path) })
	})
}

// saveClean writes the rows that can go in, corrected, as a sheet to upload. The book is left alone.
func (p *checkPage) saveClean() {
	w := p.f.p.Words
	files.Save(p.f.files(), cleanName(w, p.c.file.Name), files.CSV(w), func(path string) {
		p.write(path, func(ctx context.Context, imp *app.Import) (int, error) { return imp.SaveClean(ctx, path) })
	})
}

// write runs the writing of a file in the background; it is stopped when the page is left.
func (p *checkPage) write(path string, run func(context.Context, *app.Import) (int, error)) {
	f := p.f
	if f.page != p || p.saving {
		return
	}
	imp, ctx := f.imp, f.ctx
	p.saving = true
	p.say(f.p.Words.Text("import.saving"))
	f.p.Tasks.Go(func() {
		rows, err := run(ctx, imp)
		f.p.Tasks.UI(func() {
			if f.page != p {
				return
			}
			p.saving = false
			if err != nil {
				p.say(wording.Error(f.p.Words, err))
				return
			}
			p.say(savedText(f.p.Words, rows, path))
		})
	})
}

// savePlan writes what the import makes of every row.
func (p *checkPage) savePlan() {
	w := p.f.p.Words
	files.Save(p.f.files(), planName(w, p.c.file.Name), files.Both(w), func(path string) {
		p.write(path, func(ctx context.Context, imp *app.Import) (int, error) {
			return imp.SavePlan(ctx, path, wording.PlanSheet(w), nil)
		})
	})
}
