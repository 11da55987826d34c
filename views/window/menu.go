package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"muster/data"
)

// mainMenu is the window's menu: every action, with its key.
//
// Fyne gives a menu's shortcuts before the focused text field gets them, under open dialogs, and for greyed items
// too. So every action goes through act, which keeps still while a dialog is open, and the keys that a text field
// knows are handed on to it.
type mainMenu struct {
	window *Window
	menu   *fyne.MainMenu

	writes []*fyne.MenuItem // greyed while nothing can be written
	undo   *fyne.MenuItem
	redo   *fyne.MenuItem
	themes map[string]*fyne.MenuItem
	sample *fyne.MenuItem
	goBack *fyne.MenuItem
	// restore is of the user's own book alone.
	restore *fyne.MenuItem
}

func key(name fyne.KeyName, modifier fyne.KeyModifier) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: name, Modifier: modifier}
}

const (
	ctrl  = fyne.KeyModifierShortcutDefault
	shift = fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift
)

func newMainMenu(w *Window) *mainMenu {
	m := &mainMenu{window: w, themes: map[string]*fyne.MenuItem{}}
	m.menu = fyne.NewMainMenu(m.program(), m.file(), m.edit(), m.contacts(), m.segments(), m.view(), m.help())
	m.update()
	return m
}

// item is an entry whose action waits for open dialogs.
func (m *mainMenu) item(text string, shortcut fyne.Shortcut, action func()) *fyne.MenuItem {
	i := fyne.NewMenuItem(m.window.words.Text(text), func() { m.window.act(action) })
	i.Shortcut = shortcut
	return i
}

// write is an entry that is grey while nothing can be written.
func (m *mainMenu) write(text string, shortcut fyne.Shortcut, action func()) *fyne.MenuItem {
	i := m.item(text, shortcut, action)
	m.writes = append(m.writes, i)
	return i
}

// act runs an action of the menu unless a dialog is open, which has the keys for itself.
func (w *Window) act(action func()) {
	if w.fyne.Canvas().Overlays().Top() == nil {
		action()
	}
}

func (m *mainMenu) program() *fyne.Menu {
	w := m.window
	quit := fyne.NewMenuItem(w.words.Text("menu.quit"), w.Quit)
	quit.IsQuit = true
	quit.Shortcut = key(fyne.KeyQ, ctrl)
	return fyne.NewMenu(w.words.Text("app.name"),
		m.item("menu.about", nil, w.ShowAbout), fyne.NewMenuItemSeparator(), quit)
}

func (m *mainMenu) file() *fyne.Menu {
	w := m.window
	m.sample = m.item("menu.open_sample", nil, w.OpenSample)
	m.goBack = m.item("menu.leave_sample", nil, w.LeaveSample)
	m.restore = m.item("menu.restore", key(fyne.KeyB, shift), w.Restore)
	return fyne.NewMenu(w.words.Text("menu.file"),
		m.item("menu.import", key(fyne.KeyI, ctrl), w.Import),
		m.item("menu.export", key(fyne.KeyE, ctrl), w.Export),
		fyne.NewMenuItemSeparator(), m.restore,
		fyne.NewMenuItemSeparator(), m.sample, m.goBack)
}

func (m *mainMenu) edit() *fyne.Menu {
	w := m.window
	all := fyne.NewMenuItem(w.words.Text("menu.select_all"), w.selectAll)
	all.Shortcut = &fyne.ShortcutSelectAll{}
	m.undo, m.redo = fyne.NewMenuItem("", w.Undo), fyne.NewMenuItem("", w.Redo)
	m.undo.Shortcut, m.redo.Shortcut = &fyne.ShortcutUndo{}, key(fyne.KeyZ, shift)
	return fyne.NewMenu(w.words.Text("menu.edit"),
		m.undo, m.redo,
		m.item("menu.history", key(fyne.KeyH, shift), w.ShowHistory),
		fyne.NewMenuItemSeparator(),
		all,
		m.item("menu.clear_selection", key(fyne.KeyEscape, 0), w.page.ClearSelection),
		fyne.NewMenuItemSeparator(),
		m.item("menu.find", key(fyne.KeyF, ctrl), w.page.FocusSearch),
		m.item("menu.find_segment", key(fyne.KeyF, shift), w.sidebar.FocusSearch))
}

// selectAll belongs to the text field that has the keyboard, else to the table.
func (w *Window) selectAll() {
	if !w.typedInText(&fyne.ShortcutSelectAll{}) {
		w.act(w.page.SelectAll)
	}
}

// typedInText hands a shortcut to the text field that has the keyboard, if there is one.
func (w *Window) typedInText(s fyne.Shortcut) bool {
	type text interface {
		fyne.Shortcutable
		fyne.Disableable
		SelectedText() string
	}
	field, ok := w.fyne.Canvas().Focused().(text)
	if !ok || field.Disabled() {
		return false
	}
	field.TypedShortcut(s)
	return true
}

