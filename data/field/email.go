package field

import (
	"net/mail"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"muster/data"
)

// maxEmail is the longest address that mail can be sent to, in bytes (RFC 5321).
const maxEmail = 254

// email checks an e-mail address and returns it trimmed, otherwise as it was written.
func (r *row) email(cell string) string {
	clean := cleanEmail(cell)
	switch {
	case clean == "":
	case !validEmail(clean):
		r.add(data.FieldEmail, data.Error, data.CodeEmailInvalid, cell, repairEmail(clean))
	default:
		if meant := meantEmail(clean); meant != "" {
			r.add(data.FieldEmail, data.Warning, data.CodeEmailTypo, cell, meant)
		}
	}
	return clean
}

// cleanEmail is the text of an e-mail cell, without the scheme of a link.
func cleanEmail(cell string) string {
	clean, _ := cleanText(cell)
	if len(clean) >= len("mailto:") && strings.EqualFold(clean[:len("mailto:")], "mailto:") {
		clean, _, _ = strings.Cut(clean[len("mailto:"):], "?")
		clean = strings.TrimSpace(clean)
	}
	return clean
}

// validEmail tells whether s is one bare address with a full domain name.
func validEmail(s string) bool {
	if len(s) > maxEmail {
		return false
	}
	at := strings.LastIndexByte(s, '@')
	if at < 0 {
		return false
	}
	if !plainLocal(s[:at]) || !ascii(s[at:]) {
		address, err := mail.ParseAddress(s)
		if err != nil || address.Name != "" || address.Address != s {
			return false
		}
	}
	return validDomain(s[at+1:])
}

// plainLocal tells whether the part before the @ is what nearly all addresses have there: words of letters, digits and
// marks, with a dot between. Package mail says yes to them all (a test compares), but takes its time.
func plainLocal(s string) bool {
	dot := true // a word must follow
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '_', c == '-', c == '+':
			dot = false
		case c == '.' && !dot:
			dot = true
		default:
			return false
		}
	}
	return !dot
}

// validDomain tells whether s is a host name with at least one dot, Unicode ones included.
func validDomain(s string) bool {
	if !ascii(s) {
		encoded, err := idna.Lookup.ToASCII(s)
		if err != nil {
			return false
		}
		s = encoded
	}
	if len(s) > 253 || !strings.Contains(s, ".") {
		return false
	}
	label := ""
	for label = range strings.SplitSeq(s, ".") {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
		for i := range len(label) {
			c := label[i] | 0x20
			if !('a' <= c && c <= 'z' || '0' <= label[i] && label[i] <= '9' || label[i] == '-') {
				return false
			}
		}
	}
	return len(label) > 1 && !digitsOnly(label)
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// EmailKey is the form in which e-mail addresses are compared: without case.
func EmailKey(email string) string { return strings.ToLower(email) }
