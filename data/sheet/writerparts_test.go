package sheet_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"testing"

	"muster/data/sheet"
)

// files are the contents of a folder by name.
func files(t *testing.T, folder string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	contents := make(map[string]string)
	for _, e := range entries {
		if b, err := os.ReadFile(filepath.Join(folder, e.Name())); err == nil {
			contents[e.Name()] = string(b)
		} else {
			contents[e.Name()] = "a folder"
		}
	}
	return contents
}

func inParts(t *testing.T, folder, name string, partRows, rows int) *sheet.Writer {
	t.Helper()
	layout := titles("A")
	layout.Dialect, layout.PartRows = &sheet.Dialect{LineEnd: sheet.LineEndLF}, partRows
	w, err := sheet.Create(filepath.Join(folder, name), layout)
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		if err := w.Write([]string{fmt.Sprint(i + 1)}); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

func TestPartsAppearTogether(t *testing.T) {
	folder := t.TempDir()
	w := inParts(t, folder, "out.csv", 2, 5)
	for name, content := range files(t, folder) {
		if filepath.Ext(name) != ".tmp" {
			t.Errorf("%s is there already: %q", name, content)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"out-1.csv": "A\n1\n2\n", "out-2.csv": "A\n3\n4\n", "out-3.csv": "A\n5\n"}
	if got := files(t, folder); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
	var paths []string
	for n := range 3 {
		paths = append(paths, filepath.Join(folder, fmt.Sprintf("out-%d.csv", n+1)))
	}
	if got := w.Paths(); !reflect.DeepEqual(got, paths) {
		t.Errorf("paths: %q", got)
	}
}

func TestWhatFitsIntoOnePartIsOneFile(t *testing.T) {
	folder := t.TempDir()
	w := inParts(t, folder, "out.csv", 2, 2)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got := files(t, folder); !reflect.DeepEqual(got, map[string]string{"out.csv": "A\n1\n2\n"}) {
		t.Errorf("got %q", got)
	}
}

func TestPartsOfEveryFormat(t *testing.T) {
	for _, name := range []string{"out.xlsx", "out.vcf"} {
		layout := titles("First Name", "Last Name")
		layout.PartRows = 1
		w, path := writeWith(t, name, layout, []string{"Anna", "Groß"}, []string{"Łukasz", "Nowak"})
		if len(w.Paths()) != 2 {
			t.Fatalf("%s: %q", name, w.Paths())
		}
		for i, want := range []string{"Anna", "Łukasz"} {
			rows := readCells(t, w.Paths()[i])
			if len(rows) != 2 || !contains(rows[1], want) {
				t.Errorf("%s: part %d is %q", name, i+1, rows)
			}
		}
		if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s is there, too", name)
		}
	}
}

func contains(cells []string, want string) bool {
	for _, c := range cells {
		if c == want {
			return true
		}
	}
	return false
}

func TestAFailureAmongPartsLeavesEveryOldFileAsItWas(t *testing.T) {
	folder := t.TempDir()
	old := map[string]string{"out-1.csv": "old 1", "out-2.csv": "old 2", "out-3.csv": "a folder"}
	for name, content := range old {
		path := filepath.Join(folder, name)
		if name == "out-3.csv" {
			continue
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("aborted", func(t *testing.T) {
		delete(old, "out-3.csv")
		if err := inParts(t, folder, "out.csv", 1, 3).Abort(); err != nil {
			t.Fatal(err)
		}
		if got := files(t, folder); !reflect.DeepEqual(got, old) {
			t.Errorf("got %q", got)
		}
	})
	t.Run("the last cannot be put into place", func(t *testing.T) {
		w := inParts(t, folder, "out.csv", 1, 3)
		if err := os.MkdirAll(filepath.Join(folder, "out-3.csv", "in it"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err == nil {
			t.Fatal("no error")
		}
		old["out-3.csv"] = "a folder"
		if got := files(t, folder); !reflect.DeepEqual(got, old) {
			t.Errorf("got %q", got)
		}
	})
	t.Run("a part may not be written", func(t *testing.T) {
		if runtime.GOOS == "windows" {
			t.Skip("folders cannot be opened as files there")
		}
		layout := titles("A")
		layout.PartRows = 1
		w, err := sheet.Create(filepath.Join(folder, "out.csv"), layout)
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if err := w.Write([]string{"new"}); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Write([]string{"new"}); err == nil {
			t.Error("a folder was written over")
		}
		if err := w.Close(); err == nil {
			t.Error("closed without an error")
		}
		if got := files(t, folder); !reflect.DeepEqual(got, old) {
			t.Errorf("got %q", got)
		}
	})
}

func TestPartsReplaceOldOnes(t *testing.T) {
	folder := t.TempDir()
	for range 2 {
		if err := inParts(t, folder, "out.csv", 1, 2).Close(); err != nil {
			t.Fatal(err)
		}
	}
	if got := files(t, folder); len(got) != 2 || got["out-2.csv"] != "A\n2\n" {
		t.Errorf("got %q", got)
	}
}
