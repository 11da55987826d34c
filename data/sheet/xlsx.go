package sheet

import (
	"archive/zip"
	"errors"
	"io"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
)

// maxSheets is how many sheets a workbook may have; people stop at some dozens.
const maxSheets = 4096

// workbook is an open XLSX.
type workbook struct {
	*archive
	parts    map[string]*zip.File // by lower-case name
	sheets   []sheetEntry
	date1904 bool
	styles   []numberKind // by the style index of a cell
	// strings are read with the first sheet.
	stringsPart string
	strings     *stringTable
	// left is how many bytes of sheets may still be unzipped, all together.
	left int64
}

// sheetEntry is a sheet in the workbook's list.
type sheetEntry struct {
	name    string
	part    string // "" if the workbook does not say which
	hidden  bool
	rowless bool // a chart, a dialog or macros
}

// relation is an entry of a .rels part.
type relation struct{ kind, target string }

func openWorkbook(r io.ReaderAt, size int64) (*workbook, error) {
	zipped, err := openArchive(r, size)
	if err != nil {
		return nil, err
	}
	b := &workbook{archive: zipped, parts: make(map[string]*zip.File, len(zipped.File)), left: MaxSheet}
	for _, f := range zipped.File {
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
	err = b.eachStart(main, func(t *xmlToken) error {
		switch string(t.name) {
		case "workbookPr":
			b.date1904 = isTrue(t.attr("date1904"))
		case "sheet":
			return b.addSheet(t, rels)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(b.sheets) == 0 {
		return damaged("no sheets in "+main, nil)
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

// addSheet takes the start of an entry in the workbook's list of sheets.
func (b *workbook) addSheet(t *xmlToken, rels map[string]relation) error {
	if len(b.sheets) == maxSheets {
		return tooLarge("sheets")
	}
	rel := rels[t.attrText("id")]
	state := string(t.attr("state"))
	b.sheets = append(b.sheets, sheetEntry{
		name:    t.attrText("name"),
		part:    rel.target,
		hidden:  state == "hidden" || state == "veryHidden",
		rowless: slices.Contains([]string{"chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"}, rel.kind),
	})
	return nil
}

func isTrue(attr []byte) bool { return string(attr) == "1" || string(attr) == "true" }

// relations reads the relations of a part, by their id. A part without any has
// none.
func (b *workbook) relations(part string) (map[string]relation, error) {
	dir, file := path.Split(part)
	name := dir + "_rels/" + file + ".rels"
	rels := make(map[string]relation)
	if b.part(name) == nil {
		return rels, nil
	}
	err := b.eachStart(name, func(t *xmlToken) error {
		if string(t.name) != "Relationship" || string(t.attr("TargetMode")) == "External" {
			return nil
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
		return nil
	})
	return rels, err
}

// readStyles finds out which styles make a number a date.
func (b *workbook) readStyles(part string) error {
	custom := make(map[int]numberKind)
	inCells := false
	return b.eachToken(part, func(t *xmlToken) error {
		switch string(t.name) {
		case "numFmt":
			if id, err := strconv.Atoi(string(t.attr("numFmtId"))); err == nil && t.kind == xmlStart {
				custom[id] = formatKind(t.attrText("formatCode"))
			}
		case "cellXfs":
			inCells = t.kind == xmlStart
		case "xf":
			if !inCells || t.kind != xmlStart {
				return nil
			}
			id, _ := strconv.Atoi(string(t.attr("numFmtId")))
			kind, ok := custom[id]
			if !ok {
				kind = builtinKind(id)
			}
			b.styles = append(b.styles, kind)
		}
		return nil
	})
}

// eachStart calls do for every start of an element of a small part, and stops
// at its first error.
func (b *workbook) eachStart(part string, do func(*xmlToken) error) error {
	return b.eachToken(part, func(t *xmlToken) error {
		if t.kind != xmlStart {
			return nil
		}
		return do(t)
	})
}

// eachToken calls do for every piece of a small part, and stops at its first
// error.
func (b *workbook) eachToken(part string, do func(*xmlToken) error) error {
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
		if err := do(t); err != nil {
			return err
		}
	}
}

// part finds a part by its name, nil if there is none.
func (b *workbook) part(name string) *zip.File {
	if f := b.parts[partKey(name)]; f != nil {
		return f
	}
	// Some write the name of a part plainly, and percent signs where they refer to it.
	plain, err := url.PathUnescape(name)
	if err != nil {
		return nil
	}
	return b.parts[partKey(plain)]
}

// openPart opens a part that may unzip to that many bytes.
func (b *workbook) openPart(name string, limit int64) (*partReader, error) {
	f := b.part(name)
	if f == nil {
		return nil, damaged(name+" is missing", nil)
	}
	return b.archive.open(f, limit)
}

// style is what a cell with this style makes of a number.
func (b *workbook) style(index int) numberKind {
	if index < 0 || index >= len(b.styles) {
		return numberKind{}
	}
	return b.styles[index]
}
