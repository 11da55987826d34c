package columns

import "strings"

// looksLikeEmail tells whether a cell could only be an e-mail address.
func looksLikeEmail(cell string) bool {
	cell = strings.TrimPrefix(cell, "mailto:")
	name, domain, ok := strings.Cut(cell, "@")
	dot := strings.LastIndexByte(domain, '.')
	return ok && name != "" && dot > 0 && dot < len(domain)-2 && !strings.ContainsAny(cell, " ;,") &&
		!strings.Contains(domain, "@")
}

// looksLikePhone tells whether a cell could be a phone number: digits enough, and written as one.
func looksLikePhone(cell string) bool {
	cell = strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(cell), "tel:"), "'")
	digits, marks := 0, 0
	for i, r := range cell {
		switch {
		case '0' <= r && r <= '9':
			digits++
		case r == '+' && i == 0, r == '(', r == ')', r == ' ', r == '-', r == '.', r == '/', r == '\u00a0':
			marks++
		default:
			return false
		}
	}
	switch {
	case digits < 7 || digits > 15 || looksLikeDate(cell):
		return false
	case cell[0] == '+' || cell[0] == '0':
		return true
	case strings.Count(cell, ".") == 1 && marks == 1: // an amount
		return false
	}
	return digits >= 9
}

// looksLikeDate tells whether a cell of digits and marks is a date, perhaps with a time.
func looksLikeDate(cell string) bool {
	parts := strings.FieldsFunc(cell, func(r rune) bool { return r < '0' || r > '9' })
	if len(parts) < 3 || strings.ContainsAny(cell, "+()") {
		return false
	}
	year := func(part string) bool { return len(part) == 4 && (part[:2] == "19" || part[:2] == "20") }
	short := func(part string) bool { return len(part) <= 2 }
	return year(parts[0]) && short(parts[1]) && short(parts[2]) || short(parts[0]) && short(parts[1]) && year(parts[2])
}

// looksLikeMusterID tells whether a cell is a contact's key as exports write it: the book's 32 letters and digits, and
// a number.
func looksLikeMusterID(cell string) bool {
	book, contact, ok := strings.Cut(cell, "-")
	if !ok || len(book) != 32 || contact == "" {
		return false
	}
	return strings.Trim(strings.ToLower(book), "0123456789abcdef") == "" && strings.Trim(contact, "0123456789") == ""
}

// looksLikeData tells whether a cell is an e-mail address, a number or the like, and no header.
func looksLikeData(cell string) bool {
	cell = strings.TrimSpace(cell)
	return looksLikeEmail(cell) || looksLikePhone(cell) || looksLikeDate(cell) || isNumber(cell) || looksLikeMusterID(cell)
}
