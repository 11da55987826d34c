package sheet

import (
	"io"
	"mime/quotedprintable"
	"strings"
	"unicode/utf8"

	"github.com/emersion/go-vcard"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// text is the value of a property.
func (c card) text(f *vcard.Field) string { return unescapeCard(c.decode(f, f.Value)) }

// parts are those of a value that semicolons divide.
func (c card) parts(f *vcard.Field) []string {
	var parts []string
	rest := f.Value
	for from := 0; ; {
		i := strings.IndexByte(rest[from:], ';')
		if i < 0 {
			return append(parts, unescapeCard(c.decode(f, rest)))
		}
		if i += from; i > 0 && rest[i-1] == '\\' {
			from = i + 1
			continue
		}
		parts = append(parts, unescapeCard(c.decode(f, rest[:i])))
		rest, from = rest[i+1:], 0
	}
}

func part(parts []string, i int) string {
	if i < len(parts) {
		return parts[i]
	}
	return ""
}

// cardEscapes are those that the parser leaves as they are.
var cardEscapes = strings.NewReplacer(`\;`, ";", `\:`, ":", `\N`, "\n", "\r\n", "\n", "\r", "\n")

func unescapeCard(text string) string { return strings.TrimSpace(cardEscapes.Replace(text)) }

// decode makes UTF-8 of a value that says how it is written. Without a word, it
// is UTF-8 or, as older programs wrote, Windows-1252.
func (c card) decode(f *vcard.Field, value string) string {
	if strings.EqualFold(f.Params.Get("ENCODING"), "quoted-printable") {
		plain, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(value)))
		value = string(plain)
		if err != nil {
			*c.broken = true
		}
	}
	if charset := f.Params.Get("CHARSET"); charset != "" {
		if enc, err := htmlindex.Get(charset); err == nil {
			if text, err := enc.NewDecoder().String(value); err == nil {
				value = text
			}
		}
	}
	if !utf8.ValidString(value) {
		if text, err := charmap.Windows1252.NewDecoder().String(value); err == nil {
			value = text
		}
	}
	if strings.ContainsRune(value, utf8.RuneError) {
		*c.broken = true
	}
	return value
}
