package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// maxExact is where the digits of a number in a spreadsheet stop being those
// that were typed: it keeps 15.
const maxExact = 1e15

// numberText gives the text of a number as it stands in a cell. A whole number
// of up to 15 digits comes out as its digits, whether the file says
// 4.91701234567E+11 or 5551234567.0. A longer one has lost digits and comes out
// in scientific notation, so that it can be told from the real thing.
func numberText(raw string) string {
	if isDigits(raw) && len(raw) <= 15 {
		return raw
	}
	f, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return raw
	}
	if math.Abs(f) >= maxExact {
		if strings.ContainsAny(raw, "eE") {
			return raw
		}
		return strconv.FormatFloat(f, 'E', -1, 64)
	}
	// 15 digits also undo what binary fractions add: 0.30000000000000004.
	if rounded, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', 15, 64), 64); err == nil {
		f = rounded
	}
	if f == 0 {
		f = 0 // no negative zero
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

func isDigits(s string) bool {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != ""
}

// numberKind says what a number format makes of a number.
type numberKind struct {
	date, clock bool
	// elapsed hours go beyond 24.
	elapsed bool
	// zeros is the width to which a format such as 00000 pads.
	zeros int
}

// builtinKind knows the formats that a workbook uses without defining them.
func builtinKind(id int) numberKind {
	switch {
	case id >= 14 && id <= 17, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id >= 57 && id <= 58:
		return numberKind{date: true}
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id == 45, id == 47, id >= 55 && id <= 56:
		return numberKind{clock: true}
	case id == 22:
		return numberKind{date: true, clock: true}
	case id == 46:
		return numberKind{clock: true, elapsed: true}
	}
	return numberKind{}
}

// formatKind reads a format code, such as dd/mm/yyyy or 00000.
func formatKind(code string) numberKind {
	code, _, _ = strings.Cut(code, ";")
	if len(code) > 1 && strings.Trim(code, "0") == "" {
		return numberKind{zeros: len(code)}
	}
	if strings.EqualFold(code, "general") {
		return numberKind{}
	}
	var k numberKind
	months := false
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '\\', '_', '*': // the next letter is text, or a width
			i++
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return k
			}
			i += end + 1
		case '[': // a colour, a locale, a condition, or elapsed time
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return k
			}
			if inside := strings.ToLower(code[i+1 : i+end]); inside != "" && strings.Trim(inside, "hms") == "" {
				k.clock, k.elapsed = true, true
			}
			i += end
		case 'y', 'Y', 'd', 'D':
			k.date = true
		case 'h', 'H', 's', 'S':
			k.clock = true
		case 'm', 'M':
			months = true
		}
	}
	if months && !k.clock {
		k.date = true
	}
	return k
}

// maxSerial is the last day of the year 9999.
const maxSerial = 2958466

// text gives a number in ISO form if its format makes it a date or a time.
func (k numberKind) text(raw string, date1904 bool) string {
	if k.zeros > 0 {
		s := numberText(raw)
		if isDigits(s) && len(s) < k.zeros && k.zeros <= 255 {
			s = strings.Repeat("0", k.zeros-len(s)) + s
		}
		return s
	}
	if !k.date && !k.clock {
		return numberText(raw)
	}
	serial, err := strconv.ParseFloat(raw, 64)
	if err != nil || serial < 0 || serial >= maxSerial {
		return numberText(raw)
	}
	if k.elapsed || (k.clock && !k.date && serial < 1) {
		return clockText(serial)
	}
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case date1904:
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case serial < 60: // before the 29 February 1900 that only Excel knows
		start = start.AddDate(0, 0, 1)
	}
	days := math.Floor(serial)
	seconds := math.Round((serial - days) * 86400)
	t := start.AddDate(0, 0, int(days)).Add(time.Duration(seconds) * time.Second)
	if seconds == 0 {
		return t.Format(time.DateOnly)
	}
	return t.Format("2006-01-02T15:04:05")
}

func clockText(serial float64) string {
	seconds := int64(math.Round(serial * 86400))
	two := func(n int64) string {
		if n < 10 {
			return "0" + strconv.FormatInt(n, 10)
		}
		return strconv.FormatInt(n, 10)
	}
	return two(seconds/3600) + ":" + two(seconds/60%60) + ":" + two(seconds%60)
}
