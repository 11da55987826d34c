package sheet

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
)

// cardReader cuts a file of business cards into single cards whose lines a
// parser of vCard 3.0 and 4.0 understands: lines that were folded are whole,
// pictures are left out, and the parameters of vCard 2.1 have names.
type cardReader struct {
	lines *bufio.Scanner
	ahead []byte // a line of the file that was read too far
	has   bool   // whether there is one
	line  []byte // the line with all that was folded below it
	begun bool   // the next card's BEGIN was read already
}

// cardText is one card.
type cardText struct {
	text string // "" for something behind the last card
	// lines that it consists of, BEGIN and END included.
	lines int
	// cut says that it has no end, stray that something in it is no line of a card.
	cut, stray bool
}

// maxCardLine is the longest line of a file, which may be a picture.
const maxCardLine = 16 << 20

func newCardReader(in io.Reader) *cardReader {
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 64<<10), maxCardLine)
	lines.Split(splitLines)
	return &cardReader{lines: lines}
}

// splitLines is a [bufio.SplitFunc] for lines that end at LF, CRLF or CR.
func splitLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	i := bytes.IndexAny(data, "\r\n")
	switch {
	case i < 0 && atEOF && len(data) > 0:
		return len(data), data, nil
	case i < 0:
		return 0, nil, nil
	case data[i] == '\n':
		return i + 1, data[:i], nil
	case i+1 < len(data) && data[i+1] == '\n':
		return i + 2, data[:i], nil
	case i+1 < len(data) || atEOF:
		return i + 1, data[:i], nil
	}
	return 0, nil, nil // whether an LF follows is still to be read
}

// next returns the next card, or [io.EOF].
func (r *cardReader) next() (cardText, error) {
	var card cardText
	var text strings.Builder
	nested := 0    // cards inside of a property of this one
	agent := false // the last property was one that holds a card
	if r.begun {
		text.WriteString("BEGIN:VCARD\n")
		card.lines = 1
	}
	for {
		line, err := r.logical()
		switch {
		case errors.Is(err, io.EOF) && r.begun:
			line, card.cut = []byte("END:VCARD"), true
		case errors.Is(err, io.EOF) && card.stray:
			return card, nil // what stands behind the last card
		case err != nil:
			return card, err
		}
		mark := strings.ToUpper(string(bytes.Trim(line[:min(len(line), 64)], " \t\x00\x1a")))
		if mark == "BEGIN:VCARD" || mark == "END:VCARD" {
			line = []byte(mark)
		}
		switch {
		case mark == "":
			continue
		case nested > 0:
			if mark == "END:VCARD" {
				nested--
			}
			continue
		case mark == "BEGIN:VCARD" && agent:
			nested++
			continue
		case mark == "BEGIN:VCARD" && r.begun:
			// The end of the one before is missing.
			text.WriteString("END:VCARD\n")
			card.text, card.cut = text.String(), true
			card.lines++
			return card, nil
		case mark == "BEGIN:VCARD":
			r.begun = true
		case !r.begun:
			card.stray = true
			continue
		}
		agent = strings.HasPrefix(mark, "AGENT")
		if !r.add(&text, line) {
			card.stray = true
			continue
		}
		card.lines++
		if text.Len() > MaxRecord {
			return card, tooLarge("card")
		}
		if mark == "END:VCARD" {
			r.begun = false
			card.text = text.String()
			return card, nil
		}
	}
}

// add appends a line with a name for each parameter; it says no to what is no
// line of a card.
func (r *cardReader) add(text *strings.Builder, line []byte) bool {
	colon := cardColon(line)
	if colon < 0 {
		return false
	}
	for i, param := range bytes.Split(line[:colon], []byte(";")) {
		if i > 0 {
			text.WriteByte(';')
			if bytes.IndexByte(param, '=') < 0 {
				text.WriteString(paramName(param))
			}
		}
		text.Write(param)
	}
	if value := line[colon:]; isCategories(line[:colon]) {
		text.WriteString(escapedCommas.Replace(string(value)))
	} else {
		text.Write(value)
	}
	text.WriteByte('\n')
	return true
}

// escapedComma stands for a comma that is part of a category, as the parser
// makes no difference between it and one that divides two.
const escapedComma = "\x1f"

var escapedCommas = strings.NewReplacer(`\\`, `\\`, `\,`, escapedComma)

func isCategories(head []byte) bool {
	name, _, _ := bytes.Cut(head, []byte(";"))
	if i := bytes.LastIndexByte(name, '.'); i >= 0 {
		name = name[i+1:]
	}
	return strings.EqualFold(string(name), "CATEGORIES")
}

// paramName is how a parameter begins that has no name of its own.
func paramName(param []byte) string {
	switch strings.ToUpper(string(param)) {
	case "QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT":
		return "ENCODING="
	}
	return "TYPE="
}

// cardColon is where the value of a line begins, -1 if it has none.
func cardColon(line []byte) int {
	quoted := false
	for i, c := range line {
		switch {
		case c == '"':
			quoted = !quoted
		case c == ':' && !quoted:
			return i
		}
	}
	return -1
}

// logical reads a line with all that was folded below it. What is no text, such
// as a picture, comes back empty.
func (r *cardReader) logical() ([]byte, error) {
	first, err := r.physical()
	if err != nil {
		return nil, err
	}
	r.line = append(r.line[:0], first...)
	head := r.line[:max(0, cardColon(r.line))]
	attachment, quoted := isAttachment(head), isQuotedPrintable(head)
	for {
		more, err := r.physical()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		switch {
		case quoted && bytes.HasSuffix(r.line, []byte("=")):
			r.line = append(r.line[:len(r.line)-1], more...)
		case attachment && (isFolded(more) || cardColon(more) < 0 && len(more) > 0):
		case isFolded(more):
			r.line = append(r.line, more[1:]...)
		default:
			r.ahead, r.has = append(r.ahead[:0], more...), true
			return r.whole(attachment)
		}
		if len(r.line) > MaxCell && !attachment {
			return nil, tooLarge("cell")
		}
	}
	return r.whole(attachment)
}

func (r *cardReader) whole(attachment bool) ([]byte, error) {
	if attachment {
		return nil, nil
	}
	if len(r.line) > MaxCell {
		return nil, tooLarge("cell")
	}
	return r.line, nil
}

// physical reads a line as it stands in the file; it is valid until the next.
func (r *cardReader) physical() ([]byte, error) {
	if r.has {
		r.has = false
		return r.ahead, nil
	}
	if r.lines.Scan() {
		return r.lines.Bytes(), nil
	}
	switch err := r.lines.Err(); {
	case err == nil:
		return nil, io.EOF
	case errors.Is(err, bufio.ErrTooLong):
		return nil, tooLarge("line")
	default:
		return nil, err
	}
}

func isFolded(line []byte) bool { return len(line) > 0 && (line[0] == ' ' || line[0] == '\t') }

// isAttachment says that a property holds a picture, a sound or a key.
func isAttachment(head []byte) bool {
	name, _, _ := bytes.Cut(head, []byte(";"))
	if i := bytes.LastIndexByte(name, '.'); i >= 0 {
		name = name[i+1:]
	}
	return slices.Contains([]string{"PHOTO", "LOGO", "SOUND", "KEY"}, strings.ToUpper(string(name)))
}

func isQuotedPrintable(head []byte) bool {
	return bytes.Contains(bytes.ToUpper(head), []byte("QUOTED-PRINTABLE"))
}
