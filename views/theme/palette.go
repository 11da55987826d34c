package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Names of the colours that Fyne has no name for, or that the views ask for by
// the word of our design.
const (
	ColorBackground  fyne.ThemeColorName = "muster.background"
	ColorSidebar     fyne.ThemeColorName = "muster.sidebar"
	ColorSurface     fyne.ThemeColorName = "muster.surface"
	ColorLine        fyne.ThemeColorName = "muster.line"
	ColorHover       fyne.ThemeColorName = "muster.hover"
	ColorText        fyne.ThemeColorName = "muster.text"
	ColorMuted       fyne.ThemeColorName = "muster.muted"
	ColorAccent      fyne.ThemeColorName = "muster.accent"
	ColorAccentSoft  fyne.ThemeColorName = "muster.accent_soft"
	ColorAccentHover fyne.ThemeColorName = "muster.accent_hover"
	ColorOnAccent    fyne.ThemeColorName = "muster.on_accent"
	ColorError       fyne.ThemeColorName = "muster.error"
	ColorErrorSoft   fyne.ThemeColorName = "muster.error_soft"
	ColorOnError     fyne.ThemeColorName = "muster.on_error"
	ColorWarning     fyne.ThemeColorName = "muster.warning"
	ColorWarningSoft fyne.ThemeColorName = "muster.warning_soft"
	ColorSuccess     fyne.ThemeColorName = "muster.success"
	ColorSuccessSoft fyne.ThemeColorName = "muster.success_soft"
	ColorDisabled    fyne.ThemeColorName = "muster.disabled"
	ColorBoxLine     fyne.ThemeColorName = "muster.box_line" // outline of a tick box
	ColorDash        fyne.ThemeColorName = "muster.dash"     // outline of a drop zone
	ColorDim         fyne.ThemeColorName = "muster.dim"      // over the window while a dialog is open
	ColorShadow      fyne.ThemeColorName = "muster.shadow"
	ColorScrollBar   fyne.ThemeColorName = "muster.scrollbar"
	ColorFocusRing   fyne.ThemeColorName = "muster.focus_ring"
)

// SegmentColors are the colours that a segment can have, in the order in which
// new segments get them. They are the same in light and dark.
var SegmentColors = []color.NRGBA{
	rgb(0x2E90FA), rgb(0xF79009), rgb(0x7A5AF8), rgb(0x12B76A), rgb(0x06AED4),
	rgb(0xEAAA08), rgb(0xEE46BC), rgb(0xF04438), rgb(0x84CC16), rgb(0x667085),
}

// palette is one variant of the design's tokens.
type palette struct {
	background, sidebar, surface   color.NRGBA
	line, hover                    color.NRGBA
	text, muted, disabled          color.NRGBA
	accent, accentSoft, onAccent   color.NRGBA
	accentHover                    color.NRGBA
	err, errSoft, onError          color.NRGBA
	warning, warningSoft           color.NRGBA
	success, successSoft           color.NRGBA
	boxLine, dash, scrollBar, dim  color.NRGBA
	shadow, selection, fieldBorder color.NRGBA
}

var light = palette{
	background: rgb(0xF6F7F9), sidebar: rgb(0xF0F2F5), surface: rgb(0xFFFFFF),
	line: rgb(0xE2E5EA), hover: rgb(0xF2F5F7),
	text: rgb(0x1B1F24), muted: rgb(0x5D6678), disabled: rgb(0x9AA1AE),
	accent: rgb(0x0B6E6E), accentSoft: rgb(0xDDF0EF), onAccent: rgb(0xFFFFFF),
	accentHover: rgb(0x095C5C),
	err:         rgb(0xB42318), errSoft: rgb(0xFDECEA), onError: rgb(0xFFFFFF),
	warning: rgb(0xB54708), warningSoft: rgb(0xFEF4E6),
	success: rgb(0x1E7B4B), successSoft: rgb(0xE6F4EC),
	boxLine: rgb(0x79818F), dash: rgb(0xCBD1DA), scrollBar: rgba(0x5D6678, 0x80), dim: rgba(0x11161B, 0x73),
	shadow: rgba(0x10181F, 0x30), selection: rgba(0x0B6E6E, 0x38), fieldBorder: rgb(0xDCE0E6),
}

