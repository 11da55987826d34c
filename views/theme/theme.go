// Package theme is the look of Muster: its colours for light and dark, its
// sizes and the names by which the other views ask for them. Nothing is drawn
// here and nothing of the domain is known here.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

var _ fyne.Theme = (*Theme)(nil)

// Theme is Muster's fyne.Theme. It follows the variant that Fyne hands it,
// which is the system's choice or FYNE_THEME, unless it was made by Fixed.
type Theme struct {
	fixed bool
	only  fyne.ThemeVariant
}

// New returns the theme that follows the system between light and dark.
func New() *Theme {
	return &Theme{}
}

// Fixed returns the theme in one variant, whatever the system says. Tests and
// screenshots want this.
func Fixed(variant fyne.ThemeVariant) *Theme {
	return &Theme{fixed: true, only: variant}
}

// Color returns the colour of a name: one of Fyne's or one of this package's.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	if t.fixed {
		variant = t.only
	}
	return paletteOf(variant).color(name, variant)
}

// Font returns Fyne's bundled fonts, which know every letter of our languages.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	return fynetheme.DefaultTheme().Font(style)
}

// Icon returns Fyne's own icons.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fynetheme.DefaultTheme().Icon(name)
}

// Size returns a size in device independent pixels.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := sizes[name]; ok {
		return size
	}
	return fynetheme.DefaultTheme().Size(name)
}

// Color returns a named colour as it is to be painted now. Where another theme
// than ours is set (Fyne's test theme, say) the colours are still ours.
func Color(name fyne.ThemeColorName) color.Color {
	app := fyne.CurrentApp()
	if app == nil {
		return light.color(name, fynetheme.VariantLight)
	}
	settings := app.Settings()
	if ours, ok := settings.Theme().(*Theme); ok {
		return ours.Color(name, settings.ThemeVariant())
	}
	return paletteOf(settings.ThemeVariant()).color(name, settings.ThemeVariant())
}

// IsDark says whether the colours that are painted now are the dark ones.
func IsDark() bool {
	app := fyne.CurrentApp()
	if app == nil {
		return false
	}
	if ours, ok := app.Settings().Theme().(*Theme); ok && ours.fixed {
		return ours.only == fynetheme.VariantDark
	}
	return app.Settings().ThemeVariant() == fynetheme.VariantDark
}

func paletteOf(variant fyne.ThemeVariant) *palette {
	if variant == fynetheme.VariantDark {
		return &dark
	}
	return &light
}
