package columns

import "muster/data"

// language holds the headers of one language. The first header of a field is the one that our own sheets carry.
type language struct {
	code    string
	headers map[data.Field][]string
	// weak headers are taken only where no other column is the field's: a plain "Phone" beside a "Mobile" is none.
	weak map[data.Field][]string
	// rowNumber and reason head the two columns that a file of rejected rows adds.
	rowNumber, reason string
}

// languages are our seven, in the order of Languages.
var languages = []language{
	{
		code: "en",
		headers: map[data.Field][]string{
			data.FieldCountry:      {"Country Code", "Country", "Country ISO", "ISO Country", "ISO Country Code", "Country Letters", "Country Region", "Nation", "CC"},
			data.FieldFirstName:    {"First Name", "Given Name", "Forename", "Firstname", "First", "Christian Name", "Contact First Name", "Customer First Name"},
			data.FieldLastName:     {"Last Name", "Family Name", "Surname", "Lastname", "Last", "Contact Last Name", "Customer Last Name"},
			data.FieldMobile:       {"Mobile Number", "Mobile", "Mobile Phone", "Mobile Phone Number", "Mobile No.", "Mobile #", "Cell", "Cell Phone", "Cell Number", "Cell Phone Number", "Cellphone", "Cellular", "Cellular Phone", "Cell #", "SMS Number", "SMS", "Text Number", "Phone Mobile", "Phone Cell", "Contact Mobile"},
			data.FieldEmail:        {"Email", "E-mail", "E-mail Address", "Email Address", "Mail", "Mail Address", "Contact Email", "Customer Email", "Email 1", "Email ID"},
			data.FieldAccount:      {"Account Number", "Account", "Account No.", "Account #", "Acct", "Acct No.", "Acct Number", "Acct #", "Account ID", "Account Code", "Customer Number", "Customer No.", "Customer #", "Cust No.", "Client Number"},
			data.FieldOrganization: {"Organization", "Organisation", "Organization Name", "Organisation Name", "Company", "Company Name", "Business", "Business Name", "Firm", "Farm", "Farm Name", "Employer"},
			data.FieldExternalID:   {"External ID", "External Identifier", "Ext ID", "External Reference", "External Ref", "External Key", "Foreign ID", "Reference ID", "External Number"},
			data.FieldSegments:     {"Segments", "Segment", "Segment Name", "Segment Names", "Segment(s)", "Customer Segment", "Customer Segments", "Segment List"},
			data.FieldMusterID:     {"Muster ID"},
			data.FieldNotes:        {"Notes", "Note", "Comment", "Comments", "Remark", "Remarks"},
		},
		weak: map[data.Field][]string{
			data.FieldLastName:   {"Name"},
			data.FieldMobile:     {"Phone", "Phone Number", "Phone No.", "Phone #", "Telephone", "Telephone Number", "Tel", "Tel No.", "Phone 1", "Primary Phone", "Contact Number"},
			data.FieldExternalID: {"ID", "Customer ID", "Contact ID", "Client ID", "CRM ID"},
			data.FieldSegments:   {"Tags", "Tag", "Labels", "Label", "Groups", "Group", "Categories", "Category"},
		},
		rowNumber: "Row number", reason: "Reason",
	},
	{
		code: "fr",
		headers: map[data.Field][]string{
			data.FieldCountry:      {"Code pays", "Pays", "Code du pays", "Code ISO", "Code pays ISO", "Indicatif pays", "Indicatif du pays"},
			data.FieldFirstName:    {"Prénom", "Prénoms", "Prénom du contact", "Prénom du client"},
			data.FieldLastName:     {"Nom", "Nom de famille", "Nom du contact", "Nom du client", "Patronyme"},
			data.FieldMobile:       {"Numéro de mobile", "Mobile", "Téléphone portable", "Téléphone mobile", "Tél. portable", "Tél. mobile", "Portable", "N° de mobile", "N° mobile", "N° portable", "N° de portable", "Numéro mobile", "Numéro portable", "Numéro de portable", "Numéro de téléphone mobile", "Numéro de téléphone portable", "Cellulaire", "Numéro de cellulaire", "Téléphone cellulaire", "GSM", "Natel"},
			data.FieldEmail:        {"Adresse e-mail", "E-mail", "Email", "Courriel", "Adresse courriel", "Adresse électronique", "Adresse mail", "Mél", "Adresse de courriel", "Courrier électronique", "Adresse de messagerie"},
			data.FieldAccount:      {"Numéro de compte", "N° de compte", "N° compte", "Compte", "Numéro compte", "Numéro client", "Numéro de client", "N° client", "N° de client", "Code client", "Compte client"},
			data.FieldOrganization: {"Organisation", "Société", "Entreprise", "Raison sociale", "Nom de la société", "Nom de l'entreprise", "Exploitation", "Organisme"},
			data.FieldExternalID:   {"ID externe", "Identifiant externe", "Référence externe", "Réf. externe", "Clé externe", "Numéro externe"},
			data.FieldSegments:     {"Segments", "Segment", "Nom du segment", "Segments client", "Segment client"},
			data.FieldNotes:        {"Notes", "Note", "Remarque", "Remarques", "Commentaire", "Commentaires", "Observations"},
		},
		weak: map[data.Field][]string{
			data.FieldMobile:     {"Téléphone", "Numéro de téléphone", "N° de téléphone", "Tél.", "Tél"},
			data.FieldExternalID: {"Identifiant", "ID client", "Identifiant client"},
			data.FieldSegments:   {"Étiquettes", "Étiquette", "Groupes", "Groupe", "Catégories", "Catégorie"},
		},
		rowNumber: "Numéro de ligne", reason: "Motif",
	},
	{
		code: "de",
		headers: map[data.Field][]string{
			data.FieldCountry:      {"Ländervorwahl", "Land", "Länderkürzel", "Ländercode", "Landescode", "Länderkennung", "Länderkennzeichen", "Landeskennzeichen", "Landesvorwahl", "Länderkode", "ISO-Land", "ISO-Code", "Staat", "LKZ"},
			data.FieldFirstName:    {"Vorname", "Vornamen", "Rufname", "Vorname Kontakt", "Vorname Kunde"},
			data.FieldLastName:     {"Nachname", "Familienname", "Zuname", "Nachname Kontakt", "Nachname Kunde"},
			data.FieldMobile:       {"Handynummer", "Mobilnummer", "Handy", "Mobil", "Mobiltelefon", "Mobiltelefonnummer", "Mobilfunk", "Mobilfunknummer", "Mobilrufnummer", "Handy-Nr.", "Mobil-Nr.", "Mobile Nummer", "Mobiltel.", "Mobil-Telefon", "Telefon mobil", "Tel. mobil", "Telefon (mobil)", "Natel", "Natelnummer", "Rufnummer mobil", "Telefonnummer mobil"},
			data.FieldEmail:        {"E-Mail-Adresse", "E-Mail", "Email", "Mail", "Mailadresse", "Mail-Adresse", "E-Post", "Elektronische Post", "Emailadresse"},
			data.FieldAccount:      {"Kontonummer", "Kundennummer", "Konto-Nr.", "Kunden-Nr.", "Konto", "Kd.-Nr.", "KdNr", "KNr", "Debitorennummer", "Debitor", "Debitoren-Nr.", "Debitorenkonto", "Kundenkonto", "Kundenkontonummer", "Account-Nummer", "Accountnummer", "Kto.-Nr."},
			data.FieldOrganization: {"Organisation", "Firma", "Unternehmen", "Betrieb", "Firmenname", "Name der Firma", "Organisationsname", "Gesellschaft", "Hof", "Betriebsname", "Unternehmensname", "Name der Organisation"},
			data.FieldExternalID:   {"Externe ID", "Externe Kennung", "Externe Nummer", "Externe Referenz", "Externer Schlüssel", "Ext. ID", "Fremdschlüssel", "Externe-ID"},
			data.FieldSegments:     {"Segmente", "Segment", "Kundensegment", "Kundensegmente", "Segmentname", "Segmentnamen", "Segment(e)"},
			data.FieldNotes:        {"Notizen", "Notiz", "Bemerkung", "Bemerkungen", "Anmerkung", "Anmerkungen", "Kommentar", "Kommentare"},
		},
		weak: map[data.Field][]string{
			data.FieldLastName:   {"Name"},
			data.FieldMobile:     {"Telefon", "Telefonnummer", "Tel.", "Tel.-Nr.", "Rufnummer", "Telefon-Nr."},
			data.FieldExternalID: {"Kunden-ID", "Kontakt-ID", "Kennung"},
			data.FieldSegments:   {"Gruppe", "Gruppen", "Schlagwörter", "Schlagwort", "Kategorie", "Kategorien", "Etiketten"},
		},
		rowNumber: "Zeilennummer", reason: "Grund",
	},
	{
		code: "es",
		headers: map[data.Field][]string{
			data.FieldCountry:      {"Código de país", "País", "Código país", "Código del país", "Código ISO", "Prefijo de país", "Prefijo del país"},
			data.FieldFirstName:    {"Nombre", "Nombres", "Nombre de pila", "Primer nombre", "Nombre del contacto"},
			data.FieldLastName:     {"Apellidos", "Apellido", "Apellido(s)", "Primer apellido", "Apellidos del contacto"},
			data.FieldMobile:       {"Número de móvil", "Móvil", "Teléfono móvil", "Número móvil", "N.º de móvil", "N.º móvil", "Núm. móvil", "Celular", "Teléfono celular", "Número de celular", "Número celular", "Número de teléfono móvil", "Número de teléfono celular", "Tel. móvil", "Tel. celular"},
			data.FieldEmail:        {"Correo electrónico", "E-mail", "Email", "Correo", "Dirección de correo electrónico", "Dirección de correo", "Dirección de e-mail", "Dirección de email", "Mail"},
			data.FieldAccount:      {"Número de cuenta", "N.º de cuenta", "Núm. de cuenta", "Cuenta", "Nº cuenta", "No. de cuenta", "Número de cliente", "N.º de cliente", "Nº cliente", "Núm. cliente", "Código de cliente", "Código cliente"},
			data.FieldOrganization: {"Organización", "Empresa", "Compañía", "Razón social", "Nombre de la empresa", "Sociedad", "Explotación"},
			data.FieldExternalID:   {"ID externo", "ID externa", "Identificador externo", "Referencia externa", "Clave externa", "Número externo"},
			data.FieldSegments:     {"Segmentos", "Segmento", "Segmento(s)", "Segmentos de clientes", "Nombre del segmento"},
			data.FieldNotes:        {"Notas", "Nota", "Observaciones", "Comentario", "Comentarios"},
		},
		weak: map[data.Field][]string{
			data.FieldMobile:     {"Teléfono", "Número de teléfono", "Tel.", "Tfno.", "Tlf."},
			data.FieldExternalID: {"Identificador", "ID de cliente", "ID cliente"},
			data.FieldSegments:   {"Etiquetas", "Etiqueta", "Grupos", "Grupo", "Categorías", "Categoría"},
		},
		rowNumber: "Número de fila", reason: "Motivo",
	},
	{
		code: "it",
		headers: map[data.Field][]string{
			data.FieldCountry:      {"Codice paese", "Paese", "Nazione", "Codice nazione", "Codice del paese", "Codice ISO", "Stato", "Prefisso paese", "Prefisso internazionale"},
			data.FieldFirstName:    {"Nome", "Nome di battesimo", "Nome del contatto", "Nome contatto"},
			data.FieldLastName:     {"Cognome", "Cognomi", "Cognome del contatto", "Cognome contatto"},
			data.FieldMobile:       {"Numero di cellulare", "Cellulare", "Numero cellulare", "N. cellulare", "Telefono cellulare", "Tel. cellulare", "Cell.", "Telefonino", "Mobile", "Telefono mobile", "Numero di telefono cellulare", "Numero mobile"},
			data.FieldEmail:        {"Indirizzo e-mail", "E-mail", "Email", "Posta elettronica", "Indirizzo di posta elettronica", "Indirizzo mail", "Mail", "Indirizzo di posta"},
			data.FieldAccount:      {"Numero di conto", "Numero conto", "N. conto", "Conto", "Numero account", "Numero cliente", "N. cliente", "Codice cliente", "Numero di cliente", "Codice conto"},
			data.FieldOrganization: {"Organizzazione", "Azienda", "Società", "Ragione sociale", "Ditta", "Impresa", "Nome azienda"},
			data.FieldExternalID:   {"ID esterno", "Identificativo esterno", "Riferimento esterno", "Codice esterno", "Chiave esterna"},
			data.FieldSegments:     {"Segmenti", "Segmento", "Segmenti cliente", "Segmento cliente", "Nome segmento"},
			data.FieldNotes:        {"Note", "Nota", "Osservazioni", "Commento", "Commenti", "Annotazioni"},
		},
		weak: map[data.Field][]string{
			data.FieldMobile:     {"Telefono", "Numero di telefono", "Numero telefono", "Recapito", "Recapito telefonico"},
			data.FieldExternalID: {"Identificativo", "ID cliente"},
			data.FieldSegments:   {"Etichette", "Etichetta", "Gruppi", "Gruppo", "Categorie", "Categoria"},
		},
		rowNumber: "Numero di riga", reason: "Motivo",
	},
	{
		code: "pl",
		headers: map[data.Field][]string{
			data.FieldCountry:      {"Kod kraju", "Kraj", "Kod ISO", "Kod państwa", "Państwo", "Kod kraju ISO", "Kierunkowy kraju", "Numer kierunkowy kraju", "Prefiks kraju"},
			data.FieldFirstName:    {"Imię", "Imiona", "Imię kontaktu", "Imię klienta"},
			data.FieldLastName:     {"Nazwisko", "Nazwisko kontaktu", "Nazwisko klienta"},
			data.FieldMobile:       {"Numer telefonu komórkowego", "Telefon komórkowy", "Komórka", "Numer komórkowy", "Nr komórkowy", "Nr tel. komórkowego", "Nr telefonu komórkowego", "Tel. komórkowy", "Tel. kom.", "Kom.", "Telefon kom.", "Numer komórki", "Nr komórki", "Mobilny", "Telefon mobilny"},
			data.FieldEmail:        {"Adres e-mail", "E-mail", "Email", "Adres email", "Poczta elektroniczna", "Mail", "Adres poczty elektronicznej", "Poczta e-mail"},
			data.FieldAccount:      {"Numer konta", "Nr konta", "Konto", "Numer klienta", "Nr klienta", "Kod klienta", "Numer rachunku"},
			data.FieldOrganization: {"Organizacja", "Firma", "Przedsiębiorstwo", "Nazwa firmy", "Gospodarstwo", "Nazwa organizacji", "Spółka"},
			data.FieldExternalID:   {"Identyfikator zewnętrzny", "Zewnętrzny identyfikator", "ID zewnętrzne", "Zewnętrzne ID", "Zewnętrzny ID", "ID zewnętrzny", "Klucz zewnętrzny"},
			data.FieldSegments:     {"Segmenty", "Segment", "Segmenty klienta", "Segment klienta", "Nazwa segmentu"},
			data.FieldNotes:        {"Notatki", "Notatka", "Uwagi", "Komentarz", "Komentarze"},
		},
		weak: map[data.Field][]string{
			data.FieldMobile:     {"Telefon", "Numer telefonu", "Nr telefonu", "Nr tel.", "Tel."},
			data.FieldExternalID: {"Identyfikator", "ID klienta", "Identyfikator klienta"},
			data.FieldSegments:   {"Etykiety", "Etykieta", "Grupy", "Grupa", "Kategorie", "Kategoria"},
		},
		rowNumber: "Numer wiersza", reason: "Powód",
	},
	{
		code: "pt",
		headers: map[data.Field][]string{
			data.FieldCountry:      {"Código do país", "País", "Código de país", "Código país", "Código ISO", "Sigla do país", "DDI"},
			data.FieldFirstName:    {"Nome", "Primeiro nome", "Nome próprio", "Prenome", "Nome do contato"},
			data.FieldLastName:     {"Sobrenome", "Apelido", "Último nome", "Sobrenomes", "Nome de família", "Sobrenome do contato"},
			data.FieldMobile:       {"Número de celular", "Celular", "Telefone celular", "Número do celular", "Nº do celular", "Nº celular", "Tel. celular", "Cel.", "Telemóvel", "Número de telemóvel", "Nº de telemóvel", "Móvel", "Telefone móvel", "Número móvel", "WhatsApp"},
			data.FieldEmail:        {"E-mail", "Email", "Endereço de e-mail", "Endereço de email", "Correio eletrônico", "Correio electrónico", "Endereço eletrônico", "Mail"},
			data.FieldAccount:      {"Número da conta", "Nº da conta", "Conta", "Número de conta", "Nº conta", "Número do cliente", "Número de cliente", "Nº do cliente", "Nº cliente", "Código do cliente", "Código de cliente"},
			data.FieldOrganization: {"Organização", "Empresa", "Companhia", "Razão social", "Nome da empresa", "Fazenda", "Nome da organização"},
			data.FieldExternalID:   {"ID externo", "Identificador externo", "Referência externa", "Código externo", "Chave externa", "ID externa"},
			data.FieldSegments:     {"Segmentos", "Segmento", "Segmento(s)", "Segmentos de clientes", "Nome do segmento"},
			data.FieldNotes:        {"Observações", "Notas", "Nota", "Observação", "Comentário", "Comentários", "Anotações"},
		},
		weak: map[data.Field][]string{
			data.FieldMobile:     {"Telefone", "Número de telefone", "Nº de telefone", "Tel.", "Fone"},
			data.FieldExternalID: {"Identificador", "ID do cliente", "ID de cliente"},
			data.FieldSegments:   {"Etiquetas", "Etiqueta", "Marcadores", "Grupos", "Grupo", "Categorias", "Categoria"},
		},
		rowNumber: "Número da linha", reason: "Motivo",
	},
}
