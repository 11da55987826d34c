package columns

import (
	"slices"
	"strings"
	"unicode"

	"muster/data/field"
)

// nameOrder says in which order a column of whole names has them, where no comma does.
type nameOrder uint8

const (
	firstLast nameOrder = iota
	lastFirst
	// firstLasts is the Spanish and Portuguese order: given names, then two family names.
	firstLasts
)

// splitName divides a whole name: "Jürgen Müller" and "Müller, Jürgen" alike. Forms of address and degrees are left
// out, Jr. and its kin stay with the last name. A name of one word, and that of a company, is a last name.
func splitName(name string, order nameOrder) (first, last string) {
	name = withoutBrackets(strings.ReplaceAll(name, ";", ","))
	if !strings.Contains(name, ",") {
		return splitWords(withoutTitles(nameWords(name), false), order)
	}
	var parts [][]string
	var suffix []string
	for i, part := range strings.Split(name, ",") {
		words := withoutTitles(nameWords(part), i > 0)
		switch {
		case len(words) == 0:
		case i > 0 && !slices.ContainsFunc(words, func(w string) bool { return !nameSuffixes[nameKey(w)] }):
			suffix = append(suffix, words...)
		default:
			parts = append(parts, words)
		}
	}
	switch {
	case len(parts) == 0:
		return "", strings.Join(suffix, " ")
	case len(parts) == 1 || companyName(slices.Concat(parts...)):
		return splitWords(append(slices.Concat(parts...), suffix...), order)
	}
	return strings.Join(slices.Concat(parts[1:]...), " "), strings.Join(append(parts[0], suffix...), " ")
}

// nameWords are the words of a name; a hyphen between blanks joins its neighbours.
func nameWords(name string) []string {
	words := strings.Fields(name)
	for i := 1; i+1 < len(words); i++ {
		if words[i] == "-" || words[i] == "–" {
			words[i-1] += "-" + words[i+1]
			words = slices.Delete(words, i, i+2)
			i--
		}
	}
	return words
}

// withoutTitles takes forms of address off the front and degrees off the end of a name. What is nothing but a title is
// a name after all, unless it has a dot or all may go.
func withoutTitles(words []string, all bool) []string {
	for len(words) > 0 && nameTitle(words) && (all || len(words) > 1 || strings.HasSuffix(words[0], ".")) {
		words = words[1:]
	}
	for len(words) > 0 && nameDegrees[nameKey(words[len(words)-1])] {
		words = words[:len(words)-1]
	}
	return words
}

// splitWords divides a name without comma.
func splitWords(words []string, order nameOrder) (first, last string) {
	end := len(words)
	for end > 1 && nameSuffixes[nameKey(words[end-1])] {
		end--
	}
	if end < 2 || companyName(words) {
		return "", strings.Join(words, " ")
	}
	from, to := capitalName(words[:end])
	switch {
	case from < to: // written as the last name: DUPONT Jean
	case order == lastFirst, beginsWithLastName(words[:end]):
		from, to = 0, endOfLeadingLastName(words[:end])
	default:
		from, to = startOfLastName(words[:end], order), end
	}
	given := slices.Concat(words[:from], words[to:end])
	return strings.Join(given, " "), strings.Join(slices.Concat(words[from:to], words[end:]), " ")
}

// capitalName finds the words in capitals at one end of a name whose other words are not.
func capitalName(words []string) (from, to int) {
	lead := 0
	for lead < len(words) && inCapitals(words[lead]) {
		lead++
	}
	trail := len(words)
	for trail > 0 && inCapitals(words[trail-1]) {
		trail--
	}
	switch {
	case lead == len(words), lead == 0 && trail == len(words):
		return 0, 0
	case lead > 0 && trail == len(words):
		return 0, lead
	case lead == 0 && trail > 0:
		return trail, len(words)
	}
	return 0, 0
}

// inCapitals tells whether a word is of capitals, two at least: an initial is none.
func inCapitals(word string) bool {
	upper := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper > 1 && !strings.Contains(word, ".")
}

// startOfLastName is where the last name begins: at the last word, or at the particles and links before it.
func startOfLastName(words []string, order nameOrder) int {
	start := len(words) - 1
	if order == firstLasts && len(words) > 2 {
		start = startOfTwoLastNames(words)
	}
	for start > 0 {
		before := strings.ToLower(words[start-1])
		switch {
		case nameParticles[before] && (start > 1 || leadsLastName(words[0])):
			start--
		case nameLinks[before] && start > 2:
			start -= 2
		default:
			return start
		}
	}
	return start
}

// startOfTwoLastNames is where two family names begin: behind the given names that are known, and else behind the
// first of three words or the first two of more.
func startOfTwoLastNames(words []string) int {
	known := 0
	for known < len(words)-1 && isGivenName(words[known]) {
		known++
	}
	if known > 0 {
		for known < len(words)-1 && nameParticles[strings.ToLower(words[known])] && isGivenName(words[known+1]) {
			known += 2 // María del Carmen
		}
		return min(known, len(words)-1)
	}
	start := max(1, len(words)-2)
	if nameParticles[strings.ToLower(words[start])] || !nameParticles[strings.ToLower(words[start-1])] {
		return start
	}
	return max(1, start-1)
}

// endOfLeadingLastName is where a last name in front ends: behind its particles and one word, or before the given
// names that are known.
func endOfLeadingLastName(words []string) int {
	known := len(words)
	for known > 1 && isGivenName(words[known-1]) {
		known--
	}
	if known < len(words) {
		return known
	}
	end := 0
	for end < len(words)-2 && nameParticles[strings.ToLower(words[end])] {
		end++
	}
	return min(end+1, len(words)-1)
}

// beginsWithLastName tells whether a name says by its words that the last name is in front: "De Luca Marco".
func beginsWithLastName(words []string) bool {
	return len(words) > 2 && nameParticles[strings.ToLower(words[0])] && !isGivenName(words[0]) &&
		isGivenName(words[len(words)-1])
}

// leadsLastName tells whether a name that begins with a particle is a last name alone, as in "von Berg" or "De Luca";
// Van Morrison's is a first name.
func leadsLastName(word string) bool {
	lower := strings.ToLower(word)
	return word == lower || lower[0] == 'd' && nameParticles[lower]
}

// nameTitle tells whether words begin with a form of address.
func nameTitle(words []string) bool {
	key := nameKey(words[0])
	switch {
	case nameTitles[key]:
		return true
	case !strings.HasSuffix(words[0], "."):
		return false
	case key == "m": // Monsieur, or an initial
		return len(words) > 2 && isGivenName(words[1])
	}
	return dottedTitles[key]
}

// companyName tells whether words are the name of a company and no person's.
func companyName(words []string) bool {
	if len(words) > 0 && companyLeads[strings.ToLower(words[0])] {
		return true
	}
	return slices.ContainsFunc(words, func(word string) bool {
		return capitalForms[word] || companyWords[strings.ToLower(strings.TrimRight(word, ".,"))]
	})
}

// nameKey is the form in which titles and suffixes are compared.
func nameKey(word string) string {
	return strings.Trim(strings.ReplaceAll(field.Fold(word), ".", ""), "-")
}

// isGivenName tells whether a word is a common given name; of a double name one half is enough.
func isGivenName(word string) bool {
	for part := range strings.SplitSeq(word, "-") {
		if _, ok := givenNames()[field.Fold(part)]; ok {
			return true
		}
	}
	return false
}
