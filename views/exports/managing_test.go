package exports_test

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2"

	"muster/data"
	"muster/views/exports"
	"muster/views/widgets"
	"muster/views/widgets/widgetstest"
)

func TestAProfileIsCopiedAndDeleted(t *testing.T) {
	d, ctx := open(t, "en", false), context.Background()
	d.export(exports.Offer{All: 5})
	chosen := func() string { return widgetstest.Find[*widgets.SelectField](d.Screen).Chosen() }
	d.Button("Profiles").Press()
	d.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // past what is the default already
	d.WaitFor("Copy the profile")
	d.Press(fyne.KeyReturn)
	d.Until("the copy is chosen", func() bool { return chosen() == "1" })
	if _, err := d.app.Profile(ctx, "ExpertConnect – copy"); err != nil {
		t.Fatal(err)
	}
	d.Button("Profiles").Press()
	d.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	d.WaitFor("Delete the profile “ExpertConnect – copy”?")
	d.Button("Delete the profile").Press()
	d.Until("the default one is chosen", func() bool { return chosen() == "expertconnect" })
	if _, err := d.app.Profile(ctx, "ExpertConnect – copy"); !errors.Is(err, data.ErrProfileNotFound) {
		t.Error(err)
	}
}
