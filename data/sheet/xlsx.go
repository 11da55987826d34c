package sheet

import (
	"archive/zip"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
)

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
