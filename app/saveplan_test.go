package app_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"muster/app"
	"muster/data"
)

// plainSheet are words of a plan that need no translation.
func plainSheet() app.PlanSheet {
	return app.PlanSheet{
		Kind:      func(kind data.PlanKind) string { return fmt.Sprint("kind ", kind) },
		Change:    func(f data.Field, before, after string) string { return f.String() + ":" + before + ">" + after },
		Candidate: func(c data.Candidate) string { return fmt.Sprint("contact ", c.Contact.ID) },
		Problem:   func(p data.Problem) string { return string(p.Code) },
	}
}

func TestAPlanIsSavedInTheOrderOfItsFile(t *testing.T) {
	a := newApp(t)
	const rows = 2_345 // more than are held at a time
	var text strings.Builder
	text.WriteString("Country Code,First Name,Last Name,Email,Segments\n")
	for i := range rows {
		fmt.Fprintf(&text, "DE,Anna%d,Kraus,a%d@example.com,Nord\n", i, i)
	}
	imp := prepare(t, a, app.ImportOptions{Path: write(t, "many.csv", text.String())})

	path := filepath.Join(t.TempDir(), "plan.csv")
	var last data.Progress
	n, err := imp.SavePlan(context.Background(), path, plainSheet(), func(p data.Progress) { last = p })
	if err != nil || n != rows || last != (data.Progress{Phase: data.PhaseWriting, Done: rows, Total: rows}) {
		t.Fatalf("%d rows, %v, %+v", n, err, last)
	}
	saved, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(saved), "\r\n"), "\r\n")
	if len(lines) != rows+1 {
		t.Fatalf("%d lines", len(lines))
	}
	for i, line := range lines[1:] {
		want := fmt.Sprintf("%d,kind %d,,,DE,Anna%d,Kraus,,a%d@example.com,,,,,,,,,segment_unknown", i+2, data.PlanNew, i, i)
		if line != want {
			t.Fatalf("line %d is %q, want %q", i, line, want)
		}
	}

	cancelled, cancel := context.WithCancel(context.Background())
	_, err = imp.SavePlan(cancelled, path, plainSheet(), func(data.Progress) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if again, err := os.ReadFile(path); err != nil || string(again) != string(saved) {
		t.Errorf("a plan that was cancelled changed the file: %d bytes, %v", len(again), err)
	}
}

func TestAPlanShowsHowAContactChanges(t *testing.T) {
	ctx := context.Background()
	a := newApp(t)
	header := "Country Code,First Name,Last Name,Mobile Number,Email,Organization,Segments\n"
	first := prepare(t, a, app.ImportOptions{
		Path:      write(t, "a.csv", header+"DE,Anna,Kraus,0151 23456789,anna@example.com,Hof,Nord; Gold\n"),
		Decisions: data.Decisions{OtherNames: data.NameDecision{Act: data.NameCreate}},
	})
	if _, err := first.Apply(ctx, nil); err != nil {
		t.Fatal(err)
	}
	second := prepare(t, a, app.ImportOptions{
		Path:      write(t, "b.csv", header+"DE,Anna,Kraus,0151 23456780,anna@example.com,=Hof,Nord; Süd\n"),
		Decisions: data.Decisions{Mode: data.SegmentsReplace, OtherNames: data.NameDecision{Act: data.NameCreate}},
	})
	path := filepath.Join(t.TempDir(), "plan.csv")
	if _, err := second.SavePlan(ctx, path, plainSheet(), nil); err != nil {
		t.Fatal(err)
	}
	saved, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, row, _ := strings.Cut(string(saved), "\r\n")
	want := fmt.Sprintf("2,kind %d,,1,DE,Anna,Kraus,015123456780,anna@example.com,,'=Hof,,", data.PlanChanged) +
		"\"mobile:015123456789>015123456780\norganization:Hof>=Hof\",Süd,Nord,Gold,,\r\n"
	if row != want {
		t.Errorf("%q\nwant %q", row, want)
	}
}
