#!/usr/bin/env bash
# Makes the pictures of the icon anew from assets/icon.svg; needs rsvg-convert
# (librsvg2-bin) and ImageMagick.
set -euo pipefail
cd "$(dirname "$0")/.."

magick=$(command -v magick || command -v convert-im6.q16 || command -v convert)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

rsvg-convert -w 512 -h 512 assets/icon.svg -o assets/icon.png
for size in 16 24 32 48 64 128 256; do
	rsvg-convert -w "$size" -h "$size" assets/icon.svg -o "$folder/$(printf '%03d' "$size").png"
done
"$magick" "$folder"/*.png packaging/windows/muster.ico
