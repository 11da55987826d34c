#!/usr/bin/env bash
# Walks Muster's main job in the terminal, in a book of its own that it throws
# away: sample sheet, segments, import, export, import again.
#
#   packaging/terminal-walk.sh COMMAND...
#
# COMMAND is how to call Muster: dist/muster, or wine64 dist/muster-cli.exe.
set -euo pipefail

[ $# -gt 0 ] || {
	printf 'usage: %s COMMAND...\n' "$0" >&2
	exit 2
}
command=()
for word in "$@"; do
	# The walk goes on in a folder of its own, where relative paths are wrong.
	if [ -e "$word" ]; then word=$(realpath "$word"); fi
	command+=("$word")
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export XDG_DATA_HOME=$folder/data

muster() { "${command[@]}" --book walk.muster "$@"; }

# say shows a command and runs it.
say() {
	printf '\n$ muster' >&2
	printf ' %q' "$@" >&2
	printf '\n' >&2
	muster "$@"
}

# expect FILE NAME NUMBER: the import's result in FILE has this number.
expect() {
	grep -Eq "\"$2\": *$3\b" "$1" || {
		printf 'terminal walk: %s should be %s in:\n' "$2" "$3" >&2
		cat "$1" >&2
		exit 1
	}
}

say sample sample.xlsx
say sample sample.csv

# Filled in: the header of the sample, and people in place of the example rows.
{
	head -n 1 sample.csv
	printf '%s\r\n' \
		'DE,Anna,Müller,0151 23456789,anna.mueller@example.com,0070012,"Hof ""Sonnental"", Köln",EC-00000001,Nord; Harvest 2026' \
		"US,John,O'Neil,(515) 555-1234,john@example.org,0000815,O'Neil Farms,EC-00000002,Harvest 2026" \
		'PL,Łukasz,Wiśniewski,512 345 678,,,,,' \
		'BR,João,Araújo,(11) 98765-4321,joao.araujo@example.com,,,EC-00000004,Nord'
} >contacts.csv

say segment create Nord
say segment create 'Harvest 2026'
say import contacts.csv
say segment list
say contacts

say export all.csv
say export all.xlsx
say import all.csv --json >again-csv.json
say import all.xlsx --json >again-xlsx.json
for result in again-csv.json again-xlsx.json; do
	expect "$result" rows 4
	expect "$result" unchanged 4
done
muster segment list --json >segments.json
expect segments.json count 2
grep -q 'Harvest 2026' segments.json

printf '\nWalked: the sample sheet filled in, imported, put in segments, exported, and imported again without a change.\n'
