package sheet_test

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"muster/data/sheet"
)

func titles(names ...string) sheet.Layout {
	var l sheet.Layout
	for _, n := range names {
		l.Columns = append(l.Columns, sheet.Column{Title: n})
	}
	return l
}

func TestWriteCSV(t *testing.T) {
	path := writeSheet(t, "OUT.CSV", titles("Name", "Mobile", "Segments"),
		[]string{"Ann \"A\" O'Neil", "+4915123", "A; B"},
		[]string{"Meier, Söhne", "=1+1", "a\r\nb"},
		[]string{"'-x", "'plain", " x"},
	)
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := "\xef\xbb\xbfName,Mobile,Segments\r\n" +
		"\"Ann \"\"A\"\" O'Neil\",+4915123,\"A; B\"\r\n" +
		"\"Meier, Söhne\",'=1+1,\"a\r\nb\"\r\n" +
		"''-x,'plain,\" x\"\r\n"
	if string(got) != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestNeutralise(t *testing.T) {
	tests := []struct{ cell, want string }{
		{"", ""},
		{"plain", "plain"},
		{"=1", "'=1"},
		{"+49151", "+49151"},
		{"+", "'+"},
		{"+49 151", "'+49 151"},
		{"+49+1", "'+49+1"},
		{"-1", "'-1"},
		{"@x", "'@x"},
		{"\tx", "'\tx"},
		{"\rx", "'\rx"},
		{"'x", "'x"},
		{"'", "'"},
		{"'=x", "''=x"},
		{"''=x", "'''=x"},
		{"'+49151", "''+49151"},
		{"a=1", "a=1"},
	}
	for _, tt := range tests {
		if got := sheet.Neutralise(tt.cell); got != tt.want {
			t.Errorf("Neutralise(%q) = %q, want %q", tt.cell, got, tt.want)
		}
		if got := sheet.Restore(tt.want); got != tt.cell {
			t.Errorf("Restore(%q) = %q, want %q", tt.want, got, tt.cell)
		}
	}
}

func TestXLSXIsMadeToBeFilledIn(t *testing.T) {
	countries := make([]string, 249)
	for i := range countries {
		countries[i] = string([]byte{'A' + byte(i/26), 'A' + byte(i%26)})
	}
	path := writeSheet(t, "sample.xlsx", sheet.Layout{
		SheetName: "Contacts",
		Columns: []sheet.Column{
			{Title: "Country", Required: true, Width: 9, Suggestions: countries, Strict: true},
			{Title: "Mobile", Note: strings.Repeat("ü", 300)},
			{Title: "Segments", Suggestions: []string{"A & B", `"C", D`}},
		},
		Help:    &sheet.Help{Title: "How to fill it in", Rows: []sheet.HelpRow{{"Country", "Letters, never +49"}, {}, {"DE", "Germany"}}},
		Creator: "Somebody", Title: "Sample",
	}, []string{"DE", "0151", "A & B"})

	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()

	t.Run("every column is text, far below the rows too", func(t *testing.T) {
		for _, column := range []string{"A", "B", "C"} {
			id, err := book.GetColStyle("Contacts", column)
			if err != nil {
				t.Fatal(err)
			}
			style, err := book.GetStyle(id)
			if err != nil || style.NumFmt != 49 {
				t.Errorf("column %s: %+v, %v", column, style, err)
			}
		}
		id, _ := book.GetCellStyle("Contacts", "B50000")
		if style, err := book.GetStyle(id); err != nil || style.NumFmt != 49 {
			t.Errorf("B50000: %+v, %v", style, err)
		}
	})
	t.Run("the parts are as Excel wants them", func(t *testing.T) {
		for name, columns := range map[string]int{"xl/worksheets/sheet1.xml": 3, "xl/worksheets/sheet2.xml": 2} {
			xml := part(t, path, name)
			for i := range columns - 1 {
				if a, b := columnAt(xml, i+1), columnAt(xml, i+2); a < 0 || b < a {
					t.Errorf("%s: column %d at %d, the next at %d", name, i+1, a, b)
				}
			}
			if strings.Contains(xml, "<dimension") {
				t.Errorf("%s: a dimension that the stream cannot know", name)
			}
		}
	})
	t.Run("required headers differ", func(t *testing.T) {
		required, _ := book.GetCellStyle("Contacts", "A1")
		usual, _ := book.GetCellStyle("Contacts", "B1")
		if required == usual {
			t.Error("they look the same")
		}
	})
	t.Run("the header is frozen", func(t *testing.T) {
		if panes, err := book.GetPanes("Contacts"); err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("panes = %+v, %v", panes, err)
		}
	})
	t.Run("drop-downs", func(t *testing.T) {
		all, err := book.GetDataValidations("Contacts")
		if err != nil || len(all) != 3 {
			t.Fatalf("%d validations, %v", len(all), err)
		}
		if v := all[0]; v.Formula1 != "'_lists'!$A$1:$A$249" || !v.ShowErrorMessage || v.Sqref != "A2:A1048576" {
			t.Errorf("countries: %+v", v)
		}
		if v := all[1]; len([]rune(*v.Prompt)) != 255 || v.Formula1 != "" {
			t.Errorf("note: %+v", v)
		}
		if v := all[2]; v.Formula1 != "'_lists'!$C$1:$C$2" || v.ShowErrorMessage {
			t.Errorf("suggestions refuse: %+v", v)
		}
		if visible, err := book.GetSheetVisible("_lists"); err != nil || visible {
			t.Errorf("the lists are visible: %v", err)
		}
		if got, _ := book.GetCellValue("_lists", "C2"); got != `"C", D` {
			t.Errorf("list = %q", got)
		}
	})
	t.Run("help", func(t *testing.T) {
		rows, err := book.GetRows("Help")
		want := [][]string{{"How to fill it in"}, nil, {"Country", "Letters, never +49"}, nil, {"DE", "Germany"}}
		if err != nil || !reflect.DeepEqual(rows, want) {
			t.Errorf("got %q, %v", rows, err)
		}
	})
}

