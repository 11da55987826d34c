package widgets_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"muster/views/theme"
	"muster/views/widgets"
)

// TestShots draws whole pages of the widgets, in light and dark, and writes
// them as PNG files where MUSTER_SHOTS names a folder. Without it the pages are
// drawn all the same, so that a widget that panics is found.
func TestShots(t *testing.T) {
	scenes := map[string]func(w fyne.Window){
		"main":  func(w fyne.Window) { w.SetContent(mainScene(w)) },
		"bulk":  bulkScene,
		"check": checkScene,
		"empty": func(w fyne.Window) { w.SetContent(emptyScene()) },
		"parts": func(w fyne.Window) { w.SetContent(partsScene()) },
		"ask":   askScene,
		"edit":  editScene,
	}
	variants := map[string]fyne.ThemeVariant{"light": fynetheme.VariantLight, "dark": fynetheme.VariantDark}
	for scene, build := range scenes {
		for name, variant := range variants {
			t.Run(scene+"-"+name, func(t *testing.T) {
				test.NewTempApp(t).Settings().SetTheme(theme.Fixed(variant))
				w := test.NewTempWindow(t, container.NewWithoutLayout())
				w.SetPadded(false)
				w.Resize(fyne.NewSize(1280, 800))
				build(w)
				shoot(t, w, scene+"-"+name)
			})
		}
	}
}

func shoot(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	picture := w.Canvas().Capture()
	dir := os.Getenv("MUSTER_SHOTS")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, picture); err != nil {
		t.Fatal(err)
	}
}

type person struct {
	name, mobile, email, country, org string
	segments                          []widgets.ChipData
}

func seg(i int, name string) widgets.ChipData {
	return widgets.ChipData{ID: name, Text: name, Color: theme.SegmentColors[i]}
}

func people() []person {
	nord, sued, koeln := seg(0, "Nord"), seg(1, "Süd"), seg(2, "Filiale Köln")
	combine, ag, harvest, gold := seg(3, "Combine owners"), seg(4, "Precision Ag"), seg(6, "Harvest 2026"), seg(5, "Service Plan Gold")
	return []person{
		{"Anna Müller", "0151 23456789", "anna.mueller@example.com", "DE", "Hof Sonnental GmbH", []widgets.ChipData{nord, gold, harvest, combine}},
		{"José García Núñez", "612 345 678", "jose@example.org", "ES", "Fincas del Valle", []widgets.ChipData{sued}},
		{"Łukasz Wiśniewski", "512 345 678", "", "PL", "Gospodarstwo Rolne", []widgets.ChipData{ag, harvest}},
		{"Zoë Lefèvre", "06 12 34 56 78", "zoe.lefevre@example.com", "FR", "EARL du Bois", nil},
		{"John O'Neil", "(515) 555-1234", "john@example.com", "US", "Prairie Farms, Inc.", []widgets.ChipData{combine, harvest}},
		{"João Araújo", "(11) 98765-4321", "", "BR", "Fazenda Boa Vista", []widgets.ChipData{combine}},
		{"Jürgen Schröder", "0160 9876543", "j.schroeder@example.com", "DE", "Schröder & Söhne", []widgets.ChipData{koeln, nord}},
		{"Inês Silva", "(11) 91234-5678", "ines@example.org", "BR", "", []widgets.ChipData{sued, ag}},
		{"Chloé Dupont", "06 98 76 54 32", "chloe@example.com", "FR", "GAEC Dupont", []widgets.ChipData{gold}},
	}
}

func contactTable(ticked map[int]bool) *widgets.Table {
	list := people()
	table := widgets.NewTable([]widgets.Column{
		{ID: "name", Title: "Name", Width: 140, MinWidth: 120, Flex: 1, Sortable: true},
		{ID: "mobile", Title: "Mobile", Width: 122, MinWidth: 120, Sortable: true},
		{ID: "email", Title: "E-mail", Width: 166, MinWidth: 120, Flex: 1, Sortable: true, HideOrder: 3},
		{ID: "org", Title: "Organization", Width: 170, MinWidth: 150, Flex: 1, Sortable: true, HideOrder: 1},
		{ID: "country", Title: "Country", Width: 70, MinWidth: 60, Sortable: true, HideOrder: 2},
		{ID: "segments", Title: "Segments", Width: 200, MinWidth: 160, Flex: 1, HideOrder: 4},
	})
	table.IsChecked = func(row int) bool { return ticked[row] }
	table.HeaderState = func() widgets.CheckState { return widgets.Partly }
	table.IsLoaded = func(row int) bool { return row != 11 }
	table.UpdateCell = func(row int, column string, cell *widgets.Cell) {
		p := list[row%len(list)]
		switch column {
		case "name":
			cell.Text = p.name
		case "mobile":
			cell.Text = p.mobile
		case "email":
			cell.Text = p.email
		case "org":
			cell.Text = p.org
		case "country":
			cell.Text = p.country
		case "segments":
			cell.Chips = p.segments
		}
	}
	table.SetSort("name", false)
	table.SetLength(1204)
	return table
}

