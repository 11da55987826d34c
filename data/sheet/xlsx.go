package sheet

import (
	"archive/zip"
	"compress/flate"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
)

// maxPart is the limit of the small parts: the list of sheets, the styles.
const maxPart = 32 << 20

// maxRatio is how much smaller than its content a large part may be. Text that
// repeats itself stays under it; a bomb made of nothing does not.
const maxRatio = 400

// workbook is an open XLSX.
type workbook struct {
	parts    map[string]*zip.File // by lower-case name
	sheets   []sheetEntry
	date1904 bool
	styles   []numberKind // by the style index of a cell
	// strings are read when the first cell asks for one.
	stringsPart string
	strings     *stringTable
}

type sheetEntry struct {
	name   string
	part   string
	hidden bool
}

// relation is an entry of a .rels part.
type relation struct{ kind, target string }

func openWorkbook(r io.ReaderAt, size int64) (*workbook, error) {
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return nil, damaged("zip directory", err)
	}
	b := &workbook{parts: make(map[string]*zip.File, len(archive.File))}
	for _, f := range archive.File {
		if f.Flags&1 != 0 {
			return nil, &KindError{Kind: KindEncrypted}
		}
		b.parts[partKey(f.Name)] = f
	}
	main := "xl/workbook.xml"
	root, err := b.relations("")
	if err != nil {
		return nil, err
	}
	for _, rel := range root {
		if rel.kind == "officeDocument" {
			main = rel.target
		}
	}
	if err := b.readWorkbook(main); err != nil {
		return nil, err
	}
	return b, nil
}

func partKey(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// readWorkbook reads the list of sheets and what belongs to it.
func (b *workbook) readWorkbook(main string) error {
	rels, err := b.relations(main)
	if err != nil {
		return err
	}
	err = b.eachStart(main, func(t xmlToken) {
		switch string(t.name) {
		case "workbookPr":
			b.date1904 = isTrue(t.attr("date1904"))
		case "sheet":
			rel := rels[t.attrText("id")]
			if rel.kind != "worksheet" {
				return // a chart or a macro sheet has no rows
			}
			state := string(t.attr("state"))
			b.sheets = append(b.sheets, sheetEntry{
				name:   t.attrText("name"),
				part:   rel.target,
				hidden: state == "hidden" || state == "veryHidden",
			})
		}
	})
	if err != nil {
		return err
	}
	for _, rel := range rels {
		switch rel.kind {
		case "sharedStrings":
			b.stringsPart = rel.target
		case "styles":
			if err := b.readStyles(rel.target); err != nil {
				return err
			}
		}
	}
	return nil
}

func isTrue(attr []byte) bool { return string(attr) == "1" || string(attr) == "true" }

// relations reads the relations of a part, by their id. A part without any has
// none.
func (b *workbook) relations(part string) (map[string]relation, error) {
	dir, file := path.Split(part)
	name := dir + "_rels/" + file + ".rels"
	rels := make(map[string]relation)
	if b.parts[partKey(name)] == nil {
		return rels, nil
	}
	err := b.eachStart(name, func(t xmlToken) {
		if string(t.name) != "Relationship" || string(t.attr("TargetMode")) == "External" {
			return
		}
		target := strings.ReplaceAll(t.attrText("Target"), `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(dir, target)
		}
		kind := t.attrText("Type")
		rels[t.attrText("Id")] = relation{
			kind:   kind[strings.LastIndexByte(kind, '/')+1:],
			target: strings.TrimPrefix(target, "/"),
		}
	})
	return rels, err
}

// readStyles finds out which styles make a number a date.
func (b *workbook) readStyles(part string) error {
	custom := make(map[int]numberKind)
	inCells := false
	return b.eachToken(part, func(t xmlToken) {
		switch string(t.name) {
		case "numFmt":
			if id, err := strconv.Atoi(string(t.attr("numFmtId"))); err == nil && t.kind == xmlStart {
				custom[id] = formatKind(t.attrText("formatCode"))
			}
		case "cellXfs":
			inCells = t.kind == xmlStart
		case "xf":
			if !inCells || t.kind != xmlStart {
				return
			}
			id, _ := strconv.Atoi(string(t.attr("numFmtId")))
			kind, ok := custom[id]
			if !ok {
				kind = builtinKind(id)
			}
			b.styles = append(b.styles, kind)
		}
	})
}

// visible lists the names of the sheets that a person sees.
func (b *workbook) visible() []string {
	var names []string
	for _, s := range b.sheets {
		if !s.hidden {
			names = append(names, s.name)
		}
	}
	return names
}

// candidates are the sheets to try in order: the one named, or all that can be
// seen.
func (b *workbook) candidates(name string) ([]sheetEntry, error) {
	var found []sheetEntry
	for _, s := range b.sheets {
		switch {
		case name == "" && !s.hidden, name != "" && s.name == name:
			found = append(found, s)
		}
	}
	if name == "" {
		return found, nil
	}
	for _, s := range b.sheets {
		if len(found) == 0 && strings.EqualFold(strings.TrimSpace(s.name), strings.TrimSpace(name)) {
			found = append(found, s)
		}
	}
	if len(found) == 0 {
		return nil, &SheetError{Name: name, Sheets: b.visible()}
	}
	return found, nil
}

// eachStart calls do for every start of an element of a small part.
func (b *workbook) eachStart(part string, do func(xmlToken)) error {
	return b.eachToken(part, func(t xmlToken) {
		if t.kind == xmlStart {
			do(t)
		}
	})
}

// eachToken calls do for every piece of a small part.
func (b *workbook) eachToken(part string, do func(xmlToken)) error {
	r, err := b.openPart(part, maxPart)
	if err != nil {
		return err
	}
	defer r.Close()
	s := newXMLScanner(r)
	for {
		t, err := s.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		do(t)
	}
}

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
