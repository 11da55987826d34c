package words_test

import (
	"testing"
	"time"

	"muster/app/platform/words"
)

func TestLanguageIsFoundInAnySpelling(t *testing.T) {
	for tag, want := range map[string]string{
		"de": "de", "de_DE.UTF-8": "de", "de-AT": "de", "DE": "de", "en_GB.UTF-8": "en",
		"": "en", "C": "en", "xx": "en", "ru_RU.UTF-8": "en",
	} {
		w, err := words.New(tag)
		if err != nil {
			t.Fatal(err)
		}
		if w.Language() != want {
			t.Errorf("%q: got %s, want %s", tag, w.Language(), want)
		}
	}
}

func TestEnvironmentIsAskedInPOSIXOrder(t *testing.T) {
	env := map[string]string{"LANG": "fr_FR.UTF-8", "LC_ALL": "de_DE.UTF-8"}
	if got := words.FromEnvironment(func(name string) string { return env[name] }); got != "de_DE.UTF-8" {
		t.Errorf("got %q", got)
	}
	if got := words.FromEnvironment(func(string) string { return "C.UTF-8" }); got != "" {
		t.Errorf("C locale: got %q", got)
	}
}

func TestNumbersSizesAndDatesFollowTheLanguage(t *testing.T) {
	day := time.Date(2026, 11, 3, 14, 5, 0, 0, time.Local)
	for _, c := range []struct{ lang, number, bytes, date string }{
		{"en", "12,431", "1.5 MB", "3 Nov 2026"},
		{"de", "12.431", "1,5 MB", "03.11.2026"},
	} {
		w, _ := words.New(c.lang)
		if got := w.Number(12431); got != c.number {
			t.Errorf("%s number: %q", c.lang, got)
		}
		if got := w.Bytes(1_500_000); got != c.bytes {
			t.Errorf("%s bytes: %q", c.lang, got)
		}
		if got := w.Date(day); got != c.date {
			t.Errorf("%s date: %q", c.lang, got)
		}
	}
}

func TestMissingKeyShowsItself(t *testing.T) {
	w, _ := words.New("de")
	if got := w.Text("no.such.key"); got != "no.such.key" {
		t.Errorf("got %q", got)
	}
}
