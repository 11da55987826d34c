package exports

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/data/columns"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

const namingWidth = float32(480)

// naming asks for the name of a profile, and stays until the name is taken.
type naming struct {
	title, text, name string
	details           []string
	do                func(ctx context.Context, name string) (columns.Profile, error)
}

func newNaming(f *form, n naming) {
	w, inner := f.words, namingWidth-2*theme.DialogPadding
	sheet := widgets.NewSheet(f.d.p.Window.Canvas(), n.title)
	sheet.Size = fyne.NewSize(namingWidth, 0)
	body := container.New(widgets.NewColumn(theme.GapS))
	if n.text != "" {
		body.Add(widgets.NewText(n.text).WrapAt(inner))
	}
	for _, detail := range n.details {
		body.Add(widgets.NewMutedText(detail).WrapAt(inner))
	}
	name := widgets.NewField(w.Text("export.profile.name"))
	name.SetText(n.name)
	name.OnChanged = func(string) { name.SetError("") }
	body.Add(name)
	busy := false
	save := widgets.NewPrimaryButton(w.Text("export.profile.save"), func() {
		if busy {
			return
		}
		busy = true
		text := name.Text()
		f.change(func(ctx context.Context) (columns.Profile, error) { return n.do(ctx, text) }, func(err error) {
			busy = false
			if err != nil {
				name.SetError(wording.Error(w, err))
				return
			}
			sheet.Close()
			f.failed(nil)
		})
	})
	sheet.SetBody(body)
	sheet.SetButtons(widgets.NewButton(w.Text("common.cancel"), sheet.Close), save)
	sheet.SetDefault(save)
	sheet.First = name.Input()
	sheet.Show()
}
