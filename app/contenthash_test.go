package app_test

import (
	"context"
	"os"
	"testing"

	"muster/app"
	"muster/data"
)

func TestAFileThatWasImportedBeforeIsKnown(t *testing.T) {
	ctx := context.Background()
	a := newApp(t)
	text := decidedHeader + "DE,Anna,Müller,0151 23456789,Nord\n"
	path := write(t, "in.csv", text)
	first := prepare(t, a, app.ImportOptions{Path: path})
	if len(first.Earlier()) != 0 {
		t.Errorf("a new file was imported before: %+v", first.Earlier())
	}
	change, err := first.Apply(ctx, nil)
	if err != nil || change.ID == 0 {
		t.Fatalf("%+v, %v", change, err)
	}

	copied := write(t, "copy of in.csv", text)
	if got := prepare(t, a, app.ImportOptions{Path: copied, Country: "AT"}).Earlier(); len(got) != 1 || got[0].ID != change.ID || got[0].Undone() {
		t.Errorf("under another name: %+v", got)
	}
	if _, err := a.Undo(ctx, []data.ChangeID{change.ID}, nil); err != nil {
		t.Fatal(err)
	}
	again := prepare(t, a, app.ImportOptions{Path: path, Decisions: data.Decisions{OtherNames: data.NameDecision{Act: data.NameCreate}}})
	if got := again.Earlier(); len(got) != 1 || !got[0].Undone() {
		t.Errorf("undone: %+v", got)
	}
	second, err := again.Apply(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := prepare(t, a, app.ImportOptions{Path: path}).Earlier(); len(got) != 2 || got[0].ID != second.ID || got[1].ID != change.ID {
		t.Errorf("twice: %+v", got)
	}
	if err := os.WriteFile(path, []byte(text+"DE,Bea,Roth,0151 23456781,\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := prepare(t, a, app.ImportOptions{Path: path}).Earlier(); len(got) != 0 {
		t.Errorf("a changed file was imported before: %+v", got)
	}
}
