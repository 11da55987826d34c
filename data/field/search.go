package field

import (
	"strings"

	"muster/data"
)

// SearchKey is the folded text of everything that a search looks at, parts separated by line breaks: name, e-mail,
// organization, account number, external ID, and the mobile's digits with its calling code and as it is dialled.
// A contact matches a search if its key holds every one of SearchTerms.
func SearchKey(c data.Contact) string {
	var b strings.Builder
	b.Grow(128)
	for _, part := range [...]string{c.FullName(), c.Email, c.Organization, c.AccountNumber, c.ExternalID} {
		addSearchPart(&b, part)
	}
	if n, ok := splitE164(c.Mobile); ok {
		whole := c.Mobile[1:]
		addSearchLine(&b, whole)
		if dialled := nationalDigits(n); !strings.Contains(whole, dialled) {
			addSearchLine(&b, dialled)
		}
	} else {
		addSearchPart(&b, c.Mobile)
	}
	return b.String()
}

func addSearchPart(b *strings.Builder, part string) {
	if part == "" {
		return
	}
	plain := plainFold(part)
	folded := foldDigraphs(plain)
	addSearchLine(b, folded)
	if folded != plain {
		addSearchLine(b, plain) // "el" is in Manuel, though not in its fold, manul
	}
	if digits := numberRuns(plain); digits != "" {
		addSearchLine(b, digits)
	}
}

func addSearchLine(b *strings.Builder, line string) {
	if line == "" {
		return
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	b.WriteString(line)
}

// numberRuns joins neighbouring words of a text that look like parts of a number ("24/7", "0012-34") into digits, as
// SearchTerms does with what is typed; "" if there is nothing to join.
func numberRuns(text string) string {
	if !strings.ContainsAny(text, "0123456789") {
		return ""
	}
	var lines []string
	run, words, joined := "", 0, false
	flush := func() {
		if joined || words > 1 {
			lines = append(lines, run)
		}
		run, words, joined = "", 0, false
	}
	for word := range strings.FieldsSeq(text) {
		word = strings.Trim(word, `,;:!?"`)
		digits, ok := wordDigits(word)
		if !ok {
			flush()
			continue
		}
		run, words, joined = run+digits, words+1, joined || digits != word
	}
	flush()
	return strings.Join(lines, "\n")
}

// wordDigits are the digits of a word that can be a part of a number.
func wordDigits(word string) (string, bool) {
	var digits []byte
	for _, c := range word {
		switch d := digitValue(c); {
		case d >= 0:
			digits = append(digits, byte('0'+d))
		case c == '+', c == '/', separator(c):
		default:
			return "", false
		}
	}
	return string(digits), len(digits) > 0 || word == "+"
}

// SearchTerms says what the words of a search mean: each folded, and a word that is a number in any spelling (or the
// whole text, "(515) 555-1234") as its digits without plus, 00 and trunk 0. No terms match everything.
func SearchTerms(text string) []string {
	plain := plainFold(strings.TrimSpace(text))
	if digits, ok := textDigits(plain); ok {
		return appendTerm(nil, digits)
	}
	var terms []string
	for word := range strings.FieldsSeq(plain) {
		if digits, ok := wordDigits(word); ok {
			terms = appendTerm(terms, searchDigits(word, digits))
			continue
		}
		terms = appendTerm(terms, foldDigraphs(word))
	}
	return terms
}

// textDigits reads a whole text as one number.
func textDigits(text string) (string, bool) {
	all := ""
	for word := range strings.FieldsSeq(text) {
		digits, ok := wordDigits(word)
		if !ok {
			return "", false
		}
		all += digits
	}
	if i := strings.Index(text, "(0)"); i > 0 && (strings.HasPrefix(text, "+") || strings.HasPrefix(text, "00")) {
		if before := countDigits(text[:i]); before < len(all) {
			all = all[:before] + all[before+1:]
		}
	}
	return searchDigits(text, all), text != ""
}

// searchDigits takes plus, 00 and trunk 0 off the digits of a typed number. A 0 alone stays: numbers begin with it.
func searchDigits(text, digits string) string {
	switch {
	case digits == "0" && !strings.HasPrefix(text, "+"):
		return digits
	case strings.HasPrefix(digits, "00"):
		return digits[2:]
	}
	return strings.TrimPrefix(digits, "0")
}

func appendTerm(terms []string, term string) []string {
	if term == "" {
		return terms
	}
	return append(terms, term)
}
