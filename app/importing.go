package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"reflect"
	"sync"

	"muster/data"
	"muster/data/columns"
	"muster/data/field"
	"muster/data/store"
)

// ImportOptions say which file to import and how to read it.
type ImportOptions struct {
	Path string
	// Name is what the file is called to people and in the history, "" for its own name.
	Name string
	// Read says how to read it.
	Read ReadOptions
	// Country is the alpha-2 code for rows without one. "" takes the one that is remembered for such files, if any, and
	// otherwise leaves such rows rejected, as NoCountry does.
	Country string
	// Columns are what the user takes columns for, by column from 0, Headers by the column's title.
	Columns map[int]columns.Role
	Headers map[string]columns.Role
	// Forget leaves what is remembered for such files out of account.
	Forget bool
	// Decisions are those to plan with first. What they leave open is taken from what is remembered for such files (see
	// Import.RememberDecisions), unless Decided says that they are all.
	Decisions data.Decisions
	Decided   bool
}

// NoCountry is the Country of an import whose rows have none but their own, whatever is remembered.
const NoCountry = "-"

// ImportFile says what was found in the file of an import.
type ImportFile struct {
	Path, Name string
	Bytes      int64
	// Format is "csv", "xlsx" or another that package sheet reads.
	Format string
	// Encoding, Delimiter and Quote are those of a CSV, "" for a workbook; Quote is "" where no cell has quotes.
	Encoding, Delimiter, Quote string
	// HeaderRow is the number of the (first) row that names the columns, 0 without one; HeaderRows are the numbers of
	// the first and the last such row.
	HeaderRow  int
	HeaderRows [2]int
	// Above and Below are the numbers of the rows that were left out above the header and below the table. Later has
	// the number of the row at which each further table begins. All are of the rows that have been read so far.
	Above, Below, Later []int
	// HiddenRows counts the rows of the table that the file does not show, HiddenColumns names such columns, by their
	// titles or else letters. They are read like the others.
	HiddenRows    int
	HiddenColumns []string
	// Program names what wrote the file, "" if that cannot be told; see columns.Mapping.
	Program string
	// Remembered is true when choices or decisions of an earlier file with the same header were taken.
	Remembered bool
	// Sheet is the sheet that was read, Sheets are all visible ones; empty for a CSV.
	Sheet  string
	Sheets []string
	// Header are the file's own column titles; Ignored are those that mean nothing to Muster.
	Header, Ignored []string
	// HasSegments is true when the file has a segments column.
	HasSegments bool
}

// Import is a file that was read, checked and staged beside the book, with the plan of what it will do. Nothing is
// changed before Apply. It must be closed. Its methods may be called from several goroutines; they wait for each
// other.
type Import struct {
	app     *App
	options ImportOptions
	file    ImportFile
	earlier []data.Change
	mapping columns.Mapping

	checker *rowChecker // guarded by mu once the import is prepared

	mu      sync.Mutex
	staging *store.Staging
	plan    data.Plan
}

// PrepareImport reads and checks a file, stages its rows and plans the import. It fails with *data.FileError,
// data.ErrNoHeader, data.ErrNoRows or *data.MissingColumnsError when the file cannot be imported at all, with
// *data.HeaderRowError or *data.NoSuchColumnError when the options name what it has not, and with
// data.ErrNoSegmentsColumn when it is to replace segments and names none.
func (a *App) PrepareImport(ctx context.Context, o ImportOptions, report data.ProgressFunc) (*Import, error) {
	imp, err := a.prepareImport(ctx, o, a, report)
	if err != nil {
		a.log.Warn("import not prepared", "err", errorKind(err))
		return nil, fileError(o.Path, a.heed(err))
	}
	return imp, nil
}

// prepareImport prepares an import into the book of a. How the file is read goes by what reader's book remembers.
func (a *App) prepareImport(ctx context.Context, o ImportOptions, reader *App, report data.ProgressFunc) (*Import, error) {
	f, err := reader.openImport(ctx, o)
	if err != nil {
		return nil, err
	}
	defer f.close()
	if f.table.trouble != nil {
		return nil, f.table.trouble
	}
	hash, err := contentHash(ctx, o.Path)
	if err != nil {
		return nil, err
	}
	book := a.current()
	earlier, err := book.ImportsOf(ctx, hash)
	if err != nil {
		return nil, err
	}
	staging, err := book.Stage(ctx, store.StageOptions{
		FileName: cmp.Or(o.Name, filepath.Base(o.Path)), ContentHash: hash, HasSegments: f.table.mapping.Has(data.FieldSegments),
		Columns: fieldsOf(f.table.mapping),
	})
	if err != nil {
		return nil, err
	}
	imp := &Import{app: a, options: o, earlier: earlier, mapping: f.table.mapping, staging: staging}
	if err := imp.fill(ctx, f, report); err != nil {
		return nil, errors.Join(err, staging.Close())
	}
	return imp, nil
}

