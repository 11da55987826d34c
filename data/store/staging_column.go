package store

import "slices"

// column is a list that grows without moving what it holds: a file of a million rows costs what its rows cost, never twice.
type column[T any] struct {
	chunks [][]T
	n      int
}

const (
	chunkBits = 12
	chunkSize = 1 << chunkBits
)

func (c *column[T]) add(v T) {
	if c.n&(chunkSize-1) == 0 {
		size := chunkSize
		if c.n == 0 {
			size = 64 // a small file stays small: the first chunk grows as slices do
		}
		c.chunks = append(c.chunks, make([]T, 0, size))
	}
	last := len(c.chunks) - 1
	c.chunks[last] = append(c.chunks[last], v)
	c.n++
}

func (c *column[T]) at(i int) T { return c.chunks[i>>chunkBits][i&(chunkSize-1)] }

func (c *column[T]) len() int { return c.n }

// columnEdit changes values of a column, in a copy of the chunks that it touches: whoever holds the column goes on seeing
// what was there.
type columnEdit[T any] struct {
	column[T]
	own []bool // the chunks that are copies
}

func (c column[T]) edit() columnEdit[T] {
	c.chunks = slices.Clone(c.chunks)
	return columnEdit[T]{column: c, own: make([]bool, len(c.chunks))}
}

func (e *columnEdit[T]) set(i int, v T) {
	chunk := i >> chunkBits
	if !e.own[chunk] {
		e.own[chunk] = true
		e.chunks[chunk] = slices.Clone(e.chunks[chunk])
	}
	e.chunks[chunk][i&(chunkSize-1)] = v
}
