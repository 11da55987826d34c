package store

import (
	"encoding/binary"
	"errors"

	"muster/data"
)

// The file's own cells are kept with every row, as a row may turn out to be in conflict when it is planned. Most cells are
// what was made of them, so a cell is kept as one byte that names the field whose value it equals, or as its text.
const (
	rawLiteral = 0   // a length and that many bytes follow
	rawEmpty   = 255 // an empty cell
	// Any other byte is a field plus one.
)

var errRaw = errors.New("the cells of a staged row are damaged")

// encodeRaw packs the cells of a row whose values are c.
func encodeRaw(dst []byte, cells []string, c *data.Contact) []byte {
	values := [...]string{
		c.CountryCode, c.FirstName, c.LastName, c.Mobile, c.Email, c.AccountNumber, c.Organization, c.ExternalID,
	}
	next := 0 // cells mostly come in the order of the fields
cells:
	for _, cell := range cells {
		if cell == "" {
			dst = append(dst, rawEmpty)
			continue
		}
		for range values {
			f := next
			if next++; next == len(values) {
				next = 0
			}
			if values[f] == cell {
				dst = append(dst, byte(f)+1)
				continue cells
			}
		}
		dst = append(dst, rawLiteral)
		dst = binary.AppendUvarint(dst, uint64(len(cell)))
		dst = append(dst, cell...)
	}
	return dst
}

// decodeRaw is the inverse of encodeRaw.
func decodeRaw(packed []byte, c *data.Contact) ([]string, error) {
	var cells []string
	for len(packed) > 0 {
		kind := packed[0]
		packed = packed[1:]
		switch kind {
		case rawEmpty:
			cells = append(cells, "")
		case rawLiteral:
			n, size := binary.Uvarint(packed)
			if size <= 0 || n > uint64(len(packed)-size) {
				return nil, errRaw
			}
			cells = append(cells, string(packed[size:size+int(n)]))
			packed = packed[size+int(n):]
		default:
			cells = append(cells, c.Value(data.Field(kind-1)))
		}
	}
	return cells, nil
}

// encodeMended packs the mended cells of a row: a byte for the field, and the text as in a rawLiteral.
func encodeMended(dst []byte, mended map[data.Field]string) []byte {
	for f, text := range mended {
		dst = append(dst, byte(f))
		dst = binary.AppendUvarint(dst, uint64(len(text)))
		dst = append(dst, text...)
	}
	return dst
}

// decodeMended is the inverse of encodeMended; nil for a row that was not mended.
func decodeMended(packed []byte) (map[data.Field]string, error) {
	if len(packed) == 0 {
		return nil, nil
	}
	mended := make(map[data.Field]string, 1)
	for len(packed) > 0 {
		f := data.Field(packed[0])
		n, size := binary.Uvarint(packed[1:])
		if size <= 0 || n > uint64(len(packed)-1-size) {
			return nil, errRaw
		}
		mended[f] = string(packed[1+size : 1+size+int(n)])
		packed = packed[1+size+int(n):]
	}
	return mended, nil
}
