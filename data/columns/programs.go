package columns

import (
	"sync"

	"muster/data"
)

// The programs whose exports are recognised, as Mapping.Program names them.
const (
	ProgramGoogle     = "google"
	ProgramOutlook    = "outlook"
	ProgramHubSpot    = "hubspot"
	ProgramMailchimp  = "mailchimp"
	ProgramApple      = "apple"
	ProgramSalesforce = "salesforce"
)

// program is what is known of the files that a program exports. What is not said here is as in any other file.
type program struct {
	name string
	// marks are headers that hardly anything else writes; enough of them give the program away.
	marks  string
	enough int
	// columns are the program's own headers of a field, the best one first. Where a person has several, as with
	// addresses, the first that is not blank counts; where headers are other names of one thing, they do not meet.
	columns map[data.Field]string
	// ignored headers mean a field elsewhere, and none here.
	ignored string
	// tags says how the segments cell is written.
	tags tagStyle
	// severalValues says that a cell can hold several values, divided by ":::".
	severalValues bool
}

// programs are all that are known; the one with the most marks in a header has it.
var programs = []program{
	{
		// Google Contacts, the header of before and after 2024.
		name: ProgramGoogle,
		marks: `E-mail 1 - Value | E-mail 1 - Type | E-mail 1 - Label | Phone 1 - Value | Phone 1 - Type |
			Phone 1 - Label | Group Membership | Yomi Name | Given Name Yomi | Family Name Yomi |
			Additional Name | Phonetic First Name | Phonetic Last Name | Organization 1 - Name |
			Organization 1 - Title | Organization Department | Address 1 - Formatted | Address 1 - Country |
			Address 1 - Label | Website 1 - Value`,
		enough: 2,
		columns: map[data.Field]string{
			data.FieldCountry: `Address 1 - Country | Address 2 - Country | Address 3 - Country`,
			data.FieldMobile: `Phone 1 - Value | Phone 2 - Value | Phone 3 - Value | Phone 4 - Value |
				Phone 5 - Value | Phone 6 - Value`,
			data.FieldEmail:        `E-mail 1 - Value`,
			data.FieldOrganization: `Organization 1 - Name | Organization Name`,
			data.FieldSegments:     `Group Membership | Labels`,
		},
		tags:          tagsOfGoogle,
		severalValues: true,
	},
	{
		// Outlook for Windows in the seven languages, and outlook.com.
		name:   ProgramOutlook,
		marks:  outlookMarks,
		enough: 3,
		columns: map[data.Field]string{
			data.FieldCountry: `Business Country/Region | Business Country | Home Country/Region | Home Country |
				Other Country/Region | Other Country | Land/Region geschäftlich | Land/Region privat |
				Weiteres/e Land/Region | Pays/Région (bureau) | Pays (bureau) | Pays/Région (domicile) |
				Pays (domicile) | Pays/Région (autre) | País o región del trabajo | País o región del domicilio |
				Otro país o región | Paese/area geografica (uff.) | Paese (uff.) | Paese/area geografica (ab.) |
				Paese (ab.) | Altro paese/area geografica | Altro paese | Adres służbowy - kraj/region |
				Adres domowy - kraj/region | Inny adres - kraj/region | País/Região da Empresa |
				País/Região de Residência | Outro País/Região`,
			data.FieldMobile: `Mobile Phone | Mobiltelefon | Tél. mobile | Teléfono móvil | Cellulare |
				Telefon komórkowy | Telefone celular | Telemóvel`,
			data.FieldEmail: `E-mail Address | E-Mail-Adresse | Adresse de messagerie |
				Dirección de correo electrónico | Dirección del correo electrónico | Indirizzo posta elettronica |
				Adres e-mail | Endereço de email | Endereço do correio electrónico`,
			data.FieldSegments: `Categories | Kategorien | Catégories | Categorías | Categorie | Kategorie |
				Categorias`,
		},
		ignored: `Organizational ID Number | Government ID Number | Organisations-Nr. | Regierungs-Nr. |
			Code gouvernement | Numéro d'identification de l'organisation | User 1 | User 2 | User 3 | User 4 |
			Particular | Ufficio | Ufficio 2 | Abitazione | Abitazione 2 | Company Main Phone | Stichwörter |
			Mots clés | Keywords`,
	},
	{
		name: ProgramHubSpot,
		marks: `Record ID | Record ID - Contact | Lifecycle Stage | Marketing contact status |
			Associated Company | Associated Company IDs | Primary Associated Company ID | Associated Deal |
			Associated Deal IDs | HubSpot Team | HubSpot Score | Original Traffic Source | Original Source |
			Number of times contacted | Recent Conversion | Last Activity Date | Contact owner |
			Became a Customer Date | First Conversion | Email Domain | Datensatz-ID | Lifecycle-Phase |
			Zuständiger Mitarbeiter | Für Kontakt zuständiger Mitarbeiter | ID de fiche d'informations |
			Phase du cycle de vie | Propriétaire du contact | ID de registro | Etapa del ciclo de vida |
			Propietario del contacto | ID record | Fase del ciclo di vita | Proprietario del contatto |
			Identyfikator rekordu | Etap cyklu życia | Właściciel kontaktu | ID do registro |
			Fase do ciclo de vida | Proprietário do contato`,
		enough: 2,
		columns: map[data.Field]string{
			data.FieldMobile: `Mobile Phone Number | Mobile Phone`,
			data.FieldOrganization: `Company Name | Associated Company | Primary Company |
				Primary Associated Company`,
			data.FieldExternalID: `Record ID | Record ID - Contact | Contact ID | Datensatz-ID`,
		},
		ignored: `Associated Company IDs | Primary Associated Company ID | Associated Note | Associated Note IDs |
			Lead Status | Associated Contact IDs | Parent Company`,
	},
	{
		name: ProgramMailchimp,
		marks: `MEMBER_RATING | OPTIN_TIME | OPTIN_IP | CONFIRM_TIME | CONFIRM_IP | GMTOFF | DSTOFF | LEID |
			EUID | LAST_CHANGED | UNSUB_TIME | CLEAN_TIME`,
		enough: 2,
		columns: map[data.Field]string{
			data.FieldCountry:  `Country Code | Country | CC`,
			data.FieldEmail:    `Email Address | Email`,
			data.FieldMobile:   `SMS Phone Number | Mobile | Phone Number | Phone`,
			data.FieldSegments: `TAGS`,
		},
		tags: tagsQuoted,
	},
	{
		// Address cards (vCard) that became a table, and the exporters of Apple's Contacts.
		name: ProgramApple,
		marks: `FN | TEL | TEL CELL | TEL HOME | TEL WORK | TEL IPHONE | EMAIL HOME | EMAIL WORK | ADR |
			ADR HOME | ADR WORK | ORG | BDAY | X-ABUID | X-ABLabel | X-ABADR | X-ABRELATEDNAMES | PRODID |
			VERSION | REV | iPhone | iCloud | Phonetic First | Phonetic Last | Phonetic Middle | Home Page |
			Related Names | Main Phone | Home Fax`,
		enough: 3,
		columns: map[data.Field]string{
			data.FieldCountry: `Country | Home Country | Work Country | Home Address Country |
				Work Address Country | Country (Home) | Country (Work)`,
			data.FieldMobile: `TEL CELL | Mobile | Mobile Phone | iPhone | TEL IPHONE | Phone (mobile) |
				Phone (iPhone)`,
			data.FieldEmail: `Email | EMAIL | EMAIL INTERNET | EMAIL INTERNET HOME | EMAIL INTERNET WORK |
				EMAIL HOME | EMAIL WORK | Home Email | Work Email | Email (home) | Email (work) | Other Email`,
			data.FieldOrganization: `ORG | Company | Organization`,
			data.FieldSegments:     `CATEGORIES | Groups | Group`,
		},
		tags: tagsQuoted,
	},
	{
		// Reports of contacts and leads, and Data Loader.
		name: ProgramSalesforce,
		marks: `Contact ID | Lead ID | Account ID | AccountId | Account Name | Company / Account | Account Owner |
			Lead Owner | Lead Source | Mailing Street | Mailing City | Mailing State/Province |
			Mailing Zip/Postal Code | Mailing Country | Mailing Country Code | Mailing State |
			Mailing Postal Code | Reports To | Asst. Phone | Email Opt Out | SystemModstamp | MasterRecordId |
			OwnerId | Contact Record Type | Account-Name | Nom du compte | Nombre de la cuenta | Nome account |
			Nazwa konta | Nome da conta | Kontakt-ID`,
		enough: 3,
		columns: map[data.Field]string{
			data.FieldCountry: `Mailing Country Code | Mailing Country | Other Country Code | Other Country |
				Country Code | Country`,
			data.FieldMobile: `Mobile | Mobile Phone`,
			data.FieldOrganization: `Account Name | Company / Account | Account-Name | Nom du compte |
				Nombre de la cuenta | Nome account | Nazwa konta | Nome da conta`,
			data.FieldExternalID: `Contact ID | Contact ID (18) | Lead ID | Kontakt-ID | ID`,
		},
		ignored: `Account ID | AccountId | Lead Status | Account Number (Parent)`,
	},
}