func (imp *Import) fill(ctx context.Context, f *openFile, report data.ProgressFunc) error {
	rules, census := field.NewChecker(f.country), field.NewCensus()
	imp.checker = newRowChecker(imp.mapping, rules)
	staged, err := stageRows(ctx, f.table, imp.checker, census, imp.staging, report)
	if err != nil {
		return err
	}
	if staged == 0 {
		return data.ErrNoRows
	}
	if err := imp.addHints(ctx, census); err != nil {
		return err
	}
	imp.file = f.describe() // all of it is read only now
	imp.file.Name = cmp.Or(imp.options.Name, imp.file.Name)
	d, err := imp.withRemembered(ctx, f.earlier)
	if err != nil {
		return err
	}
	_, err = imp.Decide(ctx, d, report)
	return err
}

// withRemembered are the decisions to plan with first.
func (imp *Import) withRemembered(ctx context.Context, earlier choice) (data.Decisions, error) {
	d := imp.options.Decisions
	if imp.options.Decided || earlier.Decisions.isEmpty() {
		return d, nil
	}
	segments, err := imp.app.current().Segments(ctx)
	if err != nil {
		return d, err
	}
	return earlier.Decisions.fill(d, segments), nil
}

// File says what was found in the file.
func (imp *Import) File() ImportFile { return imp.file }

// Earlier are the imports of files of the very same content, as the book knew them when this one was prepared: newest first,
// those among them that were undone. Nothing is refused for it.
func (imp *Import) Earlier() []data.Change { return imp.earlier }

// Title is the file's own title of a field's column, "" when it has none.
func (imp *Import) Title(f data.Field) string { return imp.mapping.Title(f) }

// Plan is the plan as last decided.
func (imp *Import) Plan() data.Plan {
	imp.mu.Lock()
	defer imp.mu.Unlock()
	return imp.plan
}

// Decide plans anew with the user's decisions; data.ErrNoSegmentsColumn when the file cannot replace segments.
func (imp *Import) Decide(ctx context.Context, d data.Decisions, report data.ProgressFunc) (data.Plan, error) {
	imp.mu.Lock()
	defer imp.mu.Unlock()
	return imp.decide(ctx, d, report)
}

func (imp *Import) decide(ctx context.Context, d data.Decisions, report data.ProgressFunc) (data.Plan, error) {
	plan, err := imp.staging.Plan(ctx, d, report)
	if err != nil {
		return imp.plan, fmt.Errorf("plan import: %w", err)
	}
	imp.plan = plan
	return plan, nil
}

// Problems lists the problems that the filter lets through, in the order of the rows, and counts them all.
func (imp *Import) Problems(ctx context.Context, f data.ProblemFilter, offset, limit int) ([]data.Problem, int, error) {
	imp.mu.Lock()
	defer imp.mu.Unlock()
	return imp.staging.Problems(ctx, f, offset, limit)
}

// Apply carries the plan out in one transaction and returns its change, whose ID is 0 when there was nothing to
// change. If the book has moved on since the plan was made, it is planned anew: when that comes to the same numbers
// it is applied, else data.ErrPlanOutdated is returned, the book is as it was, and Plan gives the new numbers.
func (imp *Import) Apply(ctx context.Context, report data.ProgressFunc) (data.Change, error) {
	imp.mu.Lock()
	defer imp.mu.Unlock()
	return imp.app.write(ctx, func(*store.Book) (data.Change, error) {
		for {
			change, err := imp.staging.Apply(ctx, report)
			if !errors.Is(err, data.ErrPlanOutdated) {
				return change, err
			}
			shown := imp.plan
			now, planErr := imp.decide(ctx, shown.Decisions, report)
			if planErr != nil {
				return data.Change{}, planErr
			}
			if !samePlan(shown, now) {
				return data.Change{}, err
			}
		}
	})
}

// samePlan says whether two plans promise the same, whatever state of the book they were made for.
func samePlan(a, b data.Plan) bool {
	a.Revision, b.Revision = 0, 0
	return reflect.DeepEqual(a, b)
}

// Close forgets the staged rows.
func (imp *Import) Close() error {
	imp.mu.Lock()
	defer imp.mu.Unlock()
	return imp.staging.Close()
}

// errorKind is what a log may hold of an error: its type or sentinel, never a value of a file.
func errorKind(err error) string {
	var file *data.FileError
	if errors.As(err, &file) {
		return "file " + string(file.Trouble)
	}
	if errors.Is(err, io.EOF) {
		return "end of file"
	}
	return fmt.Sprintf("%T", err)
}
