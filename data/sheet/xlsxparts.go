package sheet

import (
	"archive/zip"
	"compress/flate"
	"errors"
	"io"
	"math"
)

const (
	// maxPart is the limit of the small parts: the list of sheets, the styles.
	maxPart = 32 << 20
	// maxDirectory is the limit of a zip's list of its parts. It is held in
	// memory, ten times as large.
	maxDirectory = 8 << 20
	// hugePart is where a part takes seconds to read.
	hugePart = 256 << 20
)

// maxRatio is how much larger than when it is packed a part may be. Text that
// repeats itself stays under it; a bomb made of nothing does not. A small part
// is simply read; sheets that are formatted but empty are 10 to 20 times as large.
func maxRatio(size uint64) uint64 {
	switch {
	case size > hugePart:
		return 100
	case size > maxPart:
		return 400
	}
	return math.MaxUint64
}

// archive is an open zip file.
type archive struct {
	*zip.Reader
	size int64 // of the file
}

func openArchive(r io.ReaderAt, size int64) (*archive, error) {
	limited := &limitedReaderAt{ReaderAt: r, left: maxDirectory, limited: true}
	z, err := zip.NewReader(limited, size)
	limited.limited = false
	switch {
	case errors.Is(err, ErrTooLarge):
		return nil, err
	case err != nil:
		return nil, damaged("zip directory", err)
	}
	return &archive{Reader: z, size: size}, nil
}

// limitedReaderAt bounds what opening a zip reads, which is its directory: what
// that says about its own length need not be true.
type limitedReaderAt struct {
	io.ReaderAt
	left    int64
	limited bool
}

func (r *limitedReaderAt) ReadAt(p []byte, at int64) (int, error) {
	n, err := r.ReaderAt.ReadAt(p, at)
	if r.limited {
		if r.left -= int64(n); r.left < 0 {
			return 0, tooLarge("zip directory")
		}
	}
	return n, err
}

// partReader reads an unzipped part, never more than the zip directory says.
type partReader struct {
	io.ReadCloser
	name       string
	size, read int64
}

// open opens a part that may unzip to that many bytes.
func (a *archive) open(f *zip.File, limit int64) (*partReader, error) {
	size, packed := f.UncompressedSize64, min(f.CompressedSize64, uint64(a.size))
	if size > uint64(limit) || size/max(1, packed) > maxRatio(size) {
		return nil, tooLarge(f.Name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, zipError(err)
	}
	return &partReader{ReadCloser: r, name: f.Name, size: int64(size)}, nil
}

func (p *partReader) Read(b []byte) (int, error) {
	n, err := p.ReadCloser.Read(b)
	p.read += int64(n)
	if p.read > p.size {
		return 0, damaged("zip directory: "+p.name+" is larger", nil)
	}
	return n, err
}

// content reads a part that is at most limit bytes long.
func (a *archive) content(f *zip.File, limit int64) ([]byte, error) {
	r, err := a.open(f, limit)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// zipError tells a broken zip from a disk that cannot be read.
func zipError(err error) error {
	var corrupt flate.CorruptInputError
	var internal flate.InternalError
	switch {
	case errors.Is(err, zip.ErrFormat), errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrAlgorithm),
		errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &corrupt), errors.As(err, &internal):
		return damaged("zip", err)
	}
	return err
}
