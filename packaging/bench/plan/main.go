// Command plan measures how long it takes to stage the rows of a file (to read, check and keep them) and how long to plan
// their import into a book. It prints both in seconds, and leaves the book as it is:
//
//	go run -tags headless ./packaging/bench/plan BOOK FILE
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/data/store"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: plan BOOK FILE")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "plan:", err)
		os.Exit(1)
	}
}

func run(path, file string) (err error) {
	ctx := context.Background()
	texts, err := words.New("en")
	if err != nil {
		return err
	}
	book, err := store.Open(ctx, path, store.Options{ReadOnly: true, MustExist: true})
	if err != nil {
		return err
	}
	a := app.New(app.Params{Book: book, Words: texts})
	defer func() { err = errors.Join(err, a.Close()) }()

	start := time.Now()
	var staged time.Time
	imp, err := a.PrepareImport(ctx, app.ImportOptions{Path: file}, func(p data.Progress) {
		if p.Phase == data.PhasePlanning && staged.IsZero() {
			staged = time.Now()
		}
	})
	if err != nil {
		return err
	}
	planned := time.Now()
	if staged.IsZero() {
		return errors.New("the planning was not told")
	}
	fmt.Printf("%.3f %.3f\n", staged.Sub(start).Seconds(), planned.Sub(staged).Seconds())
	return imp.Close()
}
