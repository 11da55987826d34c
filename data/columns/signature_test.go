package columns_test

import (
	"strings"
	"testing"

	"muster/data/columns"
)

func TestSignature(t *testing.T) {
	one := columns.Signature([]string{"Vorname", "Nachname", "E-Mail", ""})
	same := [][]string{
		{"Vorname", "Nachname", "E-Mail"},
		{"VORNAME", " Nachname:", "e_mail", "", ""},
		{"\ufeffVorname", "Nachname", "E-Mail", "Zeilennummer", "Grund"},
	}
	for _, header := range same {
		if got := columns.Signature(header); got != one {
			t.Errorf("%q has another signature", header)
		}
	}
	for _, header := range [][]string{{"Nachname", "Vorname", "E-Mail"}, {"Vorname", "Nachname"}, {"Vorname", "", "Nachname", "E-Mail"}, {"VornameNachname", "E-Mail"}} {
		if columns.Signature(header) == one {
			t.Errorf("%q has the same signature", header)
		}
	}
	for _, header := range [][]string{nil, {}, {"", " "}} {
		if got := columns.Signature(header); got != "" {
			t.Errorf("%q has the signature %q", header, got)
		}
	}
	if len(one) != 32 || strings.Trim(one, "0123456789abcdef") != "" {
		t.Errorf("%q is no key", one)
	}
}

func TestHeaderWords(t *testing.T) {
	tests := []struct {
		line string
		want int
	}{
		{"First Name | Last Name | Mobile | Email", 4},
		{"Anrede | Vorname | Straße | PLZ | Ort | Besonderes", 5},
		{"Phone 1 - Value | E-mail 1 - Type | Group Membership | x", 3},
		{"DE | Jürgen | Müller | 0151 23456789 | j@example.com | 004711 | Hof Müller | Nord; Süd | 1 Main Street | 12.03.2024", 0},
		{strings.Repeat("Name ", 100), 0},
		{"", 0},
	}
	for _, tt := range tests {
		if got := columns.HeaderWords(cells(tt.line)); got != tt.want {
			t.Errorf("%q: %d words, want %d", tt.line, got, tt.want)
		}
	}
}