// outlookMarks are headers of Outlook that no shorter list of contacts has.
const outlookMarks = `
	Business Street | Business Street 2 | Business City | Business Postal Code | Business Country/Region | Home Street |
	Home Country/Region | Other Street | Other Country/Region | Assistant's Phone | Business Fax | Business Phone 2 | Callback |
	Car Phone | Company Main Phone | Home Phone 2 | Radio Phone | TTY/TDD Phone | Telex | E-mail Type | E-mail Display Name |
	E-mail 2 Address | E-mail 3 Address | Government ID Number | Internet Free Busy | Directory Server | Mileage | Referred By |
	Office Location | Organizational ID Number | Other Phone | Other Fax | Company Yomi | Given Yomi |
	Straße geschäftlich | Ort geschäftlich | Postleitzahl geschäftlich | Land/Region geschäftlich | Straße privat |
	Land/Region privat | Weitere Straße | Telefon Assistent | Fax geschäftlich | Telefon geschäftlich | Rückmeldung |
	Autotelefon | Telefon Firma | Telefon privat 2 | Haupttelefon | Telefon für Hörbehinderte | E-Mail-Typ |
	E-Mail: Angezeigter Name | E-Mail 2: Adresse | Regierungs-Nr. | Reisekilometer | Verzeichnisserver |
	Rue (bureau) | Ville (bureau) | Code postal (bureau) | Pays/Région (bureau) | Rue (domicile) | Téléphone (bureau) |
	Télécopie (bureau) | Téléphone (domicile) | Téléphone (voiture) | Téléphone société | Récepteur de radiomessagerie |
	Type de messagerie | Nom complet de l'adresse de messagerie | Adresse de messagerie 2 | Critère de diffusion |
	Calle del trabajo | Ciudad de trabajo | País o región del trabajo | Teléfono del trabajo | Devolución de llamada |
	Número de centralita de la organización | Tipo de correo electrónico | Nombre de pantalla de correo electrónico |
	Dirección del correo electrónico 2 | Otra calle | Otro fax |
	Via (uff.) | Città (uff.) | CAP (uff.) | Paese (uff.) | Paese/area geografica (uff.) | Via (ab.) | Fax (uff.) |
	Telefono principale società | Richiamata automatica | Tipo posta elettronica | Nome visualizzato posta elettronica |
	Indirizzo posta elettronica 2 | Indennità trasferta | Altro fax |
	Adres służbowy - ulica | Adres służbowy - miejscowość | Adres służbowy - kraj/region | Adres domowy - ulica |
	Faks służbowy | Telefon służbowy | Telefon w samochodzie | Główny telefon do firmy | Rodzaj e-mail |
	Wyświetlana nazwa e-mail | Adres e-mail 2 | Wywołanie zwrotne |
	Rua do endereço comercial 2 | País/Região da Empresa | Telefone comercial | Fax comercial | Telefone do carro |
	Telefone principal da empresa | Retorno de chamada | Tipo de email | Nome para exibição do email | Endereço de email 2 |
	Endereço residencial | Endereço do correio electrónico 2 | Telefone da empresa`

