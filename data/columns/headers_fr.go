package columns

import "muster/data"

var french = language{
	code: "fr",
	headers: map[data.Field]string{
		data.FieldCountry: `Code pays | Pays | Code du pays | Code ISO | Code pays ISO | Indicatif pays |
			Indicatif du pays | Pays ISO | Pays Région | Pays de résidence | Nom du pays`,
		data.FieldFirstName: `Prénom | Prénoms | Prénom usuel | Petit nom`,
		data.FieldLastName:  `Nom | Nom de famille | Patronyme | Nom usuel | Nom d'usage | Noms`,
		data.FieldMobile: `Numéro de mobile | Mobile | Téléphone portable | Téléphone mobile | Tél. portable |
			Tél. mobile | Portable | N° de mobile | N° portable | Numéro de téléphone mobile |
			Numéro de téléphone portable | Cellulaire | Numéro de cellulaire | Téléphone cellulaire |
			Tél. cellulaire | GSM | N° GSM | Téléphone GSM | Natel | SMS | Numéro SMS | Cell`,
		data.FieldEmail: `Adresse e-mail | E-mail | Courriel | Adresse courriel | Adresse électronique |
			Adresse mail | Mél | Adresse de courriel | Courrier électronique | Adresse de messagerie |
			Messagerie | Mail | Courriels | Emails`,
		data.FieldAccount: `Numéro de compte | Compte | Numéro client | Code client | Compte client |
			Réf. client | Référence client | Numéro de compte client | Code compte | Matricule client`,
		data.FieldOrganization: `Organisation | Société | Entreprise | Raison sociale | Nom de la société |
			Nom de l'entreprise | Exploitation | Organisme | Nom du compte | Nom de l'organisation |
			Exploitation agricole | Ferme | Établissement | Nom de l'exploitation | Structure | Employeur |
			Dénomination sociale`,
		data.FieldExternalID: `ID externe | Identifiant externe | Référence externe | Réf. externe | Clé externe |
			Numéro externe | Code externe`,
		data.FieldSegments: `Segments | Segment | Nom du segment | Segments client | Segment client | Segmentation`,
		data.FieldNotes: `Notes | Note | Remarque | Remarques | Commentaire | Commentaires | Observations |
			Observation | Mémo`,
	},
	weak: map[data.Field]string{
		data.FieldMobile: `Téléphone | Numéro de téléphone | Tél. | Numéro de tél. | Téléphones | N° d'appel`,
		data.FieldExternalID: `Identifiant | ID client | Identifiant client | ID contact |
			Identifiant du contact | ID de fiche d'informations | Matricule`,
		data.FieldSegments: `Étiquettes | Étiquette | Groupes | Groupe | Catégories | Catégorie | Libellés |
			Libellé | Tags | Listes`,
		data.FieldNotes: `Description | Informations complémentaires`,
	},
	fullNames: `Nom complet | Prénom et nom | Prénom nom | Prénom/Nom | Nom affiché | Nom d'affichage`,
	lastFirst: `Nom et prénom | Nom prénom | Nom/Prénom | Nom & prénom | Noms et prénoms | Nom, prénom`,
	persons: `Contact | Personne | Personne de contact | Interlocuteur | Client | Nom du contact | Nom du client |
		Adhérent | Exploitant | Agriculteur | Destinataire | Titulaire`,
	others: `Adresse | Adresse 1 | Adresse 2 | Adresse postale | Complément d'adresse | Rue | Voie | N° de rue |
		Ville | Commune | Localité | Code postal | CP | NPA | Département | Région | Canton | Province | État |
		Boîte postale | BP | Cedex | Fax | Télécopie | Télécopieur | Téléphone fixe | Fixe | Tél. fixe |
		Site web | Site internet | Site | Page web | Date de naissance | Anniversaire | Âge | Sexe | Genre |
		Civilité | Titre | Fonction | Poste | Profession | Métier | Service | Deuxième prénom | Surnom | Pseudo |
		Nom de jeune fille | Suffixe | Préfixe | Initiales | Langue | Devise | Statut | Type | Origine | Source |
		Secteur | Secteur d'activité | Activité | Date de création | Créé le | Créé par | Modifié le |
		Date de modification | Dernière activité | Date | Propriétaire | Commercial | Conseiller | Responsable |
		Vendeur | Photo | N° TVA | TVA intracommunautaire | SIRET | SIREN | Chiffre d'affaires | Montant | Solde |
		Remise | Prix | Quantité | Nombre | Total | Lettre d'information | Infolettre | Consentement |
		Désinscrit | Inscrit | Actif | Inactif | Bloqué | Supprimé | Privé | Confidentiel | Mot de passe |
		Identifiant de connexion | Conjoint | Enfants | Assistant | Agence | Magasin | Concession | Modèle |
		Machine | N° de série | Produit | Facture | Commande | Numéro | Ligne | Surface | Hectares | Culture |
		Priorité | Pièces jointes`,
	rowNumber: "Numéro de ligne", reason: "Motif",
}
