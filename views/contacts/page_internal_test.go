package contacts

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/data/store/storetest"
	"muster/views/widgets"
	"muster/views/widgets/widgetstest"
)

// stage is a page in a window on a book of its own, in which everything runs in place.
type stage struct {
	ui *widgetstest.Window
	*Page
	t      *testing.T
	app    *app.App
	window fyne.Window
	told   []Notice
	wishes []string
	north  data.Segment
	gold   data.Segment
}

func newStage(t *testing.T) *stage {
	t.Helper()
	desk := test.NewTempApp(t)
	texts, err := words.New("en")
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t, ui: widgetstest.New(), app: app.New(app.Params{Book: storetest.Book(t), Words: texts})}
	s.window = desk.NewWindow("")
	s.north = s.segment("North")
	s.gold = s.segment("Gold")
	for _, c := range []data.Contact{
		{CountryCode: "DE", FirstName: "Anna", LastName: "Müller", Mobile: "0151 23456789", Email: "anna@example.com", Segments: []data.SegmentID{s.north.ID}},
		{CountryCode: "ES", FirstName: "José", LastName: "García", Mobile: "612 345 678"},
		{CountryCode: "US", FirstName: "Mary", LastName: "O'Neil", Email: "mary@example.org"},
		{CountryCode: "DE", FirstName: "Zoë", LastName: "Müller", Email: "zoe@example.org"},
	} {
		if _, err := s.app.SaveContact(context.Background(), c); err != nil {
			t.Fatal(err)
		}
	}
	s.Page = New(Params{
		App: s.app, Words: texts, Tasks: s.ui.Tasks(), Window: s.window, Preferences: desk.Preferences(),
		OnTold:            func(n Notice) { s.told = append(s.told, n) },
		OnDetail:          func(open bool) { show(s.Page.Detail(), open) },
		OnExportSelection: func(_ data.Selection, n int) { s.wishes = append(s.wishes, "export") },
		OnNewSegment:      func(_ data.Selection, n int) { s.wishes = append(s.wishes, "segment") },
	})
	s.window.SetContent(widgets.Dock(nil, nil, nil, s.Page.Detail(), s.Page.Object()))
	s.window.Resize(fyne.NewSize(1280, 800))
	s.window.Show()
	s.Page.Load()
	s.Page.Show(data.Query{})
	t.Cleanup(func() { s.waitJob(); s.Page.Close() })
	return s
}

// waitJob runs what the job brings to the window until it has ended.
func (s *stage) waitJob() { s.ui.Wait(s.app.WaitJob) }

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

