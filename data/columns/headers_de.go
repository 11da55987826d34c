package columns

import "muster/data"

var german = language{
	code: "de",
	headers: map[data.Field]string{
		data.FieldCountry: `Ländervorwahl | Land | Länderkürzel | Ländercode | Landescode | Länderkennung |
			Länderkennzeichen | Landeskennzeichen | Landesvorwahl | Länderkode | ISO-Land | ISO-Code | Staat |
			LKZ | Landkürzel | Land/Region | Ländername | Nation | Land ISO | Kfz-Länderkennzeichen`,
		data.FieldFirstName: `Vorname | Vornamen | Rufname | Vorname(n)`,
		data.FieldLastName: `Nachname | Familienname | Zuname | Nachnamen | Hausname |
			Name (Adressattyp natürl. Person) | Name natürliche Person`,
		data.FieldMobile: `Handynummer | Mobilnummer | Handy | Mobil | Mobiltelefon | Mobiltelefonnummer |
			Mobilfunk | Mobilfunknummer | Mobilrufnummer | Mobile Nummer | Mobiltel. | Mobil-Tel. |
			Telefon mobil | Tel. mobil | Natel | Natelnummer | Rufnummer mobil | Telefonnummer mobil | Mobile |
			Mobiles Telefon | Mobile Telefonnummer | Mobile Rufnummer | Telefon Handy | Tel. Handy |
			Handytelefon | Handy-Telefonnummer | SMS | SMS-Nummer | Funktelefon | Smartphone | Mob. |
			Mobilanschluss | Diensthandy | Firmenhandy | Privathandy`,
		data.FieldEmail: `E-Mail-Adresse | E-Mail | Mail | Mailadresse | E-Post | Elektronische Post |
			Emailadresse | E-Mail-Adr. | Mail-Adr. | E-Mails | Mailanschrift`,
		data.FieldAccount: `Kontonummer | Kundennummer | Konto | Kd.-Nr. | KNr | Debitorennummer | Debitor |
			Debitorenkonto | Kundenkonto | Kundenkontonummer | Account-Nummer | Kto.-Nr. | Kunden-Nr. | KundenNr |
			Debitoren-Nr. | Kdnr. | Kunde-Nr. | Kundencode | Mandantennummer | Account`,
		data.FieldOrganization: `Organisation | Firma | Unternehmen | Betrieb | Firmenname | Name der Firma |
			Organisationsname | Gesellschaft | Hof | Betriebsname | Unternehmensname | Name der Organisation |
			Name des Betriebs | Hofname | Name des Unternehmens | Firmierung | Firma/Betrieb | Arbeitgeber |
			Account-Name | Firmenbezeichnung | Name (Adressattyp Unternehmen)`,
		data.FieldExternalID: `Externe ID | Externe Kennung | Externe Nummer | Externe Referenz |
			Externer Schlüssel | Ext. ID | Fremdschlüssel | Externe Kunden-ID | Fremd-ID`,
		data.FieldSegments: `Segmente | Segment | Kundensegment | Kundensegmente | Segmentname | Segmentnamen |
			Segment(e) | Segmentierung`,
		data.FieldNotes: `Notizen | Notiz | Bemerkung | Bemerkungen | Anmerkung | Anmerkungen | Kommentar |
			Kommentare | Hinweis | Hinweise | Freitext`,
	},
	weak: map[data.Field]string{
		data.FieldLastName: `Name`,
		data.FieldMobile: `Telefon | Telefonnummer | Tel. | Tel.-Nr. | Rufnummer | Fon | Telefonnr. |
			Telephon | Ruf-Nr. | Telefone`,
		data.FieldExternalID: `Kunden-ID | Kontakt-ID | Kennung | Datensatz-ID | Personen-ID | Mitglieds-ID`,
		data.FieldSegments: `Gruppe | Gruppen | Schlagwörter | Schlagwort | Kategorie | Kategorien | Etiketten |
			Etikett | Kundengruppe | Kundengruppen | Labels | Tags | Verteiler | Stichworte | Merkmale`,
		data.FieldNotes: `Beschreibung | Zusatzinformation`,
	},
	fullNames: `Vollständiger Name | Vor- und Nachname | Vorname Nachname | Vorname und Nachname |
		Vorname/Nachname | Gesamtname | Ganzer Name | Anzeigename | Vorname Name | Vor- und Zuname | Voller Name |
		Kontaktname`,
	lastFirst: `Name, Vorname | Nachname, Vorname | Nachname Vorname | Name Vorname | Name und Vorname |
		Nachname und Vorname | Zuname Vorname | Name/Vorname | Familienname, Vorname`,
	persons: `Ansprechpartner | Ansprechpartnerin | Ansprechperson | Kontakt | Kontaktperson | Kunde |
		Kundenname | Person | Inhaber | Betriebsleiter | Betriebsinhaber | Landwirt | Empfänger |
		Name des Kunden | Name des Ansprechpartners | Name des Kontakts | Teilnehmer | Mitglied`,
	others: `Adresse | Anschrift | Straße | Strasse | Str. | Straße und Hausnummer | Hausnummer | Haus-Nr. |
		Adresszusatz | Ort | Ortsteil | Stadt | Wohnort | Gemeinde | PLZ | Postleitzahl | PLZ Ort | Postfach |
		Bundesland | Kanton | Region | Gebiet | Landkreis | Kreis | Bezirk | Fax | Telefax | Faxnummer |
		Festnetz | Festnetznummer | Durchwahl | Vorwahl | Zentrale | Webseite | Website | Homepage | Internet |
		Internetadresse | Geburtstag | Geburtsdatum | Geb. | Alter | Jahrestag | Geschlecht | Anrede |
		Briefanrede | Titel | Akademischer Titel | Position | Funktion | Rolle | Beruf | Abteilung | Filiale |
		Standort | Niederlassung | Zweiter Vorname | Weitere Vornamen | Spitzname | Geburtsname | Namenszusatz |
		Initialen | Suffix | Präfix | Sprache | Währung | Status | Typ | Art | Kundenart | Kundentyp | Herkunft |
		Quelle | Branche | Angelegt | Angelegt am | Erstellt | Erstellt am | Erstellt von | Erstelldatum |
		Geändert | Geändert am | Geändert von | Änderungsdatum | Letzte Änderung | Letzter Kontakt |
		Letzte Aktivität | Kunde seit | Datum | Tag | Monat | Jahr | Betreuer | Berater | Verkäufer | Vertreter |
		Zuständig | Sachbearbeiter | Kundenbetreuer | Außendienst | Inhaber-ID | Foto | Bild | USt-ID |
		USt-IdNr. | Umsatzsteuer-ID | Steuernummer | Umsatz | Betrag | Saldo | Rabatt | Preis | Menge | Anzahl |
		Summe | Bewertung | Priorität | Mitarbeiterzahl | Newsletter | Einwilligung | Datenschutz | DSGVO |
		Abgemeldet | Werbesperre | Werbeerlaubnis | Aktiv | Inaktiv | Gesperrt | Sperre | Gelöscht | Archiviert |
		Privat | Vertraulichkeit | Passwort | Kennwort | Benutzername | Benutzer | Ehepartner | Partner | Kinder |
		Assistent | Vorgesetzter | Hobby | Modell | Maschine | Seriennummer | Fahrgestellnummer | Produkt |
		Artikel | Rechnung | Auftrag | Nummer | Lfd. Nr. | Laufende Nummer | Zeile | Pos. | Position Nr. |
		Fläche | Hektar | Bankverbindung | IBAN | BIC | Kontoinhaber | Zahlungsziel | Anlagen`,
	rowNumber: "Zeilennummer", reason: "Grund",
}
