package sheet

import "strings"

// Neutralise makes a cell safe to be opened by a spreadsheet program from a
// CSV: a cell that such a program could take for a formula (it starts with
// = + - @ tab or CR) gets an apostrophe in front. A cell of "+" and digits only
// is a phone number and stays. A cell that has apostrophes before such a
// character already gets one more, so that [Restore] always gives back exactly
// what went in.
func Neutralise(cell string) string {
	if cell == "" || !(cell[0] == '\'' || startsFormula(cell)) {
		return cell
	}
	bare := strings.TrimLeft(cell, "'")
	if !startsFormula(bare) || (bare == cell && isPlusDigits(cell)) {
		return cell
	}
	return "'" + cell
}

// Restore takes off the one apostrophe that [Neutralise] put on. Apostrophes
// that no formula character follows are text and stay.
func Restore(cell string) string {
	if cell == "" || cell[0] != '\'' || !startsFormula(strings.TrimLeft(cell, "'")) {
		return cell
	}
	return cell[1:]
}

func startsFormula(s string) bool {
	if s == "" {
		return false
	}
	switch s[0] {
	case '=', '+', '-', '@', '\t', '\r':
		return true
	}
	return false
}

func isPlusDigits(s string) bool {
	if len(s) < 2 || s[0] != '+' {
		return false
	}
	for _, c := range []byte(s[1:]) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}
