package app

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
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

	files *pastedFiles
}

// pastedFiles are the files of pasted rows that are still there: people's data that must not outlive the program.
type pastedFiles struct {
	mu    sync.Mutex
	files map[*Pasted]bool
}

func (f *pastedFiles) add(p *Pasted) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.files == nil {
		f.files = map[*Pasted]bool{}
	}
	f.files[p] = true
}

func (f *pastedFiles) forget(p *Pasted) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.files, p)
}

func (f *pastedFiles) removeAll() {
	f.mu.Lock()
	left := slices.Collect(maps.Keys(f.files))
	f.mu.Unlock()
	for _, p := range left {
		p.Remove()
	}
}

// SavePasted writes rows that were copied from a spreadsheet to a temporary file, so that they are imported as any file is.
// Whoever asks for it removes it; what is left when the App is closed goes then.
func (a *App) SavePasted(text string) (*Pasted, error) {
	folder, err := os.MkdirTemp("", "muster-paste-")
	if err != nil {
		return nil, fmt.Errorf("pasted rows: %w", err)
	}
	p := &Pasted{Path: filepath.Join(folder, "rows.tsv"), Name: a.words.Text("paste.name"), files: &a.pasted}
	a.pasted.add(p)
	// The mark leaves no doubt about the encoding, however few letters there are.
	if err := os.WriteFile(p.Path, []byte("\ufeff"+text), 0o600); err != nil {
		p.Remove()
		return nil, fileError(p.Path, err)
	}
	return p, nil
}

// Remove removes the file. What is left in the system's temporary folder is no failure of an import.
func (p *Pasted) Remove() {
	if os.RemoveAll(filepath.Dir(p.Path)) == nil { // a system may keep a file that is still read: it is tried again at the end
		p.files.forget(p)
	}
}
