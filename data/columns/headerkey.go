package columns

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"muster/data/field"
)

// maxHeader is the length in bytes of the longest cell that is looked up as a header; longer ones are text.
const maxHeader = 120

// headerKey is the form in which headers are compared: the folded letters and digits alone.
func headerKey(title string) string { return string(appendHeaderKey(nil, title)) }

// appendHeaderKey appends the key of a header. It takes no memory of its own for a header in ASCII.
func appendHeaderKey(key []byte, title string) []byte {
	for i := range len(title) {
		if title[i] >= utf8.RuneSelf {
			return appendLetters(key, field.Fold(title))
		}
	}
	var before byte // the letter before, for ae, oe and ue
	for i := range len(title) {
		c := title[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		switch {
		case c == 'e' && (before == 'a' || before == 'o' || before == 'u'):
			before = 0
			continue
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			key = append(key, c)
		case c == '#':
			key = append(key, numberWord...)
		}
		before = c
	}
	return key
}

// appendLetters appends the letters and digits of a folded text.
func appendLetters(key []byte, folded string) []byte {
	for _, r := range folded {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			key = utf8.AppendRune(key, r)
		case r == '#':
			key = append(key, numberWord...)
		}
	}
	return key
}

// numberWord stands for all words that say "number" in a header.
const numberWord = "nr"

// headerWord is a word of a header.
type headerWord struct {
	text string // folded
	// inBrackets says that the word stands in brackets; counts that it is a number as "1." or "1)" is.
	inBrackets, counts bool
}

// maxHeaderWords is how many words a header has at most; what has more is text.
const maxHeaderWords = 10

// headerWords divides a header into its folded words: at blanks, line breaks and marks, between lower and upper case
// (firstName), and between letters and digits (Phone1). It is nil for what is too long to be a header.
func headerWords(title string) []headerWord {
	if len(title) > maxHeader {
		return nil
	}
	words := make([]headerWord, 0, 4)
	word := make([]rune, 0, 16)
	depth := 0
	end := func() {
		if len(word) > 0 {
			words = append(words, headerWord{text: numberless(field.Fold(string(word))), inBrackets: depth > 0})
			word = word[:0]
		}
	}
	runes := []rune(title)
	for i, r := range runes {
		switch {
		case unicode.Is(unicode.Mn, r): // an accent of the letter before
			word = append(word, r)
			continue
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if i > 0 && len(word) > 0 && wordEnds(runes, i) {
				end()
			}
			word = append(word, r)
			continue
		}
		if end(); i > 0 && unicode.IsDigit(runes[i-1]) && strings.ContainsRune(".):_-", r) {
			words[len(words)-1].counts = true
		}
		switch r {
		case '#', '№':
			words = append(words, headerWord{text: numberWord, inBrackets: depth > 0})
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth = max(0, depth-1)
		}
	}
	end()
	if len(words) > maxHeaderWords {
		return nil
	}
	return words
}

// isOneWord tells whether a title is a single word, which has no essential part but itself.
func isOneWord(title string) bool {
	lower := false
	for _, r := range title {
		switch {
		case !unicode.IsLetter(r), lower && unicode.IsUpper(r):
			return false
		}
		lower = unicode.IsLower(r)
	}
	return !strings.HasSuffix(title, "ummer") && !strings.HasSuffix(title, "UMMER")
}

// wordEnds tells whether a word ends before the letter or digit at i although nothing stands between.
func wordEnds(runes []rune, i int) bool {
	before, r := runes[i-1], runes[i]
	switch {
	case unicode.IsDigit(before) != unicode.IsDigit(r):
		return !unicode.Is(unicode.Mn, before)
	case unicode.IsLower(before) && unicode.IsUpper(r):
		return true
	}
	// the last capital before lower case begins a word: IDKunde
	return unicode.IsUpper(before) && unicode.IsUpper(r) && i+1 < len(runes) && unicode.IsLower(runes[i+1])
}

// numberless writes all words for "number" alike, also at the end of a German word: Handynummer, Handynr.
func numberless(word string) string {
	switch {
	case numberWords[word]:
		return numberWord
	case strings.HasSuffix(word, "nummer"):
		return strings.TrimSuffix(word, "nummer") + numberWord
	}
	return word
}

var numberWords = wordSet(`no nr nro num number nbr nummer numer numero numeru numera n`)

// joinWords is the key of some words.
func joinWords(words []headerWord) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.text)
	}
	return b.String()
}

// withoutBrackets leaves out what a text says in brackets.
func withoutBrackets(text string) string {
	if !strings.ContainsAny(text, "([{") {
		return text
	}
	var b strings.Builder
	depth := 0
	for _, r := range text {
		switch r {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth = max(0, depth-1)
		default:
			if depth == 0 {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

func blankCell(s string) bool { return headerKey(s) == "" }
