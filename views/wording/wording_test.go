package wording_test

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/data/columns"
	"muster/views/wording"
)

func languages(t *testing.T, run func(t *testing.T, w app.Words)) {
	t.Helper()
	for _, language := range words.Available() {
		w, err := words.New(language)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(language, func(t *testing.T) { run(t, w) })
	}
}

// constants reads the values of all constants of a string type of package data, so that a new one without a sentence
// is found.
func constants(t *testing.T, typeName string) []string {
	t.Helper()
	var files []string
	for _, folder := range []string{"../../data/*.go", "../../data/columns/*.go"} {
		more, err := filepath.Glob(folder)
		if err != nil || len(more) == 0 {
			t.Fatalf("no source in %s: %v", folder, err)
		}
		files = append(files, more...)
	}
	var values []string
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(node ast.Node) bool {
			spec, ok := node.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if of, ok := spec.Type.(*ast.Ident); ok && of.Name == typeName {
				for _, value := range spec.Values {
					text, err := strconv.Unquote(value.(*ast.BasicLit).Value)
					if err != nil {
						t.Fatal(err)
					}
					values = append(values, text)
				}
			}
			return true
		})
	}
	if len(values) == 0 {
		t.Fatalf("no constants of type %s", typeName)
	}
	return values
}

var key = regexp.MustCompile(`(^|\s)[a-z_]+(\.[a-z_]+)+(\s|$)`)

func sentence(t *testing.T, what, text string) {
	t.Helper()
	if text == "" || strings.Contains(text, "<no value>") || key.MatchString(text) {
		t.Errorf("%s has no sentence: %q", what, text)
	}
}

func TestEveryProblemHasASentence(t *testing.T) {
	languages(t, func(t *testing.T, w app.Words) {
		for _, code := range constants(t, "Code") {
			text := wording.Problem(w, data.Problem{Code: data.Code(code), Value: "V4lue", Suggestion: "DE", Country: "DE"})
			sentence(t, code, text)
		}
	})
}

func TestEveryDamageHasASentenceOfItsOwn(t *testing.T) {
	source, err := os.ReadFile(filepath.Join("..", "..", "data", "sheet", "damage.go"))
	if err != nil {
		t.Fatal(err)
	}
	codes := regexp.MustCompile(`Damage[A-Z]\w+ += "([a-z_]+)"`).FindAllStringSubmatch(string(source), -1)
	if len(codes) < 5 {
		t.Fatalf("damages are not found any more: %v", codes)
	}
	languages(t, func(t *testing.T, w app.Words) {
		seen := map[string]bool{}
		for _, code := range codes {
			p := data.Problem{Code: data.CodeRowDamaged, Value: code[1]}
			if code[1] == string(data.CodeErrorCell) || code[1] == string(data.CodeLongNumber) {
				p = data.Problem{Code: data.Code(code[1]), Value: "V4lue"}
			}
			text := wording.Problem(w, p)
			if sentence(t, code[1], text); seen[text] {
				t.Errorf("%s: %q stands for another damage, too", code[1], text)
			}
			seen[text] = true
		}
	})
}

func TestEveryReasonHasAName(t *testing.T) {
	languages(t, func(t *testing.T, w app.Words) {
		for _, code := range constants(t, "Code") {
			text := wording.Reason(w, data.Code(code))
			sentence(t, code, text)
			if strings.HasPrefix(text, "reason.") {
				t.Errorf("%s has no name", code)
			}
		}
	})
}

func TestEveryRoleAndDoubtHasWords(t *testing.T) {
	languages(t, func(t *testing.T, w app.Words) {
		seen := map[string]bool{}
		for _, role := range columns.Roles() {
			text := wording.Role(w, role)
			sentence(t, role.String(), text)
			if seen[text] {
				t.Errorf("two roles are called %q", text)
			}
			seen[text] = true
		}
		for _, doubt := range constants(t, "DoubtCode") {
			sentence(t, doubt, wording.Doubt(w, columns.DoubtCode(doubt)))
		}
		for _, program := range []string{"google", "outlook", "hubspot", "mailchimp", "apple", "salesforce"} {
			sentence(t, program, wording.Program(w, program))
		}
	})
}

