package columns

// Words in headers that say little or nothing about the field, all folded as headerWords gives them.
var (
	// fillers are left out of every header.
	fillers = foldedWords(`of the de del della dello dei di do da dos das du des der die den das la le les el los las l d s
		pour por para per your ihr ihre votre su`)
	// neutralWords say that a column belongs to the contact, as all of them do.
	neutralWords = foldedWords(`contact contacts kontakt kontakte kontakts contacto contatto contato kontaktu
		customer customers kunde kunden client clients cliente clientes clienti klient klienta klientow kontrahenta
		person personal personen personne persona pessoa osoba osoby
		primary main haupt principal principale primare primaire primario primaria general allgemein standard default preferred
		info information informationen details detail data daten angaben stammdaten kontaktdaten personendaten kundendaten
		adressdaten coordonnees dati datos dados dane personali personales pessoais osobowe kontaktowe
		recipient empfanger participant teilnehmer member mitglied subscriber user lead
		value wert valeur valor valore wartosc
		required mandatory optional pflicht pflichtfeld erforderlich obligatoire facultatif requis obligatorio opcional
		requerido obbligatorio facoltativo wymagane opcjonalne obrigatorio
		text item internet pref voice field feld champ campo pole`)
	// placeWords say which of several a column is.
	placeWords = foldedWords(`home house private privat privee prive personnel personnelle business work office company
		corporate geschaftlich dienstlich firmen firma betrieb beruflich arbeit buro
		bureau domicile professionnel professionnelle perso travail trabajo casa particular domicilio laboral
		ufficio lavoro abitazione uff ab aziendale privato personale
		sluzbowy sluzbowa domowy domowa prywatny prywatna comercial residencial trabalho
		billing shipping mailing postal delivery invoice rechnung rechnungs liefer lieferung facturation livraison
		facturacion envio fatturazione spedizione faturamento entrega dostawy faktury
		other secondary sekundare secundario secundaria alternate alternative additional second weitere weiterer weiteres weiteren sonstige zweite zweiter
		zweites autre deuxieme secondaire otro otra segundo segunda altro altra secondo seconda secondario
		inny inna drugi druga outro outra adicional address adresse anschrift postanschrift rechnungsanschrift
		lieferanschrift direccion indirizzo adres endereco morada`)
	// strangers say that a column is about somebody or something else.
	strangers = foldedWords(`assistant assistante assistent asistente assistente asystent spouse partner partnerin ehepartner
		conjoint conyuge coniuge emergency notfall urgence emergencia emergenza fax telefax telecopie faks pager manager
		manger parent parents father mother vater mutter owner besitzer advisor berater dealer handler salesperson
		verkaufer type typ tipo label`)
)

// isStranger tells whether a word says that a column is about somebody or something else.
func isStranger(w headerWord) bool { return strangers[w.text] }

// essential leaves out the fillers, unless nothing else is there.
func essential(words []headerWord) []headerWord {
	return leaveOut(words, func(w headerWord) bool { return fillers[w.text] })
}

// withoutNeutral leaves out the neutral words at both ends.
func withoutNeutral(words []headerWord) []headerWord {
	front, back := neutralEnds(words)
	return words[front : len(words)-back]
}

// neutralEnds counts the neutral words at both ends; those of a header of nothing else count in front.
func neutralEnds(words []headerWord) (front, back int) {
	for front < len(words) && neutralWords[words[front].text] {
		front++
	}
	for front+back < len(words) && neutralWords[words[len(words)-1-back].text] {
		back++
	}
	return front, back
}

// withoutPlaces leaves out all place words.
func withoutPlaces(words []headerWord) []headerWord {
	return leaveOut(words, func(w headerWord) bool { return placeWords[w.text] })
}

// placesIn tells whether one of the words in brackets is a place word: 1 if so.
func placesIn(words []headerWord) int {
	for _, w := range words {
		if w.inBrackets && placeWords[w.text] {
			return 1
		}
	}
	return 0
}

func withoutBracketed(words []headerWord) []headerWord {
	return leaveOut(words, func(w headerWord) bool { return w.inBrackets })
}

func leaveOut(words []headerWord, out func(headerWord) bool) []headerWord {
	kept := make([]headerWord, 0, len(words))
	for _, w := range words {
		if !out(w) {
			kept = append(kept, w)
		}
	}
	return kept
}

// withoutNumbers leaves out the number before a header ("1. First name"), which counts the columns, and the one behind
// it, which counts phones and the like: those beyond the first are weaker.
func withoutNumbers(words []headerWord) (bare []headerWord, less int) {
	if len(words) > 1 && words[0].counts {
		words = words[1:]
		less = lessForNeutral
	}
	kept := make([]headerWord, 0, len(words))
	for i, w := range words {
		if i > 0 && isNumber(w.text) {
			if w.text != "1" {
				less = lessForSecond + int(w.text[len(w.text)-1]-'0')%10
			}
			continue
		}
		kept = append(kept, w)
	}
	return kept, less
}

func isNumber(word string) bool {
	for i := range len(word) {
		if word[i] < '0' || word[i] > '9' {
			return false
		}
	}
	return len(word) > 0 && len(word) <= 3
}
