package sheet

import "strings"

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
	switch strings.ToLower(code) {
	case "general", "standard":
		return numberKind{}
	}
	var k numberKind
	months := false
	onlyZeros := true // and what stands between digits, as in 0000 00000
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '\\', '_', '*': // the next letter is text, or a width
			i++
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return numberKind{date: k.date, clock: k.clock, elapsed: k.elapsed}
			}
			i += end + 1
		case '[': // a colour, a locale, a condition, or elapsed time
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return numberKind{date: k.date, clock: k.clock, elapsed: k.elapsed}
			}
			if inside := strings.ToLower(code[i+1 : i+end]); inside != "" && strings.Trim(inside, "hms") == "" {
				k.clock, k.elapsed, onlyZeros = true, true, false
			}
			i += end
		case '0':
			k.zeros++
		case ' ', '-', '(', ')', '/':
		case 'y', 'Y', 'd', 'D':
			k.date, onlyZeros = true, false
		case 'h', 'H', 's', 'S':
			k.clock, onlyZeros = true, false
		case 'm', 'M':
			months, onlyZeros = true, false
		default:
			onlyZeros = false
		}
	}
	if months && !k.clock {
		k.date = true
	}
	if !onlyZeros || k.zeros < 2 {
		k.zeros = 0
	}
	return k
}
