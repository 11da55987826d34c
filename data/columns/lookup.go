package columns

import (
	"slices"
	"strings"
	"unicode"

	"muster/data"
)

// find gives what a header can mean: as it stands, then by its essential words, then without what it says besides.
func (h *headers) find(title string) []meaning {
	if len(title) > maxHeader {
		return nil
	}
	var buffer [maxHeader]byte
	if found := h.byKey[string(appendHeaderKey(buffer[:0], title))]; len(found) > 0 {
		return found
	}
	if isOneWord(title) || !mayBeHeader(title) {
		return nil
	}
	if found := h.findWords(headerWords(cardWords.Replace(title))); len(found) > 0 {
		return found
	}
	return h.findAlternatives(title)
}

// cardWords takes off what an address card says of its properties: "TEL;type=CELL".
var cardWords = strings.NewReplacer("type=", "", "TYPE=", "", "Type=", "")

// mayBeHeader tells quickly that a cell is data: a header has letters and hardly a digit.
func mayBeHeader(title string) bool {
	letters, digits := 0, 0
	for _, r := range title {
		switch {
		case r == '@', r == ';' && !strings.Contains(title, "="):
			return false
		case '0' <= r && r <= '9':
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return letters > 0 && digits <= 3
}

// findAlternatives looks up the parts of "Telefon / Handy". A name goes before what else the column may hold.
func (h *headers) findAlternatives(title string) []meaning {
	if !strings.Contains(title, "/") {
		return nil
	}
	var all []meaning
	for part := range strings.SplitSeq(title, "/") {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, weaker(h.find(part), lessForNeutral)...)
		}
	}
	slices.SortStableFunc(all, func(a, b meaning) int {
		if x, y := a.isName(), b.isName(); x != y {
			return map[bool]int{true: -1, false: 1}[x]
		}
		return b.strength - a.strength
	})
	return all[:min(1, len(all))]
}

// isName tells whether a header means a person's name.
func (m meaning) isName() bool {
	return m.kind == meansFullName || m.kind == meansField && (m.field == data.FieldFirstName || m.field == data.FieldLastName)
}

// findWords looks a header up by its words.
func (h *headers) findWords(words []headerWord) []meaning {
	if !slices.ContainsFunc(words, func(w headerWord) bool { return h.words[w.text] }) {
		return nil
	}
	whole := essential(words)
	if found := h.lookUp(whole); len(found) > 0 {
		return found
	}
	if found := h.findInside(whole); len(found) > 0 {
		return weaker(found, lessForNeutral)
	}
	if slices.ContainsFunc(words, func(w headerWord) bool { return w.inBrackets && isStranger(w) }) {
		return nil
	}
	words, less := withoutNumbers(words)
	if found := h.lookUp(essential(words)); len(found) > 0 {
		return weaker(found, less)
	}
	bare := essential(withoutBracketed(words))
	if len(bare) == 0 {
		bare = essential(words)
	}
	less += placesIn(words) * lessForPlace
	if found := h.lookUp(bare); len(found) > 0 {
		return weaker(found, less)
	}
	if found := h.findInside(bare); len(found) > 0 {
		return weaker(found, less+lessForNeutral)
	}
	if found := h.findInPlace(bare); len(found) > 0 {
		return weaker(found, less+lessForPlace)
	}
	return weaker(h.findPhone(bare), less+lessForNeutral)
}

// findInside looks words up without neutral ones at their ends, as few of them as will do.
func (h *headers) findInside(words []headerWord) []meaning {
	front, back := neutralEnds(words)
	for out := 1; out <= front+back; out++ {
		for a := min(out, front); a >= max(0, out-back); a-- {
			inside := words[a : len(words)-(out-a)]
			if found := h.lookUp(inside); len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

// findInPlace looks words up without those that say which of several a column is. Where they are all such ("Billing
// Company"), one at an end is.
func (h *headers) findInPlace(words []headerWord) []meaning {
	bare := withoutPlaces(words)
	switch {
	case len(bare) == len(words):
		return nil
	case len(bare) == 0 && len(words) > 1:
		if found := h.lookUp(words[1:]); len(found) > 0 {
			return found
		}
		return h.lookUp(words[:len(words)-1])
	}
	if found := h.lookUp(bare); len(found) > 0 {
		return found
	}
	return h.findInside(bare)
}

// findPhone looks words up without the "number" behind them, which many a phone has.
func (h *headers) findPhone(words []headerWord) []meaning {
	if len(words) < 2 || words[len(words)-1].text != numberWord {
		return nil
	}
	found := h.lookUp(words[:len(words)-1])
	if slices.ContainsFunc(found, func(m meaning) bool { return m.kind == meansField && m.field == data.FieldMobile }) {
		return found
	}
	return nil
}

// lookUp gives the meanings of a header of exactly these words.
func (h *headers) lookUp(words []headerWord) []meaning {
	var buffer [2 * maxHeader]byte
	key := buffer[:0]
	for _, w := range words {
		key = append(key, w.text...)
	}
	return h.byKey[string(key)]
}

// weaker are meanings of a header of which something was left out.
func weaker(found []meaning, less int) []meaning {
	out := slices.Clone(found)
	for i := range out {
		out[i].strength = max(1, out[i].strength-less)
	}
	return out
}
