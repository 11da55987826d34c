package columns_test

import (
	"slices"
	"strings"
	"testing"

	"muster/data"
	"muster/data/columns"
)

// export is a file as a program writes it: the header and rows as CSV without quotes, and what must come of it.
type export struct {
	name, program string
	header        string
	// rows give a cell by its header.
	rows []map[string]string
	// roles are the columns that mean something, by header.
	roles map[string]string
	// cells are what the rows become, in the order of country, first, last, mobile, e-mail, account, organization,
	// external ID, segments, notes.
	cells [][]string
}

var exports = []export{
	{
		name: "Google Contacts, old", program: columns.ProgramGoogle,
		header: `Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Phone 3 - Type,Phone 3 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Organization 1 - Type,Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title,Organization 1 - Department,Organization 1 - Symbol,Organization 1 - Location,Organization 1 - Job Description,Website 1 - Type,Website 1 - Value`,
		rows: []map[string]string{
			{"Name": "Jürgen Müller", "Given Name": "Jürgen", "Family Name": "Müller", "Group Membership": "Nord ::: * myContacts ::: VIP", "E-mail 1 - Type": "* Home", "E-mail 1 - Value": "jm@example.com ::: jm@example.org", "Phone 1 - Type": "Work", "Phone 1 - Value": "030 901820", "Phone 2 - Type": "Mobile", "Phone 2 - Value": "0151 23456789", "Address 1 - Country": "Deutschland", "Organization 1 - Name": "Hof Müller", "Notes": "good"},
			{"Name": "Ann Lee", "Given Name": "Ann", "Family Name": "Lee", "Group Membership": "* myContacts", "Phone 1 - Type": "Home Fax", "Phone 1 - Value": "030 1", "Phone 2 - Type": "Home", "Phone 2 - Value": "+1 515 555 1234 ::: +1 515 555 1235", "Address 1 - Country": "US"},
			{"Name": "Zoé Roy", "Given Name": "Zoé", "Family Name": "Roy", "Phone 1 - Type": "Handy", "Phone 1 - Value": "0612345678", "Phone 3 - Type": "mobile", "Phone 3 - Value": "0698765432", "Address 1 - Country": "FR"},
		},
		roles: map[string]string{"Given Name": "first_name", "Family Name": "last_name", "Notes": "notes", "Group Membership": "segments", "E-mail 1 - Value": "email", "Phone 1 - Value": "mobile", "Phone 2 - Value": "mobile", "Phone 3 - Value": "mobile", "Address 1 - Country": "country_code", "Organization 1 - Name": "organization"},
		cells: [][]string{
			{"Deutschland", "Jürgen", "Müller", "0151 23456789", "jm@example.com", "", "Hof Müller", "", "Nord; VIP", "good"},
			{"US", "Ann", "Lee", "+1 515 555 1234", "", "", "", "", "", ""},
			{"FR", "Zoé", "Roy", "0612345678", "", "", "", "", "", ""},
		},
	},
	{
		name: "Google Contacts, new", program: columns.ProgramGoogle,
		header: `First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Website 1 - Label,Website 1 - Value`,
		rows: []map[string]string{
			{"First Name": "Chiara", "Last Name": "Rossi", "Organization Name": "Rossi SA", "Labels": "* starred ::: Nord ::: * myContacts", "E-mail 1 - Value": "c@example.com", "Phone 1 - Label": "Work", "Phone 1 - Value": "02 1234567", "Phone 2 - Label": "Cellulare", "Phone 2 - Value": "312 345 6789", "Address 1 - Country": "IT"},
		},
		roles: map[string]string{"First Name": "first_name", "Last Name": "last_name", "Notes": "notes", "Labels": "segments", "E-mail 1 - Value": "email", "Phone 1 - Value": "mobile", "Phone 2 - Value": "mobile", "Address 1 - Country": "country_code", "Organization Name": "organization"},
		cells: [][]string{{"IT", "Chiara", "Rossi", "312 345 6789", "c@example.com", "", "Rossi SA", "", "Nord", ""}},
	},
	{
		name: "Google Contacts, one phone", program: columns.ProgramGoogle,
		header: `First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Country`,
		rows:   []map[string]string{{"First Name": "Ann", "Last Name": "Lee", "Labels": "A : B", "Phone 1 - Label": "Work", "Phone 1 - Value": "5155551234 ::: 5155551235", "Address 1 - Country": "US"}},
		roles:  map[string]string{"First Name": "first_name", "Last Name": "last_name", "Labels": "segments", "E-mail 1 - Value": "email", "Phone 1 - Value": "mobile", "Address 1 - Country": "country_code"},
		cells:  [][]string{{"US", "Ann", "Lee", "5155551234", "", "", "", "", "A : B", ""}},
	},
	{
		name: "Outlook, English", program: columns.ProgramOutlook,
		header: `Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business Street 2,Business Street 3,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home Street 2,Home Street 3,Home City,Home State,Home Postal Code,Home Country/Region,Other Street,Other Street 2,Other Street 3,Other City,Other State,Other Postal Code,Other Country/Region,Assistant's Phone,Business Fax,Business Phone,Business Phone 2,Callback,Car Phone,Company Main Phone,Home Fax,Home Phone,Home Phone 2,ISDN,Mobile Phone,Other Fax,Other Phone,Pager,Primary Phone,Radio Phone,TTY/TDD Phone,Telex,Account,Anniversary,Assistant's Name,Billing Information,Birthday,Business Address PO Box,Categories,Children,Directory Server,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,E-mail 2 Type,E-mail 2 Display Name,E-mail 3 Address,E-mail 3 Type,E-mail 3 Display Name,Gender,Government ID Number,Hobby,Home Address PO Box,Initials,Internet Free Busy,Keywords,Language,Location,Manager's Name,Mileage,Notes,Office Location,Organizational ID Number,Other Address PO Box,Priority,Private,Profession,Referred By,Sensitivity,Spouse,User 1,User 2,User 3,User 4,Web Page`,
		rows: []map[string]string{
			{"First Name": "Ann", "Last Name": "Lee", "Company": "Lee Farms", "Business Phone": "515 555 0000", "Mobile Phone": "(515) 555-1234", "Home Country/Region": "United States of America", "Account": "0042", "E-mail Address": "a@example.com", "E-mail Display Name": "Ann Lee (a@example.com)", "Categories": "North;VIP", "Notes": "hello", "Private": "False", "Initials": "A.L.", "Organizational ID Number": "77"},
			{"First Name": "Bo", "Last Name": "Ek", "Home Phone": "08 123456", "Business Country/Region": "Sweden", "Home Country/Region": "US"},
		},
		roles: map[string]string{"First Name": "first_name", "Last Name": "last_name", "Company": "organization", "Business Country/Region": "country_code", "Home Country/Region": "country_code", "Other Country/Region": "country_code", "Mobile Phone": "mobile", "Account": "account_number", "Categories": "segments", "E-mail Address": "email", "Notes": "notes"},
		cells: [][]string{
			{"United States of America", "Ann", "Lee", "(515) 555-1234", "a@example.com", "0042", "Lee Farms", "", "North;VIP", "hello"},
			{"Sweden", "Bo", "Ek", "", "", "", "", "", "", ""},
		},
	},
	{
		name: "outlook.com", program: columns.ProgramOutlook,
		header: `First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address,E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,Business Phone 2,Mobile Phone,Car Phone,Other Phone,Primary Phone,Pager,Business Fax,Home Fax,Other Fax,Company Main Phone,Callback,Radio Phone,Telex,TTY/TDD Phone,IMAddress,Job Title,Department,Company,Office Location,Manager's Name,Assistant's Name,Assistant's Phone,Company Yomi,Business Street,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home City,Home State,Home Postal Code,Home Country/Region,Other Street,Other City,Other State,Other Postal Code,Other Country/Region,Personal Web Page,Spouse,Schools,Hobby,Location,Web Page,Birthday,Anniversary,Notes`,
		rows:   []map[string]string{{"First Name": "Ann", "Last Name": "Lee", "Mobile Phone": "5155551234", "Other Country/Region": "US", "E-mail Address": "a@example.com"}},
		roles:  map[string]string{"First Name": "first_name", "Last Name": "last_name", "E-mail Address": "email", "Mobile Phone": "mobile", "Company": "organization", "Business Country/Region": "country_code", "Home Country/Region": "country_code", "Other Country/Region": "country_code", "Notes": "notes"},
		cells:  [][]string{{"US", "Ann", "Lee", "5155551234", "a@example.com", "", "", "", "", ""}},
	},
	{
		name: "Outlook, German", program: columns.ProgramOutlook,
		header: `Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,Straße geschäftlich,Straße geschäftlich 2,Straße geschäftlich 3,Ort geschäftlich,Region geschäftlich,Postleitzahl geschäftlich,Land/Region geschäftlich,Straße privat,Straße privat 2,Straße privat 3,Ort privat,Bundesland/Kanton privat,Postleitzahl privat,Land/Region privat,Weitere Straße,Weitere Straße 2,Weitere Straße 3,Weiterer Ort,Weiteres/r Bundesland/Kanton,Weitere Postleitzahl,Weiteres/e Land/Region,Telefon Assistent,Fax geschäftlich,Telefon geschäftlich,Telefon geschäftlich 2,Rückmeldung,Autotelefon,Telefon Firma,Fax privat,Telefon privat,Telefon privat 2,ISDN,Mobiltelefon,Weiteres Fax,Weiteres Telefon,Pager,Haupttelefon,Mobiltelefon 2,Telefon für Hörbehinderte,Telex,Abrechnungsinformation,Benutzer 1,Benutzer 2,Benutzer 3,Benutzer 4,Beruf,Büro,E-Mail-Adresse,E-Mail-Typ,E-Mail: Angezeigter Name,E-Mail 2: Adresse,E-Mail 2: Typ,E-Mail 2: Angezeigter Name,E-Mail 3: Adresse,E-Mail 3: Typ,E-Mail 3: Angezeigter Name,Empfohlen von,Geburtstag,Geschlecht,Hobby,Initialen,Internet Frei/Gebucht,Jahrestag,Kategorien,Kinder,Konto,Name Assistent,Name des/der Vorgesetzten,Notizen,Organisations-Nr.,Ort,Partner,Postfach geschäftlich,Postfach privat,Priorität,Privat,Regierungs-Nr.,Reisekilometer,Sprache,Stichwörter,Vertraulichkeit,Verzeichnisserver,Webseite,Weiteres Postfach`,
		rows: []map[string]string{
			{"Anrede": "Herr", "Vorname": "Jürgen", "Nachname": "Müller", "Firma": "Hof Müller", "Land/Region privat": "Deutschland", "Telefon geschäftlich": "030 901820", "Mobiltelefon": "0151 23456789", "E-Mail-Adresse": "jm@example.com", "Kategorien": "Nord;Süd", "Konto": "0042", "Privat": "Aus", "Notizen": "n"},
		},
		roles: map[string]string{"Vorname": "first_name", "Nachname": "last_name", "Firma": "organization", "Land/Region geschäftlich": "country_code", "Land/Region privat": "country_code", "Weiteres/e Land/Region": "country_code", "Mobiltelefon": "mobile", "E-Mail-Adresse": "email", "Kategorien": "segments", "Konto": "account_number", "Notizen": "notes"},
		cells: [][]string{{"Deutschland", "Jürgen", "Müller", "0151 23456789", "jm@example.com", "0042", "Hof Müller", "", "Nord;Süd", "n"}},
	},
	{
		name: "Outlook, French", program: columns.ProgramOutlook,
		header: `Titre,Prénom,Deuxième prénom,Nom,Suffixe,Société,Service,Titre1,Rue (bureau),Rue (bureau) 2,Rue (bureau) 3,Ville (bureau),Dép/Région (bureau),Code postal (bureau),Pays/Région (bureau),Rue (domicile),Rue (domicile) 2,Rue (domicile) 3,Ville (domicile),Dép/Région (domicile),Code postal (domicile),Pays/Région (domicile),Rue (autre),Rue (autre) 2,Rue (autre) 3,Ville (autre),Dép/Région (autre),Code postal (autre),Pays/Région (autre),Téléphone de l'assistant(e),Télécopie (bureau),Téléphone (bureau),Téléphone 2 (bureau),Rappel,Téléphone (voiture),Téléphone société,Télécopie (domicile),Téléphone (domicile),Téléphone 2 (domicile),RNIS,Tél. mobile,Télécopie (autre),Téléphone (autre),Récepteur de radiomessagerie,Téléphone principal,Radio téléphone,Téléphone TDD/TTY,Télex,Adresse de messagerie,Type de messagerie,Nom complet de l'adresse de messagerie,Adresse de messagerie 2,Type de messagerie 2,Nom complet de l'adresse de messagerie 2,Adresse de messagerie 3,Type de messagerie 3,Nom complet de l'adresse de messagerie 3,Anniversaire,Anniversaire de mariage ou fête,Autre boîte postale,B.P. professionnelle,Boîte postale du domicile,Bureau,Catégories,Code gouvernement,Compte,Conjoint(e),Critère de diffusion,Disponibilité Internet,Emplacement,Enfants,Informations facturation,Initiales,Kilométrage,Langue,Mots clés,Nom de l'assistant(e),Notes,Numéro d'identification de l'organisation,Page Web,Passe-temps,Priorité,Privé,Profession,Recommandé par,Responsable,Serveur d'annuaire,Sexe,Utilisateur 1,Utilisateur 2,Utilisateur 3,Utilisateur 4`,
		rows:   []map[string]string{{"Prénom": "Zoé", "Nom": "Lefèvre", "Société": "Ferme Lefèvre", "Pays/Région (bureau)": "France", "Tél. mobile": "06 12 34 56 78", "Adresse de messagerie": "z@example.com", "Catégories": "Nord;Sud", "Compte": "12"}},
		roles:  map[string]string{"Prénom": "first_name", "Nom": "last_name", "Société": "organization", "Pays/Région (bureau)": "country_code", "Pays/Région (domicile)": "country_code", "Pays/Région (autre)": "country_code", "Tél. mobile": "mobile", "Adresse de messagerie": "email", "Catégories": "segments", "Compte": "account_number", "Notes": "notes"},
		cells:  [][]string{{"France", "Zoé", "Lefèvre", "06 12 34 56 78", "z@example.com", "12", "Ferme Lefèvre", "", "Nord;Sud", ""}},
	},
	{
		name: "Outlook, Spanish", program: columns.ProgramOutlook,
		header: `Title,Nombre,Segundo nombre,Apellidos,Suffix,Organización,Department,Puesto,Calle del trabajo,Calle del trabajo 2,Calle del trabajo 3,Ciudad de trabajo,Provincia o estado de trabajo,Código postal del trabajo,País o región del trabajo,Home Street,Home Street 2,Home Street 3,Home City,Home State,Home Postal Code,País o región del domicilio,Otra calle,Otra ciudad,Otro país o región,Assistant's Phone,Business Fax,Teléfono del trabajo,Business Phone 2,Devolución de llamada,Car Phone,Número de centralita de la organización,Home Fax,Particular,Home Phone 2,ISDN,Mobile Phone,Otro fax,Otro teléfono,Pager,Teléfono principal,E-mail Address,Tipo de correo electrónico,Nombre de pantalla de correo electrónico,Dirección del correo electrónico 2,Categorías,Cuenta,Notes,Privado,Página web`,
		rows:   []map[string]string{{"Nombre": "Íñigo", "Apellidos": "Núñez", "Organización": "Finca Núñez", "País o región del domicilio": "España", "Particular": "911234567", "Mobile Phone": "612345678", "E-mail Address": "i@example.com", "Categorías": "Norte"}},
		roles:  map[string]string{"Nombre": "first_name", "Apellidos": "last_name", "Organización": "organization", "País o región del trabajo": "country_code", "País o región del domicilio": "country_code", "Otro país o región": "country_code", "Mobile Phone": "mobile", "E-mail Address": "email", "Categorías": "segments", "Cuenta": "account_number", "Notes": "notes"},
		cells:  [][]string{{"España", "Íñigo", "Núñez", "612345678", "i@example.com", "", "Finca Núñez", "", "Norte", ""}},
	},
	{
		name: "Outlook, Italian", program: columns.ProgramOutlook,
		header: `Titolo,Nome,Secondo nome,Cognome,Titolo straniero,Società,Reparto,Posizione,Via (uff.),Via (uff.) 2,Via (uff.) 3,Città (uff.),Provincia (uff.),CAP (uff.),Paese/area geografica (uff.),Via (ab.),Città (ab.),Provincia (ab.),CAP (ab.),Paese/area geografica (ab.),Altra via,Altra città,Altro CAP,Altro paese/area geografica,Telefono assistente,Fax (uff.),Ufficio,Ufficio 2,Richiamata automatica,Telefono auto,Telefono principale società,Fax (ab.),Abitazione,Abitazione 2,ISDN,Cellulare,Altro fax,Altro telefono,Cercapersone,Telefono principale,Radiotelefono,Account,Categorie,Indirizzo posta elettronica,Tipo posta elettronica,Nome visualizzato posta elettronica,Indirizzo posta elettronica 2,Notes,Privato,Iniziali`,
		rows:   []map[string]string{{"Nome": "Niccolò", "Cognome": "D'Angelo", "Società": "Azienda D'Angelo", "Paese/area geografica (uff.)": "Italia", "Ufficio": "02 1234567", "Cellulare": "312 3456789", "Indirizzo posta elettronica": "n@example.com", "Categorie": "Nord"}},
		roles:  map[string]string{"Nome": "first_name", "Cognome": "last_name", "Società": "organization", "Paese/area geografica (uff.)": "country_code", "Paese/area geografica (ab.)": "country_code", "Altro paese/area geografica": "country_code", "Cellulare": "mobile", "Indirizzo posta elettronica": "email", "Categorie": "segments", "Account": "account_number", "Notes": "notes"},
		cells:  [][]string{{"Italia", "Niccolò", "D'Angelo", "312 3456789", "n@example.com", "", "Azienda D'Angelo", "", "Nord", ""}},
	},
	{
		name: "Outlook, Polish", program: columns.ProgramOutlook,
		header: `Tytuł,Imię,Drugie imię,Nazwisko,Sufiks,Firma,Dział,Stanowisko,Adres służbowy - ulica,Adres służbowy - ulica 2,Adres służbowy - miejscowość,Adres służbowy - województwo,Adres służbowy - kod pocztowy,Adres służbowy - kraj/region,Adres domowy - ulica,Adres domowy - miejscowość,Adres domowy - kraj/region,Inny adres - ulica,Inny adres - kraj/region,Telefon asystenta,Faks służbowy,Telefon służbowy,Telefon służbowy 2,Wywołanie zwrotne,Telefon w samochodzie,Główny telefon do firmy,Faks domowy,Telefon domowy,ISDN,Telefon komórkowy,Inny faks,Inny telefon,Pager,Telefon podstawowy,Konto,Kategorie,Adres e-mail,Rodzaj e-mail,Wyświetlana nazwa e-mail,Adres e-mail 2,Notatki,Charakter,Imię i nazwisko asystenta`,
		rows:   []map[string]string{{"Imię": "Łukasz", "Nazwisko": "Wiśniewski", "Firma": "Agro", "Adres domowy - kraj/region": "Polska", "Telefon służbowy": "22 123 45 67", "Telefon komórkowy": "512 345 678", "Adres e-mail": "l@example.com", "Kategorie": "Północ"}},
		roles:  map[string]string{"Imię": "first_name", "Nazwisko": "last_name", "Firma": "organization", "Adres służbowy - kraj/region": "country_code", "Adres domowy - kraj/region": "country_code", "Inny adres - kraj/region": "country_code", "Telefon komórkowy": "mobile", "Adres e-mail": "email", "Kategorie": "segments", "Konto": "account_number", "Notatki": "notes"},
		cells:  [][]string{{"Polska", "Łukasz", "Wiśniewski", "512 345 678", "l@example.com", "", "Agro", "", "Północ", ""}},
	},
	{
		name: "Outlook, Portuguese", program: columns.ProgramOutlook,
		header: `Tratamento,Primeiro nome,Segundo nome,Sobrenome,Sufixo,Empresa,Departamento,Cargo,Business Street,Rua do endereço comercial 2,Rua do endereço comercial 3,Business City,Business State,Business Postal Code,País/Região da Empresa,Endereço residencial,Endereço residencial 2,Cidade do endereço residencial,Estado,CEP do endereço residencial,País/Região de Residência,Outro endereço,Cidade,Outro Estado,CEP,Outro País/Região,Telefone do assistente,Fax comercial,Telefone comercial,Telefone comercial 2,Retorno de chamada,Telefone do carro,Telefone principal da empresa,Fax residencial,Telefone residencial,Telefone residencial 2,ISDN,Telefone celular,Outro fax,Outro telefone,Pager,Telefone principal,Conta,Categorias,E-mail Address,Tipo de email,Nome para exibição do email,Endereço de email 2,Anotações,Sensibilidade`,
		rows:   []map[string]string{{"Primeiro nome": "João", "Sobrenome": "Conceição", "Empresa": "Fazenda", "País/Região da Empresa": "Brasil", "Telefone comercial": "11 3456 7890", "Telefone celular": "11 96123 4567", "E-mail Address": "j@example.com", "Categorias": "Norte"}},
		roles:  map[string]string{"Primeiro nome": "first_name", "Sobrenome": "last_name", "Empresa": "organization", "País/Região da Empresa": "country_code", "País/Região de Residência": "country_code", "Outro País/Região": "country_code", "Telefone celular": "mobile", "E-mail Address": "email", "Categorias": "segments", "Conta": "account_number", "Anotações": "notes"},
		cells:  [][]string{{"Brasil", "João", "Conceição", "11 96123 4567", "j@example.com", "", "Fazenda", "", "Norte", ""}},
	},
	{
		name: "HubSpot", program: columns.ProgramHubSpot,
		header: `Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Contact owner,Associated Company,Associated Company IDs,Company Name,Last Activity Date,Lead Status,Lifecycle Stage,Marketing contact status,Create Date,Country/Region,City,Job Title`,
		rows: []map[string]string{
			{"Record ID": "101", "First Name": "Camille", "Last Name": "Durand", "Email": "c@example.com", "Phone Number": "01 23 45 67 89", "Mobile Phone Number": "06 12 34 56 78", "Associated Company": "Ferme", "Associated Company IDs": "7", "Company Name": "Ferme Durand", "Country/Region": "France", "Lead Status": "NEW"},
			{"Record ID": "102", "First Name": "Ann", "Last Name": "Lee", "Email": "a@example.com"},
		},
		roles: map[string]string{"Record ID": "external_id", "First Name": "first_name", "Last Name": "last_name", "Email": "email", "Mobile Phone Number": "mobile", "Company Name": "organization", "Country/Region": "country_code"},
		cells: [][]string{
			{"France", "Camille", "Durand", "06 12 34 56 78", "c@example.com", "", "Ferme Durand", "101", "", ""},
			{"", "Ann", "Lee", "", "a@example.com", "", "", "102", "", ""},
		},
	},
	{
		name: "HubSpot without a mobile", program: columns.ProgramHubSpot,
		header: `Record ID,First Name,Last Name,Email,Phone Number,Lead Status,Create Date,Associated Company,Country/Region,Contact owner`,
		rows:   []map[string]string{{"Record ID": "101", "First Name": "Camille", "Last Name": "Durand", "Email": "c@example.com", "Phone Number": "+33 6 12 34 56 78", "Associated Company": "Ferme", "Country/Region": "France"}},
		roles:  map[string]string{"Record ID": "external_id", "First Name": "first_name", "Last Name": "last_name", "Email": "email", "Phone Number": "mobile", "Associated Company": "organization", "Country/Region": "country_code"},
		cells:  [][]string{{"France", "Camille", "Durand", "+33 6 12 34 56 78", "c@example.com", "", "Ferme", "101", "", ""}},
	},
	{
		name: "HubSpot, German", program: columns.ProgramHubSpot,
		header: `Datensatz-ID,Vorname,Nachname,E-Mail,Telefonnummer,Mobiltelefonnummer,Zuständiger Mitarbeiter,Unternehmensname,Lifecycle-Phase,Lead-Status,Land/Region,Erstelldatum`,
		rows:   []map[string]string{{"Datensatz-ID": "9", "Vorname": "Jürgen", "Nachname": "Müller", "E-Mail": "j@example.com", "Telefonnummer": "030 901820", "Mobiltelefonnummer": "0151 23456789", "Unternehmensname": "Hof", "Land/Region": "Deutschland"}},
		roles:  map[string]string{"Datensatz-ID": "external_id", "Vorname": "first_name", "Nachname": "last_name", "E-Mail": "email", "Mobiltelefonnummer": "mobile", "Unternehmensname": "organization", "Land/Region": "country_code"},
		cells:  [][]string{{"Deutschland", "Jürgen", "Müller", "0151 23456789", "j@example.com", "", "Hof", "9", "", ""}},
	},
	{
		name: "Mailchimp", program: columns.ProgramMailchimp,
		header: `Email Address,First Name,Last Name,Address,Phone Number,Birthday,Company,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS`,
		rows: []map[string]string{
			{"Email Address": "a@example.com", "First Name": "Ann", "Last Name": "Lee", "Phone Number": "5155551234", "Company": "Lee Farms", "MEMBER_RATING": "2", "CC": "US", "LEID": "90498395", "EUID": "810826c56e", "NOTES": "n", "TAGS": `"North","VIP, gold"`},
			{"Email Address": "b@example.com", "First Name": "Bo", "Last Name": "Ek", "CC": "SE", "TAGS": `alpha, be\,ta`},
			{"Email Address": "c@example.com", "First Name": "Cy", "Last Name": "Ek", "CC": "SE", "TAGS": "one"},
		},
		roles: map[string]string{"Email Address": "email", "First Name": "first_name", "Last Name": "last_name", "Phone Number": "mobile", "Company": "organization", "CC": "country_code", "NOTES": "notes", "TAGS": "segments"},
		cells: [][]string{
			{"US", "Ann", "Lee", "5155551234", "a@example.com", "", "Lee Farms", "", "North; VIP, gold", "n"},
			{"SE", "Bo", "Ek", "", "b@example.com", "", "", "", "alpha; be,ta", ""},
			{"SE", "Cy", "Ek", "", "c@example.com", "", "", "", "one", ""},
		},
	},
	{
		name: "address cards as a table", program: columns.ProgramApple,
		header: `FN,N,TEL;type=CELL,TEL;type=HOME,EMAIL;type=INTERNET;type=HOME,ORG,ADR;type=HOME,BDAY,NOTE,CATEGORIES,X-ABUID`,
		rows:   []map[string]string{{"FN": "Jürgen Müller", "N": "Müller;Jürgen;;;", "TEL;type=CELL": "+49 151 23456789", "TEL;type=HOME": "+49 30 901820", "EMAIL;type=INTERNET;type=HOME": "j@example.com", "ORG": "Hof Müller", "NOTE": "n", "CATEGORIES": "Nord,Süd"}},
		roles:  map[string]string{"FN": "name", "TEL;type=CELL": "mobile", "EMAIL;type=INTERNET;type=HOME": "email", "ORG": "organization", "NOTE": "notes", "CATEGORIES": "segments"},
		cells:  [][]string{{"", "Jürgen", "Müller", "+49 151 23456789", "j@example.com", "", "Hof Müller", "", "Nord; Süd", "n"}},
	},
	{
		name: "an exporter of Apple's Contacts", program: columns.ProgramApple,
		header: `First Name,Last Name,Phonetic First,Phonetic Last,Company,Mobile,iPhone,Main Phone,Home Phone,Home Fax,Home Email,Work Email,Home Page,Home Country,Work Country,Related Names,Note`,
		rows: []map[string]string{
			{"First Name": "Ann", "Last Name": "Lee", "Company": "Lee Farms", "Mobile": "5155551234", "Home Email": "a@example.com", "Home Country": "US", "Note": "n"},
		},
		roles: map[string]string{"First Name": "first_name", "Last Name": "last_name", "Company": "organization", "Mobile": "mobile", "Home Email": "email", "Home Country": "country_code", "Work Country": "country_code", "Note": "notes"},
		cells: [][]string{{"US", "Ann", "Lee", "5155551234", "a@example.com", "", "Lee Farms", "", "", "n"}},
	},
	{
		name: "Salesforce, report of contacts", program: columns.ProgramSalesforce,
		header: `Salutation,First Name,Last Name,Title,Account Name,Mailing Street,Mailing City,Mailing State/Province,Mailing Zip/Postal Code,Mailing Country,Phone,Mobile,Fax,Email,Account Owner,Contact ID,Account ID,Email Opt Out,Description`,
		rows: []map[string]string{
			{"First Name": "Ann", "Last Name": "Lee", "Title": "Owner", "Account Name": "Lee Farms", "Mailing Country": "United States", "Phone": "515 555 0000", "Mobile": "515 555 1234", "Email": "a@example.com", "Contact ID": "0035g00000AbCdE", "Account ID": "0015g00000XyZab", "Email Opt Out": "0", "Description": "n"},
			{"First Name": "Bo", "Last Name": "Ek", "Account Name": "Ek AB", "Mailing Country": "Sweden", "Email": "b@example.com", "Contact ID": "0035g00000AbCdF", "Email Opt Out": "1"},
		},
		roles: map[string]string{"First Name": "first_name", "Last Name": "last_name", "Account Name": "organization", "Mailing Country": "country_code", "Mobile": "mobile", "Email": "email", "Contact ID": "external_id", "Description": "notes"},
		cells: [][]string{
			{"United States", "Ann", "Lee", "515 555 1234", "a@example.com", "", "Lee Farms", "0035g00000AbCdE", "", "n"},
			{"Sweden", "Bo", "Ek", "", "b@example.com", "", "Ek AB", "0035g00000AbCdF", "", ""},
		},
	},
	{
		name: "Salesforce, report of leads", program: columns.ProgramSalesforce,
		header: `Lead Owner,First Name,Last Name,Title,Company / Account,Email,Lead Source,Street,City,State/Province,Zip/Postal Code,Country,Phone,Mobile,Lead Status,Lead ID`,
		rows:   []map[string]string{{"First Name": "Ann", "Last Name": "Lee", "Company / Account": "Lee Farms", "Email": "a@example.com", "Country": "US", "Mobile": "5155551234", "Lead ID": "00Q5g00000AbCdE"}},
		roles:  map[string]string{"First Name": "first_name", "Last Name": "last_name", "Company / Account": "organization", "Email": "email", "Country": "country_code", "Mobile": "mobile", "Lead ID": "external_id"},
		cells:  [][]string{{"US", "Ann", "Lee", "5155551234", "a@example.com", "", "Lee Farms", "00Q5g00000AbCdE", "", ""}},
	},
	{
		name: "Salesforce, Data Loader", program: columns.ProgramSalesforce,
		header: `ID,ISDELETED,MASTERRECORDID,ACCOUNTID,LASTNAME,FIRSTNAME,SALUTATION,NAME,MAILINGSTREET,MAILINGCITY,MAILINGPOSTALCODE,MAILINGCOUNTRY,MAILINGCOUNTRYCODE,PHONE,FAX,MOBILEPHONE,EMAIL,OWNERID,HASOPTEDOUTOFEMAIL,CREATEDDATE,SYSTEMMODSTAMP`,
		rows:   []map[string]string{{"ID": "0035g00000AbCdE", "LASTNAME": "Lee", "FIRSTNAME": "Ann", "NAME": "Ann Lee", "MAILINGCOUNTRY": "United States", "MAILINGCOUNTRYCODE": "US", "MOBILEPHONE": "5155551234", "EMAIL": "a@example.com", "ISDELETED": "false", "HASOPTEDOUTOFEMAIL": "false"}},
		roles:  map[string]string{"ID": "external_id", "LASTNAME": "last_name", "FIRSTNAME": "first_name", "MAILINGCOUNTRYCODE": "country_code", "MAILINGCOUNTRY": "country_code", "MOBILEPHONE": "mobile", "EMAIL": "email"},
		cells:  [][]string{{"US", "Ann", "Lee", "5155551234", "a@example.com", "", "", "0035g00000AbCdE", "", ""}},
	},
}

