package widgets

import (
	"fyne.io/fyne/v2"
)

// laneRow is a reusable row of a lane.
type laneRow interface {
	fyne.CanvasObject
	// bind shows row i of the list; it is called again when that changed.
	bind(i int)
}

// lane keeps as many row objects as are visible and moves them along a long
// list: a scroll step binds only the rows that come into sight.
type lane struct {
	viewport
	make func() laneRow

	box  *fyne.Container // every row object ever made; those not in use are hidden
	live map[int]laneRow
	free []laneRow
}

func newLane(rowHeight float32, make_ func() laneRow) *lane {
	return &lane{
		viewport: viewport{rowHeight: rowHeight},
		make:     make_,
		box:      &fyne.Container{},
		live:     map[int]laneRow{},
	}
}

// arrange puts the visible rows in place; rows that were visible before keep
// what they show unless rebind is set.
func (l *lane) arrange(width float32, rebind bool) {
	from, to := l.visible()
	for i, row := range l.live {
		if i < from || i >= to {
			l.free = append(l.free, row)
			delete(l.live, i)
		}
	}
	for i := from; i < to; i++ {
		row, ok := l.live[i]
		if !ok {
			row = l.take()
			l.live[i] = row
		}
		row.Resize(fyne.NewSize(width, l.rowHeight))
		row.Move(fyne.NewPos(0, l.y(i)))
		if !ok || rebind {
			row.bind(i)
		}
		show(row, true)
	}
	for _, row := range l.free {
		show(row, false)
	}
}

func (l *lane) take() laneRow {
	if n := len(l.free); n > 0 {
		row := l.free[n-1]
		l.free = l.free[:n-1]
		return row
	}
	row := l.make()
	l.box.Objects = append(l.box.Objects, row)
	return row
}

// rebind shows the visible ones of the rows from (inclusive) to (exclusive)
// anew.
func (l *lane) rebind(from, to int) {
	for i, row := range l.live {
		if i >= from && i < to {
			row.bind(i)
		}
	}
}
