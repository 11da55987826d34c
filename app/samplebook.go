package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"muster/data"
	"muster/data/columns"
	"muster/data/field"
	"muster/data/store"
)

// InSample says whether the sample book is open instead of the user's own.
func (a *App) InSample() bool {
	a.mu.RLock()
	defer a.mu.RUnlock()
	return a.sample != ""
}

// OpenSample opens a book with made-up contacts, in a temporary folder, in place of the user's own, which stays as
// it is. data.ErrBusy while a job runs.
func (a *App) OpenSample(ctx context.Context) error {
	if _, busy := a.Job(); busy {
		return data.ErrBusy
	}
	if a.InSample() {
		return nil
	}
	folder, err := os.MkdirTemp("", "muster-sample-")
	if err != nil {
		return fmt.Errorf("sample book: %w", err)
	}
	book, err := newSampleBook(ctx, folder, a.words)
	if err != nil {
		_ = os.RemoveAll(folder) // the cause is told
		return fmt.Errorf("sample book: %w", err)
	}
	a.mu.Lock()
	a.own, a.book, a.sample = a.book, book, folder
	a.mu.Unlock()
	a.events.emit(BookChanged)
	return nil
}

// LeaveSample throws the sample book away and opens the user's own again. data.ErrBusy while a job runs.
func (a *App) LeaveSample() error {
	if _, busy := a.Job(); busy {
		return data.ErrBusy
	}
	if !a.InSample() {
		return nil
	}
	err := a.leaveSample()
	a.events.emit(BookChanged)
	return err
}

func (a *App) leaveSample() error {
	a.mu.Lock()
	sample, folder := a.book, a.sample
	if folder == "" {
		a.mu.Unlock()
		return nil
	}
	a.book, a.own, a.sample = a.own, nil, ""
	a.mu.Unlock()
	if err := sample.Close(); err != nil {
		return fmt.Errorf("close sample book: %w", err)
	}
	_ = os.RemoveAll(folder) // what is left in the system's temporary folder harms nobody
	return nil
}

// newSampleBook makes a book with the sample segments and people in a folder.
func newSampleBook(ctx context.Context, folder string, words Words) (*store.Book, error) {
	book, err := store.Open(ctx, filepath.Join(folder, "sample.muster"), store.Options{})
	if err != nil {
		return nil, err
	}
	if err := fillSampleBook(ctx, book, words); err != nil {
		_ = book.Close() // the cause is told
		return nil, err
	}
	return book, nil
}

func fillSampleBook(ctx context.Context, book *store.Book, words Words) error {
	staging, err := book.Stage(ctx, store.StageOptions{FileName: words.Text("sample_book.file"), HasSegments: true})
	if err != nil {
		return err
	}
	defer staging.Close()
	for _, s := range sampleSegments(words) {
		if _, _, err := book.CreateSegment(ctx, s, nil); err != nil {
			return err
		}
	}
	checker := field.NewChecker("")
	for i, person := range samplePeople(words) {
		row := store.StagedRow{Number: i + 2, Checked: checker.Check(i+2, person), Raw: person[:len(columns.Header("en"))]}
		if err := staging.Add(ctx, row); err != nil {
			return err
		}
	}
	if _, err := staging.Plan(ctx, data.Decisions{}, nil); err != nil {
		return err
	}
	_, err = staging.Apply(ctx, nil)
	return err
}
