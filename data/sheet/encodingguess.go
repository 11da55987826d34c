package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// contexts count bytes that are no ASCII and belong to no UTF-8 sequence, with
// the byte before and behind each.
type contexts map[[3]byte]int

// add counts those of a text, and its UTF-8 sequences of more than one byte.
func (c contexts) add(text []byte) (valid, invalid int) {
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		if _, size := utf8.DecodeRune(text[i:]); size > 1 {
			valid++
			i += size
			continue
		}
		invalid++
		key := [3]byte{' ', text[i], ' '}
		if i > 0 {
			key[0] = text[i-1]
		}
		if i+1 < len(text) {
			key[2] = text[i+1]
		}
		c[key]++
		i++
	}
	return valid, invalid
}

// likeliest is the encoding of one byte a letter in which the text reads best;
// the first of those that read alike.
func (s textSurvey) likeliest() namedEncoding {
	var best namedEncoding
	bestScore := 0.0
	for _, e := range namedEncodings {
		codec, ok := e.codec.(*charmap.Charmap)
		if !ok {
			continue
		}
		if score := s.words.plausibility(codec); best.name == "" || score > bestScore {
			best, bestScore = e, score
		}
	}
	return best
}

// contextWeight bounds what one word that a file repeats can say.
const contextWeight = 20

// plausibility says how well the bytes read in an encoding.
func (c contexts) plausibility(codec *charmap.Charmap) float64 {
	sum := 0.0
	for key, n := range c {
		before, r, after := codec.DecodeByte(key[0]), codec.DecodeByte(key[1]), codec.DecodeByte(key[2])
		sum += float64(min(n, contextWeight)) * plausibility(before, r, after)
	}
	return sum
}

// letterWeights say how common letters are in the languages of our files: the
// seven of the program, and their neighbours.
var letterWeights = weights(map[float64]string{
	3:   "äöüéółą",
	2.5: "ßèàçñáíãżśćńę",
	2:   "êôåøúščřžě",
	1.5: "âîïëûùìòæõýůźő",
	1:   "œűňđăţşťďľ",
})

func weights(letters map[float64]string) map[rune]float64 {
	m := make(map[rune]float64)
	for weight, all := range letters {
		for _, r := range all {
			m[r] = weight
			if upper := unicode.ToUpper(r); upper != r {
				m[upper] = weight - 0.7
			}
		}
	}
	return m
}

// commonSigns stand in texts beside or between words.
const commonSigns = "’‘“”„–—…€§°«»£®™²½ºª·•¿¡\u00a0"

// What speaks against a letter or a sign at its place.
const (
	noText      = -10.0 // nothing that a text holds
	insideWord  = -4.0  // a sign, or a capital letter, in the middle of a word
	besideWord  = -2.0  // a sign that is no punctuation at the end of a word
	rareLetter  = -1.0
	rareSign    = -1.0
	hardToSpeak = -1.5 // three vowels, or three consonants, in a row
)

// plausibility says how likely a letter or sign is between two others.
func plausibility(before, r, after rune) float64 {
	switch {
	case r == utf8.RuneError || unicode.IsControl(r):
		return noText
	case !unicode.IsLetter(r):
		return signPlausibility(before, r, after)
	}
	score, common := letterWeights[r]
	if !common {
		score = rareLetter
	}
	switch {
	case unicode.IsUpper(r) && unicode.IsLower(before):
		score += insideWord
	case unicode.IsLower(r) && unicode.IsUpper(before) && unicode.IsUpper(after):
		score += besideWord
	}
	if unicode.IsLetter(before) && unicode.IsLetter(after) && isVowel(before) == isVowel(r) && isVowel(r) == isVowel(after) {
		score += hardToSpeak
	}
	switch soft := unicode.IsLetter(after) && isVowel(after); {
	case r == 'ñ' && !soft, r == 'ń' && soft: // Spanish needs a vowel there, Polish writes "ni"
		score += besideWord
	}
	return score
}

func signPlausibility(before, r, after rune) float64 {
	left, right := unicode.IsLetter(before), unicode.IsLetter(after)
	switch {
	case left && right && r == '’':
		return 1
	case left && right && r != '\u00a0' && r != '·':
		return insideWord
	case (left && strings.ContainsRune("¹²³°ªº¯±¶¦¼¾¸´¨", r)), right && strings.ContainsRune("¹²³£¯¿±¶¦¼¾¸´¨", r):
		return besideWord
	case strings.ContainsRune(commonSigns, r):
		return 0.5
	}
	return rareSign
}

// isVowel knows the vowels, whatever marks they wear.
func isVowel(r rune) bool {
	return strings.ContainsRune("aeiouyäöüéèêëàáâãåæóòôõőíìîïúùûűůýøœąęěă", unicode.ToLower(r))
}
