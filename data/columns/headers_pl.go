package columns

import "muster/data"

var polish = language{
	code: "pl",
	headers: map[data.Field]string{
		data.FieldCountry: `Kod kraju | Kraj | Kod ISO | Kod państwa | Państwo | Kod kraju ISO |
			Kierunkowy kraju | Numer kierunkowy kraju | Prefiks kraju | Kraj/region | Kraj zamieszkania |
			Nazwa kraju | Symbol kraju`,
		data.FieldFirstName: `Imię | Imiona | Pierwsze imię`,
		data.FieldLastName:  `Nazwisko | Nazwiska | Nazwisko rodowe`,
		data.FieldMobile: `Numer telefonu komórkowego | Telefon komórkowy | Komórka | Numer komórkowy |
			Nr tel. komórkowego | Tel. komórkowy | Tel. kom. | Kom. | Telefon kom. | Numer komórki | Mobilny |
			Telefon mobilny | Nr tel. kom. | Numer telefonu mobilnego | Komórkowy | Nr kom. |
			Telefon kontaktowy komórkowy | SMS | Numer SMS | Mobile`,
		data.FieldEmail: `Adres e-mail | E-mail | Poczta elektroniczna | Mail | Adres poczty elektronicznej |
			Poczta e-mail | Adres mailowy | E-maile | Adres mail`,
		data.FieldAccount: `Numer konta | Konto | Numer klienta | Kod klienta | Numer rachunku | Konto klienta |
			Symbol klienta | Numer kontrahenta | Kod kontrahenta`,
		data.FieldOrganization: `Organizacja | Firma | Przedsiębiorstwo | Nazwa firmy | Gospodarstwo |
			Nazwa organizacji | Spółka | Nazwa konta | Gospodarstwo rolne | Kontrahent | Nazwa kontrahenta |
			Nazwa gospodarstwa | Nazwa przedsiębiorstwa`,
		data.FieldExternalID: `Identyfikator zewnętrzny | Zewnętrzny identyfikator | ID zewnętrzne |
			Zewnętrzne ID | Zewnętrzny ID | ID zewnętrzny | Klucz zewnętrzny | Numer zewnętrzny | Kod zewnętrzny`,
		data.FieldSegments: `Segmenty | Segment | Segmenty klienta | Segment klienta | Nazwa segmentu |
			Segmentacja`,
		data.FieldNotes: `Notatki | Notatka | Uwagi | Komentarz | Komentarze | Uwaga`,
	},
	weak: map[data.Field]string{
		data.FieldMobile: `Telefon | Numer telefonu | Nr telefonu | Nr tel. | Tel. | Telefon kontaktowy |
			Telefony`,
		data.FieldOrganization: `Nazwa`,
		data.FieldExternalID: `Identyfikator | ID klienta | Identyfikator klienta | ID kontaktu |
			Identyfikator kontaktu`,
		data.FieldSegments: `Etykiety | Etykieta | Grupy | Grupa | Kategorie | Kategoria | Tagi | Listy`,
		data.FieldNotes:    `Opis | Informacje dodatkowe`,
	},
	fullNames: `Imię i nazwisko | Imię nazwisko | Imię/Nazwisko | Pełna nazwa | Pełne imię i nazwisko |
		Imiona i nazwiska | Nazwa wyświetlana`,
	lastFirst: `Nazwisko i imię | Nazwisko imię | Nazwisko, imię | Nazwisko/Imię | Nazwisko i imiona`,
	persons: `Kontakt | Osoba kontaktowa | Osoba do kontaktu | Osoba | Klient | Nazwa klienta | Nazwa kontaktu |
		Rolnik | Właściciel gospodarstwa | Odbiorca | Adresat`,
	others: `Adres | Adres 2 | Ulica | Numer domu | Nr lokalu | Miasto | Miejscowość | Kod pocztowy | Kod |
		Poczta | Województwo | Powiat | Gmina | Region | Rejon | Skrytka pocztowa | Faks | Fax |
		Telefon stacjonarny | Stacjonarny | Strona www | WWW | Strona internetowa | Data urodzenia | Urodziny |
		Wiek | Płeć | Zwrot grzecznościowy | Tytuł | Stanowisko | Funkcja | Zawód | Dział | Oddział | Filia |
		Drugie imię | Pseudonim | Sufiks | Prefiks | Inicjały | Język | Waluta | Status | Stan | Typ | Rodzaj |
		Źródło | Pochodzenie | Branża | Data | Data utworzenia | Utworzono | Utworzył | Zmodyfikowano |
		Data modyfikacji | Ostatnia aktywność | Właściciel | Opiekun | Doradca | Handlowiec | Przedstawiciel |
		Zdjęcie | NIP | REGON | PESEL | KRS | Kwota | Saldo | Rabat | Cena | Ilość | Suma | Obrót | Newsletter |
		Zgoda | RODO | Aktywny | Nieaktywny | Zablokowany | Usunięty | Prywatny | Poufność | Charakter | Hasło |
		Użytkownik | Współmałżonek | Dzieci | Asystent | Menedżer | Model | Maszyna | Numer seryjny | Produkt |
		Faktura | Zamówienie | Numer | Lp. | Wiersz | Powierzchnia | Hektary | Uprawa | Priorytet`,
	rowNumber: "Numer wiersza", reason: "Powód",
}
