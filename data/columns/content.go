package columns

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"muster/data"
	"muster/data/field"
)

// sampleRows is how many rows of a sample are looked at; longestSampled is the length in bytes beyond which a cell is
// nothing but text.
const (
	sampleRows     = 200
	longestSampled = 200
)

// profile says what the sampled cells of a column look like.
type profile struct {
	filled int
	// Each of these counts cells; a cell can be several.
	emails, phones, countries, diallings, musterIDs, lists, yes, no int
	// lowerLetters are the countries that could be languages as well: de, fr.
	lowerLetters int
	// marked are the cells that say yes by a mark or a word, not by 1.
	marked int
	// digits are the cells with a digit, numberLike those with as many as a number has.
	digits, numberLike int
	// names are the cells of one to three words of letters, wholeNames those of two or more.
	names, wholeNames int
	// givenFirst and givenLast are names whose first or last word is a common given name.
	givenFirst, givenLast int
	// companies are the names of companies.
	companies int
	// counting says that the cells count the rows: 1, 2, 3 …
	counting bool
	// parts and differentParts count the parts of lists.
	parts, differentParts int
}

// most tells whether n of the filled cells are nearly all.
func (p *profile) most(n int) bool { return p.filled > 0 && 5*n >= 4*p.filled }

// half tells whether n of the filled cells are at least a half.
func (p *profile) half(n int) bool { return p.filled > 0 && 2*n >= p.filled }

// sample is the first rows of a file, with the profiles of the columns that were asked for.
type sample struct {
	rows     [][]string
	profiles map[int]*profile
}

func newSample(rows [][]string) *sample {
	return &sample{rows: rows[:min(len(rows), sampleRows)], profiles: make(map[int]*profile)}
}

// cell is a cell of the sample without the blanks around it; "" where a row is too short.
func (s *sample) cell(row, column int) string {
	if column < 0 || column >= len(s.rows[row]) {
		return ""
	}
	cell := s.rows[row][column]
	if len(cell) > longestSampled {
		cell = cell[:longestSampled]
	}
	return strings.TrimFunc(cell, unicode.IsSpace)
}

// width is the number of cells of the longest row.
func (s *sample) width() int {
	width := 0
	for _, row := range s.rows {
		width = max(width, len(row))
	}
	return width
}

// profile looks at a column, once.
func (s *sample) profile(column int) *profile {
	if p := s.profiles[column]; p != nil {
		return p
	}
	p := &profile{counting: true}
	countries := make(map[string]bool)
	parts := make(map[string]bool)
	var before int
	for i := range s.rows {
		cell := s.cell(i, column)
		if cell == "" {
			continue
		}
		p.filled++
		p.look(cell)
		known, ok := countries[cell]
		if !ok {
			known = isCountry(cell)
			countries[cell] = known
		}
		if known {
			p.countries++
			if len(cell) == 2 && cell != strings.ToUpper(cell) {
				p.lowerLetters++
			}
		}
		if strings.Contains(cell, ";") {
			for _, part := range field.SplitSegments(cell) {
				p.parts++
				parts[field.SegmentKey(part)] = true
			}
		}
		n, err := strconv.Atoi(cell)
		if p.filled > 1 && n != before+1 || p.filled == 1 && n > 1 || err != nil {
			p.counting = false
		}
		before = n
	}
	p.counting = p.counting && p.filled > 1
	p.differentParts = len(parts)
	s.profiles[column] = p
	return p
}

// look counts what one cell is.
func (p *profile) look(cell string) {
	digits := 0
	for _, r := range cell {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	if digits > 0 {
		p.digits++
	}
	if digits >= 5 || digits > 2 && strings.Contains(cell, "E+") {
		p.numberLike++
	}
	switch flagOf(cell) {
	case flagYes:
		p.yes++
		if digits == 0 {
			p.marked++
		}
	case flagNo:
		p.no++
	}
	switch {
	case looksLikeEmail(cell):
		p.emails++
	case looksLikeMusterID(cell):
		p.musterIDs++
	case looksLikePhone(cell):
		p.phones++
	case digits > 0 && digits <= 4 && digits == len(strings.Trim(cell, "+ ()")):
		p.diallings++
	case strings.Count(cell, ";") > 0:
		p.lists++
	case digits == 0:
		p.lookAtName(cell)
	}
}

func (p *profile) lookAtName(cell string) {
	words := withoutTitles(nameWords(strings.ReplaceAll(cell, ",", " ")), false)
	if companyName(words) {
		p.companies++
	}
	if len(words) == 0 || len(words) > 5 || strings.ContainsAny(cell, "/:@_<>=?!") || utf8.RuneCountInString(cell) > 50 {
		return
	}
	if len(words) <= 3 {
		p.names++
	}
	if len(words) > 1 {
		p.wholeNames++
	}
	if isGivenName(words[0]) {
		p.givenFirst++
	}
	if len(words) > 1 && isGivenName(words[len(words)-1]) {
		p.givenLast++
	}
}

// isCountry tells whether a cell is a country by letters or name.
func isCountry(cell string) bool {
	if len(cell) < 2 || len(cell) > 60 || strings.ContainsAny(cell, "0123456789@;") {
		return false
	}
	for _, problem := range countryChecker.Check(0, data.Cells{data.FieldCountry: cell}).Problems {
		if problem.Field == data.FieldCountry && problem.Severity == data.Error {
			return false
		}
	}
	return true
}

var countryChecker = field.NewChecker("")

// mobiles counts the numbers of a column that are known to be mobiles, and those whose country is known, by the
// country column of their rows.
func (s *sample) mobiles(column, country int) (mobiles, known int) {
	for i := range s.rows {
		cell := s.cell(i, column)
		if !looksLikePhone(cell) {
			continue
		}
		letters := s.cell(i, country)
		if cell[0] != '+' && !isCountry(letters) {
			continue
		}
		known++
		checked := countryChecker.Check(0, data.Cells{data.FieldCountry: letters, data.FieldMobile: cell})
		if !hasMobileProblem(checked.Problems) {
			mobiles++
		}
	}
	return mobiles, known
}

func hasMobileProblem(problems []data.Problem) bool {
	for _, problem := range problems {
		if problem.Field == data.FieldMobile && problem.Severity != data.Note && problem.Code != data.CodeMobileOtherCountry {
			return true
		}
	}
	return false
}

// holds tells whether the cells of one column hold those of another in most rows that have both, as a whole name
// holds its first name; known is false without such a row.
func (s *sample) holds(whole, part int) (held, known bool) {
	both, n := 0, 0
	for i := range s.rows {
		a, b := headerKey(s.cell(i, whole)), headerKey(s.cell(i, part))
		if a == "" || b == "" {
			continue
		}
		both++
		if len(a) > len(b) && strings.Contains(a, b) {
			n++
		}
	}
	return 2*n > both, both > 0
}

// differ tells whether two columns of one field say different things in a row that has both, or if the second has
// what the first lacks.
func (s *sample) differ(first, second int) bool {
	for i := range s.rows {
		if b := s.cell(i, second); b != "" && b != s.cell(i, first) {
			return true
		}
	}
	return false
}
