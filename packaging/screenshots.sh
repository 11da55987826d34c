#!/usr/bin/env bash
# Makes docs/screenshots anew: runs Muster in a real window on a screen of its own, drives it by mouse and keyboard,
# and photographs it. What the pictures show is what the program shows.
#
#   packaging/screenshots.sh [FOLDER]
set -uo pipefail
. "$(dirname "$0")/../.ci/env"

out=$(realpath -m "${1:-docs/screenshots}")
muster=$(realpath "${MUSTER:-dist/muster}")
home=$(mktemp -d)
shots=$home
run=screenshots step='take pictures'
. .ci/window
trap 'close_all; rm -rf "$home"' EXIT
trap 'exit 130' INT TERM
mkdir -p "$out"

# In a window of 1280 x 800: the button on the empty page, the boxes and names of the first rows below the banner.
look_around='918 513' bulk_actions='1205 97' add_to_segment='1104 134'
box() { printf '242 %d' $((130 + 38 + 36 * ($1 - 1))); }
name() { printf '310 %d' $((130 + 38 + 36 * ($1 - 1))); }

# shellcheck disable=SC2046,SC2086 # places are two numbers
{
	begin() {
		book=$home/$1.muster
		start_program
		settle
	}
	shot() {
		xdotool mousemove 640 790
		settle
		look "$out/$1.png"
		printf '%s\n' "$out/$1.png"
	}
	with_sample() {
		opens click $look_around
		local row
		for row in 1 3 4 6; do click $(box $row); done
	}

	open_screen
	begin light
	shot empty-light
	with_sample
	opens click $(name 1)
	shot main-light
	cat >"$home/kunden_nord.csv" <<-'CSV'
		Country Code,First Name,Last Name,Mobile Number,Email,Account Number,Organization,External ID,Segments
		DE,Anna,Müller,0151 23456789,anna.mueller@example.com,0070012,Hof Sonnental GmbH,EC-00000001,North
		DE,Karl,Brandt,0172 1234567,karl@example.com,0070050,Brandt Agrar,EC-00000050,North; Spring 2027
		+49,Uwe,Lange,0173 1234567,,0070051,Lange KG,EC-00000051,South
		FR,Luc,Moreau,4.92E+11,,0070052,EARL Moreau,EC-00000052,South
		US,Grace,Hopper,(515) 555-7788,grace@example.com,0070053,Hopper Farms,EC-00000053,Harvest 2026
		PL,Ewa,,601 234 999,,0070054,Agro Nowak,EC-00000054,South
	CSV
	press ctrl+i
	dialog_opens
	press Return
	open_file 'Open File' "$home/kunden_nord.csv"
	await 'the check page' button_below $accent 650
	press Down Down # to the second problem
	shot import-check-light
	press Escape
	dialog_closes
	stop_program press ctrl+q

	export FYNE_THEME=dark
	begin dark
	with_sample
	shot main-dark
	opens click $bulk_actions
	opens click $add_to_segment
	xdotool type --delay 20 no
	shot main-dark-bulk
	press Escape Escape
	stop_program press ctrl+q

	unset LC_ALL
	export FYNE_THEME=light LANG=de_DE.UTF-8
	begin german
	with_sample
	opens click $(name 2)
	shot main-german
	stop_program press ctrl+q
}
