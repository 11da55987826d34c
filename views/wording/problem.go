package wording

import (
	"strings"

	"muster/app"
	"muster/data"
)

// maxValue is how much of a cell a sentence repeats, in characters.
const maxValue = 40

// Problem is a sentence that says what is wrong with a cell, with the value, and what would be right.
func Problem(w app.Words, p data.Problem) string {
	if p.Code == data.CodeRowDamaged {
		return damage(w, p.Value)
	}
	return w.Text("problem."+string(p.Code),
		"Value", shorten(p.Value), "Suggestion", p.Suggestion, "Country", p.Country, "Field", Field(w, p.Field))
}

// damage says what is wrong with a row of the file, by the code of the damage.
func damage(w app.Words, code string) string {
	if text := w.Text("damage." + code); text != "damage."+code {
		return text
	}
	return w.Text("problem." + string(data.CodeRowDamaged))
}

// Severity names a severity: "error".
func Severity(w app.Words, s data.Severity) string {
	switch s {
	case data.Error:
		return w.Text("severity.error")
	case data.Warning:
		return w.Text("severity.warning")
	case data.Conflict:
		return w.Text("severity.conflict")
	}
	return w.Text("severity.note")
}

// shorten cuts a long cell and brings it onto one line.
func shorten(value string) string {
	value = strings.Join(strings.Fields(value), " ")
	if runes := []rune(value); len(runes) > maxValue {
		return string(runes[:maxValue]) + "…"
	}
	return value
}
