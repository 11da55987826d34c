package field

// countryLanguages are the languages whose country names are understood.
var countryLanguages = []string{"en", "fr", "de", "es", "it", "pl", "pt"}

// countriesWithoutNumbers are the ISO 3166-1 countries that have no numbering plan of their own.
var countriesWithoutNumbers = []string{"AQ", "BV", "GS", "HM", "PN", "TF", "UM"}

// countrySpellings are usual ways to write a country that are neither its name in one of our languages nor its ISO
// letters.
var countrySpellings = map[string][]string{
	"AE": {"UAE", "U.A.E.", "Emirates", "Emirate", "VAE", "EAU", "ZEA"},
	"AR": {"Republica Argentina", "Argentine Republic"},
	"AT": {"Österreich", "Oesterreich", "Republik Österreich"},
	"AU": {"Commonwealth of Australia"},
	"BA": {"Bosnia", "Bosnien", "Bosnie", "Bośnia", "Bósnia", "BiH"},
	"BE": {"België", "Belgie"},
	"BO": {"Bolivia"},
	"BR": {"Brasil", "Brazil", "Brésil", "Brasile", "Brazylia"},
	"BY": {"Weissrussland", "White Russia", "Biélorussie", "Bielorussia"},
	"CD": {"DR Congo", "DRC", "Congo Kinshasa", "Kongo Kinshasa"},
	"CG": {"Congo Brazzaville", "Republic of the Congo"},
	"CH": {"Schweiz", "Suisse", "Svizzera", "Svizra", "Schweizerische Eidgenossenschaft"},
	"CI": {"Ivory Coast", "Elfenbeinküste"},
	"CN": {"PR China", "P.R. China", "PRC", "VR China", "People's Republic of China", "Volksrepublik China"},
	"CZ": {"Czech Republic", "Tschechische Republik", "Tschechei", "République tchèque", "República Checa", "Repubblica Ceca", "República Tcheca", "Republika Czeska", "Česko"},
	"DE": {"Deutschland", "BRD", "Bundesrepublik", "Bundesrepublik Deutschland", "Federal Republic of Germany", "FRG", "RFA", "RFN", "GER", "Alemania", "Alemanha"},
	"DK": {"Danmark"},
	"EG": {"Misr"},
	"ES": {"Espana", "Kingdom of Spain"},
	"FI": {"Suomi"},
	"FR": {"République française", "French Republic"},
	"GB": {"UK", "U.K.", "Great Britain", "Britain", "England", "Scotland", "Wales", "Northern Ireland", "Großbritannien", "Grossbritannien", "Vereinigtes Königreich", "Royaume-Uni", "Grande-Bretagne", "Angleterre", "Reino Unido", "Gran Bretaña", "Inglaterra", "Regno Unito", "Gran Bretagna", "Inghilterra", "Wielka Brytania", "Anglia", "Grã-Bretanha", "Schottland"},
	"GR": {"EL", "Hellas", "Ellada"},
	"HR": {"Hrvatska"},
	"HU": {"Magyarország", "Magyarorszag"},
	"IE": {"Republic of Ireland", "Eire", "Éire"},
	"IN": {"Bharat"},
	"IR": {"Persia", "Islamic Republic of Iran"},
	"IT": {"Italia"},
	"JP": {"Nippon", "Nihon"},
	"KP": {"DPRK"},
	"KR": {"Korea", "Republic of Korea", "Korea Süd", "Südkorea", "Corée", "Corea"},
	"LI": {"Fürstentum Liechtenstein"},
	"LT": {"Lietuva"},
	"LU": {"Lëtzebuerg"},
	"LV": {"Latvija"},
	"MD": {"Moldavia", "Moldawien", "Moldavie"},
	"MK": {"Macedonia", "Mazedonien", "Macédoine", "FYROM"},
	"MM": {"Burma", "Birma", "Birmanie", "Birmania"},
	"MX": {"Mejico", "Méjico", "Estados Unidos Mexicanos"},
	"NL": {"Holland", "The Netherlands", "Nederland", "Hollande", "Holanda", "Olanda", "Holandia"},
	"NO": {"Norge", "Noreg"},
	"PH": {"The Philippines", "Filipinas"},
	"PL": {"Rzeczpospolita Polska", "Republic of Poland"},
	"PT": {"Portuguese Republic"},
	"RO": {"Rumania", "Roumania"},
	"RS": {"Srbija"},
	"RU": {"Russian Federation", "Russische Föderation", "Fédération de Russie", "Federación de Rusia", "Federazione Russa", "Federacja Rosyjska", "Federação Russa", "Rossija"},
	"SE": {"Sverige"},
	"SI": {"Slovenija"},
	"SK": {"Slovak Republic", "Slowakische Republik", "Slovensko"},
	"SY": {"Syrian Arab Republic"},
	"SZ": {"Swaziland", "Swasiland"},
	"TL": {"East Timor", "Osttimor"},
	"TR": {"Turkey", "Türkei", "Turkiye"},
	"UA": {"Ukraina", "The Ukraine"},
	"US": {"USA", "U.S.", "U.S.A.", "United States of America", "The United States", "America", "Amerika", "Vereinigte Staaten von Amerika", "Etats Unis d'Amérique", "Estados Unidos de América", "Stati Uniti d'America", "Stany Zjednoczone Ameryki", "Estados Unidos da América", "EEUU", "EE. UU.", "EUA", "E.U.A.", "Amérique"},
	"VA": {"Vatican", "Vatikan", "Vaticano", "Watykan", "Holy See"},
	"VN": {"Viet Nam"},
	"ZA": {"RSA", "Südafrikanische Republik", "Republic of South Africa"},
}

// vehicleCodes are the letters on the back of a car that are not ISO's. They are only suggested: a lone letter can
// be anything.
var vehicleCodes = map[string]string{
	"a": "AT", "b": "BE", "d": "DE", "e": "ES", "f": "FR", "h": "HU", "i": "IT", "j": "JP", "l": "LU", "m": "MT", "n": "NO",
	"p": "PT", "s": "SE", "slo": "SI", "cdn": "CA", "fl": "LI",
}
