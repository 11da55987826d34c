package columns_test

import (
	"slices"
	"testing"

	"muster/data"
	"muster/data/columns"
)

func TestTitles(t *testing.T) {
	want := []string{"Country Code", "First Name", "Last Name", "Mobile Number", "Email", "Account Number", "Organization", "External ID", "Segments"}
	if got := columns.Header("en"); !slices.Equal(got, want) {
		t.Errorf("en: %q", got)
	}
	want = []string{"Ländervorwahl", "Vorname", "Nachname", "Handynummer", "E-Mail-Adresse", "Kontonummer", "Organisation", "Externe ID", "Segmente"}
	if got := columns.Header("de"); !slices.Equal(got, want) {
		t.Errorf("de: %q", got)
	}
	if got := columns.Header("sv"); !slices.Equal(got, columns.Header("en")) {
		t.Errorf("a language that we lack: %q", got)
	}
	for _, lang := range columns.Languages() {
		seen := map[string]bool{}
		for f := range data.Field(data.NumFields) {
			if title := columns.Title(f, lang); title == "" || seen[title] {
				t.Errorf("%s: the title of %v is %q", lang, f, title)
			} else {
				seen[title] = true
			}
		}
	}
}