func sideList() *widgets.SideList {
	side := widgets.NewSideList()
	side.OnDelete = func(widgets.SideItem) {}
	side.SetItems([]widgets.SideItem{
		{ID: "all", Text: "All contacts", Count: "12,431"},
		{ID: "none", Text: "Without segment", Count: "312"},
		{ID: "mobile", Text: "Without mobile", Count: "88"},
		{Text: "Location", Heading: true},
		{ID: "nord", Text: "Nord", Count: "1,204", Color: theme.SegmentColors[0], Deletable: true},
		{ID: "sued", Text: "Süd", Count: "933", Color: theme.SegmentColors[1], Deletable: true},
		{ID: "koeln", Text: "Filiale Köln", Count: "418", Color: theme.SegmentColors[2], Deletable: true},
		{Text: "Products", Heading: true},
		{ID: "combine", Text: "Combine owners with a very long name", Count: "401", Color: theme.SegmentColors[3], Deletable: true},
		{ID: "ag", Text: "Precision Ag", Count: "287", Color: theme.SegmentColors[4], Deletable: true},
		{Text: "Plans", Heading: true},
		{ID: "gold", Text: "Service Plan Gold", Count: "156", Color: theme.SegmentColors[5], Deletable: true},
		{Text: "Campaigns", Heading: true},
		{ID: "harvest", Text: "Harvest 2026", Count: "2,310", Color: theme.SegmentColors[6], Deletable: true},
	})
	side.SetSelected("nord")
	return side
}

func sidebar() fyne.CanvasObject {
	top := widgets.Pad(12, 11, 10, 10, widgets.NewSearchEntry("Search segments", ""))
	foot := widgets.Pad(12, 11, 12, 10, widgets.NewButton("New segment", func() {}).WithIcon(widgets.IconPlus).Leading())
	body := widgets.Dock(top, foot, nil, nil, widgets.Pad(0, 11, 0, 10, sideList()))
	return widgets.NewPanel(theme.ColorSidebar, widgets.EdgeRight, body)
}

func mainScene(w fyne.Window) fyne.CanvasObject {
	bulk := widgets.NewButton("Bulk actions", func() {}).WithCaret()
	bar := widgets.Pad(12, 14, 10, 14, container.NewBorder(nil, nil, nil, widgets.NewToolbar(
		widgets.NewButton("Contact", func() {}).WithIcon(widgets.IconPlus),
		widgets.NewPrimaryButton("Import…", func() {}).WithIcon(widgets.IconImport),
		widgets.NewButton("Export…", func() {}).WithIcon(widgets.IconExport),
		widgets.NewMutedText("4 selected"), bulk,
	), widgets.Pad(0, 8, 0, 0, widgets.NewSearchEntry("Search contacts", "Ctrl F"))))
	table := contactTable(map[int]bool{0: true, 4: true, 5: true, 8: true})
	page := widgets.NewPanel(theme.ColorSurface, 0, widgets.Dock(bar, nil, nil, nil, table))

	status := widgets.NewStatusBar("Cancel")
	status.SetParts(widgets.StatusPart{Text: "1,204 of 12,431 contacts"}, widgets.StatusPart{Text: "4 selected"},
		widgets.StatusPart{Text: "select all 1,204", Action: func() {}})
	status.SetProgress("Importing 48,000 of 100,000", .48, true)
	frame := widgets.NewFrame(sidebar(), page, detail())
	host := widgets.NewToastHost(frame.Object())
	host.Top = 60
	host.Add(widgets.Toast{
		Title: "Import complete", Text: "8,214 new, 3,102 changed, 12 rejected.", Tone: widgets.Success,
		Actions: []widgets.ToastAction{{Text: "Show"}, {Text: "Save rejected rows…"}},
	})
	host.Add(widgets.Toast{Title: "Import started", Text: "You will be told as soon as kunden_nord.xlsx is in. You can go on working."})
	return widgets.Dock(nil, status, nil, nil, host)
}

