package columns

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Signature is a stable key of a header, under which what the user decided for such files is remembered: case,
// accents and blanks do not count, nor do the two columns that a file of rejected rows adds. It is "" for a header
// without a word.
func Signature(header []string) string {
	known := dictionary()
	keys := make([]string, 0, len(header))
	for _, title := range header {
		keys = append(keys, headerKey(title))
	}
	for len(keys) > 0 && (keys[len(keys)-1] == "" || known[keys[len(keys)-1]].ignored) {
		keys = keys[:len(keys)-1]
	}
	if len(keys) == 0 {
		return ""
	}
	sum := sha256.Sum256([]byte(strings.Join(keys, "\n")))
	return hex.EncodeToString(sum[:16])
}

// HeaderWords counts the cells that are words which are known to head a column.
func HeaderWords(cells []string) int {
	known, n := dictionary(), 0
	for _, cell := range cells {
		if len(cell) > maxHeader {
			continue
		}
		if _, ok := known.find(cell); ok {
			n++
		}
	}
	return n
}

// maxHeader is the length in bytes of the longest cell that is looked up as a header; longer ones are data.
const maxHeader = 200
