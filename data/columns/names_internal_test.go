package columns

import "testing"

func TestSplitName(t *testing.T) {
	tests := []struct {
		name        string
		order       nameOrder
		first, last string
	}{
		{"Jürgen Müller", firstLast, "Jürgen", "Müller"},
		{" Jürgen\u00a0 Müller ", firstLast, "Jürgen", "Müller"},
		{"Müller, Jürgen", firstLast, "Jürgen", "Müller"},
		{"Müller,Jürgen", lastFirst, "Jürgen", "Müller"},
		{"Müller;Jürgen;;Dr.;", firstLast, "Jürgen", "Müller"},
		{"Müller Jürgen", lastFirst, "Jürgen", "Müller"},
		{"Müller", firstLast, "", "Müller"},
		{"", firstLast, "", ""},
		{" , ", firstLast, "", ""},
		{"Anna-Lena Groß", firstLast, "Anna-Lena", "Groß"},
		{"Anna Lena Groß", firstLast, "Anna Lena", "Groß"},
		{"Jürgen Müller-Lüdenscheid", firstLast, "Jürgen", "Müller-Lüdenscheid"},
		{"Jürgen Müller - Lüdenscheid", firstLast, "Jürgen", "Müller-Lüdenscheid"},
		{"Anna Schmidt (geb. Meier)", firstLast, "Anna", "Schmidt"},
		{"Hans und Maria Müller", firstLast, "Hans und Maria", "Müller"},
		{"Müller, Hans und Maria", firstLast, "Hans und Maria", "Müller"},
		// particles
		{"Ludwig van Beethoven", firstLast, "Ludwig", "van Beethoven"},
		{"Jan van der Berg", firstLast, "Jan", "van der Berg"},
		{"van der Berg Jan", lastFirst, "Jan", "van der Berg"},
		{"Oscar de la Renta", firstLast, "Oscar", "de la Renta"},
		{"Wolf von und zu Stein", firstLast, "Wolf von und", "zu Stein"},
		{"von Berg", firstLast, "", "von Berg"},
		{"De Luca", firstLast, "", "De Luca"},
		{"Van Morrison", firstLast, "Van", "Morrison"},
		{"Karl zu Guttenberg", firstLast, "Karl", "zu Guttenberg"},
		{"Angel Di María", firstLast, "Angel", "Di María"},
		{"Rui dos Santos", firstLast, "Rui", "dos Santos"},
		{"José Ortega y Gasset", firstLast, "José", "Ortega y Gasset"},
		{"Artur da Costa e Silva", firstLast, "Artur", "da Costa e Silva"},
		{"Niccolò D'Angelo", firstLast, "Niccolò", "D'Angelo"},
		// titles and suffixes
		{"Dr. Jürgen Müller", firstLast, "Jürgen", "Müller"},
		{"Herr Prof. Dr. med. Jürgen Müller", firstLast, "Jürgen", "Müller"},
		{"Herr Müller", firstLast, "", "Müller"},
		{"Frau Anna Groß", firstLast, "Anna", "Groß"},
		{"Mr John Smith", firstLast, "John", "Smith"},
		{"Mme Zoé Lefèvre", firstLast, "Zoé", "Lefèvre"},
		{"M. Jean Dupont", firstLast, "Jean", "Dupont"},
		{"M. Müller", firstLast, "M.", "Müller"},
		{"Sr. Juan García", firstLast, "Juan", "García"},
		{"Sig.ra Chiara Rossi", firstLast, "Chiara", "Rossi"},
		{"Pan Jan Kowalski", firstLast, "Jan", "Kowalski"},
		{"Müller, Dr. Jürgen", firstLast, "Jürgen", "Müller"},
		{"Dr. Müller, Jürgen", firstLast, "Jürgen", "Müller"},
		{"Jürgen Müller, Dipl.-Ing.", firstLast, "Jürgen", "Müller"},
		{"John Smith, PhD", firstLast, "John", "Smith"},
		{"Martin Luther King Jr.", firstLast, "Martin Luther", "King Jr."},
		{"Martin Luther King, Jr.", firstLast, "Martin Luther", "King Jr."},
		{"King, Martin Luther, Jr.", firstLast, "Martin Luther", "King Jr."},
		{"Henry Ford III", firstLast, "Henry", "Ford III"},
		{"Familie Müller", firstLast, "", "Müller"},
		{"Pan", firstLast, "", "Pan"},
		// capitals say which is the last name
		{"DUPONT Jean", firstLast, "Jean", "DUPONT"},
		{"Jean DUPONT", lastFirst, "Jean", "DUPONT"},
		{"LE GOFF Yann", firstLast, "Yann", "LE GOFF"},
		{"JEAN DUPONT", firstLast, "JEAN", "DUPONT"},
		{"J.R. Smith", firstLast, "J.R.", "Smith"},
		// two family names
		{"Juan García López", firstLasts, "Juan", "García López"},
		{"María José García López", firstLasts, "María José", "García López"},
		{"María del Carmen Núñez Gil", firstLasts, "María del Carmen", "Núñez Gil"},
		{"Íñigo Núñez", firstLasts, "Íñigo", "Núñez"},
		{"João Pedro da Silva Santos", firstLasts, "João Pedro", "da Silva Santos"},
		{"Xyzzo Núñez García", firstLasts, "Xyzzo", "Núñez García"},
		// last name first, no comma
		{"Rossi Mario", lastFirst, "Mario", "Rossi"},
		{"Rossi Bianchi Mario", lastFirst, "Mario", "Rossi Bianchi"},
		{"Rossi Xyzzo Yzzox", lastFirst, "Xyzzo Yzzox", "Rossi"},
		{"De Luca Marco", lastFirst, "Marco", "De Luca"},
		{"De Luca Marco", firstLast, "Marco", "De Luca"},
		{"von der Heide Anna Lena", firstLast, "Anna Lena", "von der Heide"},
		// companies
		{"Müller Landtechnik GmbH", firstLast, "", "Müller Landtechnik GmbH"},
		{"O'Connor Farms, Inc.", firstLast, "", "O'Connor Farms Inc."},
		{"Hof Müller", firstLast, "", "Hof Müller"},
		{"Dubois & Fils", firstLast, "", "Dubois & Fils"},
	}
	for _, tt := range tests {
		if first, last := splitName(tt.name, tt.order); first != tt.first || last != tt.last {
			t.Errorf("%q: %q and %q, want %q and %q", tt.name, first, last, tt.first, tt.last)
		}
	}
}

func FuzzSplitName(f *testing.F) {
	f.Add("Müller, Dr. Jürgen - (x) y Gasset III", byte(0))
	f.Add("de la - , Jr. ; von", byte(1))
	f.Add("María del Carmen", byte(2))
	f.Fuzz(func(t *testing.T, name string, order byte) {
		splitName(name, nameOrder(order%3))
	})
}
