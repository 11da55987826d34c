package imports

import (
	"context"
	"os"

	"muster/app"
	"muster/views/wording"
)

// choose takes a file, with nothing decided yet.
func (f *Flow) choose(path string) {
	f.dropPasted()
	f.options = f.newOptions(path)
	f.look()
}

// look reads the beginning of the file. If that leaves something unclear the page of columns asks, else the whole file
// is checked at once.
func (f *Flow) look() {
	f.dropImport()
	f.seen, f.remembering = nil, nil
	ctx, options := f.begin(), f.options
	page := f.showChecking()
	f.p.Tasks.Go(func() {
		size := int64(-1)
		if info, err := os.Stat(options.Path); err == nil {
			size = info.Size()
		}
		f.p.Tasks.UI(func() { page.setSize(size) })
		preview, err := f.p.App.Preview(ctx, options)
		sheets := sheetsToTry(options, err)
		f.p.Tasks.UI(func() { f.looked(ctx, page, preview, sheets, err) })
	})
}

// looked shows what came of a look at the beginning of the file.
func (f *Flow) looked(ctx context.Context, page *checkingPage, preview app.Preview, sheets []string, err error) {
	switch {
	case ctx.Err() != nil || f.sheet == nil: // it is not wanted any more
	case err != nil:
		f.showError(err, sheets)
	case preview.Unclear || preview.Problem != nil:
		f.showColumns(newReading(f.p.Words, f.options, preview))
	default:
		f.country = preview.Country
		f.prepareOn(page)
	}
}

// askColumns shows the page of columns because the user wants it.
func (f *Flow) askColumns() {
	if r := f.seen; r != nil && r.same(f.options) {
		f.showColumns(r)
		return
	}
	ctx, options, page := f.ctx, f.options, f.page
	f.p.Tasks.Go(func() {
		preview, err := f.p.App.Preview(ctx, options)
		f.p.Tasks.UI(func() {
			switch {
			case f.page != page:
			case err != nil:
				page.say(wording.Error(f.p.Words, err))
			default:
				f.showColumns(newReading(f.p.Words, options, preview))
			}
		})
	})
}

// prepare reads and checks the file with the options at hand.
func (f *Flow) prepare() {
	f.dropImport()
	f.begin()
	f.prepareOn(f.showChecking())
}

// prepareOn reads and checks the file while a page shows how far it is.
func (f *Flow) prepareOn(page *checkingPage) {
	ctx, options, remembering := f.ctx, f.options, f.remembering
	f.remembering = nil
	f.p.Tasks.Go(func() {
		if remembering != nil {
			remembering(ctx)
		}
		imp, err := f.p.App.PrepareImport(ctx, options, page.report)
		sheets := sheetsToTry(options, err)
		f.p.Tasks.UI(func() { f.prepared(ctx, imp, sheets, err) })
	})
}

// prepared shows what came of a check. sheets are other sheets of the workbook that may do where this one does not.
func (f *Flow) prepared(ctx context.Context, imp *app.Import, sheets []string, err error) {
	switch {
	case ctx.Err() != nil || f.sheet == nil: // it is not wanted any more
		if imp != nil {
			f.p.Tasks.Go(func() { _ = imp.Close() })
		}
	case err != nil:
		f.showError(err, sheets)
	default:
		f.columns = nil
		f.imp = imp
		f.check = newCheck(f.p.Words, imp, f.p.App.ShowMobile)
		f.showCheck()
	}
}
