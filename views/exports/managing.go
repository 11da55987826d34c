package exports

import (
	"context"
	"path/filepath"
	"strings"

	"muster/app"
	"muster/data/columns"
	"muster/views/files"
	"muster/views/widgets"
	"muster/views/wording"
)

// openMenu offers what can be done with profiles.
func (f *form) openMenu() {
	w, p := f.words, f.chosen()
	blocked := ""
	if err := f.d.p.App.WriteBlocked(); err != nil {
		blocked = wording.Error(w, err)
	}
	own := blocked
	if own == "" && p.BuiltIn {
		own = w.Text("export.profile.built_in")
	}
	usual := blocked
	if usual == "" && p.ID == f.known.usual.ID {
		usual = w.Text("export.profile.is_usual")
	}
	widgets.ShowMenu(f.d.p.Window.Canvas(), f.manage, []widgets.MenuItem{
		{Text: w.Text("export.profile.adopt"), Icon: widgets.IconSheet, Reason: blocked, Action: f.askSample},
		widgets.MenuSeparator(),
		{Text: w.Text("export.profile.make_usual"), Reason: usual, Action: func() { f.makeUsual(p) }},
		{Text: w.Text("export.profile.copy"), Reason: blocked, Action: func() { f.copyProfile(p) }},
		{Text: w.Text("export.profile.rename"), Reason: own, Action: func() { f.rename(p) }},
		widgets.MenuSeparator(),
		{Text: w.Text("export.profile.delete"), Danger: true, Reason: own, Action: func() { f.delete(p) }},
	}, nil)
}

// change changes profiles in the background and chooses the one that comes of it.
func (f *form) change(change func(ctx context.Context) (columns.Profile, error), done func(error)) {
	f.d.p.Tasks.Go(func() {
		ctx := context.Background()
		p, err := change(ctx)
		var k known
		if err == nil {
			k, err = f.d.look(ctx)
		}
		f.d.p.Tasks.UI(func() {
			if f.d.form != f {
				return
			}
			if err == nil {
				f.known.profiles, f.known.usual = k.profiles, k.usual
				if _, ok := f.find(p.ID); !ok {
					p = k.usual
				}
				f.choose(p)
				f.check()
			}
			done(err)
		})
	})
}

// failed says what could not be done with a profile.
func (f *form) failed(err error) {
	f.wrong.SetText("")
	f.wrong.Hide()
	if err != nil {
		f.wrong.SetText(wording.Error(f.words, err))
		f.wrong.Show()
	}
	f.body.Refresh()
}

func (f *form) makeUsual(p columns.Profile) {
	f.change(func(ctx context.Context) (columns.Profile, error) {
		return p, f.d.p.App.SetDefaultProfile(ctx, p.ID)
	}, f.failed)
}

func (f *form) copyProfile(p columns.Profile) {
	w := f.words
	newNaming(f, naming{
		title: w.Text("export.profile.copy_title"), name: w.Text("export.profile.copy_name", "Name", p.Name),
		do: func(ctx context.Context, name string) (columns.Profile, error) {
			return f.d.p.App.CopyProfile(ctx, p.ID, name)
		},
	})
}

func (f *form) rename(p columns.Profile) {
	newNaming(f, naming{
		title: f.words.Text("export.profile.rename_title"), name: p.Name,
		do: func(ctx context.Context, name string) (columns.Profile, error) {
			p.Name = name
			return f.d.p.App.SaveProfile(ctx, p)
		},
	})
}

func (f *form) delete(p columns.Profile) {
	w := f.words
	widgets.Ask(f.d.p.Window.Canvas(), widgets.Question{
		Title: w.Text("export.profile.delete_title", "Name", p.Name), Text: w.Text("export.profile.delete_text"),
		Confirm: w.Text("export.profile.delete_confirm"), Cancel: w.Text("common.cancel"), Danger: true,
		OnConfirm: func() {
			f.change(func(ctx context.Context) (columns.Profile, error) { return f.d.p.App.DeleteProfile(ctx, p.ID) }, f.failed)
		},
	})
}

// askSample asks for the file that the receiver gave.
func (f *form) askSample() {
	files.Open(f.d.files(), files.Spreadsheets(f.words), f.adopt)
}

// adopt looks at the sample that the receiver gave, and asks for the name of its profile.
func (f *form) adopt(path string) {
	o := app.AdoptOptions{Path: path}
	f.d.p.Tasks.Go(func() {
		sample, err := f.d.p.App.LookAtSample(context.Background(), o)
		f.d.p.Tasks.UI(func() {
			if f.d.form != f {
				return
			}
			f.failed(err)
			if err == nil {
				f.nameAdopted(o, sample)
			}
		})
	})
}

func (f *form) nameAdopted(o app.AdoptOptions, sample columns.Profile) {
	w, base := f.words, filepath.Base(o.Path)
	n := naming{
		title: w.Text("export.profile.adopt_title"), name: strings.TrimSuffix(base, filepath.Ext(base)),
		text: w.Count("export.profile.adopt_text", len(sample.Columns), "File", base),
		do: func(ctx context.Context, name string) (columns.Profile, error) {
			return f.d.p.App.AdoptProfile(ctx, o, name)
		},
	}
	if blank := sample.Blank(); len(blank) > 0 {
		n.details = append(n.details, w.Text("export.profile.blank", "Columns", strings.Join(blank, ", ")))
	}
	if missing := sample.Missing(); len(missing) > 0 {
		names := make([]string, len(missing))
		for i, m := range missing {
			names[i] = wording.Field(w, m)
		}
		n.details = append(n.details, w.Text("export.missing", "Fields", strings.Join(names, ", ")))
	}
	if f.taken(n.name) {
		n.details = append(n.details, w.Text("export.profile.renewed"))
	}
	newNaming(f, n)
}

// taken tells whether a profile that was adopted before has the name: it gets the new columns.
func (f *form) taken(name string) bool {
	for _, p := range f.known.profiles {
		if p.Adopted && app.SegmentKey(p.Name) == app.SegmentKey(name) {
			return true
		}
	}
	return false
}

// Dropped adopts the sample that was dropped on the dialog. It returns a sentence about what cannot be adopted now, else "".
func (d *Dialogs) Dropped(paths []string) string {
	f, w := d.form, d.p.Words
	switch {
	case f == nil || f.writing || !f.sheet.OnTop():
		return w.Text("drop.dialog")
	case len(paths) != 1:
		return w.Text("export.drop_one")
	}
	if err := d.p.App.WriteBlocked(); err != nil {
		return wording.Error(w, err)
	}
	f.adopt(paths[0])
	return ""
}