func part(t *testing.T, path, name string) string {
	t.Helper()
	archive, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	file, err := archive.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func columnAt(xml string, column int) int {
	return strings.Index(xml, fmt.Sprintf(`<col min="%d" max="%[1]d"`, column))
}

func TestUnknownExtension(t *testing.T) {
	for _, name := range []string{"out", "out.xls", "out.csv.txt", ".csv.d/out"} {
		if _, err := sheet.Create(filepath.Join(t.TempDir(), name), sheet.Layout{}); !errors.Is(err, sheet.ErrUnknownExtension) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestAnExistingFileIsReplacedWholeOrNotAtAll(t *testing.T) {
	for _, name := range []string{"out.csv", "out.xlsx"} {
		t.Run(name, func(t *testing.T) {
			path := write(t, name, "old")
			content := func() string {
				b, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				return string(b)
			}
			begin := func() *sheet.Writer {
				w, err := sheet.Create(path, titles("A", "B"))
				if err != nil {
					t.Fatal(err)
				}
				if err := w.Write([]string{"1", "2"}); err != nil {
					t.Fatal(err)
				}
				return w
			}

			w := begin()
			if content() != "old" {
				t.Error("changed before Close")
			}
			if err := errors.Join(w.Abort(), w.Abort(), w.Close()); err != nil {
				t.Error(err)
			}
			if content() != "old" {
				t.Error("changed by Abort")
			}

			w = begin()
			if err := errors.Join(w.Close(), w.Close(), w.Abort()); err != nil {
				t.Error(err)
			}
			if got := readCells(t, path); !reflect.DeepEqual(got, [][]string{{"A", "B"}, {"1", "2"}}) {
				t.Errorf("got %q", got)
			}
			if err := w.Write([]string{"3"}); !errors.Is(err, sheet.ErrClosed) {
				t.Errorf("Write after Close: %v", err)
			}
			if stat, err := os.Stat(path); err != nil || (runtime.GOOS != "windows" && stat.Mode().Perm() != 0o600) {
				t.Errorf("mode = %v, %v; want that of the old file", stat.Mode(), err)
			}
			left, err := os.ReadDir(filepath.Dir(path))
			if err != nil || len(left) != 1 {
				t.Errorf("left behind: %v, %v", left, err)
			}
		})
	}
}

func TestALinkStaysALink(t *testing.T) {
	path := write(t, "out.csv", "old")
	link := filepath.Join(t.TempDir(), "link.csv")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	w, err := sheet.Create(link, titles("A", "B"))
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if stat, err := os.Lstat(link); err != nil || stat.Mode()&os.ModeSymlink == 0 {
		t.Errorf("%v, %v", stat, err)
	}
	if got := readCells(t, path); len(got) != 1 {
		t.Errorf("got %q", got)
	}
}

func TestTargetsThatCannotBeWritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dir.csv")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{dir, filepath.Join(dir, "no", "out.csv")} {
		var pathErr *os.PathError
		if _, err := sheet.Create(path, sheet.Layout{}); !errors.As(err, &pathErr) || pathErr.Path != path {
			t.Errorf("%s: got %v", path, err)
		}
	}
}

func TestWhatExcelCannotHold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.xlsx")
	w, err := sheet.Create(path, titles("A"))
	if err != nil {
		t.Fatal(err)
	}
	fits := strings.Repeat("😀", sheet.MaxExcelCell/2)
	if err := w.Write([]string{fits}); err != nil {
		t.Fatal(err)
	}
	var at *sheet.RowError
	if err := w.Write([]string{fits + "ab"}); !errors.Is(err, sheet.ErrTooLarge) || !errors.As(err, &at) || at.Row != 3 {
		t.Errorf("got %v, want ErrTooLarge at row 3", err)
	}
	if err := w.Close(); !errors.Is(err, sheet.ErrTooLarge) {
		t.Errorf("Close: %v", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the file is there: %v", err)
	}
}

func TestMoreRowsThanExcelHolds(t *testing.T) {
	if testing.Short() {
		t.Skip("writes a full sheet")
	}
	w, err := sheet.Create(filepath.Join(t.TempDir(), "out.xlsx"), sheet.Layout{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	for range sheet.MaxExcelRows {
		if err := w.Write([]string{""}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Write([]string{""}); !errors.Is(err, sheet.ErrTooManyRows) {
		t.Errorf("got %v, want ErrTooManyRows", err)
	}
}
