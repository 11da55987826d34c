package sheet

import (
	"archive/zip"
	"compress/flate"
	"errors"
	"io"
)

// maxPart is the limit of the small parts: the list of sheets, the styles.
const maxPart = 32 << 20

// maxRatio is how much smaller than its content a large part may be. Text that
// repeats itself stays under it; a bomb made of nothing does not.
const maxRatio = 400

// openPart opens a part that may unzip to that many bytes.
func (b *workbook) openPart(name string, limit int64) (*partReader, error) {
	f := b.parts[partKey(name)]
	if f == nil {
		return nil, damaged(name+" is missing", nil)
	}
	return openPart(f, limit)
}

// partReader reads an unzipped part and ends in ErrTooLarge behind its limit,
// whatever the zip directory says about its size.
type partReader struct {
	io.ReadCloser
	size, left int64
}

func openPart(f *zip.File, limit int64) (*partReader, error) {
	size := f.UncompressedSize64
	if size > uint64(limit) || (size > maxPart && size/maxRatio > f.CompressedSize64) {
		return nil, tooLarge(f.Name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, zipError(err)
	}
	return &partReader{ReadCloser: r, size: int64(size), left: limit}, nil
}

func (p *partReader) Read(b []byte) (int, error) {
	n, err := p.ReadCloser.Read(b)
	p.left -= int64(n)
	if p.left < 0 {
		return n, tooLarge("part")
	}
	return n, err
}

// readPart reads a part that is at most limit bytes long.
func readPart(f *zip.File, limit int64) ([]byte, error) {
	r, err := openPart(f, limit)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// zipError tells a broken zip from a disk that cannot be read.
func zipError(err error) error {
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, zip.ErrFormat), errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrAlgorithm),
		errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &corrupt):
		return damaged("zip", err)
	}
	return err
}
