package field

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is the form in which names are compared and searched: without case and marks, ß = ss, ł = l, ø = o, æ = ae,
// and then ae/oe/ue = a/o/u, so that Jürgen, JUERGEN and Jurgen are one. The fold of a text's beginning is a beginning
// of the text's fold, which lets a search narrow while it is typed. Two folds of one text may differ: fold once.
func Fold(s string) string { return foldDigraphs(plainFold(s)) }

// plainFold is Fold without the step from ae/oe/ue to a/o/u.
func plainFold(s string) string {
	lower := true
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			return foldUnicode(s)
		}
		if 'A' <= c && c <= 'Z' {
			lower = false
		}
	}
	if lower {
		return s
	}
	return strings.ToLower(s)
}

// foldUnicode looks the letters of our seven languages up, and takes the long way for all others.
func foldUnicode(s string) string {
	latin := foldedLatin()
	var b strings.Builder
	b.Grow(len(s) + 2)
	for _, r := range s {
		if r >= latinEnd {
			return foldAny(s)
		}
		b.WriteString(latin[r])
	}
	return b.String()
}

// latinEnd is the end of the Unicode blocks Latin-1, Extended-A and Extended-B.
const latinEnd = 0x250

// foldedLatin is the fold of each Latin letter.
var foldedLatin = sync.OnceValue(func() *[latinEnd]string {
	var table [latinEnd]string
	for r := range rune(latinEnd) {
		table[r] = foldAny(string(r))
	}
	return &table
})

func foldAny(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		r = unicode.ToLower(r)
		if letters, ok := foldedLetters[r]; ok {
			b.WriteString(letters)
			continue
		}
		switch {
		case unicode.Is(unicode.Mn, r), invisible(r):
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// foldedLetters are the letters (and marks within words) beyond ASCII that do not decompose to what people type
// instead.
var foldedLetters = map[rune]string{
	'ß': "ss", 'ł': "l", 'ø': "o", 'æ': "ae", 'œ': "oe", 'đ': "d", 'ð': "d", 'þ': "th", 'ħ': "h", 'ı': "i", 'ŧ': "t",
	'ς': "σ",
	'’': "'", '‘': "'", 'ʼ': "'", '´': "'",
	'‐': "-", '‑': "-", '–': "-", '—': "-", '−': "-",
}

// foldDigraphs writes ae, oe and ue as a, o and u.
func foldDigraphs(s string) string {
	i := digraph(s)
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i >= 0 {
		b.WriteString(s[:i+1])
		s = s[i+2:]
		i = digraph(s)
	}
	b.WriteString(s)
	return b.String()
}

// digraph is the index of the first ae, oe or ue, or -1.
func digraph(s string) int {
	for i := 1; i < len(s); i++ {
		if s[i] == 'e' && (s[i-1] == 'a' || s[i-1] == 'o' || s[i-1] == 'u') {
			return i - 1
		}
	}
	return -1
}
