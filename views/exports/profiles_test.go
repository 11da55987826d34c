package exports_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"muster/app"
	"muster/data"
	"muster/views/exports"
	"muster/views/widgets"
	"muster/views/widgets/widgetstest"
)

// write makes a file as a receiver could give it.
func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestADroppedSampleBecomesAProfile(t *testing.T) {
	d := open(t, "en", false)
	d.export(exports.Offer{All: 5})
	if why := d.dialog.Dropped([]string{write(t, "theirs.csv", "Nachname;Vorname;Freifeld 7;Ländervorwahl;E-Mail\n")}); why != "" {
		t.Fatal(why)
	}
	d.WaitFor("Kept blank, as Muster does not know them: Freifeld 7.")
	d.Press(fyne.KeyReturn)
	d.Until("the profile is chosen", func() bool { return widgetstest.Find[*widgets.SelectField](d.Screen).Chosen() == "1" })
	p, err := d.app.Profile(context.Background(), "theirs")
	if err != nil || len(p.Columns) != 5 || p.Dialect.Delimiter != ";" {
		t.Fatalf("%+v, %v", p, err)
	}
	d.save = filepath.Join(t.TempDir(), "out.csv")
	d.Press(fyne.KeyReturn)
	d.Until("it is written", func() bool { return d.saved != "" })
	if text, err := os.ReadFile(d.save); err != nil || !strings.HasPrefix(string(text), "Nachname;Vorname;Freifeld 7;") {
		t.Errorf("%q, %v", text, err)
	}
}

func TestAFileThatIsNoSampleIsRefused(t *testing.T) {
	d := open(t, "en", false)
	d.export(exports.Offer{All: 5})
	before := len(d.Texts())
	if why := d.dialog.Dropped([]string{write(t, "a.csv", "foo,bar\nbaz,qux\n")}); why != "" {
		t.Fatal(why)
	}
	d.Until("it says so", func() bool { return len(d.Texts()) > before })
	if why := d.dialog.Dropped([]string{"a.csv", "b.csv"}); why != "Drop one sample file alone." {
		t.Errorf("two files: %q", why)
	}
}

func TestWhoIsNotTakenIsShownToBeMended(t *testing.T) {
	d, ctx := open(t, "en", false), context.Background()
	if _, err := d.app.SaveContact(ctx, data.Contact{CountryCode: "PL", FirstName: "Łukasz", LastName: "L", Email: "l@example.com"}); err != nil {
		t.Fatal(err)
	}
	sample := write(t, "west.csv", "Vorname;Nachname;L\xe4ndervorwahl;E-Mail\n")
	if _, err := d.app.AdoptProfile(ctx, app.AdoptOptions{Path: sample}, "West"); err != nil {
		t.Fatal(err)
	}
	if err := d.app.SetDefaultProfile(ctx, "West"); err != nil {
		t.Fatal(err)
	}
	d.dialog.Export(exports.Offer{All: 6})
	d.WaitFor("1 contact has letters that the file’s encoding lacks")
	link := widgetstest.Find[*widgets.LinkText](d.Screen)
	link.Tapped(nil)
	if d.dialog.IsOpen() || len(d.mended) != 1 || d.mended[0] != 6 {
		t.Fatalf("mended %v", d.mended)
	}
	// Afterwards the same goes out, not what is shown for mending.
	shown := data.Query{IDs: d.mended}
	d.dialog.Export(exports.Offer{All: 6, Shown: &shown, ShownCount: 1, Resume: true})
	d.WaitFor("The 6 contacts from before mending")
	d.save = filepath.Join(t.TempDir(), "out.csv")
	d.Press(fyne.KeyReturn)
	d.WaitFor("6 contacts written to “out.csv”.")
	if !d.Shows("The encoding Windows-1252 lacks 1 letter") {
		t.Errorf("it shows %v", d.Texts())
	}
}

func TestOnlyWhatChangedSaysWhatToDoThere(t *testing.T) {
	d, ctx := open(t, "en", false), context.Background()
	s := d.segment()
	everybody := data.SelectAll(data.Query{})
	if _, err := d.app.ExportFile(ctx, app.ExportOptions{Path: filepath.Join(t.TempDir(), "a.csv"), Selection: everybody}, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := d.app.DeleteContacts(ctx, data.SelectIDs(5), nil); err != nil {
		t.Fatal(err)
	}
	if _, err := d.app.Unassign(ctx, data.SelectIDs(1), s.ID, nil); err != nil {
		t.Fatal(err)
	}
	d.export(exports.Offer{All: 4})
	widgetstest.Find[*widgets.Checkbox](d.Screen).Toggle()
	d.WaitFor("3 contacts are left out")
	for _, part := range []string{"tick “Replace existing segment data”", "First0 Last", "was deleted here", "First4 Last"} {
		if !d.Shows(part) {
			t.Errorf("it lacks %q: %v", part, d.Texts())
		}
	}
	d.save = filepath.Join(t.TempDir(), "out.csv")
	d.Press(fyne.KeyReturn)
	d.WaitFor("1 contact written to “out.csv”.")
	if !d.Shows("tick “Replace existing segment data”") || !d.Shows("First4 Last") {
		t.Errorf("afterwards it shows %v", d.Texts())
	}
	d.Press(fyne.KeyReturn)
	if d.dialog.IsOpen() {
		t.Error("Enter does not close it")
	}
}
