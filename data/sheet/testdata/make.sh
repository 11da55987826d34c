#!/bin/sh
# Makes the workbooks of this folder with other programs, so that the tests read
# what those really write. Needs soffice, ssconvert, and node with the packages
# exceljs and xlsx in the folder $1 (npm install exceljs xlsx, outside of this
# repository).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
modules=$(cd "$1" && pwd)/node_modules
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# LibreOffice: every column as text (filter option 2 a column).
cp "$here/people.csv" "$work/libreoffice.csv"
soffice -env:UserInstallation="file://$work/profile" --headless \
	--infilter='CSV:44,34,76,1,1/2/2/2/3/2/4/2' \
	--convert-to xlsx --outdir "$here" "$work/libreoffice.csv" >/dev/null

# The same, saved as the formats that are refused.
for kind in ods xls; do
	soffice -env:UserInstallation="file://$work/profile" --headless \
		--convert-to "$kind" --outdir "$work" "$here/libreoffice.xlsx" >/dev/null
done
cp "$work/libreoffice.ods" "$work/libreoffice.xls" "$here/"

# Gnumeric: it takes phones for numbers, as people's programs do.
ssconvert "$here/people.csv" "$here/gnumeric.xlsx" >/dev/null 2>&1

NODE_PATH=$modules node "$here/make.js" "$here"
