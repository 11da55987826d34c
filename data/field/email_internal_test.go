package field

import (
	"net/mail"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestEmailsAreValidAsTheLibrarySays compares the quick look at plain addresses with package mail.
func TestEmailsAreValidAsTheLibrarySays(t *testing.T) {
	part := rapid.StringOfN(rapid.SampledFrom([]rune("aZ09._-+'/ü @\"<>(),;:\\\x00")), 0, 6, -1)
	rapid.Check(t, func(t *rapid.T) {
		s := part.Draw(t, "local") + "@" + part.Draw(t, "domain") + rapid.SampledFrom([]string{"", ".de", ".example.com", ".ü"}).Draw(t, "end")
		address, err := mail.ParseAddress(s)
		want := err == nil && address.Name == "" && address.Address == s && validDomain(s[strings.LastIndexByte(s, '@')+1:])
		if got := validEmail(s); got != want {
			t.Fatalf("%q: %v, want %v", s, got, want)
		}
		if plainLocal(s[:strings.LastIndexByte(s, '@')]) {
			if _, err := mail.ParseAddress(s[:strings.LastIndexByte(s, '@')] + "@example.com"); err != nil {
				t.Fatalf("%q is no plain address: %v", s, err)
			}
		}
	})
}
