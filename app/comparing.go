package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"muster/data"
	"muster/data/store"
)

// Comparison tells how the contacts of a file differ from those of the book, or of an earlier file. It is the plan of an
// import that is never applied, and whom no row of the file means. It must be closed.
type Comparison struct {
	imp *Import
	// earlier is the earlier file, imported into a book of its own; nil for a comparison with the user's book. base is the
	// book that is compared with, temporary for an earlier file.
	earlier   *Import
	base      *App
	temporary bool
	gone      []data.ContactID
	names     map[data.SegmentID]string // of the base
}

// Compare compares a file with the book, or with an earlier file where earlierPath names one. A blank cell counts as a
// difference where the contact can be without the field, and so do segments that the file does not give a contact, if it
// names any at all. Both files are read as o says, whose decisions do not count. The book stays as it is. It fails as
// PrepareImport does.
func (a *App) Compare(ctx context.Context, o ImportOptions, earlierPath string, report data.ProgressFunc) (*Comparison, error) {
	c := &Comparison{base: a}
	if err := c.prepare(ctx, a, o, earlierPath, report); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return c, nil
}

func (c *Comparison) prepare(ctx context.Context, a *App, o ImportOptions, earlierPath string, report data.ProgressFunc) error {
	o.Decided = true
	o.Decisions = data.Decisions{OtherNames: data.NameDecision{Act: data.NameCreate}}
	if earlierPath != "" {
		base, err := newTemporary(ctx, a.words)
		if err != nil {
			return err
		}
		c.base, c.temporary = base, true
		if err := c.takeEarlier(ctx, a, o, earlierPath, report); err != nil {
			return fileError(earlierPath, err)
		}
	}
	var err error
	o.Decisions.EraseBlank = true
	if c.imp, err = c.base.prepareImport(ctx, o, a, report); err != nil {
		return fileError(o.Path, a.heed(err))
	}
	if c.HasSegments() {
		o.Decisions.Mode = data.SegmentsReplace
		if _, err := c.imp.Decide(ctx, o.Decisions, report); err != nil {
			return err
		}
	}
	if c.gone, err = c.imp.staging.Absent(ctx); err != nil {
		return err
	}
	segments, err := c.base.Segments(ctx)
	if err != nil {
		return err
	}
	c.names = make(map[data.SegmentID]string, len(segments))
	for _, s := range segments {
		c.names[s.ID] = s.Name
	}
	return nil
}

// takeEarlier imports the earlier file into the book that is compared with.
func (c *Comparison) takeEarlier(ctx context.Context, a *App, o ImportOptions, path string, report data.ProgressFunc) error {
	o.Path = path
	var err error
	if c.earlier, err = c.base.prepareImport(ctx, o, a, report); err != nil {
		return err
	}
	_, err = c.earlier.Apply(ctx, report)
	return err
}

// newTemporary is an empty book in a temporary folder that goes when it is closed.
func newTemporary(ctx context.Context, words Words) (*App, error) {
	folder, err := os.MkdirTemp("", "muster-compare-")
	if err != nil {
		return nil, fmt.Errorf("temporary book: %w", err)
	}
	// What is left in the system's temporary folder is no failure of what was compared.
	remove := func() error {
		_ = os.RemoveAll(folder)
		return nil
	}
	book, err := store.Open(ctx, filepath.Join(folder, "compare.muster"), store.Options{})
	if err != nil {
		_ = remove() // the cause is told
		return nil, fmt.Errorf("temporary book: %w", err)
	}
	return New(Params{Book: book, Words: words, OnClose: remove}), nil
}

// Close forgets the comparison.
func (c *Comparison) Close() error {
	var err error
	for _, imp := range []*Import{c.imp, c.earlier} {
		if imp != nil {
			err = errors.Join(err, imp.Close())
		}
	}
	if c.temporary {
		err = errors.Join(err, c.base.Close())
	}
	return err
}

// File is the compared file, with the problems of its rows; nothing of it may be applied.
func (c *Comparison) File() *Import { return c.imp }

// Earlier is the file that it is compared with; nil for the book.
func (c *Comparison) Earlier() *Import { return c.earlier }

// HasSegments tells that segments are compared: the file names some.
func (c *Comparison) HasSegments() bool { return c.imp.Plan().Column == data.SegmentsNamed }

// Difference is a row of a compared file that makes one, or a contact that it has no row of.
type Difference struct {
	// PlanRow is what the row comes to. Its Kind is PlanNew, PlanChanged, PlanConflict or PlanRejected, and PlanAll for a
	// contact that is gone, whose segments are all removed. The contacts of an earlier file have no ID.
	data.PlanRow
	Gone bool
}

