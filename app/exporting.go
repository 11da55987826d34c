package app

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"muster/data"
	"muster/data/columns"
	"muster/data/sheet"
	"muster/data/store"
)

// ExportOptions say which contacts to write, how and where to.
type ExportOptions struct {
	// Path ends in .csv, .xlsx or, for business cards, .vcf. A check needs none.
	Path string
	// Profile is the id or the name of one, "" for the default one.
	Profile string
	// Selection holds the contacts.
	Selection data.Selection
	// PartRows divides a file of more contacts into parts; 0 writes one file.
	PartRows int
	// OnlyChanged leaves out contacts that the profile last wrote as they are now.
	OnlyChanged bool
	// OnlyQualifying leaves out contacts that the receiver would not take.
	OnlyQualifying bool
}

// ExportResult says what was written.
type ExportResult struct {
	Profile columns.Profile
	// Files are the paths of the file, or of its parts.
	Files []string
	// Contacts is how many were written, Unchanged and NotQualifying how many were left out for that.
	Contacts, Unchanged, NotQualifying int
	// LostLetters is how many letters the encoding lacks, each written as "?"; LostFirst is the number of the first row
	// (counted through all parts) that has one.
	LostLetters, LostRows, LostFirst int
	// Apart are contacts that have to be mended at the receiver by hand; see ExportCheck.
	Apart ExportApart
	// Replace says that the receiver is to replace the segments of the contacts: each stands there with all of its own.
	Replace bool
	// Remembered tells that the history knows of the export. It does not where the book cannot be written.
	Remembered bool
}

// ExportFile writes the selected contacts with a profile. Existing files are replaced whole, or not at all when it fails;
// parts appear together. The errors are *data.FileError, data.ErrProfileNotFound and data.ErrProfileOtherType.
func (a *App) ExportFile(ctx context.Context, o ExportOptions, report data.ProgressFunc) (ExportResult, error) {
	e, err := a.prepareExport(ctx, o)
	if err != nil {
		return ExportResult{}, a.heed(err)
	}
	if err := e.suits(o.Path); err != nil {
		return ExportResult{}, err
	}
	var sent []store.SentContact
	result := ExportResult{Profile: e.profile, Replace: o.OnlyChanged && e.profile.Upload && e.profile.Has(data.FieldSegments)}
	w, err := writeRows(o.Path, e.layout(o.PartRows), func(w *sheet.Writer) error {
		return e.each(ctx, report, func(l *look) error {
			switch {
			case o.OnlyChanged && l.unchanged:
				result.Unchanged++
				return nil
			case o.OnlyQualifying && len(l.reasons) > 0:
				result.NotQualifying++
				return nil
			}
			result.Contacts++
			if !l.unchanged { // or it is remembered so already
				sent = append(sent, store.SentContact{ID: l.contact.ID, Hash: l.hash, Segments: len(l.contact.Segments)})
			}
			return w.Write(l.cells)
		})
	})
	if err != nil {
		return ExportResult{}, a.heed(err)
	}
	loss := w.Loss()
	result.Files, result.LostLetters, result.LostRows, result.LostFirst = w.Paths(), loss.Letters, loss.Rows, loss.FirstRow
	if result.Apart, err = e.apart(ctx); err != nil {
		return ExportResult{}, a.heed(err)
	}
	result.Remembered = a.rememberExport(ctx, e, result, sent)
	return result, nil
}

// rememberExport keeps what was written. The file is there whatever comes of it.
func (a *App) rememberExport(ctx context.Context, e *export, r ExportResult, sent []store.SentContact) bool {
	scope := data.ScopeSelected
	if all := data.SelectAll(data.Query{}); e.options.OnlyChanged {
		scope = data.ScopeChanged
	} else if e.selects(all) {
		scope = data.ScopeAll
	}
	var gone []data.ContactID
	if e.options.OnlyChanged { // they have been told
		gone = r.Apart.Gone
	}
	// In the order in which the book keeps them, which is several times as fast.
	slices.SortFunc(sent, func(x, y store.SentContact) int { return cmp.Compare(x.ID, y.ID) })
	err := e.book.RememberExport(ctx, data.Export{
		Profile: e.profile.ID, File: filepath.Base(r.Files[0]), Count: r.Contacts, Scope: scope,
	}, sent, gone)
	if err != nil {
		if !errors.Is(err, data.ErrBookReadOnly) {
			a.log.Warn("export not remembered", "err", errorKind(err))
		}
		_ = a.heed(err)
		return false
	}
	a.events.emit(HistoryChanged)
	return true
}

// Exports lists the files that were written, the newest first; limit 0 lists all.
func (a *App) Exports(ctx context.Context, limit int) ([]data.Export, error) {
	exports, err := a.current().Exports(ctx, limit)
	return exports, a.heed(err)
}

// Export writes the selected contacts as CSV or XLSX, by the ending of path, with the default profile, or with that of
// ExpertConnect if the default one writes business cards, and returns how many. An existing file is replaced whole, or not
// at all when it fails.
func (a *App) Export(ctx context.Context, path string, sel data.Selection, report data.ProgressFunc) (int, error) {
	p, err := a.Profile(ctx, "")
	if err != nil {
		return 0, err
	}
	if p.Type == columns.FileCards {
		p.ID = columns.ProfileExpertConnect
	}
	result, err := a.ExportFile(ctx, ExportOptions{Path: path, Profile: p.ID, Selection: sel}, report)
	return result.Contacts, err
}

// suits tells whether a file of that name can be written with the profile.
func (e *export) suits(path string) error {
	cards := strings.EqualFold(filepath.Ext(path), "."+string(columns.FileCards))
	if cards != (e.profile.Type == columns.FileCards) {
		return data.ErrProfileOtherType
	}
	return nil
}

// layout is the file of the export.
func (e *export) layout(partRows int) sheet.Layout {
	layout := plainLayout(e.rows.Titles())
	dialect := sheet.Dialect(e.profile.Dialect)
	layout.Dialect, layout.PartRows = &dialect, partRows
	return layout
}
