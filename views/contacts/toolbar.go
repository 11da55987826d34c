package contacts

import (
	"runtime"

	"fyne.io/fyne/v2"

	"muster/views/theme"
	"muster/views/widgets"
)

// toolbar is the row above the table. Where it gets narrow its buttons give up their words, then the count of ticked
// contacts goes, which the status bar says as well.
type toolbar struct {
	page   *Page
	object *fyne.Container

	search   *widgets.SearchEntry
	quiet    bool // the search is being set, not typed
	add      *widgets.Button
	imports  *widgets.Button
	exports  *widgets.Button
	selected *widgets.Text
	bulk     *widgets.Button
	short    []*widgets.Button // add, imports and exports without words
}

func newToolbar(page *Page) *toolbar {
	w := page.words
	key := "key.ctrl_f"
	if runtime.GOOS == "darwin" {
		key = "key.cmd_f"
	}
	t := &toolbar{page: page}
	t.search = widgets.NewSearchEntry(w.Text("contacts.search"), w.Text(key))
	t.search.OnChanged = func(text string) {
		if !t.quiet {
			page.typed(text)
		}
	}
	t.search.OnDown = page.FocusTable
	t.search.OnSubmitted = func(string) { page.FocusTable() }
	t.search.OnEscape = page.FocusTable

	imports, exports := func() { call(page.params.OnImport) }, func() { call(page.params.OnExport) }
	t.add = widgets.NewButton(w.Text("contacts.add"), page.NewContact).WithIcon(widgets.IconPlus)
	t.imports = widgets.NewPrimaryButton(w.Text("contacts.import"), imports).WithIcon(widgets.IconImport)
	t.exports = widgets.NewButton(w.Text("contacts.export"), exports).WithIcon(widgets.IconExport)
	t.short = []*widgets.Button{
		widgets.NewButton("", page.NewContact).WithIcon(widgets.IconPlus),
		widgets.NewPrimaryButton("", imports).WithIcon(widgets.IconImport),
		widgets.NewButton("", exports).WithIcon(widgets.IconExport),
	}
	for i, full := range []*widgets.Button{t.add, t.imports, t.exports} {
		t.short[i].SetTip(full.Text())
	}
	t.selected = widgets.NewMutedText("")
	t.bulk = widgets.NewButton(w.Text("contacts.bulk"), page.ShowBulkMenu).WithCaret()
	t.object = &fyne.Container{Layout: t, Objects: []fyne.CanvasObject{
		t.search, t.add, t.imports, t.exports, t.short[0], t.short[1], t.short[2], t.selected, t.bulk,
	}}
	return t
}

func call(f func()) {
	if f != nil {
		f()
	}
}

// setSearch shows a text in the search without searching.
func (t *toolbar) setSearch(text string) {
	if t.search.Text() == text {
		return
	}
	t.quiet = true
	t.search.SetText(text)
	t.quiet = false
}

// update says how many are ticked and greys what cannot be done.
func (t *toolbar) update() {
	page, w := t.page, t.page.words
	n := page.ticks.count()
	text := ""
	if !page.ticks.empty() && page.ticks.counted() {
		text = w.Count("contacts.selected", n)
	}
	if text != t.selected.Text() {
		t.selected.SetText(text)
		t.Layout(nil, t.object.Size())
	}
	reason := ""
	if page.ticks.empty() {
		reason = w.Text("contacts.bulk.nothing")
	}
	setReason(t.bulk, reason)
	for _, b := range []*widgets.Button{t.add, t.short[0]} {
		setReason(b, page.blocked)
	}
	for _, b := range []*widgets.Button{t.imports, t.short[1]} {
		setReason(b, page.busy) // a book that can only be read does not keep anybody from preparing a sheet
	}
}

func setReason(b *widgets.Button, reason string) {
	if b.Reason() != reason {
		b.SetReason(reason)
	}
}

const (
	searchWidth    float32 = 260
	leastSearch    float32 = 200
	narrowestWidth float32 = 130
)

// Layout implements fyne.Layout.
func (t *toolbar) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	full := []*widgets.Button{t.add, t.imports, t.exports}
	const gap = theme.GapS
	wide := func(buttons []*widgets.Button) (sum float32) {
		for _, b := range buttons {
			sum += b.MinSize().Width + gap
		}
		return sum
	}
	count := float32(0)
	if t.selected.Text() != "" {
		count = t.selected.MinSize().Width + gap + theme.GapXS
	}
	bulk := t.bulk.MinSize().Width
	shown, hidden := full, t.short
	if leastSearch+gap+wide(full)+count+bulk > size.Width {
		shown, hidden = t.short, full
	}
	if narrowestWidth+gap+wide(shown)+count+bulk > size.Width {
		count = 0
	}
	for _, b := range hidden {
		b.Hide()
	}
	x := min(searchWidth, size.Width-gap-wide(shown)-count-bulk)
	put(t.search, 0, max(narrowestWidth, x), size)
	x = max(narrowestWidth, x) + gap
	for _, b := range shown {
		b.Show()
		put(b, x, b.MinSize().Width, size)
		x += b.MinSize().Width + gap
	}
	put(t.bulk, size.Width-bulk, bulk, size)
	if count > 0 {
		t.selected.Show()
		put(t.selected, size.Width-bulk-count, count-gap, size)
	} else {
		t.selected.Hide()
	}
}

func put(o fyne.CanvasObject, x, width float32, size fyne.Size) {
	h := min(o.MinSize().Height, size.Height)
	o.Move(fyne.NewPos(x, (size.Height-h)/2))
	o.Resize(fyne.NewSize(width, h))
}

// MinSize implements fyne.Layout.
func (t *toolbar) MinSize([]fyne.CanvasObject) fyne.Size {
	width := narrowestWidth + theme.GapS + t.bulk.MinSize().Width
	for _, b := range t.short {
		width += b.MinSize().Width + theme.GapS
	}
	return fyne.NewSize(width, theme.ControlHeight)
}
