package sheet

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// dialect is how the text of a CSV is divided into rows and cells.
type dialect struct {
	// delimiter between cells, "" for a file of one column.
	delimiter string
	// quote around cells, 0 for none.
	quote byte
	// backslash says that a quote, a delimiter or a backslash in a cell has a
	// backslash before it. Without, a quote in a quoted cell is written twice.
	backslash bool
	// skip is the length of a "sep=;" line, which is no row.
	skip int
}

// quoteText is the quote as [Info.Quote] tells it.
func (d dialect) quoteText() string {
	if d.quote == 0 {
		return ""
	}
	return string(d.quote)
}

// escapeText is the escape as [Info.Escape] tells it.
func (d dialect) escapeText() string {
	if d.backslash {
		return `\`
	}
	return ""
}

// check says whether a CSV can be read so.
func (o Options) check() error {
	quotes := []string{"", `"`, "'", NoQuote}
	switch {
	case !slices.Contains(quotes, o.Quote),
		len(o.Delimiter) > MaxDelimiter, strings.ContainsAny(o.Delimiter, "\r\n\"\x00"), !utf8.ValidString(o.Delimiter),
		o.Delimiter != "" && o.Delimiter == o.Quote:
		return ErrBadOption
	}
	return nil
}

// unescape gives a cell as it was before it was written.
func (d dialect) unescape(cell string) string {
	if !d.backslash {
		q := string(d.quote)
		return strings.ReplaceAll(cell, q+q, q)
	}
	var b strings.Builder
	for i := 0; i < len(cell); i++ {
		c := cell[i]
		if i+1 < len(cell) {
			next := cell[i+1]
			switch {
			case c == '\\' && (next == '\\' || next == d.quote && next != 0 || d.delimiter != "" && next == d.delimiter[0]),
				c == d.quote && next == c && c != 0:
				c = next
				i++
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}

// needsQuotes says whether a cell would be divided without quotes around it.
func (d dialect) needsQuotes(cell string) bool {
	return strings.ContainsAny(cell, string(rune(d.quote))+"\r\n") || d.delimiter != "" && strings.Contains(cell, d.delimiter)
}

// withoutHalf leaves out the quote at the beginning of a cell, or else the one at
// its end.
func (d dialect) withoutHalf(cell string) string {
	if cell[0] == d.quote {
		return cell[1:]
	}
	return cell[:len(cell)-1]
}

// unwrap leaves out the quotes around a cell, and the one of a pair that lacks
// the other: the delimiters in such a cell say what it stood for.
func (d dialect) unwrap(cell string) string {
	n := len(cell)
	if d.quote == 0 || n < 2 {
		return cell
	}
	switch first, last := cell[0] == d.quote, cell[n-1] == d.quote; {
	case first && last:
		return cell[1 : n-1]
	case first:
		return d.unescape(cell[1:])
	case last && !isDigit(cell[n-2]): // not 48", in inches
		return d.unescape(cell[:n-1])
	}
	return cell
}

// sepLine is what Excel understands as the first line of a CSV.
var sepLine = regexp.MustCompile(`^"?(?i:sep)=([^\r\n"]{1,8}?)"?(\r\n|\r|\n|$)`)

// delimiterChoice is a delimiter that is tried, and how likely it is before
// anything is known of the file.
type delimiterChoice struct {
	delimiter string
	prior     float64
}

// delimiterChoices are the delimiters that are tried. Blanks and colons stand in
// so many cells that much has to speak for them.
var delimiterChoices = []delimiterChoice{
	{",", 1},
	{";", 1},
	{"\t", 1.05},
	{"|", 1},
	{", ", 0.85},
	{"; ", 0.75},
	{"||", 1.05},
	{";;", 0.9},
	{"::", 0.95},
	{"\t\t", 0.95},
	{" | ", 1.05},
	{" , ", 0.9},
	{" ; ", 0.9},
	{"| ", 0.85},
	{`\t`, 0.9},
	{":", 0.55},
	{": ", 0.45},
	{" ", 0.4},
}

// detectDialect finds out how decoded text is divided, as far as the options
// leave that open. whole says that the sample is all there is, so that its last
// row counts. It also gives the shape of the table in the sample.
//
// It decides from the whole shape of the file, see [rate]; not from which
// character is frequent: our segments cell holds "A; B; C", and comma files do
// not quote that.
func detectDialect(sample []byte, whole bool, opt Options) (dialect, tableShape) {
	skip := 0
	delimiters := delimiterChoices
	if m := sepLine.FindSubmatchIndex(sample); m != nil && m[3]-m[2] <= MaxDelimiter && utf8.Valid(sample[m[2]:m[3]]) {
		skip = m[1]
		delimiters = []delimiterChoice{{string(sample[m[2]:m[3]]), 1}}
	}
	sample = sample[skip:]
	if opt.Delimiter != "" {
		delimiters = []delimiterChoice{{opt.Delimiter, 1}}
	}
	c := contest{sample: sample, whole: whole, headerWords: opt.HeaderWords, delimiters: delimiters, quoteKnown: opt.Quote != ""}
	switch opt.Quote {
	case "":
		c.tryAll('"', 1)
		if begins(sample, '\'') && (c.best.enclosed == 0 || c.best.oddQuotes() > 0) {
			c.tryAll('\'', singlePrior)
		}
		if c.best.oddQuotes() > 1 { // one may be a slip
			c.tryAll(0, nonePrior)
		}
	case NoQuote:
		c.tryAll(0, 1)
	default:
		c.tryAll(opt.Quote[0], 1)
	}
	c.best.dialect.skip = skip
	return c.best.dialect, c.best.shape()
}

// contest compares dialects.
type contest struct {
	sample      []byte
	whole       bool
	headerWords func([]string) int
	delimiters  []delimiterChoice
	// quoteKnown says that the quote is not to be found out.
	quoteKnown bool
	// best of those that were entered.
	best    rating
	entered bool
}

// How likely single quotes are, and none, before anything is known of the file.
const (
	singlePrior = 0.95
	nonePrior   = 0.8
)

// tryAll rates all delimiters with a quote.
func (c *contest) tryAll(quote byte, prior float64) {
	only := len(c.delimiters) == 1
	for _, choice := range c.delimiters {
		if !only && !bytes.Contains(c.sample, []byte(choice.delimiter)) {
			continue
		}
		r := c.rate(dialect{delimiter: choice.delimiter, quote: quote})
		escapes := func(b byte) bool { return b != 0 && bytes.Contains(c.sample, []byte{'\\', b}) }
		if escapes(quote) || escapes(choice.delimiter[0]) {
			// A single row that is in order only so is enough, as long as not as
			// many quotes in cells are without a backslash.
			other := c.rate(dialect{delimiter: choice.delimiter, quote: quote, backslash: true})
			if odd := other.oddQuotes(); other.order() > r.order() && (odd == 0 || 2*odd < r.oddQuotes()) {
				r = other
			}
		}
		c.enter(r, prior*choice.prior)
	}
	if !only {
		c.enter(c.rate(dialect{quote: quote}), prior)
	}
}

func (c *contest) rate(d dialect) rating { return rate(c.sample, c.whole, d, c.headerWords) }

// enter compares a dialect with the best so far.
func (c *contest) enter(r rating, prior float64) {
	if r.dialect.quote == '\'' && r.enclosed < 2 && !r.proven && !c.quoteKnown {
		return // an apostrophe at the beginning, and one at the end
	}
	if r.score *= prior; r.score > c.best.score || !c.entered {
		c.best, c.entered = r, true
	}
}

// begins says whether a cell could begin with that quote somewhere.
func begins(sample []byte, quote byte) bool {
	for at := 0; ; at++ {
		n := bytes.IndexByte(sample[at:], quote)
		if n < 0 {
			return false
		}
		at += n
		if at == 0 || bytes.IndexByte([]byte("\r\n,;\t| :"), sample[at-1]) >= 0 {
			return true
		}
	}
}
