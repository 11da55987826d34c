package widgets

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"muster/views/theme"
)

func itoa(n int) string { return strconv.Itoa(n) }

// NewColumn stacks objects with a gap, each as wide as the container.
func NewColumn(gap float32) fyne.Layout { return &stackLayout{gap: gap} }

// NewRow puts objects side by side with a gap, each as high as the container.
func NewRow(gap float32) fyne.Layout { return &stackLayout{gap: gap, across: true} }

type stackLayout struct {
	gap    float32
	across bool
}

func (l *stackLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	at, flex, used, seen := float32(0), 0, float32(0), 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		seen++
		if isSpacer(o) {
			flex++
			continue
		}
		used += l.along(o.MinSize())
	}
	spare := float32(0)
	if flex > 0 {
		spare = max(0, l.along(size)-used-float32(max(0, seen-1))*l.gap) / float32(flex)
	}
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		length := spare
		if !isSpacer(o) {
			if !l.across { // a wrapped text learns its width before it tells its height
				o.Resize(fyne.NewSize(size.Width, o.Size().Height))
			}
			length = l.along(o.MinSize())
		}
		if l.across {
			place(o, at, 0, length, size.Height)
		} else {
			place(o, 0, at, size.Width, length)
		}
		at += length + l.gap
	}
}

func (l *stackLayout) along(s fyne.Size) float32 {
	if l.across {
		return s.Width
	}
	return s.Height
}

func (l *stackLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var along, across float32
	seen := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		seen++
		if isSpacer(o) {
			continue
		}
		s := o.MinSize()
		along += l.along(s)
		across = max(across, s.Width+s.Height-l.along(s))
	}
	along += float32(max(0, seen-1)) * l.gap
	if l.across {
		return fyne.NewSize(along, across)
	}
	return fyne.NewSize(across, along)
}

type spacer struct{ *canvas.Rectangle }

func isSpacer(o fyne.CanvasObject) bool { _, ok := o.(spacer); return ok }

// NewSpacer takes what is left over in a row or column of NewRow or NewColumn.
func NewSpacer() fyne.CanvasObject { return spacer{canvas.NewRectangle(color.Transparent)} }

// NewGap is an empty space of a size.
func NewGap(width, height float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSize(width, height))
	return r
}

// NewInline puts objects side by side as words of one line, vertically centred.
func NewInline(objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &inlineLayout{gap: theme.GapXS}, Objects: objects}
}

// NewToolbar puts controls side by side with the design's gap, vertically
// centred; a NewSpacer pushes what follows to the right.
func NewToolbar(objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &inlineLayout{gap: theme.GapS}, Objects: objects}
}

type inlineLayout struct{ gap float32 }

func (l *inlineLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	least := l.MinSize(objects)
	flex := 0
	for _, o := range objects {
		if o.Visible() && isSpacer(o) {
			flex++
		}
	}
	x := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if isSpacer(o) {
			x += max(0, size.Width-least.Width)/float32(flex) + l.gap
			continue
		}
		s := o.MinSize()
		s.Width = min(s.Width, max(0, size.Width-x))
		place(o, x, (size.Height-s.Height)/2, s.Width, s.Height)
		x += s.Width + l.gap
	}
}

func (l *inlineLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size, seen := fyne.Size{}, 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		seen++
		if isSpacer(o) {
			continue
		}
		s := o.MinSize()
		size.Width += s.Width
		size.Height = max(size.Height, s.Height)
	}
	size.Width += float32(max(0, seen-1)) * l.gap
	return size
}

// Dock puts objects at the edges and one into what is left, without gaps between
// them. Any may be nil.
func Dock(top, bottom, left, right, center fyne.CanvasObject) *fyne.Container {
	l := &dockLayout{top: top, bottom: bottom, left: left, right: right, center: center}
	c := &fyne.Container{Layout: l}
	for _, o := range []fyne.CanvasObject{center, top, bottom, left, right} {
		if o != nil {
			c.Objects = append(c.Objects, o)
		}
	}
	return c
}

type dockLayout struct{ top, bottom, left, right, center fyne.CanvasObject }

