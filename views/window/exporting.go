package window

import "muster/data"

type exportDialogs interface{}

func (w *Window) newExports() exportDialogs { return nil }

// Export asks what to write into a file.
func (w *Window) Export() {}

// Sample asks where to write the sample sheet.
func (w *Window) Sample() {}

func (w *Window) exportSelection(data.Selection, int) {}

func (w *Window) exportSegment(data.Segment) {}