// Differences counts what a comparison found, in contacts: the rows that could not be compared aside.
type Differences struct {
	New, Gone, Changed, Unchanged int
	// Conflicts and Rejected are rows of the file that could not be compared.
	Conflicts, Rejected int
	// Fields are how many contacts changed in each field.
	Fields map[data.Field]int
	// Segments are those whose contacts differ, by name: what new and changed contacts got, changed and gone ones lost.
	Segments []SegmentDifference
}

// SegmentDifference is how many contacts a segment gained and lost.
type SegmentDifference struct {
	Name           string
	Added, Removed int
}

// Each hands out all differences, those of a kind together: new, changed, gone, in conflict, rejected. The counts are whole
// when it is done.
func (c *Comparison) Each(ctx context.Context, each func(*Difference) error) (Differences, error) {
	counts := c.imp.Plan().Counts
	found := Differences{
		New: counts.Created, Gone: len(c.gone), Changed: counts.Updated, Unchanged: counts.Unchanged,
		Conflicts: counts.Conflicts, Rejected: counts.Rejected, Fields: map[data.Field]int{},
	}
	segments := map[string]*SegmentDifference{}
	hand := func(d *Difference) error {
		if c.temporary {
			d.withoutIDs()
		}
		found.count(d, segments)
		return each(d)
	}
	err := c.eachRow(ctx, hand, data.PlanNew, data.PlanChanged)
	if err == nil {
		err = c.eachGone(ctx, hand)
	}
	if err == nil {
		err = c.eachRow(ctx, hand, data.PlanConflict, data.PlanRejected)
	}
	for _, s := range segments {
		found.Segments = append(found.Segments, *s)
	}
	slices.SortFunc(found.Segments, func(a, b SegmentDifference) int {
		return cmp.Or(cmp.Compare(Fold(a.Name), Fold(b.Name)), cmp.Compare(a.Name, b.Name))
	})
	return found, err
}

func (c *Comparison) eachRow(ctx context.Context, hand func(*Difference) error, kinds ...data.PlanKind) error {
	for _, kind := range kinds {
		for done := 0; ; {
			rows, total, err := c.imp.PlanRows(ctx, data.PlanFilter{Kind: kind}, done, planWindow)
			if err != nil {
				return err
			}
			for i := range rows {
				if err := hand(&Difference{PlanRow: rows[i]}); err != nil {
					return err
				}
			}
			if done += len(rows); done >= total || len(rows) == 0 {
				break
			}
		}
	}
	return nil
}

func (c *Comparison) eachGone(ctx context.Context, hand func(*Difference) error) error {
	for ids := range slices.Chunk(c.gone, planWindow) {
		contacts, err := c.base.Contacts(ctx, ids)
		if err != nil {
			return err
		}
		for _, contact := range contacts {
			d := Difference{Gone: true}
			for _, id := range contact.Segments {
				d.Segments = append(d.Segments, data.SegmentChange{ID: id, Name: c.names[id], Effect: data.MemberRemoved})
			}
			contact.Segments = nil
			d.Contact = contact
			if err := hand(&d); err != nil {
				return err
			}
		}
	}
	return nil
}

// withoutIDs leaves out the IDs that a temporary book gave.
func (d *Difference) withoutIDs() {
	d.Contact.ID = 0
	for i := range d.Candidates {
		d.Candidates[i].Contact.ID = 0
	}
}

func (f *Differences) count(d *Difference, segments map[string]*SegmentDifference) {
	for _, change := range d.Fields {
		f.Fields[change.Field]++
	}
	for _, s := range d.Segments {
		if s.Effect == data.MemberKept {
			continue
		}
		if segments[s.Name] == nil {
			segments[s.Name] = &SegmentDifference{Name: s.Name}
		}
		if s.Effect == data.MemberAdded {
			segments[s.Name].Added++
		} else {
			segments[s.Name].Removed++
		}
	}
}

// Save writes all differences as CSV or XLSX by the ending of path, in the columns of a saved plan, and returns their
// counts and number. An existing file is replaced whole, or not at all when it fails.
func (c *Comparison) Save(ctx context.Context, path string, words PlanSheet) (found Differences, rows int, err error) {
	layout := planLayout(c.imp.app.words)
	layout.SheetName = c.imp.app.words.Text("compare.sheet")
	rows, err = writeSheet(path, layout, func(write func([]string) error) error {
		found, err = c.Each(ctx, func(d *Difference) error { return write(words.difference(d)) })
		return err
	})
	return found, rows, err
}

// difference are the cells of a difference: whoever is gone has no row.
func (w PlanSheet) difference(d *Difference) []string {
	cells := w.cells(&d.PlanRow)
	if d.Gone {
		cells[0], cells[1] = "", w.Gone
	}
	return cells
}
