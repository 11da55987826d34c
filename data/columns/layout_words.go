package columns

import (
	"strings"
	"sync"

	"muster/data/field"
)

// totalWords are what begins a row that sums up those above, in our seven languages, folded.
var totalWords = sync.OnceValue(func() map[string]bool {
	return foldedSet(
		"total", "totals", "grand total", "sub total", "subtotal", "sum", "sums", "overall", "total rows", "total records",
		"total contacts", "total count", "total amount", "number of rows", "number of records", "number of contacts",
		"summe", "gesamt", "gesamtsumme", "gesamtergebnis", "zwischensumme", "endsumme", "insgesamt", "gesamtanzahl", "anzahl",
		"anzahl datensätze", "anzahl zeilen", "anzahl kontakte",
		"somme", "total général", "sous-total", "nombre de lignes", "nombre de contacts",
		"suma", "total general", "totales", "número de filas", "número de contactos",
		"totale", "totale generale", "somma", "subtotale", "numero di righe",
		"razem", "łącznie", "ogółem", "suma końcowa", "suma częściowa", "liczba wierszy",
		"soma", "total geral", "número de linhas",
	)
})

// statisticWords begin a row of other figures about those above. Some are names of people, too.
var statisticWords = sync.OnceValue(func() map[string]bool {
	return foldedSet(
		"count", "rows", "records", "entries", "average", "avg", "mean", "median", "min", "max", "minimum", "maximum",
		"std", "std dev", "durchschnitt", "mittelwert", "mittel", "datensätze", "moyenne", "nombre", "promedio", "media",
		"conteggio", "średnia", "liczba", "média", "contagem",
	)
})

// remarkWords are what begins a remark below a table: where and when it is from.
var remarkWords = sync.OnceValue(func() map[string]bool {
	return foldedSet(
		"as of", "source", "sources", "note", "notes", "remark", "remarks", "footnote", "legend", "created", "created on", "printed",
		"printed on", "exported", "exported on", "generated", "generated on", "date", "page", "end", "end of file", "end of list",
		"end of report", "copyright", "version", "updated", "last update", "last updated",
		"stand", "quelle", "quellen", "hinweis", "hinweise", "anmerkung", "anmerkungen", "fußnote", "legende", "erstellt",
		"erstellt am", "gedruckt am", "exportiert am", "datum", "seite", "ende", "ende der liste", "stand vom",
		"source", "remarque", "note", "légende", "créé le", "exporté le", "fin", "page",
		"fuente", "nota", "notas", "leyenda", "creado el", "fin", "página",
		"fonte", "nota", "note", "legenda", "creato il", "fine", "pagina",
		"źródło", "uwaga", "uwagi", "legenda", "utworzono", "stan na", "koniec", "strona",
		"fonte", "observação", "observações", "criado em", "fim",
	)
})

// remarkStart is the first letters of a cell, which tell most cells from the words of a remark in little time.
type remarkStart [3]byte

// remarkStarts are those of all words.
var remarkStarts = sync.OnceValue(func() map[remarkStart]bool {
	starts := make(map[remarkStart]bool)
	for _, words := range []map[string]bool{totalWords(), statisticWords(), remarkWords()} {
		for word := range words {
			start, _ := remarkStartOf(word)
			starts[start] = true
		}
	}
	return starts
})

// remarkStartOf returns the first letters in lower case; false for letters beyond ASCII, which have to be folded first.
func remarkStartOf(cell string) (start remarkStart, ok bool) {
	for i := range min(len(start), len(cell)) {
		c := cell[i]
		if c >= 0x80 {
			return start, false
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		start[i] = c
	}
	return start, true
}

// mayBeRemark tells in little time that a cell begins no remark.
func mayBeRemark(cell string) bool {
	switch cell[0] {
	case '*', '#', ' ', '\t':
		return true
	}
	if cell[len(cell)-1] == ':' || cell[len(cell)-1] == ' ' {
		return true
	}
	start, plain := remarkStartOf(cell)
	return !plain || remarkStarts()[start]
}

func foldedSet(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, word := range words {
		set[field.Fold(strings.TrimSpace(word))] = true
	}
	return set
}
