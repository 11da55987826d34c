package window

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"muster/data"
	"muster/views/contacts"
	"muster/views/history"
	"muster/views/widgets"
)

func (w *Window) newHistory() *history.History {
	return history.New(history.Params{
		App: w.app, Words: w.words, Tasks: w.tasks, Window: w.fyne,
		OnTargets: func() {
			if w.menu != nil {
				w.menu.update()
			}
		},
		OnTurned: w.turned,
		OnTold: func(title, text string, tone widgets.Tone) {
			w.tell(contacts.Notice{Title: title, Text: text, Tone: tone})
		},
		OnShow: func(id data.ChangeID) { w.page.Leave(func() { w.showList(data.Query{Change: id}) }) },
	})
}

// Undo undoes what was done last. The key belongs to the text field that has the keyboard; the menu's entry, which names
// what it undoes, does not.
func (w *Window) Undo() {
	if !byKey() || !w.typedInText(&fyne.ShortcutUndo{}) {
		w.act(func() {
			undo, _ := w.history.Targets()
			w.turn(w.history.Undo, undo, w.history.UndoChange)
		})
	}
}

// Redo makes stand again what was undone last; its keys belong to a text field as those of Undo do.
func (w *Window) Redo() {
	if !byKey() || !w.typedInText(&fyne.ShortcutRedo{}) {
		w.act(w.redoTarget)
	}
}

func (w *Window) redoTarget() {
	_, redo := w.history.Targets()
	w.turn(w.history.Redo, redo, w.history.RedoChange)
}

// turn undoes or redoes what is next. Edits in the detail panel might go with their contact, so they are asked about before;
// saved ones are then the last change, but the one that was meant stays so.
func (w *Window) turn(next func(), target history.Target, one func(data.Change)) {
	if !w.page.Edited() || !target.Known {
		next()
		return
	}
	w.page.Leave(func() { one(target.Change) })
}

// byKey says whether an entry of the menu was called by its key: Fyne tells it only by the key that is held.
func byKey() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return !ok || d.CurrentKeyModifiers()&fyne.KeyModifierShortcutDefault != 0
}

// ShowHistory lists all changes, which can be undone there.
func (w *Window) ShowHistory() { w.page.Leave(w.history.Show) }

// typedShortcut gets the shortcuts that no entry of the menu has, when no text field has the keyboard: the second key of
// Redo, and Paste, which a menu would take from the text fields.
func (w *Window) typedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutRedo:
		w.act(w.redoTarget)
	case *fyne.ShortcutPaste:
		w.act(w.PasteRows)
	}
}

// name says what an entry would undo or redo, or why it cannot.
func (m *mainMenu) name(item *fyne.MenuItem, key string, target history.Target) {
	w := m.window
	item.Disabled = true
	switch {
	case w.busy():
		item.Label = w.words.Text(key + ".busy")
	case w.state.ReadOnly:
		item.Label = w.words.Text(key + ".read_only")
	case !target.Known:
		item.Label = w.words.Text(key + ".none")
	default:
		item.Label = w.words.Text(key, "Act", history.Name(w.words, target.Change))
		item.Disabled = false
	}
}

// toldChange is a toast that offers to undo or redo changes; it goes when that was done elsewhere.
type toldChange struct {
	ids     []data.ChangeID
	turn    bool // it tells of an undo or a redo
	dismiss func()
	instead func() // shows what stays to be told then; nil for nothing
	// replaced is true when instead is about to be called.
	replaced bool
}

// keepTold shows a toast as long as what it offers is true.
func (w *Window) keepTold(t widgets.Toast, told *toldChange) {
	closed := t.OnClosed
	t.OnClosed = func() {
		w.told = slices.DeleteFunc(w.told, func(other *toldChange) bool { return other == told })
		if closed != nil {
			closed()
		}
	}
	told.dismiss = w.toasts.Add(t)
	w.told = append(w.told, told)
}

// tellChange shows a toast that offers to undo the change that it tells of.
func (w *Window) tellChange(t widgets.Toast, change data.Change) {
	if t.For > 0 {
		t.For = offerStays
	}
	t.Actions = append(t.Actions, w.undoAction(change))
	w.keepTold(t, &toldChange{ids: []data.ChangeID{change.ID}})
}

// undoAction stays when it is refused or asks: the toast goes when the change is undone.
func (w *Window) undoAction(change data.Change) widgets.ToastAction {
	return widgets.ToastAction{Text: w.words.Text("history.back.undo"), KeepOpen: true, Action: func() {
		w.act(func() { w.page.Leave(func() { w.history.UndoChange(change) }) })
	}}
}

// turned tells what was undone or redone, and offers the way back.
func (w *Window) turned(turn history.Turn) {
	for _, told := range slices.Clone(w.told) {
		touched := slices.ContainsFunc(told.ids, func(id data.ChangeID) bool { return slices.Contains(turn.IDs, id) })
		if !touched && !told.turn {
			continue
		}
		told.replaced = touched && told.instead != nil
		told.dismiss()
		if told.replaced {
			told.instead()
		}
	}
	t := widgets.Toast{Title: w.words.Text("history.told.redone"), Tone: widgets.Success}
	back := widgets.ToastAction{Text: w.words.Text("history.back.undo"), KeepOpen: true}
	if turn.Change.Undone() {
		t.Title, back.Text = w.words.Text("history.told.undone"), w.words.Text("history.back.redo")
	}
	t.Text = history.Name(w.words, turn.Change)
	if more := len(turn.IDs) - 1; more > 0 {
		t.Text = w.words.Count("history.told.several", more, "Act", t.Text)
	}
	back.Action = func() { w.act(func() { w.page.Leave(func() { w.history.Reverse(turn) }) }) }
	t.Actions = []widgets.ToastAction{back}
	if !w.params.Still {
		t.For = offerStays
	}
	w.keepTold(t, &toldChange{ids: turn.IDs, turn: true})
}

// dropTold takes away what tells of changes of another book.
func (w *Window) dropTold() {
	for _, told := range slices.Clone(w.told) {
		told.dismiss()
	}
}
