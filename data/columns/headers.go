package columns

import (
	"strings"

	"muster/data"
)

// language holds the headers of one language. Lists of headers are divided by bars.
type language struct {
	code string
	// headers of each field, the first one that which our own sheets carry.
	headers map[data.Field]string
	// weak headers are taken only where no other column is the field's: a plain "Phone" beside a "Mobile" is none.
	weak map[data.Field]string
	// fullNames head columns of whole names, first names first; lastFirst those that begin with the last name.
	fullNames, lastFirst string
	// persons head columns of whole names, and in some files of companies.
	persons string
	// others head usual columns that are no field of ours. They tell the language of a header, and that a column
	// need not be asked about.
	others string
	// rowNumber and reason head the two columns that a file of rejected rows adds.
	rowNumber, reason string
}

// languages are our seven, in the order of Languages.
var languages = []language{english, french, german, spanish, italian, polish, portuguese}

// list divides a list of headers.
func list(headers string) []string {
	var all []string
	for header := range strings.SplitSeq(headers, "|") {
		if header = strings.Join(strings.Fields(header), " "); header != "" {
			all = append(all, header)
		}
	}
	return all
}

// bareNames are the keys of headers that say no more than "name": the last name beside a first name, the first name
// beside a last name, and whole names alone.
var bareNames = wordSet(`name nom nome nombre`)
