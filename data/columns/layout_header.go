package columns

import (
	"slices"
	"strings"
)

// maxHeaderLines is how many lines a header can have.
const maxHeaderLines = 3

// columnsBelow says what the columns look like below a header of up to three lines that may begin at start; nil if
// nothing stands there. It leaves narrow lines out, which may be totals.
func (f *finder) columnsBelow(start int) []shape {
	block := f.lines[start:f.blockEnd(start)]
	if len(block) < 2 {
		return nil
	}
	wide := slices.DeleteFunc(slices.Clone(block[1:]), func(m measured) bool { return 2*m.filled < block[0].filled })
	if len(wide) == 0 {
		wide = block[1:]
	}
	// The first two could be lines of the header. They tell of a column only when no other line does.
	rows := min(maxHeaderLines-1, len(wide)-1)
	shapes := shapesOf(wide[rows:])
	for rows--; rows >= 0; rows-- {
		for i, more := range shapesOf(wide[rows:]) {
			if i == len(shapes) {
				shapes = append(shapes, shape{})
			}
			if shapes[i].empty() && more.typed() {
				shapes[i] = more
			}
		}
	}
	return shapes
}

// headerLines is how many lines from start on are a header, 0 to 3.
func (f *finder) headerLines(start int) int {
	e := judge(f.lines[start], f.columnsBelow(start))
	counts := countsUp(f.lines[start]) && (start+1 == len(f.lines) || !countsUp(f.lines[start+1]))
	if counts {
		e.opposed, e.agreed = e.opposed+e.agreed, 0
	}
	if e.score() > 0 || e.score() == 0 && e.agreed == 0 && (counts || looksLikeTitles(f.lines[start])) {
		return f.headerLinesBelow(start)
	}
	return 0
}

// headerLinesBelow is how many lines a header has whose first line is at start: further ones must oppose the columns
// below them in every cell that could, and not by chance.
func (f *finder) headerLinesBelow(start int) int {
	shapes := f.columnsBelow(start)
	n := 1
	for end := f.blockEnd(start); n < maxHeaderLines && start+n < end-1; n++ {
		m := f.lines[start+n]
		e := judge(m, shapes)
		certain := e.score() >= 3 || e.score() >= 2 && (m.filled == 1 && m.gap || isHint(m)) ||
			m.knownWords() || sameWords(m.Cells, f.lines[start].Cells)
		if m.gap && !f.titleAbove(start+n) || e.opposed == 0 || e.agreed > 0 || e.repeated > 0 || !certain {
			break
		}
	}
	return n
}

// isHint tells whether all cells of a line are in brackets, as units and hints below titles are.
func isHint(m measured) bool {
	for i, kind := range m.kinds {
		if cell := strings.TrimSpace(m.Cells[i]); kind != blankKind && !strings.HasPrefix(cell, "(") && !strings.HasPrefix(cell, "[") {
			return false
		}
	}
	return m.filled > 0
}

// titleAbove tells whether the line above one that a blank row parts from it is much narrower, so that it is a title
// rather than the header, or whether they are the lines of a single column.
func (f *finder) titleAbove(at int) bool {
	return at > 0 && 2*f.lines[at-1].filled < f.lines[at].filled || f.lines[at].filled == 1
}

// looksLikeTitles tells whether a line could name columns where nothing else tells it from a row: short texts, none of
// them blank, none of them twice. The first may be blank: it stands above the names of the rows.
func looksLikeTitles(m measured) bool {
	seen := make(map[string]bool)
	for i, kind := range m.kinds[:m.used] {
		if kind == blankKind && i == 0 && m.used > 1 {
			continue
		}
		cell := headerKey(m.Cells[i])
		if kind != textKind && kind != codedKind || len(m.Cells[i]) > maxTypedCell || seen[cell] {
			return false
		}
		seen[cell] = true
	}
	return m.filled > 0
}

// sameWords tells whether a line has the words of a header, perhaps some more or some fewer.
func sameWords(cells, header []string) bool {
	filled, titles, same := 0, 0, 0
	for i := range max(len(cells), len(header)) {
		cell, title := textAt(cells, i), textAt(header, i)
		if cell != "" {
			filled++
		}
		if title != "" {
			titles++
		}
		if cell != "" && strings.EqualFold(cell, title) {
			same++
		}
	}
	if titles == 1 {
		return same == 1 && filled == 1
	}
	return same >= 2 && (5*same >= 4*filled || 5*same >= 4*titles)
}

// joinTitles joins the lines of a header column by column. A cell of an upper line that has a word of its own below
// it, and blank cells at its right with such words, names them all: merged cells leave it so.
func joinTitles(lines []Line, width int) []string {
	titles := make([]string, width)
	if len(lines) == 1 {
		copy(titles, lines[0].Cells)
		return titles
	}
	for at, line := range lines {
		group := ""
		for i := range titles {
			cell, below := textAt(line.Cells, i), wordBelow(lines[at+1:], i)
			switch {
			case cell != "" && below:
				group = cell
			case cell != "" || !below:
				group = ""
			default:
				cell = group
			}
			if cell != "" {
				titles[i] = strings.TrimSpace(titles[i] + " " + cell)
			}
		}
	}
	return titles
}

// textAt is a cell without the blanks around it, "" for one that is not there.
func textAt(cells []string, i int) string {
	if i >= len(cells) {
		return ""
	}
	return strings.TrimSpace(cells[i])
}

func wordBelow(lines []Line, i int) bool {
	return slices.ContainsFunc(lines, func(l Line) bool { return textAt(l.Cells, i) != "" })
}