func (e export) columns() []string { return strings.Split(e.header, ",") }

func (e export) table() [][]string {
	rows := make([][]string, len(e.rows))
	for i, cells := range e.rows {
		rows[i] = make([]string, len(e.columns()))
		for title, cell := range cells {
			rows[i][slices.Index(e.columns(), title)] = cell
		}
	}
	return rows
}

// cellFields are the fields of export.cells.
var cellFields = append(data.SheetFields(), data.FieldNotes)

func TestExportsOfPrograms(t *testing.T) {
	for _, e := range exports {
		t.Run(e.name, func(t *testing.T) {
			header, rows := e.columns(), e.table()
			for _, sample := range [][][]string{rows, nil} {
				m, _ := columns.Understand(header, sample, columns.Options{DefaultCountry: true})
				if m.Program != e.program {
					t.Errorf("written by %q, want %q", m.Program, e.program)
				}
				for i, role := range m.Roles {
					want := e.roles[header[i]]
					if want == "" {
						want = "ignore"
					}
					if role.String() != want {
						t.Errorf("%q is %v, want %s", header[i], role, want)
					}
				}
				for i, row := range rows {
					cells := m.Cells(row)
					for n, f := range cellFields {
						if cells[f] != e.cells[i][n] {
							t.Errorf("row %d: %v is %q, want %q", i, f, cells[f], e.cells[i][n])
						}
					}
				}
				if e.roles["FN"] == "" && len(m.Unclear) > 0 {
					t.Errorf("unclear: %v", m.Unclear)
				}
			}
		})
	}
}

