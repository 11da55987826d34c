#!/usr/bin/env bash
# Sends sheets through LibreOffice and Gnumeric and back, and checks that no
# leading zero, umlaut or segment is lost on the way.
set -euo pipefail
. "$(dirname "$0")/../.ci/env"

muster=$(realpath "${MUSTER:-dist/muster}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export XDG_DATA_HOME=$folder/data

muster() { "$muster" --book office.muster --lang en "$@"; }

fail() {
	printf 'office: %s\n' "$1" >&2
	[ $# -lt 2 ] || cat "$2" >&2
	exit 1
}

# expect NAME NUMBER: the import's result in result.json has this number.
expect() { grep -Eq "\"$1\": *$2\b" result.json || fail "$1 should be $2 in:" result.json; }

# through FORMAT FILE: LibreOffice writes FILE again as FORMAT, into out/.
through() {
	rm -rf out
	soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to "$1" --outdir out "$2" >soffice.log 2>&1 ||
		fail "LibreOffice did not convert $2" soffice.log
	grep -qi 'repair\|corrupt' soffice.log && fail "LibreOffice found something to repair in $2" soffice.log
	return 0
}

# Comma, quotes where needed, UTF-8, from the first row, cells as they are shown.
csv='csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'

{
	muster sample sample.csv >/dev/null
	head -n 1 sample.csv
	printf '%s\r\n' \
		'DE,Anna,Müller,0151 23456789,anna.mueller@example.com,0070012,"Hof ""Sonnental"", Köln",EC-00000001,Nord; Harvest 2026' \
		'PL,Łukasz,Wiśniewski,512 345 678,,0000000000000000000123,,00000000000000000000000045,Harvest 2026' \
		"FR,Chloé,D'Angelo,06 12 34 56 78,chloe@example.org,,,EC-00000003,"
} >contacts.csv
muster import contacts.csv --create-segments >/dev/null
muster export all.xlsx >/dev/null
muster export all.csv >/dev/null

printf 'sample sheet → LibreOffice → CSV → import\n'
muster sample sample.xlsx >/dev/null
through "$csv" sample.xlsx
grep -q ',015[0-9]' out/sample.csv || grep -q ',0[0-9]' out/sample.csv || fail 'the leading zero of a number is lost' out/sample.csv
# The two example rows are left in, and known as such.
muster import out/sample.csv --dry-run --json >result.json
expect rows 2
expect skipped 2

printf 'export (XLSX) → LibreOffice → XLSX → import\n'
through xlsx all.xlsx
muster import out/all.xlsx --json >result.json
expect rows 3
expect unchanged 3

printf 'export (XLSX) → LibreOffice → CSV → import\n'
through "$csv" all.xlsx
muster import out/all.csv --json >result.json
expect rows 3
expect unchanged 3

printf 'export (CSV) → LibreOffice → XLSX, every column as text → import\n'
rm -rf out
soffice "-env:UserInstallation=file://$folder/profile" --headless \
	--infilter='Text - txt - csv (StarCalc):44,34,76,1,1/2/2/2/3/2/4/2/5/2/6/2/7/2/8/2/9/2' \
	--convert-to xlsx --outdir out all.csv >soffice.log 2>&1 || fail 'LibreOffice did not read the CSV' soffice.log
muster import out/all.xlsx --json >result.json
expect rows 3
expect unchanged 3

printf 'export (XLSX) → Gnumeric → XLSX → import\n'
ssconvert all.xlsx gnumeric.xlsx >ssconvert.log 2>&1 || fail 'Gnumeric did not convert all.xlsx' ssconvert.log
muster import gnumeric.xlsx --json >result.json
expect rows 3
expect unchanged 3

# same WANTED FILE: both files hold the same cells, as Muster reads them.
same() {
	muster read "$1" >wanted.txt 2>/dev/null
	muster read "$2" >got.txt 2>/dev/null
	[ -s wanted.txt ] || fail "nothing is read in $1"
	diff wanted.txt got.txt >cells.diff || fail "LibreOffice has other cells of $1:" cells.diff
}

# libreoffice DELIMITER ENCODING COLUMNS: how LibreOffice reads a CSV, every column as text.
libreoffice() {
	local columns=''
	for i in $(seq "$3"); do columns+="$i/2/"; done
	printf 'Text - txt - csv (StarCalc):%s,34,%s,1,%s' "$1" "$2" "${columns%/}"
}

# Every profile, and copies with what can be chosen: the file is opened by LibreOffice, which saves it as XLSX; that holds the same
# cells, one by one, and both come back unchanged.
{
	printf 'Kundennr. extern;Segmente;Nachname;Vorname;Freifeld 3;Handynummer;Ländervorwahl;E-Mail-Adresse;Kontonummer;Organisation\r\n'
} | iconv -t WINDOWS-1250 >theirs.csv
muster profile adopt theirs.csv Theirs --encoding Windows-1250 --map 'Kundennr. extern=external_id' >/dev/null 2>&1
muster profile show Theirs --json | grep -q '"encoding": "Windows-1250"' || fail 'the encoding of the adopted file is lost'
printf '%s\r\n' 'Country Code,First Name,Last Name,Mobile Number,Organization,Account Number' \
	"DE,'=Bernd,\"'@Formel, GmbH\",0170 1234567,'-5,'=1+1" >formulas.csv
muster import formulas.csv >/dev/null
for profile in expertconnect excel google Theirs; do
	printf 'profile %s (CSV) → LibreOffice → XLSX, cell by cell → import\n' "$profile"
	muster export "$profile.csv" --profile "$profile" 2>/dev/null
	muster export "$profile.xlsx" --profile "$profile" 2>/dev/null
	delimiter=44 encoding=76
	if [ "$profile" = Theirs ]; then delimiter=59 encoding=33; fi
	columns=$(muster profile show "$profile" | wc -l)
	rm -rf out
	soffice "-env:UserInstallation=file://$folder/profile" --headless --infilter="$(libreoffice $delimiter $encoding "$columns")" \
		--convert-to xlsx --outdir out "$profile.csv" >soffice.log 2>&1 || fail "LibreOffice did not read $profile.csv" soffice.log
	# An apostrophe before a formula is LibreOffice's text; in a CSV it is ours to take off.
	muster read out/"$profile.xlsx" 2>/dev/null | sed "s/'\([=+@-]\)/\1/g" >got.txt
	muster read "$profile.csv" 2>/dev/null >wanted.txt
	diff wanted.txt got.txt >cells.diff || fail "LibreOffice has other cells of $profile.csv:" cells.diff
	muster import "$profile.csv" --json >result.json
	expect rows 4
	expect unchanged 4

	printf 'profile %s (XLSX) → LibreOffice → XLSX, cell by cell → import\n' "$profile"
	through xlsx "$profile.xlsx"
	same "$profile.xlsx" out/"$profile.xlsx"
	muster import out/"$profile.xlsx" --json >result.json
	expect rows 4
	expect unchanged 4
done

printf 'profile vcard → import\n'
muster export cards.vcf --profile vcard 2>/dev/null
muster import cards.vcf --json >result.json
expect rows 4
expect unchanged 4

printf 'All came back as they went.\n'
