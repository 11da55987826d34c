package imports

import (
	"context"
	"sort"
)

// inSight is what stood in sight of a list before it changed.
type inSight[T any] struct {
	// lines are those in sight, in their order.
	lines []T
	// first is the index of the first line of the list in sight.
	first int
	// kept are the lines that were kept before.
	kept []keptLine[T]
	// era is that of the list.
	era int
}

// renewed is what takes its place.
type renewed[T any] struct {
	pages map[int][]T
	total int
	kept  []keptLine[T]
}

// source loads a part of a list whose lines belong to rows of a file, in their order, and counts the whole list.
type source[T any] struct {
	load func(ctx context.Context, offset, limit int) ([]T, int, error)
	row  func(T) int
}

// renewAround loads the list anew around what is in sight, so that nothing there has to move. No line is kept yet.
func renewAround[T any](ctx context.Context, src source[T], s inSight[T]) (renewed[T], error) {
	r := renewed[T]{pages: map[int][]T{}}
	firstRow, lastRow := 0, 0
	if n := len(s.lines); n > 0 {
		firstRow, lastRow = src.row(s.lines[0]), src.row(s.lines[n-1])
	}
	page, err := r.findPage(ctx, src, s.first, firstRow)
	if err != nil {
		return renewed[T]{}, err
	}
	for ; ; page++ { // as far as what was in sight reaches
		if err := r.load(ctx, src, page); err != nil {
			return renewed[T]{}, err
		}
		items := r.pages[page]
		if len(items) == 0 || (page+1)*pageSize >= r.total || src.row(items[len(items)-1]) > lastRow {
			break
		}
	}
	return r, nil
}

func (r *renewed[T]) load(ctx context.Context, src source[T], page int) error {
	if _, loaded := r.pages[page]; loaded {
		return nil
	}
	items, total, err := src.load(ctx, page*pageSize, pageSize)
	if err != nil {
		return err
	}
	r.pages[page], r.total = items, total
	return nil
}

// findPage returns the page where the lines of a row are, or would be. Lines before it can have gone, so that it is not
// always where it was.
func (r *renewed[T]) findPage(ctx context.Context, src source[T], first, row int) (int, error) {
	page := max(0, first) / pageSize
	if err := r.load(ctx, src, page); err != nil {
		return 0, err
	}
	starts := func(page int) (bool, error) { // whether the page starts before the row
		if page == 0 {
			return true, nil
		}
		first, _, err := src.load(ctx, page*pageSize, 1)
		return len(first) > 0 && src.row(first[0]) < row, err
	}
	pages := (r.total + pageSize - 1) / pageSize
	here, err := starts(page)
	if err != nil {
		return 0, err
	}
	next := false
	if here && page+1 < pages {
		if next, err = starts(page + 1); err != nil {
			return 0, err
		}
	}
	if here && !next {
		return page, nil
	}
	clear(r.pages)
	found := sort.Search(max(1, pages), func(page int) bool {
		before, searchErr := starts(page)
		if searchErr != nil {
			err = searchErr
		}
		return !before
	})
	return max(0, found-1), err
}
