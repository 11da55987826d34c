package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestHeaderDragsAColumnsEdge(t *testing.T) {
	test.NewTempApp(t)
	table := NewTable([]Column{{ID: "name", Title: "Name", Width: 120, MinWidth: 80}, {ID: "mail", Title: "E-mail", Width: 160, Flex: 1}})
	var told string
	var width float32
	table.OnResize = func(column string, w float32) { told, width = column, w }
	table.Resize(fyne.NewSize(500, 300))
	edge := fyne.NewPos(table.placed[0].width, 10)

	h := table.header
	h.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: edge}})
	if h.Cursor() != desktop.HResizeCursor {
		t.Error("the cursor does not say that the edge can be dragged")
	}
	h.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: edge.AddXY(40, 0)}})
	if told != "" {
		t.Error("the width was told before the drag ended")
	}
	h.DragEnd()
	if told != "name" || width != 160 || table.placed[0].width != 160 {
		t.Errorf("told %q and %v, drawn %v; want name and 160", told, width, table.placed[0].width)
	}
	h.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(160, 10)}})
	h.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, 10)}})
	h.DragEnd()
	if width != leastWidth(table.columns[0]) {
		t.Errorf("could be made %v wide, its least is %v", width, leastWidth(table.columns[0]))
	}
}
