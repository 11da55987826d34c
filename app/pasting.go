package app

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// HasRows tells whether a text is rows of a spreadsheet as they are copied: cells with tabs between them.
func HasRows(text string) bool {
	return strings.Contains(text, "\t") && strings.TrimSpace(text) != ""
}

// Pasted is a temporary file of rows that were copied from a spreadsheet, which nobody else can read.
type Pasted struct {
	Path string
	// Name is what the rows are called instead of the file.
	Name string
}

// SavePasted writes rows that were copied from a spreadsheet to a temporary file, so that they are imported as any file is.
// Whoever asks for it removes it.
func (a *App) SavePasted(text string) (*Pasted, error) {
	folder, err := os.MkdirTemp("", "muster-paste-")
	if err != nil {
		return nil, fmt.Errorf("pasted rows: %w", err)
	}
	p := &Pasted{Path: filepath.Join(folder, "rows.tsv"), Name: a.words.Text("paste.name")}
	// The mark leaves no doubt about the encoding, however few letters there are.
	if err := os.WriteFile(p.Path, []byte("\ufeff"+text), 0o600); err != nil {
		p.Remove()
		return nil, fileError(p.Path, err)
	}
	return p, nil
}

// Remove removes the file. What is left in the system's temporary folder is no failure of an import.
func (p *Pasted) Remove() { _ = os.RemoveAll(filepath.Dir(p.Path)) }
