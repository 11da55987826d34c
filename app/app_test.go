package app_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/data/store"
)

func newApp(t *testing.T) *app.App {
	t.Helper()
	book, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "book.muster"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w, err := words.New("en")
	if err != nil {
		t.Fatal(err)
	}
	a := app.New(app.Params{Book: book, Words: w})
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func prepare(t *testing.T, a *app.App, o app.ImportOptions) *app.Import {
	t.Helper()
	imp, err := a.PrepareImport(context.Background(), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := imp.Close(); err != nil {
			t.Error(err)
		}
	})
	return imp
}

const header = "Country Code,First Name,Last Name,Mobile Number,Email,Segments\n"

func TestOneCountryForAFileWithoutThatColumn(t *testing.T) {
	a := newApp(t)
	path := write(t, "in.csv", "First Name,Last Name,Mobile Number\nAnna,Müller,0151 23456789\n")
	var missing *data.MissingColumnsError
	if _, err := a.PrepareImport(context.Background(), app.ImportOptions{Path: path}, nil); !errors.As(err, &missing) {
		t.Errorf("without a country: %v", err)
	}
	imp := prepare(t, a, app.ImportOptions{Path: path, Country: "DE"})
	if c := imp.Plan().Counts; c.Created != 1 || c.Rejected != 0 {
		t.Errorf("%+v", c)
	}
}

func TestTheHeaderMayStandBelowATitle(t *testing.T) {
	a := newApp(t)
	imp := prepare(t, a, app.ImportOptions{Path: write(t, "in.csv", "Our customers\n\n"+header+"DE,Anna,Müller,0151 23456789,,\n,,,,,\n")})
	if f := imp.File(); f.HeaderRow != 3 || !f.HasSegments {
		t.Errorf("%+v", f)
	}
	if c := imp.Plan().Counts; c.Rows != 1 || c.Created != 1 {
		t.Errorf("blank rows count: %+v", c)
	}
}

func TestAPlanThatStillHoldsIsAppliedAfterAnotherChange(t *testing.T) {
	ctx := context.Background()
	a := newApp(t)
	imp := prepare(t, a, app.ImportOptions{Path: write(t, "in.csv", header+"DE,Anna,Müller,0151 23456789,,\n")})
	if _, err := a.SaveContact(ctx, data.Contact{CountryCode: "US", FirstName: "John", LastName: "O'Neil", Mobile: "(515) 555-1234"}); err != nil {
		t.Fatal(err)
	}
	change, err := imp.Apply(ctx, nil)
	if err != nil || change.Counts.Created != 1 {
		t.Errorf("%+v, %v", change, err)
	}
}

func TestAPlanWithOtherNumbersIsShownAgain(t *testing.T) {
	ctx := context.Background()
	a := newApp(t)
	imp := prepare(t, a, app.ImportOptions{Path: write(t, "in.csv", header+"DE,Anna,Müller,0151 23456789,,\n")})
	if _, err := a.SaveContact(ctx, data.Contact{CountryCode: "DE", FirstName: "Anna", LastName: "Müller", Mobile: "0151 23456789"}); err != nil {
		t.Fatal(err)
	}
	if _, err := imp.Apply(ctx, nil); !errors.Is(err, data.ErrPlanOutdated) {
		t.Fatalf("got %v, want the plan to be outdated", err)
	}
	if c := imp.Plan().Counts; c.Created != 0 || c.Unchanged != 1 {
		t.Errorf("the new plan: %+v", c)
	}
	if change, err := imp.Apply(ctx, nil); err != nil || change.ID != 0 {
		t.Errorf("applying the new plan: %+v, %v", change, err)
	}
}

