package theme

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Sizes of the design, in device independent pixels.
const (
	TextSize        float32 = 13
	SmallTextSize   float32 = 12 // field labels, chips, captions
	TitleTextSize   float32 = 17 // a dialog's or panel's title
	FigureTextSize  float32 = 20 // a number that stands alone
	ControlHeight   float32 = 32 // buttons, entries
	RowHeight       float32 = 36 // rows of a data table
	ListRowHeight   float32 = 30 // rows of the sidebar and of menus
	BarHeight       float32 = 30 // the status bar
	Radius          float32 = 6  // controls, cards
	DialogRadius    float32 = 12
	BoxSize         float32 = 16 // a tick box
	DotSize         float32 = 9  // a segment's dot
	IconSize        float32 = 16
	GapXS           float32 = 4
	GapS            float32 = 8
	GapM            float32 = 12
	GapL            float32 = 16
	SidebarWidth    float32 = 224
	DetailWidth     float32 = 300
	DialogMargin    float32 = 24 // between a dialog and the window's edge
	DialogPadding   float32 = 24
	ScrollBarWidth  float32 = 10
	LineWidth       float32 = 1
	FocusRingWidth  float32 = 2
	CheckLineWidth  float32 = 1.5
	TooltipMaxWidth float32 = 280
)

var sizes = map[fyne.ThemeSizeName]float32{
	fynetheme.SizeNameText:               TextSize,
	fynetheme.SizeNameCaptionText:        SmallTextSize,
	fynetheme.SizeNameHeadingText:        FigureTextSize,
	fynetheme.SizeNameSubHeadingText:     TitleTextSize,
	fynetheme.SizeNamePadding:            GapXS,
	fynetheme.SizeNameInnerPadding:       7,
	fynetheme.SizeNameLineSpacing:        GapXS,
	fynetheme.SizeNameInlineIcon:         18,
	fynetheme.SizeNameScrollBar:          ScrollBarWidth,
	fynetheme.SizeNameScrollBarSmall:     4,
	fynetheme.SizeNameScrollBarRadius:    4,
	fynetheme.SizeNameSeparatorThickness: LineWidth,
	fynetheme.SizeNameInputBorder:        LineWidth,
	fynetheme.SizeNameInputRadius:        Radius,
	fynetheme.SizeNameSelectionRadius:    4,
	fynetheme.SizeNameButtonRadius:       Radius,
	fynetheme.SizeNameCardRadius:         Radius,
	fynetheme.SizeNameMenuRadius:         Radius,
	fynetheme.SizeNamePopupRadius:        DialogRadius,
	fynetheme.SizeNameDialogRadius:       DialogRadius,
	fynetheme.SizeNameModalBlurRadius:    0,
}