func TestEveryFileTroubleHasASentenceThatNamesTheFile(t *testing.T) {
	languages(t, func(t *testing.T, w app.Words) {
		for _, trouble := range constants(t, "FileTrouble") {
			for _, row := range []int{0, 1234} {
				text := wording.Error(w, &data.FileError{
					Trouble: data.FileTrouble(trouble), Path: "/a/b/kunden.csv", Kind: "pdf", Row: row, Sheet: "S", Sheets: []string{"A", "B"},
				})
				sentence(t, trouble, text)
				if !strings.Contains(text, "kunden.csv") || strings.Contains(text, "/a/b") {
					t.Errorf("%s: want the file's name without its folders: %q", trouble, text)
				}
			}
		}
	})
}

func TestEveryKindOfFileHasAWayOut(t *testing.T) {
	kinds := []string{
		"archive", "binary", "database", "dbase", "doc", "docx", "encrypted", "excel_xml", "google_link", "html", "image", "json", "numbers", "ods", "office",
		"opendocument", "outlook", "pdf", "pptx", "rtf", "sylk", "xls", "xlsb", "xml", "zip",
	}
	languages(t, func(t *testing.T, w app.Words) {
		for _, kind := range kinds {
			text := wording.Error(w, &data.FileError{Trouble: data.FileWrongKind, Path: "/a/kunden.csv", Kind: kind})
			sentence(t, kind, text)
			if !strings.Contains(text, "kunden.csv") || !strings.Contains(text, " > ") && !strings.Contains(text, "Excel") {
				t.Errorf("%s: no way out in %q", kind, text)
			}
		}
	})
}

func TestEveryKindOfChangeHasASentence(t *testing.T) {
	languages(t, func(t *testing.T, w app.Words) {
		for _, kind := range constants(t, "ChangeKind") {
			sentence(t, kind, wording.Change(w, data.Change{Kind: data.ChangeKind(kind), File: "F", Subject: "S"}))
		}
	})
}

func TestErrorsAreSentencesInTheChosenLanguage(t *testing.T) {
	german, _ := words.New("de")
	for name, c := range map[string]struct {
		err  error
		want string
	}{
		"wrapped sentinel": {fmt.Errorf("open: %w", data.ErrNewerBook), "neueren Version"},
		"cancelled":        {context.Canceled, "Nichts wurde geändert"},
		"missing columns":  {&data.MissingColumnsError{Fields: []data.Field{data.FieldFirstName, data.FieldMobile, data.FieldEmail}}, "„Vorname“ und „Handynummer“ oder „E-Mail-Adresse“"},
		"one country hint": {&data.MissingColumnsError{Fields: []data.Field{data.FieldCountry}}, "ein Land für alle Zeilen"},
		"invalid contact":  {&data.InvalidContactError{Problems: []data.Problem{{Code: data.CodeLastNameMissing, Severity: data.Error}}}, "Der Nachname fehlt."},
		"a header row":     {&data.HeaderRowError{Row: 1200}, "Zeile 1.200 kann"},
		"a wrong title":    {&data.NoSuchColumnError{Title: "Natel", Header: []string{"Name", "", "Ort"}}, "keine Spalte „Natel“. Ihre Spalten sind „Name“, „Ort“."},
		"no titles":        {&data.NoSuchColumnError{Title: "Natel"}, "Keine Zeile benennt"},
		"a picture":        {&data.FileError{Trouble: data.FileWrongKind, Path: "a.csv", Kind: "image"}, "ein Bild"},
	} {
		if got := wording.Error(german, c.err); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q does not say %q", name, got, c.want)
		}
	}
}

func TestAnUnforeseenErrorShowsNothingOfItself(t *testing.T) {
	languages(t, func(t *testing.T, w app.Words) {
		text := wording.Error(w, errors.New("SQL logic error: near SELECT"))
		sentence(t, "unforeseen", text)
		if strings.Contains(text, "SQL") {
			t.Errorf("shows the error itself: %q", text)
		}
	})
}

func TestResultLeavesOutWhatDidNotHappen(t *testing.T) {
	english, _ := words.New("en")
	if got := wording.ImportResult(english, data.Counts{Created: 1200, Rejected: 1}); got != "1,200 new, 1 row rejected" {
		t.Errorf("got %q", got)
	}
	if got := wording.ImportResult(english, data.Counts{}); got != "nothing to do" {
		t.Errorf("got %q", got)
	}
}

func TestListIsASentencePart(t *testing.T) {
	english, _ := words.New("en")
	for want, names := range map[string][]string{
		"":                         nil,
		"A":                        {"A"},
		"A and B":                  {"A", "B"},
		"A, B, C, D, E and 2 more": {"A", "B", "C", "D", "E", "F", "G"},
	} {
		if got := wording.List(english, names); got != want {
			t.Errorf("%v: got %q, want %q", names, got, want)
		}
	}
}
