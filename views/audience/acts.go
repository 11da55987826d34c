package audience

import (
	"context"

	"muster/app"
	"muster/data"
	"muster/views/widgets"
	"muster/views/wording"
)

// show shows the contacts of the audience in the table.
func (f *form) show() {
	q := app.AudienceMembers(f.query()).Query
	f.sheet.Close()
	if f.d.p.OnShow != nil {
		f.d.p.OnShow(q)
	}
}

// export writes those that have a mobile into a file.
func (f *form) export() {
	sel, n := app.Recipients(f.query()), f.counted.Contacts-f.counted.WithoutMobile
	f.sheet.Close()
	if f.d.p.OnExport != nil {
		f.d.p.OnExport(sel, n)
	}
}

// keep keeps the audience under its name: it stays live.
func (f *form) keep() {
	saved := data.SavedFilter{Name: f.name.Text(), Kind: data.FilterAudience, Query: f.query()}
	f.d.p.Tasks.Go(func() {
		saved, err := f.d.p.App.SaveFilter(context.Background(), saved)
		f.d.p.Tasks.UI(func() {
			if err != nil {
				f.fail(err)
				return
			}
			f.d.told(f.words.Text("audience.kept", "Name", saved.Name), widgets.Success, data.Change{})
			f.named()
		})
	})
}

// freeze makes a segment of who is in the audience now, as the App's job.
func (f *form) freeze() {
	q := app.AudienceMembers(f.query()).Query
	segment := data.Segment{Name: f.name.Text(), Family: data.FamilyOther, Colour: data.ColourAuto}
	d, w := f.d, f.words
	var change data.Change
	err := d.p.App.Start(app.JobAssign, segment.Name, func(ctx context.Context, _ data.ProgressFunc) (err error) {
		segment, err = d.p.App.FreezeQuery(app.NoteChange(ctx, &change), q, segment)
		return err
	}, func(err error) {
		d.p.Tasks.UI(func() {
			if err != nil {
				d.told(wording.Error(w, err), widgets.Error, data.Change{})
				return
			}
			d.told(w.Count("audience.frozen", segment.Count, "Segment", segment.Name), widgets.Success, change)
		})
	})
	if err != nil {
		f.fail(err)
		return
	}
	f.sheet.Close()
}
