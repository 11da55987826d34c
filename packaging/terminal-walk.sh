#!/usr/bin/env bash
# Walks Muster's main job in the terminal, in a book of its own that it throws
# away: sample sheet, segments, import, export, import again; then a file that
# leaves something open: its plan, a decision about a row, taking segments away,
# and undoing; and a backup made and restored.
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

# A file that was imported before is known, and one that leaves something open is looked at first: a segment in another
# spelling, and a row whose ID and number are those of two contacts.
muster import contacts.csv --json >before.json
expect before.json unchanged 4
grep -q '"imported_before": \[$' before.json

{
	head -n 1 sample.csv
	printf '%s\r\n' \
		"US,John,O'Neil,(515) 555-1234,john.oneil@example.org,,,EC-00000001,Nroth" \
		'PL,Łukasz,Wiśniewski,512 345 678,lukasz@example.com,,,,Nroth'
} >open.csv
status=0
say import open.csv --dry-run --plan plan.csv --json >open.json || status=$?
[ "$status" -eq 3 ] || {
	printf 'terminal walk: an open conflict ended with %d\n' "$status" >&2
	exit 1
}
expect open.json conflicts 1
expect open.json updated 1
grep -q '^2,conflict,' plan.csv
grep -q '^3,changed,.*lukasz@example.com' plan.csv

say import open.csv --row 2=2 --use-segment Nroth=Nord --plan plan.xlsx --json >decided.json
expect decided.json conflicts 0
expect decided.json updated 2
expect decided.json decided 1
muster read plan.xlsx >plan-rows.csv
grep -q '^2,changed,,2,.*john.oneil@example.org' plan-rows.csv
say undo

say import contacts.csv --remove-segments --json >removed.json
expect removed.json memberships_removed 4
expect removed.json updated 3
say undo
muster import contacts.csv --json >restored.json
expect restored.json unchanged 4
say history

# A backup takes the place of the book, which is kept.
say backup
say segment delete Nord
say backups
muster backups --json >backups.json
expect backups.json contacts 4
say restore "$(sed -n 's/^ *"path": "\(.*\)",$/\1/p' backups.json | sed 's/\\\\/\\/g')" # as JSON writes a path of Windows
muster segment list --json >segments.json
expect segments.json count 2
muster backups --json >backups.json
grep -q '"kind": "kept_aside"' backups.json

printf '\nWalked: the sample sheet filled in, imported, put in segments, exported, and imported again without a change;\n'
printf 'then a plan looked at and decided, segments taken away, and undone; then a backup made and restored.\n'
