package sheet

import "strings"

// numericForm tells numbers, phones, dates and times from other text, for a cell
// without white space around it.
func numericForm(text string) cellForm {
	digits := 0
	for i := 0; i < len(text); i++ {
		if isDigit(text[i]) {
			digits++
		}
	}
	if digits == 0 {
		return formText
	}
	if digits == len(text) {
		return formInteger
	}
	if form := dateOrTimeForm(text); form != formText {
		return form
	}
	if form := amountForm(text); form != formText {
		return form
	}
	if isPhone(text, digits) {
		return formPhone
	}
	return formText
}

// dateOrTimeForm knows 2024-01-31, 31.12.2024, 12/31/24, 20:15, 8:15:30 PM, and a date
// with a time behind it.
func dateOrTimeForm(text string) cellForm {
	date := dateLength(text)
	if date == len(text) {
		return formDate
	}
	rest := text[date:]
	if date > 0 {
		if rest[0] != ' ' && rest[0] != 'T' && rest[0] != ',' {
			return formText
		}
		rest = strings.TrimLeft(rest[1:], " ")
	}
	if isTime(rest) {
		if date > 0 {
			return formDateTime
		}
		return formTime
	}
	return formText
}

// dateLength is the length of the date that a text begins with, 0 without one.
func dateLength(text string) int {
	var parts [3]int
	i := 0
	var separator byte
	for n := range parts {
		from := i
		for i < len(text) && isDigit(text[i]) {
			i++
		}
		if parts[n] = i - from; parts[n] == 0 {
			return 0
		}
		if n == 2 {
			break
		}
		if i == len(text) || (n == 1 && text[i] != separator) {
			return 0
		}
		if separator = text[i]; separator != '-' && separator != '/' && separator != '.' {
			return 0
		}
		i++
		if i < len(text) && text[i] == ' ' && separator == '.' { // 31. 12. 2024
			i++
		}
	}
	yearFirst := parts[0] == 4 && parts[1] <= 2 && parts[2] <= 2
	yearLast := parts[0] <= 2 && parts[1] <= 2 && (parts[2] == 4 || (parts[2] == 2 && separator != '.') || parts[2] == 2 && parts[0] == 2)
	if !yearFirst && !yearLast {
		return 0
	}
	return i
}

// isTime knows 20:15, 20:15:30.5, 8:15 PM, 20:15Z and 20:15+01:00.
func isTime(text string) bool {
	i, parts := 0, 0
	for parts < 3 {
		from := i
		for i < len(text) && isDigit(text[i]) {
			i++
		}
		if n := i - from; n == 0 || n > 2 || (n == 1 && parts > 0) {
			return false
		}
		parts++
		if i == len(text) || text[i] != ':' {
			break
		}
		i++
	}
	if parts < 2 {
		return false
	}
	if i < len(text) && (text[i] == '.' || text[i] == ',') && parts == 3 {
		from := i + 1
		for i++; i < len(text) && isDigit(text[i]); i++ {
		}
		if i == from {
			return false
		}
	}
	rest := strings.TrimLeft(text[i:], " ")
	switch {
	case rest == "" || rest == "Z" || strings.EqualFold(rest, "AM") || strings.EqualFold(rest, "PM"):
		return true
	case rest[0] == '+' || rest[0] == '-':
		return len(rest) <= 6 && strings.Trim(rest[1:], "0123456789:") == ""
	}
	return false
}

// currencies are signs and codes that stand before or behind an amount.
var currencies = []string{"€", "$", "£", "¥", "zł", "R$", "US$", "EUR", "USD", "GBP", "PLN", "CHF", "BRL", "Kč", "kr"}

// hasCurrency says whether a text begins with a currency.
func hasCurrency(text string) bool {
	for _, c := range currencies {
		if strings.HasPrefix(text, c) {
			return true
		}
	}
	return false
}

// amountForm knows numbers with a sign, groups of thousands, a decimal point or
// comma, an exponent, a percent sign or a currency.
func amountForm(text string) cellForm {
	form := formDecimal
	for _, c := range currencies {
		if rest, ok := strings.CutPrefix(text, c); ok {
			text, form = strings.TrimLeft(rest, " \u00a0"), formMoney
			break
		}
		if rest, ok := strings.CutSuffix(text, c); ok {
			text, form = strings.TrimRight(rest, " \u00a0"), formMoney
			break
		}
	}
	text = strings.TrimRight(strings.TrimSuffix(text, "%"), " ")
	text = strings.TrimLeft(text, "+-−")
	if text == "" || !(isDigit(text[0]) || text[0] == '.' || text[0] == ',') {
		return formText
	}
	return numberBody(text, form)
}

// numberBody checks the digits of a number and what stands between them.
func numberBody(text string, form cellForm) cellForm {
	var separators [2]byte // of thousands, of decimals
	used, run := 0, 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case isDigit(c):
			run++
		case c == '.' || c == ',' || c == '\'' || c == ' ':
			if i+1 == len(text) || used > 0 && separators[used-1] != c && used == 2 {
				return formText
			}
			if used == 0 || separators[used-1] != c {
				if used == 1 && run != 3 {
					return formText
				}
				separators[used] = c
				used++
			} else if run != 3 {
				return formText
			}
			run = 0
		case (c == 'e' || c == 'E') && i > 0:
			exponent := strings.TrimLeft(text[i+1:], "+-")
			if exponent == "" || len(exponent) > 3 || strings.Trim(exponent, "0123456789") != "" {
				return formText
			}
			return form
		default:
			return formText
		}
	}
	if used == 1 && (separators[0] == ' ' || separators[0] == '\'') && run != 3 {
		return formText
	}
	return form
}

// isPhone knows what people write for a number to dial: 7 to 15 digits, with a
// plus, brackets, and blanks, dots, slashes or hyphens between them.
func isPhone(text string, digits int) bool {
	if digits < 6 || digits > 15 {
		return false
	}
	first := text[0]
	anyhow := first == '+' || first == '0' || first == '('
	var separator byte
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case isDigit(c) || (c == '+' && i == 0):
		case c == ' ' || c == '-' || c == '.' || c == '/':
			if separator != 0 && separator != c && !anyhow {
				return false
			}
			separator = c
		case (c == '(' || c == ')') && anyhow:
		default:
			return false
		}
	}
	return true
}
