package segments

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

const formWidth = 480

// ownFamily is the choice that stands for a family of the user's own.
const ownFamily = "\x00own"

// The choices of whom a new segment begins with.
const (
	membersNone     = "none"
	membersSelected = "selected"
	membersChosen   = "chosen"
)

// form is the dialog that makes a segment, or changes one.
type form struct {
	s       *Sidebar
	segment data.Segment // as it was; ID 0 for a new one
	sheet   *widgets.Sheet
	body    *fyne.Container

	name    *widgets.Field
	family  *widgets.SelectField
	own     *widgets.Field
	colours *swatches
	members *widgets.SelectField // nil when a segment is changed
	chooser *chooser
	cancel  *widgets.Button
	save    *widgets.Button

	selection *data.Selection
	nameErr   error
	typed     bool // the name was worth checking once
	era       int  // counts the checks of the name: the last one counts
	running   bool
	stop      context.CancelFunc
}

// newForm opens the dialog for a new segment. selection may be nil.
func newForm(s *Sidebar, name string, selection *data.Selection, count int) *form {
	f := &form{s: s, selection: selection, segment: data.Segment{
		Name: name, Family: data.FamilyOther, Colour: leastUsed(s.overview.Segments),
	}}
	if current, ok := s.Current(); ok {
		f.segment.Family = current.Family // one is mostly made beside its like
	}
	f.build()
	f.addMembers(count)
	f.show(s.p.Words.Text("segments.new.title"))
	return f
}

// edit opens the dialog for a segment of the book.
func (s *Sidebar) edit(segment data.Segment) {
	f := &form{s: s, segment: segment}
	f.build()
	f.show(s.p.Words.Text("segments.edit.title"))
}

func (f *form) build() {
	w := f.s.p.Words
	f.sheet = widgets.NewSheet(f.s.p.Window.Canvas(), "")
	f.name = widgets.NewField(w.Text("segments.form.name")).Required()
	f.name.SetText(f.segment.Name)
	f.name.OnChanged = func(string) { f.check() }

	f.own = widgets.NewField(w.Text("segments.form.own_family")).Compact()
	f.own.Hide()
	f.family = widgets.NewSelectField("", w.Text("segments.form.search"), w.Text("segments.form.nothing"), f.familyItems())
	f.family.SetChosen(string(f.segment.Family))
	f.family.OnChanged = f.familyChosen

	f.colours = newSwatches(f.segment.Colour, f.key)
	f.body = container.New(widgets.NewColumn(theme.GapXS),
		f.name,
		widgets.NewFieldAround(w.Text("segments.form.family"), f.family).Compact(),
		f.own,
		widgets.NewGap(1, theme.GapXS),
		widgets.NewFieldAround(w.Text("segments.form.colour"), f.colours).Compact(),
	)
}

// familyItems are the families to choose from and one of the user's own.
func (f *form) familyItems() []widgets.PickItem {
	w := f.s.p.Words
	var items []widgets.PickItem
	for _, family := range familiesOf(f.s.overview.Segments) {
		items = append(items, widgets.PickItem{ID: string(family), Text: wording.Family(w, family)})
	}
	return append(items, widgets.PickItem{ID: ownFamily, Text: w.Text("segments.form.other_family"), Icon: widgets.IconPlus})
}

func (f *form) familyChosen(id string) {
	if id == ownFamily {
		f.own.Show()
	} else {
		f.own.Hide()
	}
	f.sheet.SetBody(f.body)
	if id == ownFamily {
		f.own.Focus()
	}
}

func (f *form) chosenFamily() data.Family {
	if id := f.family.Chosen(); id != ownFamily {
		return data.Family(id)
	}
	return familyNamed(f.s.p.Words, f.own.Text())
}

// addMembers lets the user say whom the segment begins with.
func (f *form) addMembers(count int) {
	w := f.s.p.Words
	items := []widgets.PickItem{{ID: membersNone, Text: w.Text("segments.form.members_none")}}
	first := membersNone
	if f.selection != nil {
		items = append(items, widgets.PickItem{ID: membersSelected, Text: w.Count("segments.form.members_selected", count)})
		first = membersSelected
	}
	items = append(items, widgets.PickItem{ID: membersChosen, Text: w.Text("segments.form.members_choose")})
	f.members = widgets.NewSelectField("", w.Text("segments.form.search"), w.Text("segments.form.nothing"), items)
	f.members.SetChosen(first)
	f.members.OnChanged = f.membersChanged
	f.body.Add(widgets.NewGap(1, theme.GapXS))
	f.body.Add(widgets.NewFieldAround(w.Text("segments.form.members"), f.members).Compact())
}

func (f *form) membersChanged(id string) {
	if id == membersChosen && f.chooser == nil {
		f.chooser = newChooser(f.s.p)
		f.body.Add(f.chooser.box)
	}
	if f.chooser != nil {
		if id == membersChosen {
			f.chooser.box.Show()
		} else {
			f.chooser.box.Hide()
		}
	}
	f.sheet.SetBody(f.body)
	if id == membersChosen {
		f.chooser.search.Focus()
	}
}

