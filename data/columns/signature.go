package columns

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// Signature is a stable key of a header, under which what the user decided for such files is remembered: case,
// accents and blanks do not count, nor do the two columns that a file of rejected rows adds. It is "" for a header
// without a word.
func Signature(header []string) string {
	known := dictionary().byKey
	keys := make([]string, 0, len(header))
	for _, title := range header {
		keys = append(keys, headerKey(title))
	}
	added := func(m meaning) bool { return m.kind == meansAdded }
	for len(keys) > 0 && (keys[len(keys)-1] == "" || slices.ContainsFunc(known[keys[len(keys)-1]], added)) {
		keys = keys[:len(keys)-1]
	}
	if len(keys) == 0 {
		return ""
	}
	sum := sha256.Sum256([]byte(strings.Join(keys, "\n")))
	return hex.EncodeToString(sum[:16])
}

// HeaderWords counts the cells that are words which are known to head a column. It is quick: the dialect of a file is
// found with it.
func HeaderWords(cells []string) int {
	known, n := dictionary(), 0
	for _, cell := range cells {
		if len(known.find(cell)) > 0 {
			n++
		}
	}
	return n
}
