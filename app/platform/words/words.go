// Package words makes app's Words real: the texts of one language, read from the JSON files in assets, with their
// plural forms, numbers and dates. It knows go-i18n and no window; Fyne's own widgets get the same files elsewhere.
package words

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"muster/app"
	"muster/assets"
)

// Fallback is the language of everybody whose own is missing.
const Fallback = "en"

// Words are the texts of one language. They are safe for concurrent use.
type Words struct {
	language  string
	localizer *i18n.Localizer
	numbers   *message.Printer
}

var _ app.Words = (*Words)(nil)

// New returns the texts of the language that fits the tag best ("de", "de-AT", "de_DE.UTF-8"), English if none does.
func New(tag string) (*Words, error) {
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("json", json.Unmarshal)
	files, err := fs.Glob(assets.Translations(), "*.json")
	if err != nil {
		return nil, fmt.Errorf("list translations: %w", err)
	}
	for _, file := range files {
		if _, err := bundle.LoadMessageFileFS(assets.Translations(), file); err != nil {
			return nil, fmt.Errorf("translation %s: %w", file, err)
		}
	}
	chosen := choose(tag, Available())
	return &Words{
		language:  chosen,
		localizer: i18n.NewLocalizer(bundle, chosen, Fallback),
		numbers:   message.NewPrinter(language.Make(chosen)),
	}, nil
}

// Available lists the languages that there are texts for.
func Available() []string {
	files, _ := fs.Glob(assets.Translations(), "*.json") // the pattern is well-formed
	for i, file := range files {
		files[i] = strings.TrimSuffix(path.Base(file), ".json")
	}
	return files
}

// choose returns the available language of a tag in any of the usual spellings, or the fallback.
func choose(tag string, available []string) string {
	tag, _, _ = strings.Cut(tag, ".") // de_DE.UTF-8
	tag, _, _ = strings.Cut(tag, "@") // de_DE@euro
	wanted, err := language.Parse(strings.ReplaceAll(tag, "_", "-"))
	if err != nil {
		return Fallback
	}
	base, _ := wanted.Base()
	for _, one := range available {
		if one == base.String() {
			return one
		}
	}
	return Fallback
}

// FromEnvironment returns the language of the environment's locale variables, in the order in which POSIX asks them;
// "" when none is set. get is os.Getenv.
func FromEnvironment(get func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := get(name); value != "" && value != "C" && value != "POSIX" && !strings.HasPrefix(value, "C.") {
			return value
		}
	}
	return ""
}

// Language is the tag of the language.
func (w *Words) Language() string { return w.language }

// Text is the text of a key.
func (w *Words) Text(key string, args ...any) string {
	text, err := w.localizer.Localize(&i18n.LocalizeConfig{MessageID: key, TemplateData: pairs(args)})
	if err != nil && text == "" {
		return key
	}
	return text
}

// Count is the text of a key in the plural form of n.
func (w *Words) Count(key string, n int, args ...any) string {
	values := pairs(args)
	values["Count"] = w.Number(n)
	text, err := w.localizer.Localize(&i18n.LocalizeConfig{MessageID: key, TemplateData: values, PluralCount: n})
	if err != nil && text == "" {
		return key
	}
	return text
}

// pairs makes a template's data of names and values in turn.
func pairs(args []any) map[string]any {
	values := make(map[string]any, len(args)/2+1)
	for i := 0; i+1 < len(args); i += 2 {
		values[fmt.Sprint(args[i])] = args[i+1]
	}
	return values
}

// Number writes n with the language's thousands separator.
func (w *Words) Number(n int) string { return w.numbers.Sprintf("%d", n) }

// Bytes writes a size in the largest unit that leaves at least one.
func (w *Words) Bytes(n int64) string {
	size := float64(n)
	for _, unit := range []string{"B", "KB", "MB", "GB"} {
		if size < 1000 || unit == "GB" {
			if unit == "B" || size >= 100 {
				return w.numbers.Sprintf("%.0f", size) + " " + unit
			}
			return w.numbers.Sprintf("%.1f", size) + " " + unit
		}
		size /= 1000
	}
	return ""
}

// Date writes the day of t in local time.
func (w *Words) Date(t time.Time) string { return t.Local().Format(w.Text("format.date")) }

// DateTime writes day and minute of t in local time.
func (w *Words) DateTime(t time.Time) string { return t.Local().Format(w.Text("format.date_time")) }
