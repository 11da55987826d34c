package theme_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

var variants = map[string]fyne.ThemeVariant{"light": fynetheme.VariantLight, "dark": fynetheme.VariantDark}

func TestTextKeepsItsContrast(t *testing.T) {
	pairs := []struct{ text, ground fyne.ThemeColorName }{
		{theme.ColorText, theme.ColorBackground},
		{theme.ColorText, theme.ColorSidebar},
		{theme.ColorText, theme.ColorSurface},
		{theme.ColorText, theme.ColorHover},
		{theme.ColorText, theme.ColorAccentSoft},
		{theme.ColorText, theme.ColorErrorSoft},
		{theme.ColorText, theme.ColorWarningSoft},
		{theme.ColorText, theme.ColorSuccessSoft},
		{theme.ColorMuted, theme.ColorBackground},
		{theme.ColorMuted, theme.ColorSidebar},
		{theme.ColorMuted, theme.ColorSurface},
		{theme.ColorMuted, theme.ColorHover},
		{theme.ColorMuted, theme.ColorAccentSoft},
		{theme.ColorMuted, theme.ColorErrorSoft},
		{theme.ColorMuted, theme.ColorWarningSoft},
		{theme.ColorMuted, theme.ColorSuccessSoft},
		{theme.ColorAccent, theme.ColorSurface},
		{theme.ColorAccent, theme.ColorBackground},
		{theme.ColorAccent, theme.ColorSidebar},
		{theme.ColorAccent, theme.ColorAccentSoft},
		{theme.ColorOnAccent, theme.ColorAccent},
		{theme.ColorOnAccent, theme.ColorAccentHover},
		{theme.ColorError, theme.ColorSurface},
		{theme.ColorError, theme.ColorErrorSoft},
		{theme.ColorError, theme.ColorBackground},
		{theme.ColorError, theme.ColorHover},
		{theme.ColorOnError, theme.ColorError},
		{theme.ColorWarning, theme.ColorSurface},
		{theme.ColorWarning, theme.ColorWarningSoft},
		{theme.ColorSuccess, theme.ColorSurface},
		{theme.ColorSuccess, theme.ColorSuccessSoft},
		{fynetheme.ColorNameForeground, fynetheme.ColorNameOverlayBackground},
		{fynetheme.ColorNamePlaceHolder, fynetheme.ColorNameInputBackground},
		{fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNamePrimary},
		{fynetheme.ColorNameForegroundOnError, fynetheme.ColorNameError},
		{fynetheme.ColorNameForegroundOnSuccess, fynetheme.ColorNameSuccess},
		{fynetheme.ColorNameForegroundOnWarning, fynetheme.ColorNameWarning},
		{fynetheme.ColorNameForeground, fynetheme.ColorNameFocus},
	}
	for name, variant := range variants {
		th := theme.Fixed(variant)
		for _, p := range pairs {
			got := contrast(th.Color(p.text, variant), th.Color(p.ground, variant))
			if got < 4.5 {
				t.Errorf("%s: %s on %s has a contrast of %.2f, want 4.5 at least", name, p.text, p.ground, got)
			}
		}
	}
}

func TestFollowsTheVariantThatFyneHandsIt(t *testing.T) {
	th := theme.New()
	if th.Color(theme.ColorSurface, fynetheme.VariantLight) == th.Color(theme.ColorSurface, fynetheme.VariantDark) {
		t.Error("light and dark have the same surface")
	}
	fixed := theme.Fixed(fynetheme.VariantDark)
	if fixed.Color(theme.ColorSurface, fynetheme.VariantLight) != th.Color(theme.ColorSurface, fynetheme.VariantDark) {
		t.Error("a fixed theme followed the variant")
	}
}

func TestColorUsesTheThemeThatIsSet(t *testing.T) {
	app := test.NewTempApp(t)
	for name, variant := range variants {
		app.Settings().SetTheme(theme.Fixed(variant))
		if got, want := theme.Color(theme.ColorLine), theme.New().Color(theme.ColorLine, variant); got != want {
			t.Errorf("%s: the line is %v, want %v", name, got, want)
		}
		if theme.IsDark() != (variant == fynetheme.VariantDark) {
			t.Errorf("%s: IsDark() = %v", name, theme.IsDark())
		}
	}
}

func TestEntriesAreAsHighAsOurControls(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.Fixed(fynetheme.VariantLight))
	if h := widget.NewEntry().MinSize().Height; math.Abs(float64(h-theme.ControlHeight)) > 1 {
		t.Errorf("an entry is %v high, want %v", h, theme.ControlHeight)
	}
}

func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	if la < lb {
		la, lb = lb, la
	}
	return (la + 0.05) / (lb + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	lin := func(v uint32) float64 {
		f := float64(v) / 0xFFFF
		if f <= 0.03928 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(r) + 0.7152*lin(g) + 0.0722*lin(b)
}
