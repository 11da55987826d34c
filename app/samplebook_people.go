package app

import (
	"strings"

	"muster/data"
)

// sampleSegments are the segments of the sample book, named in the chosen language.
func sampleSegments(words Words) []data.Segment {
	segment := func(key string, family data.Family, colour int) data.Segment {
		return data.Segment{Name: words.Text("sample_book.segment." + key), Family: family, Colour: colour}
	}
	return []data.Segment{
		segment("north", data.FamilyLocation, 0),
		segment("south", data.FamilyLocation, 1),
		segment("branch", data.FamilyLocation, 2),
		segment("combine", data.FamilyProduct, 3),
		segment("precision", data.FamilyProduct, 4),
		segment("gold", data.FamilyPlan, 5),
		segment("harvest", data.FamilyOther, 6),
	}
}

// people of the sample book: country, first name, last name, mobile, e-mail, account, organization, external ID,
// keys of segments. The numbers are valid for their countries, the addresses are of example domains.
var people = [][9]string{
	{"DE", "Anna", "Müller", "0151 23456789", "anna.mueller@example.com", "0070012", "Hof Sonnental GmbH", "EC-00000001", "north gold"},
	{"ES", "José", "García Núñez", "612 345 678", "jose@example.org", "0070013", "Agro García, S.L.", "EC-00000002", "south"},
	{"PL", "Łukasz", "Wiśniewski", "512 345 678", "", "0070014", "Gospodarstwo Rolne Wiśniewski", "EC-00000003", "precision harvest"},
	{"FR", "Zoë", "Lefèvre", "06 12 34 56 78", "zoe.lefevre@example.com", "0070015", "EARL du Bois", "EC-00000004", ""},
	{"US", "John", "O'Neil", "(515) 555-1234", "john@example.com", "0070016", "Prairie Farms, Inc.", "EC-00000005", "combine harvest"},
	{"BR", "João", "Araújo", "(11) 98765-4321", "", "0070017", "Fazenda Boa Vista", "EC-00000006", "combine"},
	{"DE", "Jürgen", "Schröder", "0160 9876543", "j.schroeder@example.org", "0070018", "Schröder & Söhne", "EC-00000007", "branch north"},
	{"BR", "Inês", "Silva", "(11) 91234-5678", "ines@example.org", "", "", "EC-00000008", "south precision"},
	{"FR", "Chloé", "Dupont", "06 98 76 54 32", "chloe@example.com", "0070019", "GAEC Dupont", "EC-00000009", "gold"},
	{"DK", "Søren", "Jensen", "20 12 34 56", "soren@example.com", "0070020", "Jensen Landbrug", "EC-00000010", "north"},
	{"HU", "Mária", "Kovács", "06 20 123 4567", "maria@example.org", "", "", "EC-00000011", ""},
	{"PL", "Paweł", "Kowalczyk", "601 234 567", "pawel@example.com", "0070021", "Agro Kowalczyk", "EC-00000012", "harvest"},
	{"CA", "Renée", "Tremblay", "(416) 555-0188", "renee@example.com", "0070022", "Ferme Tremblay", "EC-00000013", "combine"},
	{"DE", "Björn", "Weiß", "0171 5551234", "", "0070023", "Weiß Agrar KG", "EC-00000014", "branch"},
	{"IT", "Niccolò", "Forlì", "312 345 6789", "niccolo@example.com", "0070024", "Azienda Agricola Forlì", "EC-00000015", "south"},
	{"IE", "Sinéad", "Byrne", "085 123 4567", "sinead@example.com", "0070025", "Byrne Farms", "EC-00000016", "precision"},
	{"SE", "Emma", "Nilsson", "070 123 45 67", "emma@example.org", "0070026", "Nilsson Lantbruk", "EC-00000017", "north precision"},
	{"DE", "Katrin", "Vogel", "0170 2345678", "hof.vogel@example.com", "0070027", "Hof Vogel", "EC-00000018", "north gold harvest"},
	{"DE", "Stefan", "Vogel", "0170 2345679", "hof.vogel@example.com", "0070027", "Hof Vogel", "EC-00000019", "north gold"},
	{"AT", "Maximilian", "Hofer", "0664 1234567", "max.hofer@example.org", "0070028", "Hofer Landtechnik", "EC-00000020", "south combine"},
	{"CH", "Reto", "Amstutz", "079 123 45 67", "reto@example.com", "0070029", "Amstutz Agro AG", "EC-00000021", "south"},
	{"AU", "Olivia", "Nguyen", "0412 345 678", "olivia@example.com", "0070030", "Outback Grain Co.", "EC-00000022", "combine harvest"},
	{"NL", "Daan", "de Vries", "06 12345678", "", "0070031", "Akkerbouw de Vries", "EC-00000023", "precision"},
	{"US", "Mary-Jane", "Whitfield", "(515) 555-2288", "mj@example.org", "0070032", "Whitfield \"Big Sky\" Ranch", "EC-00000024", "harvest gold"},
	{"GB", "Gareth", "Llewellyn", "", "gareth@example.com", "0070033", "Llewellyn Farm", "EC-00000025", "branch"},
}

// samplePeople are the rows of the sample book.
func samplePeople(words Words) []data.Cells {
	rows := make([]data.Cells, len(people))
	for i, p := range people {
		copy(rows[i][:], p[:])
		var names []string
		for _, key := range strings.Fields(p[data.FieldSegments]) {
			names = append(names, words.Text("sample_book.segment."+key))
		}
		rows[i][data.FieldSegments] = strings.Join(names, "; ")
	}
	return rows
}
