package assets_test

import (
	"encoding/json"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"testing"

	"muster/assets"
)

// pluralForms are the forms that each language needs (Unicode CLDR), besides those that Fyne asks for.
var pluralForms = map[string][]string{
	"en": {"one", "other"},
	"de": {"one", "other"},
	"fr": {"many", "one", "other"},
	"es": {"many", "one", "other"},
	"it": {"many", "one", "other"},
	"pt": {"many", "one", "other"},
	"pl": {"few", "many", "one", "other"},
}

var placeholder = regexp.MustCompile(`\.([A-Z][A-Za-z]*)`)

// message is a text, or one for each plural form.
func message(t *testing.T, value any) map[string]string {
	t.Helper()
	switch v := value.(type) {
	case string:
		return map[string]string{"": v}
	case map[string]any:
		forms := map[string]string{}
		for form, text := range v {
			forms[form] = text.(string)
		}
		return forms
	}
	t.Fatalf("neither text nor plural forms: %v", value)
	return nil
}

func placeholders(text string) []string {
	found := map[string]bool{}
	for _, match := range placeholder.FindAllStringSubmatch(text, -1) {
		found[match[1]] = true
	}
	return slices.Sorted(maps.Keys(found))
}

func load(t *testing.T, file string) map[string]any {
	t.Helper()
	content, err := fs.ReadFile(assets.Translations(), file)
	if err != nil {
		t.Fatal(err)
	}
	var messages map[string]any
	if err := json.Unmarshal(content, &messages); err != nil {
		t.Fatal(err)
	}
	return messages
}

func TestEveryLanguageHasTheSameTextsPlaceholdersAndPluralForms(t *testing.T) {
	english := load(t, "en.json")
	files, err := fs.Glob(assets.Translations(), "*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		language := file[:len(file)-len(".json")]
		messages := load(t, file)
		for key := range messages {
			if _, ok := english[key]; !ok {
				t.Errorf("%s: %q is not in en.json", file, key)
			}
		}
		for key, value := range english {
			other, ok := messages[key]
			if !ok {
				t.Errorf("%s: %q is missing", file, key)
				continue
			}
			compare(t, language, key, message(t, value), message(t, other))
		}
	}
}

func compare(t *testing.T, language, key string, english, other map[string]string) {
	t.Helper()
	if _, plain := english[""]; plain {
		if _, alsoPlain := other[""]; !alsoPlain {
			t.Errorf("%s: %q has plural forms, English has none", language, key)
			return
		}
		if e, o := placeholders(english[""]), placeholders(other[""]); !slices.Equal(e, o) {
			t.Errorf("%s: %q has the placeholders %v, English has %v", language, key, o, e)
		}
		return
	}
	if got, want := slices.Sorted(maps.Keys(other)), pluralForms[language]; !slices.Equal(got, want) {
		t.Errorf("%s: %q has the plural forms %v, want %v", language, key, got, want)
	}
	if e, o := placeholders(english["other"]), placeholders(other["other"]); !slices.Equal(e, o) {
		t.Errorf("%s: %q has the placeholders %v, English has %v", language, key, o, e)
	}
}

func TestNoTextIsEmpty(t *testing.T) {
	for _, file := range []string{"en.json", "de.json"} {
		for key, value := range load(t, file) {
			for form, text := range message(t, value) {
				if text == "" {
					t.Errorf("%s: %q %s is empty", file, key, form)
				}
			}
		}
	}
}