// A file that a program wrote and a person shortened or added to is understood as well.
func TestExportsThatWereChanged(t *testing.T) {
	header := []string{"First Name", "Last Name", "Mobile Phone", "Business Phone", "Home Phone", "E-mail Address", "Home Country/Region", "Categories"}
	m, err := columns.Understand(header, nil, columns.Options{})
	if err != nil || m.Program != "" || m.Title(data.FieldMobile) != "Mobile Phone" || m.Title(data.FieldCountry) != "Home Country/Region" ||
		m.Title(data.FieldEmail) != "E-mail Address" || m.Title(data.FieldSegments) != "Categories" {
		t.Errorf("shortened: %v, %v", m, err)
	}
	outlook := exports[3]
	m, err = columns.Understand(append(outlook.columns(), "Country Code", "Segments", "Row number", "Reason"), nil, columns.Options{})
	if err != nil || m.Program != columns.ProgramOutlook {
		t.Fatalf("added to: %q, %v", m.Program, err)
	}
	row := make([]string, len(m.Header))
	row[slices.Index(m.Header, "Home Country/Region")], row[slices.Index(m.Header, "Country Code")] = "Germany", "AT"
	row[slices.Index(m.Header, "Categories")], row[slices.Index(m.Header, "Segments")] = "North;South", "East"
	if cells := m.Cells(row); cells[data.FieldCountry] != "AT" || cells[data.FieldSegments] != "East; North;South" {
		t.Errorf("added to: %q", cells)
	}
}