func (m *mainMenu) contacts() *fyne.Menu {
	w := m.window
	return fyne.NewMenu(w.words.Text("menu.contacts"),
		m.write("menu.contact.new", key(fyne.KeyN, ctrl), w.page.NewContact),
		m.item("menu.contact.edit", key(fyne.KeyF2, 0), w.page.EditCurrent),
		m.write("menu.contact.save", key(fyne.KeyS, ctrl), w.page.Save),
		m.write("menu.contact.paste", nil, w.PasteRows),
		fyne.NewMenuItemSeparator(),
		m.write("contacts.bulk.add", key(fyne.KeyA, shift), w.page.AddToSegment),
		m.write("contacts.bulk.remove", key(fyne.KeyR, shift), w.page.RemoveFromSegment),
		m.write("contacts.bulk.new_segment", key(fyne.KeyG, shift), w.page.NewSegmentFromSelection),
		m.item("contacts.bulk.export", key(fyne.KeyE, shift), w.page.ExportSelection),
		m.write("contacts.bulk.mark", key(fyne.KeyK, ctrl), w.page.MarkSelected),
		m.write("contacts.bulk.unmark", key(fyne.KeyK, shift), w.page.UnmarkSelected),
		m.write("menu.contact.delete", key(fyne.KeyDelete, 0), w.page.DeleteSelected),
		fyne.NewMenuItemSeparator(),
		m.write("contacts.bulk.merge", key(fyne.KeyJ, ctrl), w.page.MergeSelected),
		m.item("menu.contact.duplicates", key(fyne.KeyD, ctrl), w.duplicates.Find),
		m.write("menu.contact.forget", key(fyne.KeyDelete, shift), w.page.ForgetSelected),
		fyne.NewMenuItemSeparator(),
		m.item("menu.sample_sheet", nil, w.Sample))
}

func (m *mainMenu) segments() *fyne.Menu {
	w := m.window
	return fyne.NewMenu(w.words.Text("menu.segments"),
		m.write("menu.segment.new", key(fyne.KeyN, shift), w.NewSegment),
		m.write("menu.segment.rename", key(fyne.KeyF2, 0), w.sidebar.RenameCurrent),
		m.write("menu.segment.merge", key(fyne.KeyM, shift), w.sidebar.MergeCurrent),
		m.write("menu.segment.delete", key(fyne.KeyDelete, 0), w.sidebar.DeleteCurrent),
		fyne.NewMenuItemSeparator(),
		m.item("menu.segment.audience", key(fyne.KeyU, ctrl), w.ShowAudience),
		m.write("menu.segment.remove_by_file", key(fyne.KeyI, shift), w.RemoveByFile))
}

// NewSegment asks for a new segment; what is ticked can be in it from the start.
func (w *Window) NewSegment() {
	if sel, n := w.page.Selection(); n > 0 {
		w.sidebar.New(&sel, n)
		return
	}
	w.sidebar.New(nil, 0)
}

func (m *mainMenu) view() *fyne.Menu {
	w := m.window
	list := func(text string, name fyne.KeyName, v data.View) *fyne.MenuItem {
		return m.item(text, key(name, ctrl), func() { w.showList(data.Query{View: v}) })
	}
	themes := fyne.NewMenuItem(w.words.Text("menu.theme"), nil)
	themes.ChildMenu = fyne.NewMenu("")
	for _, name := range themeNames {
		i := fyne.NewMenuItem(w.words.Text("menu.theme."+themeWord(name)), func() { w.setTheme(name) })
		m.themes[name] = i
		themes.ChildMenu.Items = append(themes.ChildMenu.Items, i)
	}
	return fyne.NewMenu(w.words.Text("menu.view"),
		list("menu.view.all", fyne.Key1, data.ViewAll),
		list("menu.view.without_segment", fyne.Key2, data.ViewWithoutSegment),
		list("menu.view.without_mobile", fyne.Key3, data.ViewWithoutMobile),
		list("menu.view.do_not_contact", fyne.Key4, data.ViewDoNotContact),
		fyne.NewMenuItemSeparator(),
		m.item("menu.view.close_detail", key(fyne.KeyW, ctrl), w.page.CloseDetail),
		fyne.NewMenuItemSeparator(),
		themes)
}

func (m *mainMenu) help() *fyne.Menu {
	w := m.window
	return fyne.NewMenu(w.words.Text("menu.help"),
		m.item("menu.keys", key(fyne.KeyF1, 0), w.ShowKeys),
		m.item("menu.help_sample", nil, w.Sample),
		fyne.NewMenuItemSeparator(),
		m.item("menu.about", nil, w.ShowAbout))
}

// update greys what cannot be done now and ticks what is chosen.
func (m *mainMenu) update() {
	w := m.window
	blocked := w.page.Blocked() != ""
	for _, i := range m.writes {
		i.Disabled = blocked
	}
	undo, redo := w.history.Targets()
	m.name(m.undo, "menu.undo", undo)
	m.name(m.redo, "menu.redo", redo)
	m.sample.Disabled = w.state.Sample || w.busy()
	m.restore.Disabled = w.state.Sample
	m.goBack.Disabled = !w.state.Sample || w.busy()
	for name, i := range m.themes {
		i.Checked = name == w.keptTheme()
	}
	m.menu.Refresh()
}
