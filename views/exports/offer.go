package exports

import (
	"context"
	"strconv"

	"muster/app"
	"muster/data"
	"muster/data/columns"
)

// Offer is what can be exported at the moment. What has no contacts is not offered; the first that is, is chosen.
type Offer struct {
	// Selected are the ticked contacts, nil when none are.
	Selected      *data.Selection
	SelectedCount int
	// Segment is the segment that was asked for or is shown, nil when none is.
	Segment *data.Segment
	// Shown is the list as it is searched, nil when it is a segment or everything.
	Shown      *data.Query
	ShownCount int
	// All counts the book.
	All int
	// Resume goes on with an export that the user left to mend contacts, if there is one.
	Resume bool
}

// what is one thing to export.
type what struct {
	option    option
	selection data.Selection
	count     int
	name      string // suggested for the file, without extension
	saved     bool   // a saved list, which is chosen in a field of its own
}

// kept is an export that was left to mend contacts.
type kept struct {
	what                what
	profile, extension  string
	parts               string
	changed, qualifying bool
}

func (o Offer) anything() bool {
	return o.All > 0 || o.Shown != nil && o.ShownCount > 0 || o.Segment != nil && o.Segment.Count > 0 ||
		o.Selected != nil && o.SelectedCount > 0
}

// whats lists what an offer has, in the order in which it is most likely meant.
func (o Offer) whats(w app.Words, resumed *kept, savedLists bool) []what {
	var out []what
	add := func(count int, title string, sel data.Selection, name string) {
		if count > 0 {
			out = append(out, what{option: option{title: title}, selection: sel, count: count, name: name})
		}
	}
	if resumed != nil {
		add(resumed.what.count, w.Count("export.what.before", resumed.what.count), resumed.what.selection, resumed.what.name)
	}
	if o.Selected != nil {
		add(o.SelectedCount, w.Count("export.what.selected", o.SelectedCount), *o.Selected, w.Text("export.name"))
	}
	if o.Segment != nil {
		query := data.Query{Segments: []data.SegmentID{o.Segment.ID}}
		add(o.Segment.Count, w.Count("export.what.segment", o.Segment.Count, "Segment", o.Segment.Name), data.SelectAll(query), o.Segment.Name)
	}
	if o.Shown != nil {
		add(o.ShownCount, w.Count("export.what.shown", o.ShownCount), data.SelectAll(*o.Shown), w.Text("export.name"))
	}
	add(o.All, w.Count("export.what.all", o.All), data.SelectAll(data.Query{}), w.Text("export.name"))
	if savedLists {
		out = append(out, what{option: option{title: w.Text("export.what.saved")}, saved: true})
	}
	return out
}

// known is what the dialog must know before it opens.
type known struct {
	profiles []columns.Profile
	usual    columns.Profile // the default one
	saved    []app.Filter
}

func (d *Dialogs) look(ctx context.Context) (k known, err error) {
	if k.profiles, err = d.p.App.Profiles(ctx); err != nil {
		return k, err
	}
	if k.usual, err = d.p.App.Profile(ctx, ""); err != nil {
		return k, err
	}
	k.saved, err = d.p.App.Filters(ctx)
	return k, err
}

// savedWhat is a saved list to export: of an audience those whom a message may reach.
func savedWhat(f app.Filter) what {
	sel := data.SelectAll(f.Query)
	if f.Kind == data.FilterAudience {
		sel = app.AudienceMembers(f.Query)
	}
	return what{selection: sel, count: f.Count, name: f.Name, saved: true}
}

func filterKey(id data.FilterID) string { return strconv.FormatInt(int64(id), 10) }
