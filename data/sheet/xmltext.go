package sheet

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// appendTo appends the text that the token stands for.
func (t *xmlToken) appendTo(dst []byte) ([]byte, error) {
	if t.plain {
		return append(dst, t.text...), nil
	}
	return appendUnescaped(dst, t.text)
}

// attr returns an attribute by its name without prefix, nil if it is absent.
func (t *xmlToken) attr(name string) []byte {
	for rest := t.attrs; ; {
		key, value, tail, ok := nextAttr(rest)
		if !ok {
			return nil
		}
		if string(key) == name {
			return value
		}
		rest = tail
	}
}

// nextAttr cuts the first attribute off: its name without prefix, and its value
// as it is written. It takes most of the time of a large sheet, so it looks at
// each byte once.
func nextAttr(attrs []byte) (name, value, rest []byte, ok bool) {
	i, start := 0, 0
	for i < len(attrs) && isXMLSpace(attrs[i]) {
		i++
	}
	start = i
	for i < len(attrs) && attrs[i] != '=' && !isXMLSpace(attrs[i]) {
		if attrs[i] == ':' {
			start = i + 1
		}
		i++
	}
	name = attrs[start:i]
	for i < len(attrs) && isXMLSpace(attrs[i]) {
		i++
	}
	if i == len(attrs) || attrs[i] != '=' {
		return nil, nil, nil, false
	}
	i++
	for i < len(attrs) && isXMLSpace(attrs[i]) {
		i++
	}
	if i == len(attrs) {
		return nil, nil, nil, false
	}
	quote := attrs[i]
	start = i + 1
	for i++; i < len(attrs); i++ {
		if attrs[i] == quote {
			return name, attrs[start:i], attrs[i+1:], true
		}
	}
	return nil, nil, nil, false
}

func isXMLSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// attrText is attr with its entities resolved.
func (t *xmlToken) attrText(name string) string {
	raw := t.attr(name)
	if text, err := appendUnescaped(nil, raw); err == nil {
		return string(text)
	}
	return string(raw)
}

func localName(name []byte) []byte {
	return name[bytes.IndexByte(name, ':')+1:]
}

func isPlain(text []byte) bool {
	return bytes.IndexByte(text, '&') < 0 && bytes.IndexByte(text, '\r') < 0
}

// appendUnescaped resolves entities, and line ends as XML wants it.
func appendUnescaped(dst, text []byte) ([]byte, error) {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '\r':
			dst = append(dst, '\n')
			if i+1 < len(text) && text[i+1] == '\n' {
				i++
			}
		case '&':
			size := bytes.IndexByte(text[i:min(len(text), i+16)], ';')
			if size < 0 {
				return dst, damaged("XML", errXML)
			}
			r, ok := entity(string(text[i+1 : i+size]))
			if !ok {
				return dst, damaged("XML", errXML)
			}
			dst = utf8.AppendRune(dst, r)
			i += size
		default:
			dst = append(dst, c)
		}
	}
	return dst, nil
}

func entity(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n > utf8.MaxRune {
		return 0, false
	}
	return rune(n), true
}