func (s *stage) segment(name string) data.Segment {
	s.t.Helper()
	made, err := s.app.CreateSegment(context.Background(), data.Segment{Name: name, Family: data.FamilyOther, Colour: data.ColourAuto}, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return made
}

func (s *stage) typed(keys ...fyne.KeyName) {
	s.FocusTable()
	for _, key := range keys {
		s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// buttons are those of the open dialog, by their text.
func (s *stage) press(text string) {
	s.t.Helper()
	top := s.window.Canvas().Overlays().Top()
	if top == nil {
		s.t.Fatalf("no dialog is open to press %q", text)
	}
	for _, o := range test.LaidOutObjects(top) {
		if b, ok := o.(*widgets.Button); ok && b.Text() == text && b.Visible() {
			b.Press()
			return
		}
	}
	s.t.Fatalf("the dialog has no button %q", text)
}

func (s *stage) names() []string {
	var out []string
	for row := range s.list.len() {
		r, _ := s.list.row(row)
		out = append(out, r.contact.FirstName)
	}
	return out
}

func (s *stage) counts(id data.SegmentID) int {
	s.t.Helper()
	n, err := s.app.CountContacts(context.Background(), data.Query{Segments: []data.SegmentID{id}})
	if err != nil {
		s.t.Fatal(err)
	}
	return n
}

func (s *stage) lastTold() string {
	if len(s.told) == 0 {
		return ""
	}
	n := s.told[len(s.told)-1]
	return strings.TrimSpace(n.Title + " " + n.Text)
}

func TestSearchNarrowsAsOneTypes(t *testing.T) {
	s := newStage(t)
	s.toolbar.search.SetText("muller")
	if got := s.names(); !slices.Equal(got, []string{"Anna", "Zoë"}) {
		t.Errorf("“muller” shows %v", got)
	}
	s.toolbar.search.SetText("xyz")
	if !s.empty.object.Visible() {
		t.Error("no page says that nothing matches")
	}
	s.ClearSearch()
	if s.list.len() != 4 || s.empty.object.Visible() || s.toolbar.search.Text() != "" {
		t.Errorf("%d rows after clearing the search %q", s.list.len(), s.toolbar.search.Text())
	}
}

func TestTickedContactsAreKeptAndCounted(t *testing.T) {
	s := newStage(t)
	s.Tick(0)
	s.Tick(1)
	s.toolbar.search.SetText("anna")
	if got := s.Status(); got.Selected != 2 || got.NotShown != 1 || got.Shown != 1 || !got.Whole {
		t.Errorf("status %+v", got)
	}
	s.SelectAll()
	s.toolbar.search.SetText("")
	if sel, n := s.Selection(); n != 2 || sel.All {
		t.Errorf("selection %+v, %d", sel, n)
	}
}

func TestKeyboardMovesTicksOpensAndClears(t *testing.T) {
	s := newStage(t)
	s.typed(fyne.KeyHome, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	if _, n := s.Selection(); n != 2 {
		t.Errorf("%d ticked with Space, want 2", n)
	}
	s.typed(fyne.KeyReturn)
	if s.detail.name() != "José García" {
		t.Errorf("Enter opened %q", s.detail.name())
	}
	s.typed(fyne.KeyDown)
	if s.detail.name() != "Mary O'Neil" {
		t.Errorf("the panel shows %q after Down", s.detail.name())
	}
	s.typed(fyne.KeyEscape)
	if s.detail.isOpen() {
		t.Error("Esc left the panel open")
	}
	s.typed(fyne.KeyEscape)
	if _, n := s.Selection(); n != 0 {
		t.Errorf("Esc left %d ticked", n)
	}
	s.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	if sel, n := s.Selection(); !sel.All || n != 4 {
		t.Errorf("Ctrl+A ticked %d", n)
	}
}

func TestEditIsSavedWithTheImportsRules(t *testing.T) {
	s := newStage(t)
	s.OpenContact(1)
	f := s.detail.form
	if f.text(data.FieldMobile) != "01512 3456789" || s.detail.foot.Visible() {
		t.Fatalf("mobile %q, save visible %v", f.text(data.FieldMobile), s.detail.foot.Visible())
	}
	f.fields[data.FieldMobile].Input().SetText("12")
	if !s.detail.foot.Visible() {
		t.Fatal("Save did not appear with the first edit")
	}
	s.Save()
	if text, tone := f.fields[data.FieldMobile].Message(); text == "" || tone != widgets.Error {
		t.Errorf("no error at the field: %q", text)
	}
	f.fields[data.FieldMobile].Input().SetText("+49 (0)160 9876543")
	s.Save()
	c, err := s.app.Contact(context.Background(), 1)
	if err != nil || c.Mobile != "+491609876543" {
		t.Errorf("stored %q, %v", c.Mobile, err)
	}
	if s.detail.edited() || s.detail.foot.Visible() {
		t.Error("it still counts as edited after saving")
	}
}

func TestAnUntouchedMobileStaysAsItIsStored(t *testing.T) {
	s := newStage(t)
	s.OpenContact(1)
	s.detail.form.fields[data.FieldNotes].Input().SetText("calls back")
	s.Save()
	c, _ := s.app.Contact(context.Background(), 1)
	if c.Mobile != "+4915123456789" || c.Notes != "calls back" {
		t.Errorf("stored %q, %q", c.Mobile, c.Notes)
	}
}

func TestLeavingWithEditsAsks(t *testing.T) {
	tests := []struct {
		button string
		name   string // of the open contact afterwards
		stored string
	}{
		{"Keep editing", "Anna Müller", ""},
		{"Discard", "José García", ""},
		{"Save", "José García", "Hof"},
	}
	for _, tt := range tests {
		t.Run(tt.button, func(t *testing.T) {
			s := newStage(t)
			s.open(0)
			s.detail.form.fields[data.FieldOrganization].Input().SetText("Hof")
			s.open(1)
			s.press(tt.button)
			c, _ := s.app.Contact(context.Background(), 1)
			if s.detail.name() != tt.name || c.Organization != tt.stored {
				t.Errorf("open is %q, stored %q; want %q, %q", s.detail.name(), c.Organization, tt.name, tt.stored)
			}
		})
	}
}

func TestEditsSurviveAChangeFromElsewhere(t *testing.T) {
	s := newStage(t)
	s.OpenContact(1)
	s.detail.form.fields[data.FieldNotes].Input().SetText("mine")
	c, _ := s.app.Contact(context.Background(), 1)
	c.Organization, c.Segments = "Hof", append(c.Segments, s.gold.ID)
	if _, err := s.app.SaveContact(context.Background(), c); err != nil {
		t.Fatal(err)
	}
	f := s.detail.form
	if f.text(data.FieldNotes) != "mine" || f.text(data.FieldOrganization) != "Hof" || len(f.segments) != 2 {
		t.Errorf("notes %q, organization %q, %d segments", f.text(data.FieldNotes), f.text(data.FieldOrganization), len(f.segments))
	}
}

func TestPanelClosesWhenItsContactIsDeleted(t *testing.T) {
	s := newStage(t)
	s.OpenContact(2)
	if _, err := s.app.DeleteContacts(context.Background(), data.SelectIDs(2), nil); err != nil {
		t.Fatal(err)
	}
	if s.detail.isOpen() || s.list.len() != 3 {
		t.Errorf("open %v, %d rows", s.detail.isOpen(), s.list.len())
	}
}

func TestBulkAddRemoveAndNew(t *testing.T) {
	s := newStage(t)
	s.SelectAll()
	s.assign(s.picked(), s.north)
	s.waitJob()
	if n := s.counts(s.north.ID); n != 4 || !strings.Contains(s.lastTold(), "3 contacts were added") {
		t.Errorf("%d in North, told %q", n, s.lastTold())
	}
	s.ClearSelection()
	s.Tick(1)
	s.unassign(s.picked(), s.north)
	s.waitJob()
	if n := s.counts(s.north.ID); n != 3 {
		t.Errorf("%d in North after removing one", n)
	}
	s.assignNew(s.picked(), "Fresh")
	s.waitJob()
	made, err := s.app.SegmentByName(context.Background(), "fresh")
	if err != nil || s.counts(made.ID) != 1 {
		t.Errorf("new segment: %v", err)
	}
}

func TestDeleteNamesItsExtentAndKeepsTheRest(t *testing.T) {
	s := newStage(t)
	s.Tick(0)
	s.Tick(1)
	s.toolbar.search.SetText("anna")
	s.DeleteSelected()
	s.press("Delete 2 contacts")
	s.waitJob()
	s.ClearSearch()
	if got := s.names(); !slices.Equal(got, []string{"Mary", "Zoë"}) {
		t.Errorf("left are %v", got)
	}
	if _, n := s.Selection(); n != 0 {
		t.Errorf("%d deleted contacts are still ticked", n)
	}
}

func TestDeletingAllThatMatchLeavesNothingTicked(t *testing.T) {
	s := newStage(t)
	s.toolbar.search.SetText("muller")
	s.SelectAll()
	s.DeleteSelected()
	s.press("Delete 2 contacts")
	s.waitJob()
	if sel, n := s.Selection(); sel.All || n != 0 {
		t.Errorf("ticked are %+v", sel)
	}
}

func TestPickerOffersWhatFitsAndANewName(t *testing.T) {
	s := newStage(t)
	made := ""
	picker := s.newPicker(pickOptions{segments: s.sorted, canMake: true, onMake: func(name string) { made = name }})
	if items := picker.Items("no"); len(items) != 1 || items[0].Text != "North" {
		t.Errorf("“no” offers %v", items)
	}
	for search, want := range map[string]string{"no": "New segment “no”", "north": "", " ": "", "a;b": ""} {
		if got := picker.NewText(search); got != want {
			t.Errorf("“%s” offers %q, want %q", search, got, want)
		}
	}
	picker.OnNew("  big   farms ")
	if made != "big farms" {
		t.Errorf("makes %q", made)
	}
}

func TestNewContactTellsDuplicatesBeforeSaving(t *testing.T) {
	fill := func(s *stage, first, mobile string) *form {
		s.NewContact()
		f := s.newest.form
		f.country.SetChosen("DE")
		f.fields[data.FieldFirstName].SetText(first)
		f.fields[data.FieldLastName].SetText("Müller")
		f.fields[data.FieldMobile].SetText(mobile)
		return f
	}
	t.Run("same person", func(t *testing.T) {
		s := newStage(t)
		fill(s, "ANNA", "+49 151 23456789")
		s.press("Create contact")
		s.press("Open Anna Müller")
		if s.detail.id() != 1 || s.list.len() != 4 {
			t.Errorf("open is %d, %d contacts", s.detail.id(), s.list.len())
		}
	})
	t.Run("possible duplicate", func(t *testing.T) {
		s := newStage(t)
		fill(s, "Peter", "0151 23456789")
		s.press("Create contact")
		if s.list.len() != 4 {
			t.Fatal("it was stored before the user said so")
		}
		s.press("Create contact")
		if s.list.len() != 5 || s.detail.name() != "Peter Müller" {
			t.Errorf("%d contacts, open is %q", s.list.len(), s.detail.name())
		}
	})
	t.Run("errors", func(t *testing.T) {
		s := newStage(t)
		f := fill(s, "", "12")
		s.press("Create contact")
		f.focus(data.FieldNotes) // what was said stays as the keyboard moves on
		for _, field := range []data.Field{data.FieldFirstName, data.FieldMobile} {
			if text, tone := f.fields[field].Message(); text == "" || tone != widgets.Error {
				t.Errorf("%v: %q", field, text)
			}
		}
	})
}

func TestWhileAJobRunsWritingIsGrey(t *testing.T) {
	s := newStage(t)
	s.OpenContact(1)
	s.Tick(0)
	hold, running := make(chan struct{}), make(chan struct{})
	err := s.app.Start(app.JobImport, "x.csv", func(context.Context, data.ProgressFunc) error {
		close(running)
		<-hold
		return nil
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	<-running
	if s.Blocked() == "" || s.toolbar.add.Reason() == "" || s.detail.form.plus.Reason() == "" {
		t.Error("writing is possible while a job runs")
	}
	s.NewContact()
	if s.window.Canvas().Overlays().Top() != nil || !strings.Contains(s.lastTold(), "Not possible now") {
		t.Errorf("told %q", s.lastTold())
	}
	close(hold)
	s.waitJob()
	if s.Blocked() != "" || s.toolbar.add.Reason() != "" {
		t.Errorf("still blocked: %q", s.Blocked())
	}
}

func TestWidthsLast(t *testing.T) {
	s := newStage(t)
	s.keepWidth(columnEmail, 260)
	s.keepWidth(columnName, 200)
	if got := s.keptWidths(); got[columnEmail] != 260 || got[columnName] != 200 {
		t.Errorf("kept %v", got)
	}
}