// knownProgram is a program with its headers as keys.
type knownProgram struct {
	*program
	marks   map[string]bool
	ignored map[string]bool
	columns [data.NumFields][]string
}

// knownPrograms are the programs with their headers as keys; built at the first use.
var knownPrograms = sync.OnceValue(func() []knownProgram {
	all := make([]knownProgram, len(programs))
	for i := range programs {
		p := &programs[i]
		all[i] = knownProgram{program: p, marks: keySet(p.marks), ignored: keySet(p.ignored)}
		for f, headers := range p.columns {
			for _, header := range list(headers) {
				all[i].columns[f] = append(all[i].columns[f], headerKey(header))
			}
		}
	}
	return all
})

// keySet is the set of the keys of some headers.
func keySet(headers string) map[string]bool {
	set := make(map[string]bool)
	for _, header := range list(headers) {
		set[headerKey(header)] = true
	}
	return set
}

// programOf is the program that wrote a header of these keys, nil if that cannot be told.
func programOf(keys []string) *knownProgram {
	var best *knownProgram
	most := 0
	for i := range knownPrograms() {
		p := &knownPrograms()[i]
		n := 0
		for _, key := range keys {
			if p.marks[key] {
				n++
			}
		}
		if n >= p.enough && n > most {
			best, most = p, n
		}
	}
	return best
}
