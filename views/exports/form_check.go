package exports

import (
	"context"
	"errors"

	"muster/app"
	"muster/data"
	"muster/views/wording"
)

// namedApart is how many contacts are named of those that are to be mended by hand; the others are counted.
const namedApart = 5

// checked is what is known of an export before it is written.
type checked struct {
	*app.ExportCheck
	// unfit are all that the receiver would not take, whatever the reason.
	unfit []data.ContactID
	apart []apartGroup
}

// check looks at what is chosen; an answer that a newer choice has overtaken is dropped.
func (f *form) check() {
	if f.sheet == nil || f.writing {
		return // not open yet
	}
	f.stop()
	ctx, stop := context.WithCancel(context.Background())
	f.stop = stop
	f.era++
	f.report.done = false
	era, o := f.era, f.options("."+f.format.Chosen())
	progress := f.report.progress(era)
	f.d.p.Tasks.Go(func() {
		c, err := f.look(ctx, o, progress)
		stop()
		f.d.p.Tasks.UI(func() {
			switch {
			case era != f.era || f.writing || errors.Is(err, context.Canceled):
			case err != nil:
				f.report.fail(wording.Error(f.words, err))
			default:
				f.report.show(c)
			}
		})
	})
	f.update()
}

func (f *form) look(ctx context.Context, o app.ExportOptions, report data.ProgressFunc) (c checked, err error) {
	if c.ExportCheck, err = f.d.p.App.CheckExport(ctx, o, report); err != nil {
		return c, err
	}
	seen := make(map[data.ContactID]bool)
	for _, r := range c.Reasons {
		for _, id := range c.ReasonIDs(r.Reason) {
			if !seen[id] {
				seen[id] = true
				c.unfit = append(c.unfit, id)
			}
		}
	}
	if o.OnlyChanged {
		c.apart, err = f.nameApart(ctx, c.Apart)
	}
	return c, err
}

// apartGroup are contacts that have to be put right at the receiver by hand.
type apartGroup struct {
	key   string
	ids   []data.ContactID
	named []data.Contact // the first of them
	here  bool           // they are in the book
}

// nameApart leaves out the groups that nobody is in.
func (f *form) nameApart(ctx context.Context, a app.ExportApart) (groups []apartGroup, err error) {
	for _, g := range []apartGroup{
		{key: "export_apart.no_segment_left", ids: a.NoSegmentLeft, here: true},
		{key: "export_apart.gone", ids: a.Gone},
		{key: "export_apart.outside", ids: a.Outside, here: true},
	} {
		if len(g.ids) == 0 {
			continue
		}
		if g.named, err = f.d.p.App.ApartContacts(ctx, g.ids[:min(len(g.ids), namedApart)]); err != nil {
			return nil, err
		}
		groups = append(groups, g)
	}
	return groups, nil
}
