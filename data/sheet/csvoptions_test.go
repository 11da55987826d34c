package sheet_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"muster/data/sheet"
)

// TestAnyCellsReadBackInTheDialectThatIsSaid draws cells that no file holds: what
// the options say is what is done, whatever the cells look like.
func TestAnyCellsReadBackInTheDialectThatIsSaid(t *testing.T) {
	path := filepath.Join(t.TempDir(), "in.csv")
	rapid.Check(t, func(rt *rapid.T) {
		rows := table().Draw(rt, "table")
		d := testDialect{
			delimiter: rapid.SampledFrom([]string{",", ";", "\t", "|", ":", " ", ", ", "||", "<=>", "ä"}).Draw(rt, "delimiter"),
			quote:     rapid.SampledFrom([]string{`"`, `'`}).Draw(rt, "quote"),
			lineEnd:   rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(rt, "line end"),
			all:       rapid.Bool().Draw(rt, "all"),
		}
		d.escape = rapid.SampledFrom([]string{d.quote, `\`}).Draw(rt, "escape")
		for _, row := range rows {
			for i := range row { // of a backslash it cannot be said whether it escapes another
				row[i] = strings.ReplaceAll(row[i], `\`, "/")
			}
		}
		content := d.write(rows)
		if escaped := strings.Contains(content, `\`+d.quote); escaped != (d.escape == `\`) {
			rt.Skip("the escape cannot be said, and here not be found")
		}
		if err := os.WriteFile(path, []byte("\xef\xbb\xbf"+content), 0o600); err != nil {
			rt.Fatal(err)
		}
		sameCells(rt, path, rows, sheet.Options{Verbatim: true, Delimiter: d.delimiter, Quote: d.quote, Encoding: "UTF-8"})
	})
}

func TestOptionsOverrideWhatIsFound(t *testing.T) {
	path := write(t, "file.csv", "a;b,c\n\"1\";'2,3'\n")
	tests := []struct {
		name string
		opt  sheet.Options
		want [][]string
	}{
		{"nothing", sheet.Options{}, [][]string{{"a", "b,c"}, {"1", "'2,3'"}}},
		{"a comma", sheet.Options{Delimiter: ","}, [][]string{{"a;b", "c"}, {`"1";'2`, "3'"}}},
		{"a single quote", sheet.Options{Quote: "'"}, [][]string{{"a", "b,c"}, {`"1"`, "2,3"}}},
		{"a comma and no quote", sheet.Options{Delimiter: ",", Quote: sheet.NoQuote}, [][]string{{"a;b", "c"}, {`"1";'2`, "3'"}}},
		{"a bar that is not there", sheet.Options{Delimiter: "|"}, [][]string{{"a;b,c"}, {`"1";'2,3'`}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := open(t, path, tt.opt)
			if tt.opt.Delimiter != "" && r.Info().Delimiter != tt.opt.Delimiter {
				t.Errorf("delimiter = %q, want %q", r.Info().Delimiter, tt.opt.Delimiter)
			}
			var got [][]string
			for _, row := range readRows(t, r) {
				got = append(got, row.Cells)
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestOptionsThatCannotBe(t *testing.T) {
	path := write(t, "file.csv", "a,b\n1,2\n")
	for _, opt := range []sheet.Options{
		{Delimiter: "\n"},
		{Delimiter: "a\r"},
		{Delimiter: `"`},
		{Delimiter: "123456789"},
		{Quote: "''"},
		{Quote: "x"},
		{Delimiter: "'", Quote: "'"},
		{Delimiter: "\x00"},
	} {
		if _, err := sheet.Open(path, opt); !errors.Is(err, sheet.ErrBadOption) {
			t.Errorf("%+v: got %v, want ErrBadOption", opt, err)
		}
	}
	if _, err := sheet.Open(path, sheet.Options{Encoding: "Klingon"}); !errors.Is(err, sheet.ErrUnknownEncoding) {
		t.Errorf("got %v, want ErrUnknownEncoding", err)
	}
}
