package files

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"muster/app"
	"muster/views/widgets"
)

// fallbackSize is what Fyne's file list needs to be of use.
var fallbackSize = fyne.NewSize(760, 520)

// openFallback asks with Fyne's own file list.
func openFallback(p Params, kinds []app.FileKind, chosen func(string)) {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil || file == nil {
			return
		}
		path := file.URI().Path()
		_ = file.Close() // nothing was read
		chosen(filepath.FromSlash(path))
	}, p.Window)
	d.SetFilter(storage.NewExtensionFileFilter(extensions(kinds)))
	d.SetOnClosed(holdKeys(p.Window.Canvas()))
	d.Show()
	d.Resize(fallbackSize) // it has no parts to resize before it is shown
}

// holdKeys keeps keys that nobody took from the dialog below, until it is released.
func holdKeys(c fyne.Canvas) (release func()) {
	before := c.OnTypedKey()
	c.SetOnTypedKey(func(*fyne.KeyEvent) {})
	return func() { c.SetOnTypedKey(before) }
}

// extensions are the kinds' in the spelling of Fyne's filter, in both cases.
func extensions(kinds []app.FileKind) []string {
	var all []string
	for _, kind := range kinds {
		for _, e := range kind.Extensions {
			all = append(all, "."+e, "."+strings.ToUpper(e))
		}
	}
	return all
}

// saveFallback asks for a folder and a name. Fyne's own dialog for this empties an existing file at once, which
// would be lost if the writing then failed; so this one is ours.
func saveFallback(p Params, suggestedName string, kinds []app.FileKind, chosen func(string)) {
	home, err := os.UserHomeDir()
	if err != nil {
		home = "."
	}
	s := &saveForm{p: p, kinds: kinds, folder: home}
	s.show(suggestedName, chosen)
}

type saveForm struct {
	p      Params
	kinds  []app.FileKind
	folder string

	name   *widget.Entry
	where  *widgets.Text
	notice *widgets.Text
}

func (s *saveForm) path() string {
	return withExtension(filepath.Join(s.folder, strings.TrimSpace(s.name.Text)), s.kinds)
}

func (s *saveForm) show(suggestedName string, chosen func(string)) {
	w := s.p.Words
	s.name = widget.NewEntry()
	s.name.SetText(suggestedName)
	s.where = widgets.NewMutedText("").MinWidth(320)
	s.notice = widgets.NewMutedText("")
	s.name.OnChanged = func(string) { s.tell() }
	s.tell()
	folder := widgets.NewButton(w.Text("files.choose_folder"), s.chooseFolder)
	content := container.NewVBox(s.name, container.NewBorder(nil, nil, nil, folder, s.where), s.notice)
	d := dialog.NewCustomConfirm(w.Text("files.save.title"), w.Text("files.save"), w.Text("common.cancel"), content,
		func(save bool) {
			if save && strings.TrimSpace(s.name.Text) != "" {
				chosen(s.path())
			}
		}, s.p.Window)
	d.SetOnClosed(holdKeys(s.p.Window.Canvas()))
	d.Show()
	d.Resize(fyne.NewSize(520, 0))
}

// tell shows the folder, and whether a file would be replaced there.
func (s *saveForm) tell() {
	s.where.SetText(s.folder)
	notice := ""
	if _, err := os.Stat(s.path()); err == nil && strings.TrimSpace(s.name.Text) != "" {
		notice = s.p.Words.Text("files.replaces")
	}
	s.notice.SetText(notice)
}

func (s *saveForm) chooseFolder() {
	d := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err != nil || folder == nil {
			return
		}
		s.folder = filepath.FromSlash(folder.Path())
		s.tell()
	}, s.p.Window)
	d.Show()
	d.Resize(fallbackSize)
}
