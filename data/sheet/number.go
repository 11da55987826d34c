package sheet

import (
	"math"
	"strconv"
)

// maxExact is where the digits of a number in a spreadsheet stop being those
// that were typed: it keeps 15.
const maxExact = 1e15

// numberText gives the text of a number as it stands in a cell. A whole number
// of up to 15 digits comes out as its digits, whether the file says
// 4.91701234567E+11 or 5551234567.0. A longer one has lost digits: it is not
// exact and comes out in scientific notation, so that it can be told from the
// real thing.
func numberText(raw string) (text string, exact bool) {
	if isDigits(raw) && len(raw) <= 15 {
		return raw, true
	}
	f, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return raw, true
	}
	if math.Abs(f) >= maxExact {
		return strconv.FormatFloat(f, 'E', -1, 64), false
	}
	// 15 digits also undo what binary fractions add: 0.30000000000000004.
	if rounded, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', 15, 64), 64); err == nil {
		f = rounded
	}
	if f == 0 {
		f = 0 // no negative zero
	}
	return strconv.FormatFloat(f, 'f', -1, 64), true
}

func isDigits(s string) bool {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != ""
}