var dark = palette{
	background: rgb(0x14171A), sidebar: rgb(0x171B1F), surface: rgb(0x1B1F23),
	line: rgb(0x2C3238), hover: rgb(0x22272C),
	text: rgb(0xE8EAED), muted: rgb(0x98A2B3), disabled: rgb(0x5F6875),
	accent: rgb(0x45B8AE), accentSoft: rgb(0x1F3A39), onAccent: rgb(0x0D1B1A),
	accentHover: rgb(0x5CC7BE),
	err:         rgb(0xFA8078), errSoft: rgb(0x3A1F1D), onError: rgb(0x2A0F0D),
	warning: rgb(0xF5A524), warningSoft: rgb(0x35280F),
	success: rgb(0x4CC38A), successSoft: rgb(0x16301F),
	boxLine: rgb(0x8791A1), dash: rgb(0x464F59), scrollBar: rgba(0x98A2B3, 0x70), dim: rgba(0x000000, 0x99),
	shadow: rgba(0x000000, 0x90), selection: rgba(0x45B8AE, 0x48), fieldBorder: rgb(0x333A41),
}

// color maps our names and Fyne's onto the tokens.
func (p *palette) color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch name {
	case ColorBackground, fynetheme.ColorNameBackground:
		return p.background
	case ColorSidebar:
		return p.sidebar
	case ColorSurface, fynetheme.ColorNameInputBackground, fynetheme.ColorNameMenuBackground,
		fynetheme.ColorNameOverlayBackground, fynetheme.ColorNameHeaderBackground, fynetheme.ColorNameButton:
		return p.surface
	case ColorLine, fynetheme.ColorNameSeparator, fynetheme.ColorNameInnerWindowBorderInactive,
		fynetheme.ColorNameDisabledButton:
		return p.line
	case fynetheme.ColorNameInputBorder, fynetheme.ColorNameInnerWindowBorder:
		return p.fieldBorder
	case ColorHover, fynetheme.ColorNameHover:
		return p.hover
	case fynetheme.ColorNamePressed:
		return p.line
	case ColorText, fynetheme.ColorNameForeground:
		return p.text
	case ColorMuted, fynetheme.ColorNamePlaceHolder, fynetheme.ColorNameDisabled:
		return p.muted // what a field holds stays readable while it cannot be edited
	case ColorDisabled:
		return p.disabled
	case ColorAccent, ColorFocusRing, fynetheme.ColorNamePrimary, fynetheme.ColorNameHyperlink:
		return p.accent
	case ColorAccentSoft, fynetheme.ColorNameFocus:
		return p.accentSoft
	case ColorAccentHover:
		return p.accentHover
	case fynetheme.ColorNameSelection:
		return p.selection
	case ColorOnAccent, fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNameForegroundOnSuccess,
		fynetheme.ColorNameForegroundOnWarning:
		return p.onAccent
	case ColorError, fynetheme.ColorNameError:
		return p.err
	case ColorErrorSoft:
		return p.errSoft
	case ColorOnError, fynetheme.ColorNameForegroundOnError:
		return p.onError
	case ColorWarning, fynetheme.ColorNameWarning:
		return p.warning
	case ColorWarningSoft:
		return p.warningSoft
	case ColorSuccess, fynetheme.ColorNameSuccess:
		return p.success
	case ColorSuccessSoft:
		return p.successSoft
	case ColorBoxLine:
		return p.boxLine
	case ColorDash:
		return p.dash
	case ColorScrollBar, fynetheme.ColorNameScrollBar:
		return p.scrollBar
	case fynetheme.ColorNameScrollBarBackground:
		return color.Transparent
	case ColorDim:
		return p.dim
	case ColorShadow, fynetheme.ColorNameShadow:
		return p.shadow
	}
	return fynetheme.DefaultTheme().Color(name, variant)
}

func rgb(v uint32) color.NRGBA { return rgba(v, 0xFF) }

func rgba(v uint32, a uint8) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: a}
}
