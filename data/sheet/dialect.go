package sheet

import (
	"regexp"
)

// dialect is how the text of a CSV is divided into rows and cells.
type dialect struct {
	delimiter, quote byte
	// skip is the length of a "sep=;" line, which is no row.
	skip int
}

// sampleRows is how many rows of the sample are compared.
const sampleRows = 200

// delimiters that are tried, the likelier first.
var delimiters = []byte{',', ';', '\t'}

// sepLine is what Excel understands as the first line of a CSV.
var sepLine = regexp.MustCompile(`^"?(?i:sep)=([^\r\n"])"?(\r\n|\r|\n|$)`)

// detectDialect finds the delimiter of decoded text. whole says that the sample
// is all there is, so its last row counts.
//
// It decides from the header and from how many rows have as many cells as the
// header, not from which character is frequent: our segments cell holds
// "A; B; C", and comma files do not quote that.
func detectDialect(sample []byte, whole bool) dialect {
	d := dialect{delimiter: ',', quote: '"'}
	if m := sepLine.FindSubmatchIndex(sample); m != nil && sample[m[2]] < 0x80 {
		d.delimiter, d.skip = sample[m[2]], m[1]
		return d
	}
	var best rating
	for _, c := range delimiters {
		if r := rate(sample, whole, dialect{delimiter: c, quote: d.quote}); r.beats(best) {
			best, d.delimiter = r, c
		}
	}
	return d
}

// rating says how much speaks for a dialect.
type rating struct {
	// agreed says that the first row has several cells and more than half
	// of the rows as many. That outweighs any score without it.
	agreed bool
	score  float64
}

func (r rating) beats(other rating) bool {
	if r.agreed != other.agreed {
		return r.agreed
	}
	return r.score > other.score
}

// rate weighs the header's cells with the share of rows that have as many.
func rate(sample []byte, whole bool, d dialect) rating {
	counts, header, damaged := countCells(sample, whole, d)
	if len(counts) == 0 {
		return rating{}
	}
	// A quote goes astray where the delimiter behind it is not seen as one.
	sound := 1 - float64(damaged)/float64(len(counts))
	if counts[0] > 1 {
		same := share(counts, counts[0]) * sound
		return rating{agreed: same > 0.5, score: header * same}
	}
	// A title may stand above the table: look at the commonest row instead,
	// but trust it less.
	usual := commonest(counts)
	if usual < 3 {
		return rating{}
	}
	return rating{score: float64(usual) * share(counts, usual) * sound / 2}
}

// countCells counts the cells of the first rows that are not blank, weighs those of the very first, and counts the
// rows whose quotes do not fit the dialect.
func countCells(sample []byte, whole bool, d dialect) (counts []int, header float64, damaged int) {
	p := newSampleParser(sample, d)
	for len(counts) < sampleRows {
		cells, err := p.next()
		if err != nil {
			if !whole && len(counts) > 1 {
				counts = counts[:len(counts)-1] // cut off by the end of the sample
			}
			break
		}
		if isBlank(cells) {
			continue
		}
		if p.damage == DamageStrayQuote || p.damage == DamageOpenQuote {
			damaged++
		}
		if len(counts) == 0 {
			header = headerWeight(cells)
		}
		counts = append(counts, len(cells))
	}
	return counts, header, damaged
}

// headerWeight counts the cells, those after a delimiter and a blank as half: a
// header says "Country,Segments (A; B)" rather than "Country, Name".
func headerWeight(cells []string) float64 {
	weight := 1.0
	for _, c := range cells[1:] {
		if c != "" && c[0] == ' ' {
			weight += 0.5
		} else {
			weight++
		}
	}
	return weight
}

func share(counts []int, n int) float64 {
	same := 0
	for _, c := range counts {
		if c == n {
			same++
		}
	}
	return float64(same) / float64(len(counts))
}

func commonest(counts []int) int {
	seen := make(map[int]int)
	best := 0
	for _, c := range counts {
		seen[c]++
		if seen[c] > seen[best] || (seen[c] == seen[best] && c > best) {
			best = c
		}
	}
	return best
}
