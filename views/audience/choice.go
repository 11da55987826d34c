package audience

import (
	"image/color"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"muster/app"
	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
)

// choice is some segments to choose: chips that can be taken away, and a button that offers the others.
type choice struct {
	form   *form
	object *widgets.Field
	chips  *fyne.Container
	plus   *widgets.Button
	chosen []data.SegmentID
}

func newChoice(f *form, label string, chosen []data.SegmentID) *choice {
	c := &choice{form: f, chosen: slices.Clone(chosen)}
	c.plus = widgets.NewQuietButton(f.words.Text("audience.add"), c.offer).WithIcon(widgets.IconAdd).Small()
	c.chips = widgets.NewChipRow()
	c.object = widgets.NewFieldAround(label, c.chips).Compact()
	c.show()
	return c
}

// show draws the chips anew.
func (c *choice) show() {
	objects := make([]fyne.CanvasObject, 0, len(c.chosen)+1)
	for _, id := range c.chosen {
		i := slices.IndexFunc(c.form.segments, func(s data.Segment) bool { return s.ID == id })
		if i < 0 {
			continue
		}
		s := c.form.segments[i]
		objects = append(objects, widgets.NewChip(
			widgets.ChipData{Text: s.Name, Color: colour(s)}, func() { c.remove(id) }))
	}
	c.chips.Objects = append(objects, c.plus)
	c.chips.Refresh()
	c.object.Refresh()
}

func (c *choice) remove(id data.SegmentID) {
	c.chosen = slices.DeleteFunc(c.chosen, func(other data.SegmentID) bool { return other == id })
	c.changed()
}

func (c *choice) add(id data.SegmentID) {
	c.chosen = append(c.chosen, id)
	c.changed()
}

func (c *choice) changed() {
	c.show()
	c.form.changed()
}

// offer opens the list of the segments that are not chosen yet.
func (c *choice) offer() {
	w := c.form.words
	picker := widgets.NewPicker(c.form.d.p.Window.Canvas())
	picker.Placeholder, picker.EmptyText = w.Text("audience.search"), w.Text("audience.nothing")
	picker.Items = func(search string) (items []widgets.PickItem) {
		folded := app.Fold(strings.TrimSpace(search))
		for _, s := range c.form.segments {
			if !slices.Contains(c.chosen, s.ID) && strings.Contains(app.Fold(s.Name), folded) {
				items = append(items, widgets.PickItem{
					ID: strconv.FormatInt(int64(s.ID), 10), Text: s.Name, Color: colour(s),
					Note: w.Number(s.Count),
				})
			}
		}
		return items
	}
	picker.OnPick = func(item widgets.PickItem) {
		if id, err := strconv.ParseInt(item.ID, 10, 64); err == nil {
			c.add(data.SegmentID(id))
		}
	}
	picker.ShowBelow(c.plus)
}

func colour(s data.Segment) color.Color {
	return theme.SegmentColors[max(0, s.Colour)%len(theme.SegmentColors)]
}