func TestOnlyTheJobWritesWhileItRuns(t *testing.T) {
	a := newApp(t)
	inside, finish := make(chan struct{}), make(chan struct{})
	err := a.Start(app.JobImport, "x.csv", func(ctx context.Context, report data.ProgressFunc) error {
		report.Report(data.PhaseWriting, 1, 2)
		close(inside)
		<-finish
		_, err := a.CreateSegment(ctx, data.Segment{Name: "By the job", Family: data.FamilyOther}, nil)
		return err
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	<-inside
	if _, err := a.CreateSegment(context.Background(), data.Segment{Name: "By hand"}, nil); !errors.Is(err, data.ErrBusy) {
		t.Errorf("a write beside the job: %v", err)
	}
	if err := a.Start(app.JobDelete, "", func(context.Context, data.ProgressFunc) error { return nil }, nil); !errors.Is(err, data.ErrBusy) {
		t.Errorf("a second job: %v", err)
	}
	if job, ok := a.Job(); !ok || job.Progress.Done != 1 || job.Name != "x.csv" {
		t.Errorf("%+v, %v", job, ok)
	}
	if !errors.Is(a.WriteBlocked(), data.ErrBusy) {
		t.Error("writing is not said to be blocked")
	}
	close(finish)
	a.WaitJob()
	if _, err := a.SegmentByName(context.Background(), "by the job"); err != nil {
		t.Errorf("the job's own write: %v", err)
	}
	if a.WriteBlocked() != nil {
		t.Error("writing is blocked after the job")
	}
}

func TestACancelledJobAndAPanicEndAsErrors(t *testing.T) {
	a := newApp(t)
	ended := make(chan error, 1)
	start := func(work app.Work) {
		if err := a.Start(app.JobImport, "", work, func(err error) { ended <- err }); err != nil {
			t.Fatal(err)
		}
	}
	start(func(ctx context.Context, _ data.ProgressFunc) error { <-ctx.Done(); return ctx.Err() })
	a.CancelJob()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	a.WaitJob()
	start(func(context.Context, data.ProgressFunc) error { panic("fault") })
	if err := <-ended; err == nil {
		t.Error("a panic came out as success")
	}
	a.WaitJob()
}

func TestListenersHearWhatChangedUntilTheyStop(t *testing.T) {
	a := newApp(t)
	var contacts, segments atomic.Int32
	stop := a.Listen(func(e app.Event) {
		switch e {
		case app.ContactsChanged:
			contacts.Add(1)
		case app.SegmentsChanged:
			segments.Add(1)
		}
	})
	ctx := context.Background()
	s, err := a.CreateSegment(ctx, data.Segment{Name: "Nord"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if segments.Load() != 1 {
		t.Error("a new segment was not heard")
	}
	if _, err := a.SaveContact(ctx, data.Contact{CountryCode: "DE", FirstName: "A", LastName: "B", Email: "a@example.com"}); err != nil {
		t.Fatal(err)
	}
	if contacts.Load() != 2 {
		t.Errorf("contacts heard %d times, want 2", contacts.Load())
	}
	stop()
	if _, err := a.DeleteSegment(ctx, s.ID); err != nil {
		t.Fatal(err)
	}
	if segments.Load() != 2 {
		t.Error("heard after stopping")
	}
}

func TestTheSampleBookLeavesTheOwnBookAlone(t *testing.T) {
	ctx := context.Background()
	a := newApp(t)
	own, err := a.BookState(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.OpenSample(ctx); err != nil {
		t.Fatal(err)
	}
	over, err := a.Overview(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if over.All < 20 || len(over.Segments) < 5 || over.WithoutSegment == 0 || over.WithoutMobile == 0 {
		t.Errorf("the sample book shows too little: %+v", over)
	}
	sample, _ := a.BookState(ctx)
	if !sample.Sample || sample.Path == own.Path {
		t.Errorf("%+v", sample)
	}
	if err := a.LeaveSample(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Dir(sample.Path)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the sample's folder is still there: %v", err)
	}
	if over, _ := a.Overview(ctx); over.All != 0 || a.InSample() {
		t.Errorf("the own book has %d contacts", over.All)
	}
}

func TestASampleLeftInIsSkippedInEveryLanguage(t *testing.T) {
	for _, language := range []string{"en", "de"} {
		for _, name := range []string{"sample.csv", "sample.xlsx"} {
			a := newApp(t)
			w, _ := words.New(language)
			path := filepath.Join(t.TempDir(), name)
			if err := app.WriteSample(context.Background(), path, w, []string{"Nord"}); err != nil {
				t.Fatal(err)
			}
			imp := prepare(t, a, app.ImportOptions{Path: path})
			if c := imp.Plan().Counts; c.Skipped != 2 || c.Rows != 2 {
				t.Errorf("%s %s: %+v", language, name, c)
			}
		}
	}
}

func TestAFailedExportLeavesTheFileThatWasThere(t *testing.T) {
	a := newApp(t)
	ctx, cancel := context.WithCancel(context.Background())
	if _, err := a.SaveContact(ctx, data.Contact{CountryCode: "DE", FirstName: "A", LastName: "B", Email: "a@example.com"}); err != nil {
		t.Fatal(err)
	}
	path := write(t, "out.csv", "what was there")
	cancel()
	if _, err := a.Export(ctx, path, data.SelectAll(data.Query{}), nil); err == nil {
		t.Fatal("a cancelled export succeeded")
	}
	if content, _ := os.ReadFile(path); string(content) != "what was there" {
		t.Errorf("the file holds %q", content)
	}
}

func TestACellThatLooksLikeAFormulaComesBackUnchanged(t *testing.T) {
	ctx := context.Background()
	a := newApp(t)
	evil := data.Contact{
		CountryCode: "DE", FirstName: "=1+1", LastName: "@SUM(A1)", Email: "a@example.com",
		Organization: "'=quoted", AccountNumber: "-5", ExternalID: "+49",
	}
	if _, err := a.SaveContact(ctx, evil); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "out.csv")
	if _, err := a.Export(ctx, path, data.SelectAll(data.Query{}), nil); err != nil {
		t.Fatal(err)
	}
	content, _ := os.ReadFile(path)
	for _, bad := range []string{",=1", ",@SUM", ",-5"} {
		if strings.Contains(string(content), bad) {
			t.Errorf("not neutralised: %s", content)
		}
	}
	imp := prepare(t, a, app.ImportOptions{Path: path})
	if c := imp.Plan().Counts; c.Unchanged != 1 {
		t.Errorf("came back as %+v", c)
	}
}
