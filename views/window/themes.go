package window

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"muster/views/theme"
)

const themeKey = "window.theme"

// themeNames are the choices of the menu; "" follows the system.
var themeNames = []string{"", "light", "dark"}

func themeWord(name string) string {
	if name == "" {
		return "system"
	}
	return name
}

func (w *Window) keptTheme() string { return w.params.FyneApp.Preferences().String(themeKey) }

func (w *Window) setTheme(name string) {
	w.params.FyneApp.Preferences().SetString(themeKey, name)
	w.applyTheme()
	w.menu.update()
}

// applyTheme sets the chosen theme. In a window that keeps still the theme is the test's own.
func (w *Window) applyTheme() {
	if w.params.Still {
		return
	}
	var th fyne.Theme = theme.New()
	switch w.keptTheme() {
	case "light":
		th = theme.Fixed(fynetheme.VariantLight)
	case "dark":
		th = theme.Fixed(fynetheme.VariantDark)
	}
	w.params.FyneApp.Settings().SetTheme(th)
}
