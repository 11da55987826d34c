#!/usr/bin/env bash
# Opens Muster's window; where there is no screen, walks its main job in the
# terminal instead and says so.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]; then
	exec dist/muster
fi
printf 'There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window opens.\n'
printf 'Muster walks its main job in the terminal instead, in a book that is thrown away.\n'
exec packaging/terminal-walk.sh dist/muster
