package files

import (
	"path/filepath"
	"slices"
	"strings"

	"muster/app"
)

// Spreadsheets are the files to choose from for an import: those that it reads, and those of other programs for which it
// says how to make one of them.
func Spreadsheets(w app.Words) []app.FileKind {
	return []app.FileKind{{Name: w.Text("files.kind.spreadsheets"), Extensions: []string{
		"csv", "txt", "tsv", "tab", "xlsx", "xlsm", "vcf", "xls", "xlsb", "ods", "numbers",
	}}}
}

// CSV is the kind that is uploaded.
func CSV(w app.Words) []app.FileKind {
	return []app.FileKind{{Name: w.Text("files.kind.csv"), Extensions: []string{"csv"}}}
}

// XLSX is the kind that is filled in with Excel.
func XLSX(w app.Words) []app.FileKind {
	return []app.FileKind{{Name: w.Text("files.kind.xlsx"), Extensions: []string{"xlsx"}}}
}

// Cards is the kind of address books.
func Cards(w app.Words) []app.FileKind {
	return []app.FileKind{{Name: w.Text("files.kind.cards"), Extensions: []string{"vcf"}}}
}

// Both are the kinds that can be written, XLSX first.
func Both(w app.Words) []app.FileKind { return append(XLSX(w), CSV(w)...) }

// Name makes a text fit to be a file's name: without the characters that one system or another refuses.
func Name(text, extension string) string {
	clean := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, strings.TrimSpace(text))
	clean = strings.Trim(clean, ". ")
	if clean == "" {
		clean = "muster"
	}
	return clean + "." + extension
}

// withExtension appends the first kind's extension to a path that ends in none of the kinds'.
func withExtension(path string, kinds []app.FileKind) string {
	has := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
	for _, kind := range kinds {
		if slices.Contains(kind.Extensions, has) {
			return path
		}
	}
	if len(kinds) == 0 || len(kinds[0].Extensions) == 0 {
		return path
	}
	return path + "." + kinds[0].Extensions[0]
}
