package columns

import "muster/data"

var italian = language{
	code: "it",
	headers: map[data.Field]string{
		data.FieldCountry: `Codice paese | Paese | Nazione | Codice nazione | Codice del paese | Codice ISO |
			Prefisso paese | Prefisso internazionale | Sigla nazione | Sigla paese | Paese/area geografica |
			Paese di residenza | Cod. nazione`,
		data.FieldFirstName: `Nome | Nome di battesimo | Nomi | Primo nome`,
		data.FieldLastName:  `Cognome | Cognomi`,
		data.FieldMobile: `Numero di cellulare | Cellulare | Telefono cellulare | Tel. cellulare | Cell. |
			Telefonino | Mobile | Telefono mobile | Numero di telefono cellulare | Numero mobile | Tel. mobile |
			Tel. cell. | Numero cell. | Cellulari | SMS | Numero SMS | Recapito cellulare | Utenza mobile`,
		data.FieldEmail: `Indirizzo e-mail | E-mail | Posta elettronica | Indirizzo di posta elettronica |
			Indirizzo mail | Mail | Indirizzo di posta | Indirizzo posta elettronica | Posta`,
		data.FieldAccount: `Numero di conto | Conto | Numero account | Numero cliente | Codice cliente |
			Codice conto | Cod. cliente | Conto cliente | Codice anagrafica`,
		data.FieldOrganization: `Organizzazione | Azienda | Società | Ragione sociale | Ditta | Impresa |
			Nome azienda | Nome della società | Nome account | Nome dell'azienda | Azienda agricola |
			Denominazione sociale | Nome ditta | Nome organizzazione | Ente`,
		data.FieldExternalID: `ID esterno | Identificativo esterno | Riferimento esterno | Codice esterno |
			Chiave esterna | Numero esterno`,
		data.FieldSegments: `Segmenti | Segmento | Segmenti cliente | Segmento cliente | Nome segmento |
			Nome del segmento | Segmentazione`,
		data.FieldNotes: `Note | Nota | Osservazioni | Commento | Commenti | Annotazioni | Annotazione`,
	},
	weak: map[data.Field]string{
		data.FieldCountry: `Stato`,
		data.FieldMobile: `Telefono | Numero di telefono | Recapito | Recapito telefonico | Tel. | Numero tel. |
			Telefoni | Contatto telefonico`,
		data.FieldOrganization: `Denominazione`,
		data.FieldExternalID:   `Identificativo | ID cliente | ID contatto | Matricola`,
		data.FieldSegments:     `Etichette | Etichetta | Gruppi | Gruppo | Categorie | Categoria | Tag | Liste`,
		data.FieldNotes:        `Descrizione | Informazioni aggiuntive`,
	},
	fullNames: `Nome completo | Nome e cognome | Nome cognome | Nome/Cognome | Nome visualizzato`,
	lastFirst: `Cognome e nome | Cognome nome | Cognome/Nome | Cognome, nome | Nominativo`,
	persons: `Contatto | Referente | Persona di contatto | Persona di riferimento | Cliente | Nome cliente |
		Nome del cliente | Nome contatto | Nome del contatto | Intestatario | Titolare | Agricoltore |
		Destinatario | Anagrafica`,
	others: `Indirizzo | Indirizzo 2 | Via | Numero civico | Civico | Città | Comune | Località | CAP |
		Codice postale | Provincia | Prov. | Regione | Zona | Frazione | Casella postale | Fax | Telefono fisso |
		Fisso | Tel. fisso | Sito web | Sito | Pagina web | Data di nascita | Compleanno | Età | Sesso | Genere |
		Titolo | Qualifica | Posizione | Ruolo | Mansione | Professione | Reparto | Filiale | Negozio |
		Secondo nome | Soprannome | Suffisso | Prefisso | Iniziali | Lingua | Valuta | Tipo | Tipologia |
		Origine | Fonte | Provenienza | Settore | Attività | Data | Data creazione | Creato il | Creato da |
		Modificato il | Ultima modifica | Ultima attività | Proprietario | Agente | Venditore | Consulente |
		Commerciale | Foto | Partita IVA | P. IVA | Codice fiscale | C.F. | Importo | Saldo | Sconto | Prezzo |
		Quantità | Totale | Newsletter | Consenso | Privacy | Attivo | Non attivo | Bloccato | Eliminato |
		Privato | Riservatezza | PEC | Codice SDI | Codice destinatario | Password | Utente | Coniuge | Figli |
		Assistente | Modello | Macchina | Numero di serie | Matricola macchina | Prodotto | Fattura | Ordine |
		Numero | Riga | Superficie | Ettari | Coltura | Priorità`,
	rowNumber: "Numero di riga", reason: "Motivo",
}
