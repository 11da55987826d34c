package widgets

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"muster/views/theme"
)

// Icon is a line drawing of ours, 16 by 16, in one colour.
type Icon int

// The icons.
const (
	NoIcon Icon = iota
	IconSearch
	IconClose
	IconPlus
	IconMinus
	IconImport
	IconExport
	IconBin
	IconPencil
	IconCaret
	IconSheet
	IconContact
	IconSegment
	IconMerge
	IconRemove
	IconAdd
	IconWarning
	IconInfo
	IconCheck
	IconEye
	IconMore
	IconNobody
	IconError
	IconUndo

	iconSortUp
	iconSortDown
)

var iconPaths = map[Icon]string{
	IconSearch:  `<circle cx="7" cy="7" r="4.2"/><path d="M10.2 10.2 L13.5 13.5"/>`,
	IconClose:   `<path d="M4 4 L12 12 M12 4 L4 12"/>`,
	IconPlus:    `<path d="M8 3.5 L8 12.5 M3.5 8 L12.5 8"/>`,
	IconMinus:   `<path d="M3.5 8 L12.5 8"/>`,
	IconImport:  `<path d="M8 2.5 L8 9.5 M5 6.8 L8 9.8 L11 6.8 M3 11 L3 13.2 L13 13.2 L13 11"/>`,
	IconExport:  `<path d="M8 9.8 L8 2.8 M5 5.5 L8 2.5 L11 5.5 M3 11 L3 13.2 L13 13.2 L13 11"/>`,
	IconBin:     `<path d="M3 4.5 L13 4.5 M6 4.5 L6 2.8 L10 2.8 L10 4.5 M4.3 4.5 L4.9 13.2 L11.1 13.2 L11.7 4.5 M6.7 7 L6.7 10.8 M9.3 7 L9.3 10.8"/>`,
	IconPencil:  `<path d="M3 13 L3.6 10.2 L10.8 3 L13 5.2 L5.8 12.4 L3 13 M9.4 4.4 L11.6 6.6"/>`,
	IconCaret:   `<path d="M4.5 6.3 L8 9.8 L11.5 6.3"/>`,
	IconSheet:   `<path d="M3 3 L13 3 L13 13 L3 13 Z M3 6.3 L13 6.3 M3 9.6 L13 9.6 M6.6 6.3 L6.6 13"/>`,
	IconContact: `<circle cx="8" cy="5.5" r="2.6"/><path d="M3 13.2 C3 10.6 5 9.6 8 9.6 C11 9.6 13 10.6 13 13.2"/>`,
	IconSegment: `<path d="M3 3 L8.2 3 L13.2 8 L8 13.2 L3 8.2 Z"/><circle cx="5.8" cy="5.8" r="0.6"/>`,
	IconMerge:   `<path d="M3 5.2 L12.5 5.2 M10 2.7 L12.5 5.2 L10 7.7 M13 10.8 L3.5 10.8 M6 8.3 L3.5 10.8 L6 13.3"/>`,
	IconRemove:  `<circle cx="8" cy="8" r="5.3"/><path d="M5.6 8 L10.4 8"/>`,
	IconAdd:     `<circle cx="8" cy="8" r="5.3"/><path d="M5.6 8 L10.4 8 M8 5.6 L8 10.4"/>`,
	IconWarning: `<path d="M8 2.8 L14 13 L2 13 Z M8 6.6 L8 9.4 M8 11 L8 11.3"/>`,
	IconInfo:    `<circle cx="8" cy="8" r="5.5"/><path d="M8 7.4 L8 10.8 M8 5.2 L8 5.4"/>`,
	IconCheck:   `<path d="M3.5 8.4 L6.6 11.5 L12.5 4.8"/>`,
	IconEye:     `<path d="M1.8 8 C4 4.4 6 3.9 8 3.9 C10 3.9 12 4.4 14.2 8 C12 11.6 10 12.1 8 12.1 C6 12.1 4 11.6 1.8 8 Z"/><circle cx="8" cy="8" r="1.8"/>`,
	IconMore:    `<circle cx="3.8" cy="8" r="0.7"/><circle cx="8" cy="8" r="0.7"/><circle cx="12.2" cy="8" r="0.7"/>`,
	IconNobody:  `<circle cx="8" cy="5.5" r="2.6"/><path d="M3 13.2 C3 10.6 5 9.6 8 9.6 M10 11 L13.4 14.4 M13.4 11 L10 14.4"/>`,

	IconError: `<circle cx="8" cy="8" r="5.5"/><path d="M8 5 L8 8.6 M8 10.8 L8 11"/>`,
	IconUndo:  `<path d="M3 6.4 L10 6.4 C14 6.4 14 12.6 10 12.6 L6 12.6 M6 3.4 L3 6.4 L6 9.4"/>`,

	iconSortUp:   `<path fill="currentColor" d="M8 5 L12 11 L4 11 Z"/>`,
	iconSortDown: `<path fill="currentColor" d="M8 11 L12 5 L4 5 Z"/>`,
}

var _ fyne.ThemedResource = (*iconResource)(nil)

// iconResource is an icon drawn in the colour that a name has at the moment.
type iconResource struct {
	icon  Icon
	color fyne.ThemeColorName
}

func (r *iconResource) ThemeColorName() fyne.ThemeColorName { return r.color }

// Name differs between colours, because Fyne keeps drawn pictures by name.
func (r *iconResource) Name() string {
	return fmt.Sprintf("muster-icon-%d-%s.svg", r.icon, r.hex())
}

func (r *iconResource) Content() []byte {
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">`+
		`<g fill="none" stroke="%s" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round">%s</g></svg>`,
		r.hex(), strings.ReplaceAll(iconPaths[r.icon], "currentColor", r.hex()))
}

func (r *iconResource) hex() string {
	red, green, blue, _ := theme.Color(r.color).RGBA()
	return fmt.Sprintf("#%02x%02x%02x", red>>8, green>>8, blue>>8)
}

// Resource returns the icon in a colour of views/theme, for Fyne's own widgets
// and for menus; it follows a change of the theme.
func (i Icon) Resource(name fyne.ThemeColorName) fyne.Resource {
	if i == NoIcon {
		return nil
	}
	return &iconResource{icon: i, color: name}
}

// newIcon returns an image that paintIcon fills.
func newIcon() *canvas.Image {
	image := canvas.NewImageFromResource(nil)
	image.FillMode = canvas.ImageFillContain
	return image
}

// paintIcon shows an icon in a colour; NoIcon hides the image.
func paintIcon(image *canvas.Image, icon Icon, name fyne.ThemeColorName) {
	if icon == NoIcon {
		image.Hide()
		return
	}
	image.Resource = icon.Resource(name)
	image.Show()
	image.Refresh()
}
