package sheet

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/emersion/go-vcard"
	"golang.org/x/text/encoding/unicode"
)

// cardColumns are the columns of business cards as a table.
var cardColumns = []struct {
	title string
	value func(card) string
	set   func(c vcard.Card, cell string)
}{
	{"Country Code", card.country, setCardCountry},
	{"First Name", func(c card) string { first, _ := c.names(); return first }, setCardFirst},
	{"Last Name", func(c card) string { _, last := c.names(); return last }, setCardLast},
	{"Mobile Number", card.mobile, setCardMobile},
	{"Email", card.email, setCardEmail},
	{"Organization", card.organization, setCardOrganization},
	{"Segments", card.categories, setCardSegments},
	{"Notes", card.notes, setCardNotes},
}

// vcardSource reads business cards (.vcf) as a table: a header, then a row for
// each card. Of several values of a kind, the one that suits a message best is
// taken: a mobile before other phones, the preferred before others.
type vcardSource struct {
	cards   *cardReader
	input   *countingReader
	size    int64
	row     int // number of the row last returned
	damages []Damage
}

func (r *Reader) startVCard(opt Options, head []byte) error {
	if opt.Sheet != "" {
		return &SheetError{Name: opt.Sheet}
	}
	var skip int64
	if hasPrefix(head, utf8BOM) {
		skip = int64(len(utf8BOM))
	}
	src := &vcardSource{input: &countingReader{r: io.NewSectionReader(r.file, skip, r.info.Size-skip)}, size: r.info.Size - skip}
	in := io.Reader(src.input)
	if hasUTF16BOM(head) {
		in = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(in)
	}
	src.cards = newCardReader(in)
	r.src = src
	r.info.Format = VCard
	return r.peek()
}

func (s *vcardSource) next() (Row, error) {
	if s.row == 0 {
		s.row = 1
		var titles []string
		for _, c := range cardColumns {
			titles = append(titles, c.title)
		}
		return Row{Number: 1, Cells: titles}, nil
	}
	for {
		text, err := s.cards.next()
		if errors.Is(err, io.EOF) {
			return Row{}, io.EOF
		}
		s.row++
		if err != nil {
			return Row{}, &RowError{Row: s.row, Err: err}
		}
		row, err := s.read(text)
		if err != nil {
			return Row{}, &RowError{Row: s.row, Err: err}
		}
		if len(row.Damages) > 0 || !isBlank(row.Cells) {
			return row, nil
		}
	}
}

// read makes a row of a card.
func (s *vcardSource) read(text cardText) (Row, error) {
	if text.text == "" {
		s.damages = append(s.damages[:0], rowDamage(DamageStrayLine))
		return Row{Number: s.row, Cells: []string{""}, Damages: s.damages}, nil
	}
	properties, err := vcard.NewDecoder(strings.NewReader(text.text)).Decode()
	if err != nil {
		return Row{}, damaged("card", err)
	}
	understood := 2 // BEGIN and END
	for _, fields := range properties {
		understood += len(fields)
	}
	c := card{Card: properties, broken: new(bool)}
	row := Row{Number: s.row}
	for _, column := range cardColumns {
		row.Cells = append(row.Cells, column.value(c))
	}
	s.damages = s.damages[:0]
	if text.cut {
		s.damages = append(s.damages, rowDamage(DamageCutCard))
	}
	if text.stray || understood < text.lines {
		s.damages = append(s.damages, rowDamage(DamageStrayLine))
	}
	if *c.broken {
		s.damages = append(s.damages, rowDamage(DamageEncoding))
	}
	row.Damages = s.damages
	return row, nil
}

func (s *vcardSource) progress() float64 { return float64(s.input.n.Load()) / float64(max(1, s.size)) }

func (s *vcardSource) close() error { return nil }

// card picks the cells of a row from a card's properties.
type card struct {
	vcard.Card
	// broken is set by a text that is not in its encoding.
	broken *bool
}

// fields are those of a name, the preferred ones first.
func (c card) fields(name string) []*vcard.Field {
	fields := slices.Clone(c.Card[name])
	slices.SortStableFunc(fields, func(a, b *vcard.Field) int { return preference(a) - preference(b) })
	return fields
}

// preference is small for a value that is preferred: 4.0 counts them, 3.0 and
// 2.1 mark one.
func preference(f *vcard.Field) int {
	if f.Params.HasType("pref") {
		return 0
	}
	if p := f.Params.Get(vcard.ParamPreferred); p != "" && isDigits(p) && len(p) <= 3 {
		n := 0
		for _, digit := range p {
			n = 10*n + int(digit-'0')
		}
		return n
	}
	return 1000
}

// first is the first value of a name that is not empty.
func (c card) first(name string) string {
	for _, f := range c.fields(name) {
		if text := c.text(f); text != "" {
			return text
		}
	}
	return ""
}

func (c card) names() (first, last string) {
	for _, f := range c.fields(vcard.FieldName) {
		parts := c.parts(f)
		if last, first = part(parts, 0), part(parts, 1); first != "" || last != "" {
			return first, last
		}
	}
	// Without its parts, the last word of a person's name is the last name.
	whole := c.first(vcard.FieldFormattedName)
	isFirm := strings.EqualFold(c.first("X-ABSHOWAS"), "company") || strings.EqualFold(c.first(vcard.FieldKind), "org")
	if isFirm || whole == c.organization() {
		return "", ""
	}
	if i := strings.LastIndexByte(whole, ' '); i >= 0 {
		return strings.TrimSpace(whole[:i]), whole[i+1:]
	}
	return "", whole
}

// mobile is the first mobile, else the first number that a person answers.
func (c card) mobile() string {
	var other string
	for _, f := range c.fields(vcard.FieldTelephone) {
		number := strings.TrimPrefix(c.text(f), "tel:")
		types := f.Params.Types()
		is := func(t string) bool { return slices.Contains(types, t) }
		switch {
		case number == "", is("fax"), is("pager"):
		case is("cell"), is("mobile"), is("iphone"):
			return number
		case other == "":
			other = number
		}
	}
	return other
}

func (c card) email() string {
	return strings.TrimPrefix(c.first(vcard.FieldEmail), "mailto:")
}

// organization is the first part of an organization; the others are its units.
func (c card) organization() string {
	for _, f := range c.fields(vcard.FieldOrganization) {
		if name := part(c.parts(f), 0); name != "" {
			return name
		}
	}
	return ""
}

// country is that of an address, else the letters by which Apple says how an
// address is written.
func (c card) country() string {
	for _, f := range c.fields(vcard.FieldAddress) {
		if country := part(c.parts(f), 6); country != "" {
			return country
		}
	}
	return c.first("X-ABADR")
}

func (c card) categories() string {
	var all []string
	for _, f := range c.fields(vcard.FieldCategories) {
		for name := range strings.SplitSeq(c.text(f), ",") {
			if name = strings.TrimSpace(strings.ReplaceAll(name, escapedComma, ",")); name != "" {
				all = append(all, name)
			}
		}
	}
	return strings.Join(all, "; ")
}

func (c card) notes() string {
	var all []string
	for _, f := range c.fields(vcard.FieldNote) {
		if text := c.text(f); text != "" {
			all = append(all, text)
		}
	}
	return strings.Join(all, "\n")
}
