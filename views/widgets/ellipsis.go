package widgets

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

const ellipsisMark = "…"

// ellipsize returns text, or as much of its beginning as fits into width with
// an ellipsis behind it. It cuts between letters, never within one.
func ellipsize(text string, width, size float32, style fyne.TextStyle) string {
	if text == "" || width <= 0 {
		return ""
	}
	// No letter of our fonts is wider than its size times 1.3: short texts
	// need not be measured, and they are most.
	if float32(utf8.RuneCountInString(text))*size*1.3 <= width {
		return text
	}
	if textWidth(text, size, style) <= width {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes)
	for low < high { // the longest beginning that fits
		mid := (low + high + 1) / 2
		if textWidth(string(runes[:mid])+ellipsisMark, size, style) <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	if low == 0 {
		return ellipsisMark
	}
	return strings.TrimRight(string(runes[:low]), " ") + ellipsisMark
}

func textWidth(text string, size float32, style fyne.TextStyle) float32 {
	return fyne.MeasureText(text, size, style).Width
}

func textHeight(size float32, style fyne.TextStyle) float32 {
	return fyne.MeasureText("Mg", size, style).Height
}

// wrapText breaks text into lines of at most width, between words where it
// can. Line breaks in the text are kept. Where there is no room for a letter it
// does not break: nothing has been laid out yet.
func wrapText(text string, width, size float32, style fyne.TextStyle) []string {
	if width < size {
		return []string{text}
	}
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		lines = append(lines, wrapParagraph(paragraph, width, size, style)...)
	}
	return lines
}

func wrapParagraph(text string, width, size float32, style fyne.TextStyle) []string {
	words := strings.Fields(text)
	if len(words) == 0 {
		return []string{""}
	}
	var lines []string
	line := ""
	for _, word := range words {
		candidate := word
		if line != "" {
			candidate = line + " " + word
		}
		if textWidth(candidate, size, style) <= width {
			line = candidate
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for word != "" && textWidth(word, size, style) > width { // a word longer than a line
			head := headThatFits(word, width, size, style)
			lines = append(lines, head)
			word = word[len(head):]
		}
		line = word
	}
	return append(lines, line)
}

func headThatFits(word string, width, size float32, style fyne.TextStyle) string {
	_, end := utf8.DecodeRuneInString(word) // one letter at least, or it never ends
	for i := range word {
		if i <= end {
			continue
		}
		if textWidth(word[:i], size, style) > width {
			break
		}
		end = i
	}
	return word[:end]
}
