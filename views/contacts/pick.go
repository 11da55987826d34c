package contacts

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"muster/app"
	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
)

// pickOptions say which segments a pop-up offers and what happens with the chosen one.
type pickOptions struct {
	segments []data.Segment
	canMake  bool // a name that is not there can become a new segment
	onPick   func(data.Segment)
	onMake   func(name string)
}

// newPicker makes the pop-up that searches segments.
func (page *Page) newPicker(o pickOptions) *widgets.Picker {
	w := page.words
	picker := widgets.NewPicker(page.params.Window.Canvas())
	picker.Placeholder, picker.EmptyText = w.Text("contacts.pick.search"), w.Text("contacts.pick.nothing")
	if len(o.segments) == 0 && !o.canMake {
		picker.EmptyText = w.Text("contacts.pick.none_there")
	}
	picker.Items = func(search string) []widgets.PickItem { return page.pickItems(o.segments, search) }
	picker.OnPick = func(item widgets.PickItem) {
		for _, s := range o.segments {
			if pickID(s.ID) == item.ID {
				o.onPick(s)
			}
		}
	}
	if o.canMake {
		picker.NewText = func(search string) string {
			name := strings.Join(strings.Fields(search), " ")
			if name == "" || page.hasSegment(name) || !nameIsFine(name) {
				return ""
			}
			return w.Text("contacts.pick.new", "Name", name)
		}
		picker.OnNew = func(search string) { o.onMake(strings.Join(strings.Fields(search), " ")) }
	}
	return picker
}

// nameIsFine keeps the pop-up from offering what the book would refuse.
func nameIsFine(name string) bool {
	return !strings.Contains(name, ";") && len([]rune(name)) <= data.MaxSegmentName
}

func (page *Page) pickItems(segments []data.Segment, search string) []widgets.PickItem {
	folded := app.Fold(strings.TrimSpace(search))
	var first, rest []widgets.PickItem
	for _, s := range segments {
		name := app.Fold(s.Name)
		if !strings.Contains(name, folded) {
			continue
		}
		item := widgets.PickItem{ID: pickID(s.ID), Text: s.Name, Color: segmentColor(s), Note: page.words.Number(s.Count)}
		if strings.HasPrefix(name, folded) {
			first = append(first, item)
		} else {
			rest = append(rest, item)
		}
	}
	return append(first, rest...)
}

func pickID(id data.SegmentID) string { return strconv.FormatInt(int64(id), 10) }

// hasSegment compares by case and blanks only, as the book does.
func (page *Page) hasSegment(name string) bool {
	for _, s := range page.sorted {
		if strings.EqualFold(s.Name, name) {
			return true
		}
	}
	return false
}

// pickSegment opens the pop-up beside the menu that asked for it, else below the bulk button, and closes both once
// something was chosen.
func (page *Page) pickSegment(menu *widgets.Popover, o pickOptions) {
	picker := page.newPicker(o)
	if menu == nil {
		picker.ShowBelow(page.toolbar.bulk)
		return
	}
	picked, made := picker.OnPick, picker.OnNew
	picker.OnPick = func(item widgets.PickItem) { menu.Close(); picked(item) }
	picker.OnNew = func(search string) { menu.Close(); made(search) }
	picker.ShowAt(besideMenu(menu, picker.Width))
}

// besideMenu is the place left of an open menu.
func besideMenu(menu *widgets.Popover, width float32) fyne.Position {
	at, _ := menu.Bounds()
	return at.SubtractXY(width+2*theme.GapM+theme.GapXS, 0)
}
