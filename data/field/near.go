package field

// likeLetters are letters that sound alike, or are written for each other: to take one for the other is half a slip.
var likeLetters = map[[2]byte]bool{
	{'d', 't'}: true, {'b', 'p'}: true, {'c', 'k'}: true, {'g', 'k'}: true, {'f', 'v'}: true, {'v', 'w'}: true, {'i', 'y'}: true,
	{'s', 'z'}: true, {'c', 's'}: true, {'c', 'z'}: true, {'i', 'j'}: true,
}

// silentLetter is one that is left out or added for half a slip.
const silentLetter = 'h'

// What slips make a name another one, in halves: two letters of a short name are another name.
const (
	wholeSlip   = 2
	halfSlip    = 1
	briefName   = 4  // and shorter: one slip
	lengthyName = 10 // and longer: three, between them two
	longestName = 200
)

// SegmentSlips tells whether two segment names, folded (see Fold), are spelt so alike that one may be meant by the other, and
// how far they are apart: 0 for the same letters. "Nroth" may be "Nord".
func SegmentSlips(a, b string) (slips int, near bool) {
	if a == b {
		return 0, true
	}
	longer := max(len(a), len(b))
	if min(len(a), len(b)) < 3 || longer > longestName {
		return 0, false
	}
	// Another first letter is another name: North is no South. Two letters may have changed places.
	if a[0] != b[0] && !(a[0] == b[1] && a[1] == b[0]) {
		return 0, false
	}
	most := 2 * wholeSlip
	switch {
	case longer <= briefName:
		most = wholeSlip
	case longer >= lengthyName:
		most = 3 * wholeSlip
	}
	if longer-min(len(a), len(b)) > most {
		return 0, false
	}
	slips = halfSlips(a, b)
	return slips, slips <= most
}

// halfSlips counts the slips of the keys between two texts, in halves: like slips, but that letters that sound alike are
// nearer.
func halfSlips(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range b {
		last[j+1] = last[j] + added(b[j])
	}
	for i := range a {
		row[0] = last[0] + added(a[i])
		for j := range b {
			row[j+1] = min(last[j+1]+added(a[i]), row[j]+added(b[j]), last[j]+exchanged(a[i], b[j]))
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+wholeSlip)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

func added(letter byte) int {
	if letter == silentLetter {
		return halfSlip
	}
	return wholeSlip
}

func exchanged(a, b byte) int {
	switch {
	case a == b:
		return 0
	case likeLetters[[2]byte{min(a, b), max(a, b)}]:
		return halfSlip
	}
	return wholeSlip
}
