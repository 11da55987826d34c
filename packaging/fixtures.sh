#!/usr/bin/env bash
# Makes data/sheet/testdata/programs: the same contacts as LibreOffice, Gnumeric, exceljs, SheetJS, openpyxl and Python's
# csv write them, from packaging/fixtures/contacts.json. The tests read what is there and never run this.
set -euo pipefail
. "$(dirname "$0")/../.ci/env"

here=$MUSTER_ROOT/packaging/fixtures
contacts=$here/contacts.json
out=$MUSTER_ROOT/data/sheet/testdata/programs
python=/usr/bin/python3 # the system's, which has the packages of the system
exceljs=4.4.0 sheetjs=0.18.5

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fail() {
	printf 'fixtures: %s\n' "$1" >&2
	[ $# -lt 2 ] || cat "$2" >&2
	exit 1
}

# office FILTER FROM TO: LibreOffice writes the file FROM with the filter as TO.
office() {
	rm -rf converted
	soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$1" --outdir converted "$2" >office.log 2>&1 ||
		fail "LibreOffice did not write $3" office.log
	mv converted/* "made/$3" || fail "LibreOffice wrote nothing for $3" office.log
}

# csv TOKENS: LibreOffice's filter for text files. Its tokens are the delimiter, the quote, the encoding, the first line,
# formats and language, whether all texts are quoted, and whether cells are written as they are shown.
csv() { printf 'csv:Text - txt - csv (StarCalc):%s' "$1"; }

# gnumeric FROM TO [OPTIONS]: Gnumeric writes the file FROM as TO.
gnumeric() {
	local from=$1 to=$2
	shift 2
	ssconvert "$@" "$from" "made/$to" >ssconvert.log 2>&1 || fail "Gnumeric did not write $to" ssconvert.log
}

mkdir made
for kind in book table western; do
	"$python" "$here/flat_sheet.py" "$kind" "$contacts" "$kind.fods"
done

printf 'LibreOffice\n'
office xlsx book.fods libreoffice.xlsx
office ods book.fods libreoffice.ods
office xls book.fods libreoffice.xls
office "$(csv 44,34,76,1,,0,false,true)" table.fods libreoffice-comma.csv
office "$(csv 59,34,76,1,,0,true,true)" table.fods libreoffice-quoted.csv
office "$(csv 59,34,1,1,,0,false,true)" western.fods libreoffice-windows-1252.csv
office "$(csv 59,34,33,1,,0,false,true)" table.fods libreoffice-windows-1250.csv
office "$(csv 9,34,65535,1,,0,false,true)" table.fods libreoffice-utf-16.csv
office "$(csv 124,39,76,1,,0,false,true)" table.fods libreoffice-pipe.csv

printf 'Gnumeric\n'
gnumeric made/libreoffice.ods gnumeric.xlsx
office ods table.fods table.ods
mv made/table.ods .
gnumeric table.ods gnumeric.csv
gnumeric table.ods gnumeric-two-pipes.txt -T Gnumeric_stf:stf_assistant -O 'separator="||" format=raw eol=windows'
gnumeric table.ods gnumeric-comma-blank.txt -T Gnumeric_stf:stf_assistant -O 'separator=", " format=raw quoting-mode=always eol=mac'
gnumeric table.ods gnumeric-apostrophes.txt -T Gnumeric_stf:stf_assistant -O "separator=';' quote=\"'\" format=preserve charset=ISO-8859-2"

printf 'exceljs and SheetJS\n'
npm install --silent --no-audit --no-fund "exceljs@$exceljs" "xlsx@$sheetjs" >npm.log 2>&1 || fail 'npm did not install exceljs and xlsx' npm.log
NODE_PATH=$work/node_modules node "$here/workbooks.js" "$contacts" made

printf 'openpyxl and Python\n'
"$python" "$here/workbooks.py" "$contacts" made
"$python" "$here/text_files.py" "$contacts" made

{
	printf '# Files that other programs wrote\n\n'
	printf 'The contacts of packaging/fixtures/contacts.json, made by `make fixtures`. Each file is named after the program that wrote it.\n\n'
	printf '| files | program |\n|---|---|\n'
	printf '| `libreoffice*` | LibreOffice Calc %s |\n' "$(soffice --version | sed -n 's/^LibreOffice \([0-9.]*\).*/\1/p')"
	printf '| `gnumeric*` | Gnumeric %s (`ssconvert`) |\n' "$(ssconvert --version 2>&1 | sed -n "s/.*version '\([0-9.]*\)'.*/\1/p")"
	printf '| `exceljs*` | exceljs %s |\n' "$exceljs"
	printf '| `sheetjs*` | SheetJS %s |\n' "$sheetjs"
	printf '| `openpyxl*` | openpyxl %s |\n' "$("$python" -c 'import openpyxl; print(openpyxl.__version__)')"
	printf '| `python*` | csv of Python %s |\n' "$("$python" -c 'import platform; print(platform.python_version())')"
	printf '\nThe tests that read them are `programs_test.go` and `programs_text_test.go`.\n'
} >made/README.md

find made -size +20k -exec printf 'fixtures: %s is too large\n' {} + | grep . && exit 1
rm -rf "$out"
mv made "$out"
du -sh "$out"