func detail() fyne.CanvasObject {
	field := func(label, text string) *widgets.Field {
		f := widgets.NewField(label).Compact()
		f.SetText(text)
		return f
	}
	bad := field("Mobile", "0151 123")
	bad.SetError("Too short for a German number.")
	country := widgets.NewSelectField("Choose", "Search", "Nothing", []widgets.PickItem{{ID: "DE", Text: "DE · Germany"}})
	country.SetChosen("DE")
	chips := widgets.NewChipRow(
		widgets.NewChip(seg(0, "Nord"), func() {}), widgets.NewChip(seg(5, "Service Plan Gold"), func() {}),
		widgets.NewChip(widgets.ChipData{Text: "+"}, nil),
	)
	head := container.NewBorder(nil, nil, nil, widgets.NewIconButton(widgets.IconClose, "Close", func() {}), widgets.NewTitle("Anna Müller").MinWidth(1))
	body := container.New(widgets.NewColumn(8),
		head, widgets.NewMutedText("Imported 3 Nov 2026 from kunden_nord.xlsx").Wrapped(),
		widgets.NewFieldAround("Country", country).Compact(), field("First name", "Anna").Required(), field("Last name", "Müller").Required(),
		bad, field("E-mail", "anna.mueller@example.com"), field("Account number", "0070012"),
		widgets.NewFieldAround("Segments", chips).Compact(),
	)
	return widgets.NewPanel(theme.ColorSurface, widgets.EdgeLeft, widgets.Pad(14, 16, 14, 16, body))
}

func bulkScene(w fyne.Window) {
	w.SetContent(mainScene(w))
	items := []widgets.MenuItem{
		{Text: "Add to segment…", Icon: widgets.IconAdd, KeepOpen: true},
		{Text: "Remove from segment…", Icon: widgets.IconRemove},
		{Text: "New segment from selection…", Icon: widgets.IconSegment},
		{Text: "Export selection…", Icon: widgets.IconExport, Shortcut: "Ctrl E"},
		{Text: "Merge contacts…", Icon: widgets.IconMerge, Reason: "An import is running."},
		widgets.MenuSeparator(),
		{Text: "Delete 4 contacts…", Icon: widgets.IconBin, Danger: true},
	}
	widgets.ShowMenuAt(w.Canvas(), fyne.NewPos(1000, 80), items, nil)
	p := widgets.NewPicker(w.Canvas())
	p.Items = func(s string) []widgets.PickItem {
		return []widgets.PickItem{{Text: "Nord", Color: theme.SegmentColors[0], Note: "1,204"}, {Text: "Süd", Color: theme.SegmentColors[1], Note: "933"}}
	}
	p.NewText = func(s string) string { return fmt.Sprintf("New segment “%s”", s) }
	p.ShowAt(fyne.NewPos(740, 80))
	p.Search().SetText("no")
}

