package sheet

import (
	"bufio"
	"bytes"
	"io"
	"strings"

	"github.com/emersion/go-vcard"
)

// CardTitles are the titles of the columns that business cards have.
func CardTitles() []string {
	titles := make([]string, len(cardColumns))
	for i, c := range cardColumns {
		titles[i] = c.title
	}
	return titles
}

// The library escapes commas and backslashes, but no semicolon, and the commas
// that divide a list, too. So these stand for the letters that it must not see.
const (
	cardSemicolon = "\x1e" // in a part of a value
	cardComma     = "\x1f" // between the members of a list
)

var (
	cardPart = strings.NewReplacer(";", cardSemicolon, cardSemicolon, "", cardComma, "", "\r\n", "\n", "\r", "\n")
	cardOut  = strings.NewReplacer(cardSemicolon, `\;`, cardComma, ",")
)

// cardSink writes business cards, vCard 3.0: what every program reads.
type cardSink struct {
	out *bufio.Writer
	// columns are the indexes of the cells by the columns of cards, -1 for none.
	columns []int
	buffer  bytes.Buffer
	encoder *vcard.Encoder
}

func newCardSink(w io.Writer, columns []Column) (*cardSink, error) {
	s := &cardSink{out: bufio.NewWriterSize(w, 64<<10), columns: make([]int, len(cardColumns))}
	s.encoder = vcard.NewEncoder(&s.buffer)
	for i := range s.columns {
		s.columns[i] = -1
	}
	titles := CardTitles()
	for i, c := range columns {
		at := indexOf(titles, c.Title)
		if at < 0 {
			return nil, ErrNoCardColumn
		}
		s.columns[at] = i
	}
	return s, nil
}

func indexOf(titles []string, title string) int {
	for i := range titles {
		if titles[i] == title {
			return i
		}
	}
	return -1
}

func (s *cardSink) write(cells []string) error {
	c := make(vcard.Card, len(cardColumns)+2)
	c.SetValue(vcard.FieldVersion, "3.0")
	for i, at := range s.columns {
		if at >= 0 && at < len(cells) && cells[at] != "" {
			cardColumns[i].set(c, cardPart.Replace(strings.ToValidUTF8(cells[at], "\uFFFD")))
		}
	}
	if name := c.Get(vcard.FieldName); name != nil {
		// Last, first, and three parts that we do not have.
		last, first, _ := strings.Cut(name.Value, ";")
		c.SetValue(vcard.FieldName, last+";"+first+";;;")
		c.SetValue(vcard.FieldFormattedName, strings.TrimSpace(first+" "+last))
	} else {
		c.SetValue(vcard.FieldName, ";;;;")
		c.SetValue(vcard.FieldFormattedName, c.Value(vcard.FieldOrganization))
	}
	s.buffer.Reset()
	if err := s.encoder.Encode(c); err != nil {
		return err
	}
	_, err := cardOut.WriteString(s.out, s.buffer.String())
	return err
}

// losing is 0: cards are UTF-8.
func (s *cardSink) losing() int { return 0 }

func (s *cardSink) finish() error  { return s.out.Flush() }
func (s *cardSink) release() error { return nil }

// What a cell of a column becomes in a card. The cell's own semicolons and line
// breaks have been replaced.

func setCardCountry(c vcard.Card, cell string) {
	c.Set(vcard.FieldAddress, typed(";;;;;;"+cell, vcard.TypeWork))
}

func setCardFirst(c vcard.Card, cell string) {
	c.SetValue(vcard.FieldName, c.Value(vcard.FieldName)+";"+cell)
}

func setCardLast(c vcard.Card, cell string) {
	c.SetValue(vcard.FieldName, cell+c.Value(vcard.FieldName))
}

func setCardMobile(c vcard.Card, cell string) {
	c.Set(vcard.FieldTelephone, typed(cell, vcard.TypeCell))
}

func setCardEmail(c vcard.Card, cell string) { c.Set(vcard.FieldEmail, typed(cell, "internet")) }

func setCardOrganization(c vcard.Card, cell string) { c.SetValue(vcard.FieldOrganization, cell) }

func setCardNotes(c vcard.Card, cell string) { c.SetValue(vcard.FieldNote, cell) }

// setCardSegments takes the names of a cell, divided by semicolons, apart.
func setCardSegments(c vcard.Card, cell string) {
	var names []string
	for name := range strings.SplitSeq(cell, cardSemicolon) {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	c.SetValue(vcard.FieldCategories, strings.Join(names, cardComma))
}

func typed(value, kind string) *vcard.Field {
	return &vcard.Field{Value: value, Params: vcard.Params{vcard.ParamType: {kind}}}
}
