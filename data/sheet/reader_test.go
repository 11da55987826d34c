package sheet_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"muster/data/sheet"
)

// readToEnd reads all of a file and returns what stopped it, nil for its end.
func readToEnd(path string) error {
	r, err := sheet.Open(path, sheet.Options{})
	if err != nil {
		return err
	}
	defer r.Close()
	for {
		if _, err := r.Next(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// protected makes an XLSX with a password.
func protected(t *testing.T) string {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	path := filepath.Join(t.TempDir(), "protected.xlsx")
	if err := book.SaveAs(path, excelize.Options{Password: "secret"}); err != nil {
		t.Fatal(err)
	}
	return path
}

func zipOf(t *testing.T, entries ...string) string {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for i := 0; i < len(entries); i += 2 {
		w, err := z.Create(entries[i])
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, entries[i+1])
	}
	z.Close()
	return buf.String()
}

func TestFilesThatAreNoSpreadsheetAreNamed(t *testing.T) {
	tests := []struct {
		name, path string
		want       error
		kind       string
	}{
		{"empty", write(t, "a.csv", ""), sheet.ErrEmpty, ""},
		{"blank lines", write(t, "a.csv", "\n\r\n"), sheet.ErrEmpty, ""},
		{"only a byte order mark", write(t, "a.csv", "\xef\xbb\xbf"), sheet.ErrEmpty, ""},
		{"only delimiters", write(t, "a.csv", ",,,\n"), sheet.ErrEmpty, ""},
		{"an XLSX without a cell", write(t, "a.xlsx", workbookOf(t, "")), sheet.ErrEmpty, ""},
		{"a PDF renamed", write(t, "a.csv", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"), sheet.ErrPDF, sheet.KindPDF},
		{"an old workbook", program("libreoffice.xls"), sheet.ErrOldExcel, sheet.KindXLS},
		{"a very old one", program("sheetjs-biff2.xls"), sheet.ErrOldExcel, sheet.KindXLS},
		{"a password", protected(t), sheet.ErrEncrypted, sheet.KindEncrypted},
		{"a binary workbook", program("sheetjs.xlsb"), sheet.ErrNotSpreadsheet, sheet.KindXLSB},
		{"OpenDocument", program("libreoffice.ods"), sheet.ErrNotSpreadsheet, sheet.KindODS},
		{"a letter", write(t, "a.xlsx", zipOf(t, "word/document.xml", "<w/>")), sheet.ErrNotSpreadsheet, sheet.KindDOCX},
		{"Numbers", write(t, "a.xlsx", zipOf(t, "Index/Document.iwa", "x")), sheet.ErrNotSpreadsheet, sheet.KindNumbers},
		{"a zip", write(t, "a.xlsx", zipOf(t, "people.csv", "a,b")), sheet.ErrNotSpreadsheet, sheet.KindZIP},
		{"an empty zip", write(t, "a.xlsx", zipOf(t)), sheet.ErrNotSpreadsheet, sheet.KindZIP},
		{"a picture", write(t, "a.csv", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), sheet.ErrNotSpreadsheet, sheet.KindImage},
		{"a page in UTF-16", write(t, "a.xls", utf16Text("<html>")), sheet.ErrNotSpreadsheet, sheet.KindHTML},
		{"a page", write(t, "a.xls", "\n<HTML><body><table>"), sheet.ErrNotSpreadsheet, sheet.KindHTML},
		{"XML", write(t, "a.xls", "\xef\xbb\xbf<?xml version=\"1.0\"?><Workbook/>"), sheet.ErrNotSpreadsheet, sheet.KindXML},
		{"a flat OpenDocument", write(t, "a.fods", `<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">`), sheet.ErrNotSpreadsheet, sheet.KindODS},
		{"XHTML", write(t, "a.xls", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">`), sheet.ErrNotSpreadsheet, sheet.KindHTML},
		{"JSON", write(t, "a.csv", "[\n  {\"a\": 1}]"), sheet.ErrNotSpreadsheet, sheet.KindJSON},
		{"a link to a Google sheet", write(t, "a.gsheet", `{"": "WARNING!", "doc_id": "1a", "email": "a@example.com"}`), sheet.ErrNotSpreadsheet, sheet.KindGoogleLink},
		{"a page in one file", write(t, "a.xls", "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"), sheet.ErrNotSpreadsheet, sheet.KindHTML},
		{"a white picture", write(t, "a.csv", "BM\x36\x00\x24\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00"+strings.Repeat("\xff", 9000)), sheet.ErrNotSpreadsheet, sheet.KindImage},
		{"a photo of a phone", write(t, "a.csv", "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), sheet.ErrNotSpreadsheet, sheet.KindImage},
		{"a photo", write(t, "a.csv", "\xff\xd8\xff\xe0\x00\x10JFIF"), sheet.ErrNotSpreadsheet, sheet.KindImage},
		{"Outlook", write(t, "a.csv", "!BDN\x00\x00\x00\x00"), sheet.ErrNotSpreadsheet, sheet.KindOutlook},
		{"a zip in a zip", write(t, "a.csv", "\x1f\x8b\x08\x00"), sheet.ErrNotSpreadsheet, sheet.KindArchive},
		{"a letter with tables", write(t, "a.csv", `{\rtf1\ansi`), sheet.ErrNotSpreadsheet, sheet.KindRTF},
		{"a database", write(t, "a.csv", "SQLite format 3\x00\x10"), sheet.ErrNotSpreadsheet, sheet.KindDatabase},
		{"binary data", write(t, "a.csv", "a,b\x00\x01\x02\x03"), sheet.ErrBinary, sheet.KindBinary},
		{"UTF-32", write(t, "a.csv", "\xff\xfe\x00\x00a\x00\x00\x00"), sheet.ErrUnknownEncoding, ""},
		{"no file", filepath.Join(t.TempDir(), "no.csv"), fs.ErrNotExist, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := readToEnd(tt.path)
			if !errors.Is(err, tt.want) {
				t.Fatalf("got %v, want %v", err, tt.want)
			}
			var kind *sheet.KindError
			if tt.kind != "" && (!errors.As(err, &kind) || kind.Kind != tt.kind || !errors.Is(err, sheet.ErrNotSpreadsheet)) {
				t.Errorf("got %#v, want kind %s", err, tt.kind)
			}
		})
	}
	t.Run("a folder", func(t *testing.T) {
		var pathErr *fs.PathError
		if err := readToEnd(t.TempDir()); !errors.As(err, &pathErr) {
			t.Errorf("got %v, want a PathError", err)
		}
	})
}

func TestTheContentDecidesNotTheName(t *testing.T) {
	csv := write(t, "really.xlsx", "A;B\n1;2\n")
	if got := open(t, csv, sheet.Options{}).Info(); got.Format != sheet.CSV || got.Delimiter != ";" {
		t.Errorf("got %+v, want a CSV with semicolons", got)
	}
	xlsx := write(t, "really.csv", workbookOf(t, `<row><c><v>1</v></c></row>`))
	if got := open(t, xlsx, sheet.Options{}).Info().Format; got != sheet.XLSX {
		t.Errorf("got %q, want xlsx", got)
	}
}

func TestLimits(t *testing.T) {
	tests := []struct{ name, path string }{
		{"a long cell in a CSV", write(t, "a.csv", "A,B\n1,"+strings.Repeat("x", sheet.MaxCell+1)+"\n")},
		{"a long row in a CSV", write(t, "a.csv", "A,B\n"+strings.Repeat(strings.Repeat("x", 9999)+",", 1700)+"\n")},
		{"a long line behind a quote", write(t, "a.csv", "A,B\n\""+strings.Repeat("xxxxxxx ", 3<<20))},
		{"a long cell of many lines", write(t, "a.csv", "A,B\n1,2\n3,\""+strings.Repeat("text\nand more text\n", 1<<18)+"\"\n")},
		{"many columns in a CSV", write(t, "a.csv", "A,B\n"+strings.Repeat(",", sheet.MaxCSVColumns)+"x\n")},
		{"many columns in an XLSX", write(t, "a.xlsx", workbookOf(t, `<row><c r="XFE1"><v>1</v></c></row>`))},
		{"a long cell in an XLSX", write(t, "a.xlsx", workbookOf(t, `<row><c t="str"><v>`+strings.Repeat("xy", sheet.MaxCell)+`</v></c></row>`))},
		{"a bomb of blanks", write(t, "a.xlsx", workbookOf(t, strings.Repeat(strings.Repeat(" ", 1<<20)+"<row/>", 64)))},
		{"a bomb in one tag", write(t, "a.xlsx", workbookOf(t, `<row x="`+strings.Repeat(" ", 20<<20)+`"/>`))},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := readToEnd(tt.path); !errors.Is(err, sheet.ErrTooLarge) {
				t.Errorf("got %v, want ErrTooLarge", err)
			}
		})
	}
}

func TestProgressGoesFromStartToEnd(t *testing.T) {
	for _, path := range []string{
		write(t, "a.csv", strings.Repeat("Country,Name\n", 100000)),
		write(t, "a.xlsx", workbookOf(t, strings.Repeat(`<row><c t="str"><v>x</v></c></row>`, 50000))),
	} {
		r := open(t, path, sheet.Options{})
		start, last := r.Progress(), 0.0
		for {
			_, err := r.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if p := r.Progress(); p < last || p > 1 {
				t.Fatalf("%s: progress went from %v to %v", path, last, p)
			} else {
				last = p
			}
		}
		if start > 0.5 || r.Progress() != 1 {
			t.Errorf("%s: progress from %v to %v", path, start, r.Progress())
		}
	}
}

func TestAClosedReaderSaysSo(t *testing.T) {
	r, err := sheet.Open(write(t, "a.csv", "A,B\n"), sheet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(r.Close(), r.Close()); err != nil {
		t.Error(err)
	}
	if _, err := r.Next(); !errors.Is(err, sheet.ErrClosed) {
		t.Errorf("got %v, want ErrClosed", err)
	}
	if err := os.Remove(r.Info().Path); err != nil {
		t.Error(err)
	}
}