func checkScene(w fyne.Window) {
	w.SetContent(mainScene(w))
	s := widgets.NewSheet(w.Canvas(), "Import kunden_nord.csv")
	s.SetSubtitle(widgets.NewMutedText("12,431 rows · CSV, semicolon, Windows-1252 ·"), widgets.NewLinkText("change how the file is read", func() {}).Colored(theme.ColorMuted))
	s.SetSteps(2, "File", "Columns", "Check")
	s.Size = fyne.NewSize(1180, 700)
	rejected := widgets.NewStatTile("Rejected", "12", widgets.Error)
	rejected.OnTapped = func() {}
	rejected.SetSelected(true)
	tiles := widgets.NewTileRow(
		widgets.NewStatTile("New", "8,214", widgets.Success), widgets.NewStatTile("Changed", "3,102", widgets.Neutral),
		widgets.NewStatTile("Unchanged", "1,045", widgets.Subdued), widgets.NewStatTile("Merged", "52", widgets.Subdued),
		widgets.NewStatTile("To decide", "6", widgets.Warning), rejected,
	)
	problems := widgets.NewTable([]widgets.Column{
		{ID: "row", Title: "Row", Width: 56},
		{ID: "column", Title: "Column", Width: 90},
		{ID: "value", Title: "Value", Width: 136},
		{ID: "why", Title: "What is wrong", Width: 220, Flex: 1},
		{ID: "fix", Title: "", Width: 150},
	})
	rows := [][5]string{
		{"17", "Country", "+49", "A dialling code. Use the letters DE.", "Use DE (214 alike)"},
		{"88", "Mobile", "4,92E+11", "Excel has cut the digits; they are lost.", "Leave out"},
		{"231", "Mobile", "0151 123", "Too short for a German number.", ""},
		{"402", "Last name", "", "Needed, and empty.", ""},
		{"977", "E-mail", "maier@gmial.com", "Typing error?", ""},
	}
	problems.UpdateCell = func(row int, column string, c *widgets.Cell) {
		at := map[string]int{"row": 0, "column": 1, "value": 2, "why": 3, "fix": 4}[column]
		c.Text, c.Blank = rows[row][at], true
		if column == "value" {
			c.Frame = theme.ColorError
		}
		c.Action = column == "fix"
	}
	problems.SetLength(len(rows))
	effects := widgets.NewTable([]widgets.Column{
		{ID: "segment", Title: "Segment", Width: 150, Flex: 1},
		{ID: "adds", Title: "Adds", Width: 66},
		{ID: "takes", Title: "Takes", Width: 66},
		{ID: "then", Title: "Then", Width: 110},
	})
	effects.UpdateCell = func(row int, column string, c *widgets.Cell) {
		d := seg(row, "Nord")
		switch column {
		case "segment":
			c.Text, c.Dot = d.Text, &d
			if row == 2 {
				c.Dot, c.Text, c.Badge, c.BadgeTone = nil, "Nroth", "unknown", widgets.Warning
			}
		case "adds":
			c.Text, c.Color = "+812", theme.ColorSuccess
		case "takes":
			c.Text, c.Color = "−140", theme.ColorError
		default:
			c.Text = "1,204 → 1,876"
		}
	}
	effects.SetLength(3)
	replace := widgets.NewCheckbox("Replace existing segment data", nil).Strong()
	replace.SetChecked(true)
	card := widgets.NewCard(container.New(widgets.NewColumn(4), replace,
		widgets.NewText("Takes 312 assignments from 287 contacts of this file; 9 of them keep no segment at all.").Wrapped(),
		widgets.NewLinkText("Show them", func() {})))
	card.SetColors(theme.ColorWarningSoft, theme.ColorWarning)
	left := container.NewBorder(widgets.NewToolbar(widgets.NewText("Rows with problems").Strong(),
		widgets.NewBadge("12 errors", widgets.Error), widgets.NewBadge("31 warnings", widgets.Warning),
		widgets.NewSpacer(), widgets.NewButton("Save as XLSX…", func() {})), nil, nil, nil, problems)
	right := container.New(widgets.NewColumn(12), widgets.NewText("Segments").Strong(),
		widgets.FixedSize(0, 36*4, effects), card)
	body := container.NewBorder(widgets.Pad(0, 0, 16, 0, tiles), nil, nil, widgets.Pad(0, 0, 0, 16, widgets.FixedWidth(385, right)), left)
	s.SetBody(body)
	s.SetHint("Nothing has been changed yet.")
	cancel, back := widgets.NewButton("Cancel", s.Close), widgets.NewButton("Back", func() {})
	do := widgets.NewPrimaryButton("Import 11,316 contacts", func() {})
	s.SetButtons(back, cancel, do)
	s.SetDefault(do)
	s.First = do
	s.Show()
}

func emptyScene() fyne.CanvasObject {
	zone := widgets.NewDropZone(widgets.IconImport, "Drop a spreadsheet here", "CSV or Excel. You will see what happens before anything is saved.",
		widgets.NewPrimaryButton("Choose a file…", func() {}))
	row := widgets.NewToolbar(widgets.NewButton("Get the sample sheet…", func() {}), widgets.NewButton("Add a contact", func() {}).WithIcon(widgets.IconPlus),
		widgets.NewButton("Look around with sample data", func() {}))
	page := container.NewCenter(container.New(widgets.NewColumn(20), zone, container.NewCenter(row)))
	status := widgets.NewStatusBar("Cancel")
	status.SetParts(widgets.StatusPart{Text: "0 contacts"})
	status.SetNote("Offline. Everything stays in contacts.muster on this computer.")
	frame := widgets.NewFrame(sidebar(), widgets.NewPanel(theme.ColorSurface, 0, page), nil)
	return widgets.Dock(nil, status, nil, nil, frame.Object())
}

