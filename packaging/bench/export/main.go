// Command export measures how long an export of a whole book takes, against a bare loop that reads the same contacts from
// the book and writes their values with a library: encoding/csv, or the StreamWriter of excelize. It prints the seconds of
// the loop and of the export, for a CSV and for an XLSX. The book remembers the exports:
//
//	go run -tags headless ./packaging/bench/export BOOK FOLDER
package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/data/store"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: export BOOK FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "export:", err)
		os.Exit(1)
	}
}

func run(path, folder string) (err error) {
	ctx := context.Background()
	texts, err := words.New("en")
	if err != nil {
		return err
	}
	book, err := store.Open(ctx, path, store.Options{MustExist: true})
	if err != nil {
		return err
	}
	a := app.New(app.Params{Book: book, Words: texts})
	defer func() { err = errors.Join(err, a.Close()) }()
	segments, err := book.Segments(ctx)
	if err != nil {
		return err
	}
	names := make(map[data.SegmentID]string)
	for _, s := range segments {
		names[s.ID] = s.Name
	}
	rows := func(write func([]string) error) error {
		cells := make([]string, 0, 9)
		return book.EachContact(ctx, data.SelectAll(data.Query{}), func(c data.Contact) error {
			own := make([]string, len(c.Segments))
			for i, id := range c.Segments {
				own[i] = names[id]
			}
			cells = append(cells[:0], c.CountryCode, c.FirstName, c.LastName, c.Mobile, c.Email, c.AccountNumber, c.Organization,
				c.ExternalID, strings.Join(own, "; "))
			return write(cells)
		})
	}
	export := func(name string) func() error {
		return func() error {
			_, err := a.ExportFile(ctx, app.ExportOptions{Path: filepath.Join(folder, name), Selection: data.SelectAll(data.Query{})}, nil)
			return err
		}
	}
	var seconds []any
	for _, what := range []func() error{
		func() error { return bareCSV(filepath.Join(folder, "bare.csv"), rows) }, export("export.csv"),
		func() error { return bareXLSX(filepath.Join(folder, "bare.xlsx"), rows) }, export("export.xlsx"),
	} {
		start := time.Now()
		if err := what(); err != nil {
			return err
		}
		seconds = append(seconds, time.Since(start).Seconds())
	}
	fmt.Printf("%.3f %.3f %.3f %.3f\n", seconds...)
	return nil
}

func bareCSV(path string, rows func(func([]string) error) error) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	w := csv.NewWriter(file)
	if err := rows(w.Write); err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}

func bareXLSX(path string, rows func(func([]string) error) error) (err error) {
	book := excelize.NewFile()
	defer func() { err = errors.Join(err, book.Close()) }()
	w, err := book.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	n := 0
	values := make([]any, 0, 9)
	err = rows(func(cells []string) error {
		n++
		values = values[:0]
		for _, cell := range cells {
			values = append(values, cell)
		}
		return w.SetRow(fmt.Sprintf("A%d", n), values)
	})
	if err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return book.SaveAs(path)
}
