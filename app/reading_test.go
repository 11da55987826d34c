package app_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"muster/app"
	"muster/data"
)

func readAs(t *testing.T, path string, o app.ReadOptions) (string, app.ReadResult) {
	t.Helper()
	var out bytes.Buffer
	result, err := app.Read(context.Background(), path, o, &out)
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), result
}

// workbook writes an XLSX file; fill gets it with the one sheet "Sheet1".
func workbook(t *testing.T, fill func(f *excelize.File)) string {
	t.Helper()
	f := excelize.NewFile()
	fill(f)
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if err := errors.Join(f.SaveAs(path), f.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

// put writes rows of cells parted by "|" into a sheet, from a row on.
func put(t *testing.T, f *excelize.File, sheet string, row int, lines ...string) {
	t.Helper()
	for i, line := range lines {
		for column, text := range strings.Split(line, "|") {
			if text == "" {
				continue
			}
			cell, err := excelize.CoordinatesToCellName(column+1, row+i)
			if err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellStr(sheet, cell, text); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestReadPrintsTheTableAlone(t *testing.T) {
	tests := []struct {
		name, file string
		o          app.ReadOptions
		want       string
		header     [2]int
		above      []int
		below      []int
		later      []int
	}{
		{name: "a plain table", file: "a,b\n1,2\n", want: "a,b\r\n1,2\r\n", header: [2]int{1, 1}},
		{name: "no header", file: "1,2\n3,4\n", want: "1,2\r\n3,4\r\n"},
		{
			name: "everything that can stand around a table",
			file: "Sales of 2026\n\nregion;qty;price\n;pieces;EUR\nNorth;3;4,50\nSouth;4;5,50\nTotal;7;\n\nSource: our own\n\ncode;meaning\nN;North\n\nx;y;z\n1;2;3\n",
			want: "region,qty pieces,price EUR\r\nNorth,3,\"4,50\"\r\nSouth,4,\"5,50\"\r\n", header: [2]int{3, 4}, above: []int{1},
			below: []int{7, 9}, later: []int{11, 14},
		},
		{name: "short rows", file: "a,b,c\n1,2\n1\n1,2,3\n", want: "a,b,c\r\n1,2,\r\n1,,\r\n1,2,3\r\n", header: [2]int{1, 1}},
		{
			name: "cells as they are", file: "name,note\n Bo ,\"a\nb\"\nCy,\"c\r\nd\"\nDi,\"say \"\"hi\"\"\"\nEd,'x\n",
			want: "name,note\r\n\" Bo \",\"a\nb\"\r\nCy,\"c\r\nd\"\r\nDi,\"say \"\"hi\"\"\"\r\nEd,'x\r\n", header: [2]int{1, 1},
		},
		{name: "the header is told", file: "a,b\nx,y\nz,w\n", o: app.ReadOptions{HeaderRow: 2}, want: "x,y\r\nz,w\r\n", header: [2]int{2, 2}, above: []int{1}},
		{name: "no header is told", file: "a,b\nx,1\n", o: app.ReadOptions{HeaderRow: app.HeaderNone}, want: "a,b\r\nx,1\r\n"},
		{name: "the delimiter is told", file: "a;b,c\n1;2,3\n", o: app.ReadOptions{Delimiter: ","}, want: "a;b,c\r\n1;2,3\r\n", header: [2]int{1, 1}},
		{
			name: "contacts further down", file: "article,price\nBolt,1.20\nNut,0.80\n\nVorname,Nachname,E-Mail,Land\nAnna,Groß,a@example.com,DE\n",
			want: "Vorname,Nachname,E-Mail,Land\r\nAnna,Groß,a@example.com,DE\r\n", header: [2]int{5, 5}, above: []int{1, 2, 3},
		},
	}
	for _, tt := range tests {
		got, r := readAs(t, write(t, "in.csv", tt.file), tt.o)
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if r.HeaderRows != tt.header || !slices.Equal(r.Above, tt.above) || !slices.Equal(r.Below, tt.below) || !slices.Equal(r.Later, tt.later) {
			t.Errorf("%s: header %v, above %v, below %v, later %v", tt.name, r.HeaderRows, r.Above, r.Below, r.Later)
		}
	}
}

func TestReadOfAnEmptyFilePrintsNothing(t *testing.T) {
	for _, content := range []string{"", "\n\n", ",,\n,,\n", "\ufeff"} {
		if got, r := readAs(t, write(t, "empty.csv", content), app.ReadOptions{}); got != "" || !reflect.DeepEqual(r, app.ReadResult{}) {
			t.Errorf("%q: %q, %+v", content, got, r)
		}
	}
}

func TestAHeaderRowThatIsNotThereIsToldApart(t *testing.T) {
	path := write(t, "in.csv", "a,b\n\n1,2\n")
	for _, row := range []int{2, 4, 100000} {
		var wrong *data.HeaderRowError
		if _, err := app.Read(context.Background(), path, app.ReadOptions{HeaderRow: row}, &bytes.Buffer{}); !errors.As(err, &wrong) || wrong.Row != row {
			t.Errorf("row %d: %v", row, err)
		}
	}
}

func TestTheSheetOfAWorkbook(t *testing.T) {
	path := workbook(t, func(f *excelize.File) {
		for _, name := range []string{"Prices", "Customers", "Old"} {
			if _, err := f.NewSheet(name); err != nil {
				t.Fatal(err)
			}
		}
		put(t, f, "Prices", 1, "article|price", "Bolt|1.20")
		put(t, f, "Customers", 4, "Vorname|Nachname|E-Mail|Land", "Anna|Groß|a@example.com|DE")
		put(t, f, "Old", 1, "Vorname|Nachname|E-Mail|Land", "Alt|Meyer|b@example.com|DE")
		if err := f.SetSheetVisible("Old", false); err != nil {
			t.Fatal(err)
		}
	})
	for name, want := range map[string]string{"": "Anna", "Prices": "Bolt", "Old": "Alt"} {
		if got, r := readAs(t, path, app.ReadOptions{Sheet: name}); !strings.Contains(got, want) || name != "" && r.Sheet != name {
			t.Errorf("sheet %q: %q, %+v", name, got, r)
		}
	}
	withoutContacts := workbook(t, func(f *excelize.File) {
		for _, name := range []string{"First", "Second"} {
			if _, err := f.NewSheet(name); err != nil {
				t.Fatal(err)
			}
		}
		put(t, f, "First", 3, "time|temperature", "10:00|12")
		put(t, f, "Second", 1, "name|country|note", "Bolt|DE|x")
	})
	if got, r := readAs(t, withoutContacts, app.ReadOptions{}); r.Sheet != "First" || got != "time,temperature\r\n10:00,12\r\n" {
		t.Errorf("without contacts: %q, %+v", got, r)
	}
}

func TestHiddenRowsAndColumnsAreReadAndTold(t *testing.T) {
	path := workbook(t, func(f *excelize.File) {
		put(t, f, "Sheet1", 1, "Vorname|Nachname|E-Mail|Land|", "Anna|Groß|a@example.com|DE|x", "Bea|Klein|b@example.com|DE|y")
		if err := errors.Join(f.SetRowVisible("Sheet1", 3, false), f.SetColVisible("Sheet1", "B", false), f.SetColVisible("Sheet1", "E", false)); err != nil {
			t.Fatal(err)
		}
	})
	got, r := readAs(t, path, app.ReadOptions{})
	rows, err := csv.NewReader(strings.NewReader(got)).ReadAll()
	if err != nil || len(rows) != 3 || rows[2][1] != "Klein" {
		t.Errorf("%q: %v", rows, err)
	}
	if r.HiddenRows != 1 || !slices.Equal(r.HiddenColumns, []string{"Nachname", "E"}) {
		t.Errorf("hidden: %d rows, columns %q", r.HiddenRows, r.HiddenColumns)
	}
	a := newApp(t)
	if f := prepare(t, a, app.ImportOptions{Path: path}).File(); f.HiddenRows != 1 || len(f.HiddenColumns) != 2 {
		t.Errorf("import: %+v", f)
	}
}

func TestDamagesOfAFileAreCounted(t *testing.T) {
	_, r := readAs(t, write(t, "in.csv", "a,b\n1,2\n3,4,5\n6,7\n8,9\n"), app.ReadOptions{})
	if len(r.Damages) != 1 || r.Damages[0].Rows != 1 || r.Damages[0].First != 3 {
		t.Errorf("%+v", r.Damages)
	}
}