func partsScene() fyne.CanvasObject {
	grey := widgets.NewButton("Bulk actions", nil).WithCaret()
	grey.SetReason("Tick contacts first.")
	greyPrimary := widgets.NewPrimaryButton("Import", nil)
	greyPrimary.Disable()
	ticked := widgets.NewCheckbox("Ticked", nil)
	ticked.SetChecked(true)
	off := widgets.NewCheckbox("Disabled", nil)
	off.SetChecked(true)
	off.Disable()
	part, full := widgets.NewTriCheck(nil), widgets.NewTriCheck(nil)
	part.SetState(widgets.Partly)
	full.SetState(widgets.Checked)
	warned, noted, multi := widgets.NewField("E-mail"), widgets.NewField("Organization"), widgets.NewMultiLineField("Notes", 3)
	warned.SetText("maier@gmial.com")
	warned.SetWarning("Typing error? Did you mean gmail.com? This sentence is long enough to need a second line.")
	noted.SetNotice("As it is on the invoice.")
	multi.SetText("One\nTwo")
	filled := widgets.NewSearchEntry("Search", "Ctrl F")
	filled.SetText("muller")
	left := container.New(widgets.NewColumn(10),
		widgets.NewToolbar(widgets.NewButton("Plain", nil), widgets.NewPrimaryButton("Primary", nil), widgets.NewDangerButton("Delete", nil), widgets.NewQuietButton("Quiet", nil), widgets.NewButton("Small", nil).Small()),
		widgets.NewToolbar(grey, greyPrimary, widgets.NewIconButton(widgets.IconPencil, "Edit", nil), widgets.NewIconButton(widgets.IconBin, "Delete", nil)),
		widgets.NewToolbar(widgets.NewCheckbox("Unticked", nil), ticked, off, widgets.NewTriCheck(nil), part, full),
		filled, warned, noted, multi,
		widgets.NewToolbar(widgets.NewBadge("12 errors", widgets.Error), widgets.NewBadge("31 warnings", widgets.Warning), widgets.NewBadge("done", widgets.Success), widgets.NewBadge("new", widgets.Neutral)),
		widgets.NewBanner(widgets.Warning, "This is a sample book in a temporary folder.", widgets.NewLinkText("Back to my contacts", nil)),
		widgets.NewBanner(widgets.Neutral, "This book is read-only.", widgets.NewLinkText("Why?", nil)),
	)
	icons := widgets.NewToolbar()
	for i := widgets.IconSearch; i <= widgets.IconNobody; i++ {
		icons.Add(widgets.NewIconButton(i, "", nil))
	}
	right := container.NewBorder(icons, nil, nil, nil, widgets.NewEmptyState(widgets.IconSearch, "No contact matches", "Nothing was found for “xyz” in this segment. Search all contacts, or clear the search.",
		widgets.NewButton("Clear the search", nil), widgets.NewButton("Search all contacts", nil)))
	return widgets.NewPanel(theme.ColorBackground, 0, container.NewGridWithColumns(2, widgets.Pad(20, 20, 20, 20, left), widgets.Pad(20, 20, 20, 20, right)))
}

func askScene(w fyne.Window) {
	w.SetContent(mainScene(w))
	widgets.Ask(w.Canvas(), widgets.Question{
		Title: "Delete the segment “Nord”?", Text: "1,204 contacts lose this segment. The contacts stay.",
		Details: []string{"This is final."}, Confirm: "Delete segment", Cancel: "Cancel", Danger: true,
	})
}

// editScene is a table with a cell open for editing, values to choose, and the lines of a file.
func editScene(w fyne.Window) {
	table := widgets.NewTable([]widgets.Column{
		{ID: "row", Title: "Row", Width: 70},
		{ID: "value", Title: "Value", Width: 180, Flex: 1},
		{ID: "choice", Title: "Taken for", Width: 180, Flex: 1},
		{ID: "take", Title: "", Width: 120},
	})
	table.UpdateCell = func(row int, column string, cell *widgets.Cell) {
		switch column {
		case "row":
			cell.Text, cell.Icon, cell.IconColor = fmt.Sprint(row), widgets.IconError, theme.ColorError
			if row == 2 {
				cell.Icon, cell.IconColor = widgets.IconCheck, theme.ColorSuccess
			}
		case "value":
			cell.Text, cell.Frame = "a value that is longer than its cell", theme.ColorError
		case "choice":
			cell.Text, cell.Frame, cell.Caret = "First name, or another long one", theme.ColorLine, true
		case "take":
			cell.Text, cell.Action, cell.Blank = "Take “DE”", row != 2, true
		}
	}
	table.SetLength(6)
	grid := widgets.NewLineGrid()
	grid.SetLines([]widgets.GridLine{
		{Label: "1", Cells: []string{"Customers of the north"}, Tone: widgets.Subdued},
		{Label: "3", Cells: []string{"Land", "Vorname", "Nachname", "Handynummer", "Bemerkung"}, Tone: widgets.Accented},
		{Label: "4", Cells: []string{"DE", "Anna", "Müller", "0151 23456789", "two\nlines of a remark that is long enough to be cut"}},
		{Label: "5", Cells: []string{"DE", "Uwe", "Short", "0151 12", ""}},
	})
	w.SetContent(widgets.Pad(20, 20, 20, 20, container.NewGridWithRows(2, table, widgets.Pad(20, 0, 0, 0, grid))))
	grid.Mark(3)
	table.Edit(1, "value", "being edited")
}
