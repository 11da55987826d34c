package columns

import "strings"

// flag is what a cell of a column that stands for one segment says.
type flag uint8

const (
	flagUnknown flag = iota
	flagYes
	flagNo
)

// longestFlag is the length in bytes of the longest word that is a flag.
const longestFlag = 12

// flagOf reads a cell of a column that stands for one segment: x, 1, yes, ja … or nothing, 0, no, nein … What is
// neither says nothing, so that a number of tractors makes nobody a member.
func flagOf(cell string) flag {
	cell = strings.TrimSpace(cell)
	if cell == "" {
		return flagNo
	}
	if len(cell) > longestFlag {
		return flagUnknown
	}
	if f, ok := flags[cell]; ok {
		return f
	}
	return flags[strings.ToLower(cell)]
}

// flags are the words and marks for yes and no in our seven languages, in lower case.
var flags = func() map[string]flag {
	all := make(map[string]flag)
	for word := range strings.FieldsSeq(`x 1 ✓ ✔ ✔️ ☑ ☒ ✅ √ • ● yes y ja j oui o sí si s tak t sim
		true wahr vrai verdadero vero prawda verdadeiro on ok`) {
		all[word] = flagYes
	}
	for word := range strings.FieldsSeq(`0 - – — ✗ ✘ ❌ ☐ ✕ no n nein non nie não nao
		false f falsch faux falso fałsz falsz off n/a na`) {
		all[word] = flagNo
	}
	return all
}()
