package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cellForm is what a cell looks like. It helps to tell which way to divide a
// text is the right one: cells that were cut at the wrong place look like nothing.
type cellForm uint8

const (
	formEmpty cellForm = iota
	// formBroken is text that looks like several cells, or like half of one.
	formBroken
	formText
	// formWords are a few words without any punctuation, such as names.
	formWords
	formWord
	// formCode is an identifier: letters and digits, such as RI-8070.
	formCode
	formInteger
	formDecimal
	formMoney
	formPhone
	formDate
	formTime
	formDateTime
	formEmail
	formURL
	cellForms
)

// longestTyped is the longest cell that can be anything but text.
const longestTyped = 256

// formOf finds out what a cell looks like.
func formOf(cell string) cellForm {
	if cell == "" {
		return formEmpty
	}
	text := strings.Trim(cell, " \u00a0")
	if text == "" {
		return formText
	}
	if len(text) > longestTyped {
		return formText
	}
	if c := text[0]; !isLetter(c) && c < utf8.RuneSelf || isDigit(text[len(text)-1]) && hasCurrency(text) {
		if form := numericForm(text); form != formText {
			return form
		}
	}
	if strings.IndexByte(text, '@') > 0 && isEmail(text) {
		return formEmail
	}
	if isURL(text) {
		return formURL
	}
	return wordForm(text)
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }

// isEmail is generous: it says what is meant as an address, not what is one.
func isEmail(text string) bool {
	at := strings.IndexByte(text, '@')
	dot := strings.LastIndexByte(text, '.')
	return at > 0 && dot > at+1 && dot < len(text)-1 && !strings.ContainsAny(text, " ,;|\t\"<>()") &&
		strings.IndexByte(text[at+1:], '@') < 0
}

func isURL(text string) bool {
	if strings.ContainsAny(text, " \t\"") {
		return false
	}
	scheme := strings.Index(text, "://")
	if scheme < 0 {
		return len(text) > 6 && strings.EqualFold(text[:4], "www.") && strings.IndexByte(text[4:], '.') > 0
	}
	for _, c := range []byte(text[:scheme]) {
		if !isLetter(c) {
			return false
		}
	}
	return scheme > 1 && len(text) > scheme+4
}

// wordForm tells words, codes and text from what is broken.
func wordForm(text string) cellForm {
	var letters, digits, blanks, others int
	upper := true
	depth := 0
	for i, r := range text {
		switch {
		case r < utf8.RuneSelf && isDigit(byte(r)):
			digits++
		case unicode.IsLetter(r) || unicode.IsMark(r):
			letters++
			upper = upper && !unicode.IsLower(r)
		case r == ' ' || r == '\u00a0':
			blanks++
		case r == '-' || r == '_' || r == '.' || r == '/' || r == '#' || r == '\'' || r == '’':
			// As they stand in names and codes.
		case r == '\t' || r == '|' || r == utf8.RuneError:
			return formBroken
		case r == ',' || r == ';':
			if i == 0 || i+1 == len(text) || text[i+1] != ' ' && text[i+1] != '\n' && text[i+1] != '\r' {
				return formBroken
			}
			others++
		case r == '(' || r == '[' || r == '{':
			depth++
			others++
		case r == ')' || r == ']' || r == '}':
			if depth--; depth < 0 {
				return formBroken
			}
			others++
		default:
			others++
		}
	}
	switch {
	case depth != 0 || isWrapped(text):
		return formBroken
	case others > 0 || letters == 0:
		return formText
	case digits > 0 && blanks == 0:
		return formCode
	case digits > 0 || blanks > 3:
		return formText
	case blanks > 0:
		return formWords
	case upper && letters <= 3:
		return formCode
	}
	return formWord
}

// isWrapped says that a cell stands in quotes that are part of it.
func isWrapped(text string) bool {
	return len(text) > 2 && (text[0] == '"' || text[0] == '\'') && text[len(text)-1] == text[0]
}

// isStrict says whether cells of that form are told from all others, so that a
// column of them says where it begins and ends.
func (k cellForm) isStrict() bool { return k >= formCode }

// worth is how much a cell of that form says for the way a text was divided.
func (k cellForm) worth() float64 { return formWorth[k] }

var formWorth = [cellForms]float64{
	formBroken: 0.15, formText: 0.6, formWords: 0.75, formWord: 0.8, formCode: 0.85, formInteger: 0.85, formDecimal: 0.95,
	formMoney: 1, formPhone: 0.9, formDate: 1, formTime: 1, formDateTime: 1, formEmail: 1, formURL: 1,
}

// goesWith says whether a cell of form k can stand in a column of that form.
func (k cellForm) goesWith(column cellForm) bool {
	switch {
	case k == column:
		return true
	case column == formDecimal:
		return k == formInteger || k == formMoney
	case column == formMoney:
		return k == formInteger || k == formDecimal
	case column == formPhone:
		return k == formInteger
	case column == formCode:
		return k == formInteger || k == formWord
	case column == formDateTime:
		return k == formDate
	}
	return false
}