// startMembers are the contacts that the new segment begins with, nil for none.
func (f *form) startMembers() *data.Selection {
	if f.members == nil {
		return nil
	}
	switch f.members.Chosen() {
	case membersSelected:
		return f.selection
	case membersChosen:
		if ids := f.chooser.ids(); len(ids) > 0 {
			chosen := data.SelectIDs(ids...)
			return &chosen
		}
	}
	return nil
}

func (f *form) show(title string) {
	w := f.s.p.Words
	f.cancel = widgets.NewButton(w.Text("common.cancel"), f.close)
	label := w.Text("segments.new.save")
	if f.segment.ID != 0 {
		label = w.Text("segments.edit.save")
	}
	f.save = widgets.NewPrimaryButton(label, f.submit)
	f.sheet.SetTitle(title)
	f.sheet.SetBody(f.body)
	f.sheet.SetButtons(f.cancel, f.save)
	f.sheet.SetDefault(f.save)
	f.sheet.OnCancel = f.close
	f.sheet.Size = fyne.NewSize(formWidth, 0)
	f.sheet.First = f.name.Input()
	f.sheet.Show()
	f.name.Input().TypedShortcut(&fyne.ShortcutSelectAll{}) // typing gives another name
	f.check()
}

// key does what the dialog does with a key that a part of it has no use for.
func (f *form) key(ev *fyne.KeyEvent) {
	if typed := f.s.p.Window.Canvas().OnTypedKey(); typed != nil {
		typed(ev)
	}
}

// close leaves the dialog; what is being written is stopped, and nothing of it stays.
func (f *form) close() {
	if f.stop != nil {
		f.stop()
	}
	f.sheet.Close()
}

// check asks the book about the name, in the background.
func (f *form) check() {
	f.era++
	era, id, name := f.era, f.segment.ID, f.name.Text()
	f.typed = f.typed || strings.TrimSpace(name) != ""
	if strings.TrimSpace(name) != "" && !f.running {
		f.save.SetReason("") // Enter right after the last letter counts; what is wrong with the name stops it then
	}
	app := f.s.p.App
	f.s.p.Tasks.Go(func() {
		err := app.CheckSegmentName(context.Background(), id, name)
		f.s.p.Tasks.UI(func() {
			if era == f.era {
				f.judge(err)
			}
		})
	})
}

// judge shows what is wrong with the name. An empty one is told only after something was typed.
func (f *form) judge(err error) {
	f.nameErr = err
	reason := ""
	if err != nil {
		reason = wording.Error(f.s.p.Words, err)
	}
	if f.typed {
		f.name.SetError(reason)
	}
	if !f.running {
		f.save.SetReason(reason)
	}
}

func (f *form) result() data.Segment {
	segment := f.segment
	segment.Name, segment.Family, segment.Colour = f.name.Text(), f.chosenFamily(), f.colours.chosen
	return segment
}

// submit makes or changes the segment in the background; the dialog stays until that is done.
func (f *form) submit() {
	if f.running {
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	f.running, f.stop = true, stop
	f.save.SetReason(f.s.p.Words.Text("segments.form.saving"))
	book, segment, members := f.s.p.App, f.result(), f.startMembers()
	f.s.p.Tasks.Go(func() {
		var err error
		var change data.Change
		ctx := app.NoteChange(ctx, &change)
		if segment.ID == 0 {
			segment, err = book.CreateSegment(ctx, segment, members)
		} else {
			segment, err = book.UpdateSegment(ctx, segment)
		}
		f.s.p.Tasks.UI(func() {
			stop()
			f.running, f.stop = false, nil
			f.submitted(segment, change, err)
		})
	})
}

func (f *form) submitted(segment data.Segment, change data.Change, err error) {
	w := f.s.p.Words
	switch {
	case errors.Is(err, context.Canceled):
		return
	case isNameError(err):
		f.typed = true
		f.judge(err)
		return
	case err != nil:
		f.save.SetReason("")
		f.sheet.SetHint(wording.Error(w, err))
		return
	}
	f.sheet.Close()
	if f.segment.ID != 0 {
		f.s.done(w.Text("segments.edit.done", "Segment", segment.Name), change)
		return
	}
	f.s.done(w.Text("segments.new.done", "Segment", segment.Name), change)
	if f.members.Chosen() != membersSelected { // who works with a selection stays with it
		t := target{segment: segment.ID}
		f.s.list.SetSelected(t.id())
		f.s.p.OnShow(t.query())
	}
}

// isNameError says whether an error is about the name, so that it belongs to its field.
func isNameError(err error) bool {
	for _, target := range []error{
		data.ErrSegmentExists, data.ErrSegmentNameEmpty, data.ErrSegmentNameLong, data.ErrSegmentNameInvalid,
	} {
		if errors.Is(err, target) {
			return true
		}
	}
	return false
}