func (l *dockLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	x, y, right, bottom := float32(0), float32(0), s.Width, s.Height
	if h := dockSize(l.top).Height; h > 0 {
		place(l.top, 0, 0, s.Width, h)
		y = h
	}
	if h := dockSize(l.bottom).Height; h > 0 {
		bottom -= h
		place(l.bottom, 0, bottom, s.Width, h)
	}
	if w := dockSize(l.left).Width; w > 0 {
		place(l.left, 0, y, w, bottom-y)
		x = w
	}
	if w := dockSize(l.right).Width; w > 0 {
		right -= w
		place(l.right, right, y, w, bottom-y)
	}
	if l.center != nil {
		place(l.center, x, y, max(0, right-x), max(0, bottom-y))
	}
}

func (l *dockLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	top, bottom, left, right := dockSize(l.top), dockSize(l.bottom), dockSize(l.left), dockSize(l.right)
	center := dockSize(l.center)
	return fyne.NewSize(
		max(top.Width, bottom.Width, left.Width+center.Width+right.Width),
		top.Height+bottom.Height+max(left.Height, center.Height, right.Height),
	)
}

// dockSize is what a visible object needs, nothing for one that is hidden.
func dockSize(o fyne.CanvasObject) fyne.Size {
	if o == nil || !o.Visible() {
		return fyne.Size{}
	}
	return o.MinSize()
}

// FixedWidth gives an object a width of its own, whatever it needs.
func FixedWidth(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&fixedLayout{width: width}, o)
}

// FixedSize gives an object a size of its own; 0 leaves that side to it.
func FixedSize(width, height float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&fixedLayout{width: width, height: height}, o)
}

type fixedLayout struct{ width, height float32 }

func (l *fixedLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		place(o, 0, 0, size.Width, size.Height)
	}
}

func (l *fixedLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	if l.width > 0 {
		size.Width = l.width
	}
	if l.height > 0 {
		size.Height = l.height
	}
	return size
}

// Pad puts space around an object.
func Pad(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&padLayout{top: top, right: right, bottom: bottom, left: left}, o)
}

type padLayout struct{ top, right, bottom, left float32 }

func (l *padLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		place(o, l.left, l.top, size.Width-l.left-l.right, size.Height-l.top-l.bottom)
	}
}

func (l *padLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(l.left+l.right, l.top+l.bottom)
}

// Frame is the main window's layout: a sidebar of fixed width, the content, and
// a detail panel that takes its width from the content while it is shown.
type Frame struct {
	Side, Content, Detail  fyne.CanvasObject
	SideWidth, DetailWidth float32

	box *fyne.Container
}

// NewFrame returns the layout; detail may be hidden at first.
func NewFrame(side, content, detail fyne.CanvasObject) *Frame {
	f := &Frame{
		Side: side, Content: content, Detail: detail,
		SideWidth: theme.SidebarWidth, DetailWidth: theme.DetailWidth,
	}
	objects := []fyne.CanvasObject{content, side}
	if detail != nil {
		objects = append(objects, detail)
	}
	f.box = &fyne.Container{Layout: f, Objects: objects}
	return f
}

// Object returns what to put into the window.
func (f *Frame) Object() *fyne.Container { return f.box }

// ShowDetail shows or hides the detail panel.
func (f *Frame) ShowDetail(on bool) {
	if f.Detail == nil || f.Detail.Visible() == on {
		return
	}
	show(f.Detail, on)
	f.Layout(nil, f.box.Size())
}

// Layout implements fyne.Layout.
func (f *Frame) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	right := float32(0)
	if f.Detail != nil && f.Detail.Visible() {
		right = f.DetailWidth
		place(f.Detail, size.Width-right, 0, right, size.Height)
	}
	left := float32(0)
	if f.Side.Visible() {
		left = f.SideWidth
		place(f.Side, 0, 0, left, size.Height)
	}
	place(f.Content, left, 0, max(0, size.Width-left-right), size.Height)
}

// MinSize implements fyne.Layout.
func (f *Frame) MinSize([]fyne.CanvasObject) fyne.Size {
	size := f.Content.MinSize().AddWidthHeight(f.SideWidth, 0)
	size.Height = max(size.Height, f.Side.MinSize().Height)
	return size
}
