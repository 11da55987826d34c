package columns

import (
	"slices"
	"strings"
	"sync"

	"muster/data"
)

// examples are the two example rows of the sample sheet in each language, in the order of data.SheetFields. The
// numbers are valid, the addresses cannot reach anybody.
var examples = map[string][][]string{
	"en": {
		{"US", "Emily", "O'Connor", "5155551234", "emily.oconnor@example.com", "004711", "O'Connor Farms, Inc.", "CRM-1001", "Segment 1; Segment 2"},
		{"CA", "Liam", "Tremblay", "4165550123", "liam.tremblay@example.com", "004712", "Tremblay Grain Ltd.", "CRM-1002", "Segment 2"},
	},
	"fr": {
		{"FR", "Zoé", "Lefèvre", "0612345678", "zoe.lefevre@example.com", "004711", "Ferme Lefèvre, SARL", "CRM-1001", "Segment 1; Segment 2"},
		{"BE", "François", "Dubois", "0470123456", "francois.dubois@example.com", "004712", "Dubois & Fils", "CRM-1002", "Segment 2"},
	},
	"de": {
		{"DE", "Jürgen", "Müller", "015123456789", "juergen.mueller@example.com", "004711", "Hof Müller, GbR", "CRM-1001", "Segment 1; Segment 2"},
		{"AT", "Anna-Lena", "Groß", "0664123456", "anna-lena.gross@example.com", "004712", "Landtechnik Groß GmbH", "CRM-1002", "Segment 2"},
	},
	"es": {
		{"ES", "Íñigo", "Núñez García", "612345678", "inigo.nunez@example.com", "004711", "Finca Núñez, S.L.", "CRM-1001", "Segmento 1; Segmento 2"},
		{"MX", "María José", "Ibáñez", "5512345678", "maria.ibanez@example.com", "004712", "Agrícola Ibáñez", "CRM-1002", "Segmento 2"},
	},
	"it": {
		{"IT", "Niccolò", "D'Angelo", "3123456789", "niccolo.dangelo@example.com", "004711", "Azienda Agricola D'Angelo, S.r.l.", "CRM-1001", "Segmento 1; Segmento 2"},
		{"CH", "Chiara", "Bernasconi", "0781234567", "chiara.bernasconi@example.com", "004712", "Bernasconi SA", "CRM-1002", "Segmento 2"},
	},
	"pl": {
		{"PL", "Łukasz", "Wiśniewski", "512345678", "lukasz.wisniewski@example.com", "004711", "Gospodarstwo Wiśniewski, s.c.", "CRM-1001", "Segment 1; Segment 2"},
		{"PL", "Małgorzata", "Źrebiec", "601234567", "malgorzata.zrebiec@example.com", "004712", "Agro Źrebiec", "CRM-1002", "Segment 2"},
	},
	"pt": {
		{"BR", "João", "Conceição", "11961234567", "joao.conceicao@example.com", "004711", "Fazenda Conceição, Ltda.", "CRM-1001", "Segmento 1; Segmento 2"},
		{"BR", "Mônica", "d'Ávila", "55991234567", "monica.davila@example.com", "004712", "Irmãos d'Ávila", "CRM-1002", "Segmento 2"},
	},
}

// Examples returns the two example rows of the sample sheet in a language, cells in the order of data.SheetFields.
func Examples(lang string) [][]string {
	rows := examples[languageOf(lang).code]
	out := make([][]string, len(rows))
	for i := range rows {
		out[i] = slices.Clone(rows[i])
	}
	return out
}

// IsExample tells whether a row is one of our examples, left in: every cell equals ours, in any one language. Blanks
// around a cell and the leading zeros that a spreadsheet takes off do not count.
func IsExample(cells data.Cells) bool { return isExample(cells, func(data.Field) bool { return true }) }

// IsExample is the package's IsExample for the columns that the file has.
func (m Mapping) IsExample(cells data.Cells) bool {
	return m.Has(data.FieldFirstName) && m.Has(data.FieldLastName) && isExample(cells, m.Has)
}

func isExample(cells data.Cells, has func(data.Field) bool) bool {
	if strings.TrimSpace(cells[data.FieldMusterID]) != "" || strings.TrimSpace(cells[data.FieldNotes]) != "" {
		return false
	}
	return slices.ContainsFunc(exampleCells(), func(example data.Cells) bool {
		for _, f := range comparedFirst {
			if has(f) && exampleCell(cells[f]) != example[f] {
				return false
			}
		}
		return true
	})
}

// comparedFirst are the sheet's fields, those in front that tell the examples from nearly every other row.
var comparedFirst = append([]data.Field{data.FieldLastName, data.FieldFirstName}, data.SheetFields()...)

// exampleCells are all examples in the form in which they are compared.
var exampleCells = sync.OnceValue(func() []data.Cells {
	var all []data.Cells
	for _, lang := range Languages() {
		for _, row := range examples[lang] {
			var cells data.Cells
			for i, f := range data.SheetFields() {
				cells[f] = exampleCell(row[i])
			}
			all = append(all, cells)
		}
	}
	return all
})

func exampleCell(s string) string { return strings.TrimLeft(strings.TrimSpace(s), "0'") }
