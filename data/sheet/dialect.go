package sheet

import (
	"errors"
	"io"
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
	best := 0.0
	for _, c := range delimiters {
		if s := plausibility(sample, whole, dialect{delimiter: c, quote: d.quote}); s > best {
			best, d.delimiter = s, c
		}
	}
	return d
}

// plausibility rates a dialect: the header's cells, weighted with the share of
// rows that have as many. Zero means that nothing speaks for it.
func plausibility(sample []byte, whole bool, d dialect) float64 {
	var counts []int
	p := newSampleParser(sample, d)
	var header float64
	for len(counts) < sampleRows {
		cells, err := p.next()
		if err != nil {
			break
		}
		if len(counts) == 0 {
			header = headerWeight(cells)
		}
		counts = append(counts, len(cells))
	}
	if !whole && len(counts) > 1 && errors.Is(p.err, io.EOF) {
		counts = counts[:len(counts)-1] // cut off by the end of the sample
	}
	if len(counts) == 0 {
		return 0
	}
	if counts[0] > 1 {
		return header * share(counts, counts[0])
	}
	// A title may stand above the table: look at the commonest row instead,
	// but trust it less.
	usual := commonest(counts)
	if usual < 3 {
		return 0
	}
	return float64(usual) * share(counts, usual) / 2
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
