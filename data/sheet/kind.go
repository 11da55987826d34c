package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/unicode"
)

// magics are the first bytes of files that are no spreadsheet for us.
var magics = []struct{ start, kind string }{
	{"%PDF-", KindPDF},
	{"\x09\x00\x04\x00", KindXLS}, // Excel 2 to 4 wrote bare BIFF records
	{"\x09\x02\x06\x00", KindXLS},
	{"\x09\x04\x06\x00", KindXLS},
	{"\x1f\x8b", KindArchive},
	{"7z\xbc\xaf\x27\x1c", KindArchive},
	{"Rar!\x1a\x07", KindArchive},
	{"BZh", KindArchive},
	{"\xfd7zXZ\x00", KindArchive},
	{"PK\x05\x06", KindZIP},
	{"II*\x00", KindImage},
	{"MM\x00*", KindImage},
	{"\x89PNG\r\n\x1a\n", KindImage},
	{"\xff\xd8\xff", KindImage},     // JPEG
	{"\x00\x00\x01\x00", KindImage}, // ICO
	{"SQLite format 3\x00", KindDatabase},
	{"\x00\x01\x00\x00Standard ", KindDatabase},
	{"!BDN", KindOutlook}, // .pst
	{"ID;PWXL", KindSYLK},
	{"ID;PCALCOOO", KindSYLK},
	{"ID;PSCALC", KindSYLK},
	{"ID;PGNUMERIC", KindSYLK},
}

// textMagics are the first letters, in lower case and after white space, of
// texts that are no CSV.
var textMagics = []struct{ start, kind string }{
	{"%pdf-", KindPDF},
	{`{\rtf`, KindRTF},
	{"begin:vcard", string(VCard)},
	{"<!doctype html", KindHTML},
	{"<html", KindHTML},
	{"<head", KindHTML},
	{"<table", KindHTML},
	{"<?xml", KindXML},
	{"mime-version:", KindHTML}, // a page and its pictures in one file
	{`{"`, KindJSON},
	{`[{`, KindJSON},
}

// subkinds are kinds of texts that something not far from their start tells.
var subkinds = []struct{ of, mark, kind string }{
	{KindXML, "urn:schemas-microsoft-com:office:spreadsheet", KindExcelXML},
	{KindXML, "opendocument.spreadsheet", KindODS}, // .fods
	{KindXML, "<html", KindHTML},
	{KindJSON, `"doc_id"`, KindGoogleLink},
}

const (
	zipMagic = "PK\x03\x04"
	oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
)

// sniff tells the formats that are read apart, and everything else as an error.
func sniff(r io.ReaderAt, size int64, head []byte) (Format, error) {
	switch {
	case len(head) == 0:
		return "", ErrEmpty
	case hasPrefix(head, zipMagic):
		return XLSX, sniffZIP(r, size)
	case hasPrefix(head, oleMagic):
		return "", &KindError{Kind: oleKind(r, size)}
	}
	for _, m := range magics {
		if hasPrefix(head, m.start) {
			return "", &KindError{Kind: m.kind}
		}
	}
	// Only the start: there may be nothing but white in a large picture.
	if startsAsPicture(head) && looksBinary(head[:min(len(head), 64)]) {
		return "", &KindError{Kind: KindImage}
	}
	if startsAsDBase(head) {
		return "", &KindError{Kind: KindDBase}
	}
	if kind := textKind(plainStart(head)); kind == string(VCard) {
		return VCard, nil
	} else if kind != "" {
		return "", &KindError{Kind: kind}
	}
	if !readsAsText(head) {
		return "", &KindError{Kind: KindBinary}
	}
	return CSV, nil
}

func hasPrefix(b []byte, s string) bool { return len(b) >= len(s) && string(b[:len(s)]) == s }

// startsAsPicture knows the pictures whose first letters a text could have, too.
func startsAsPicture(head []byte) bool {
	if hasPrefix(head, "BM") || hasPrefix(head, "GIF8") {
		return true
	}
	if len(head) < 12 {
		return false
	}
	if string(head[4:8]) == "ftyp" { // photos of phones
		return slices.Contains([]string{"heic", "heix", "mif1", "msf1", "avif"}, string(head[8:12]))
	}
	return string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP"
}

// startsAsDBase knows a dBase table: its version, the day of its last change, and
// a header that ends where it says.
func startsAsDBase(head []byte) bool {
	if len(head) < 65 || bytes.IndexByte([]byte("\x02\x03\x04\x30\x31\x32\x43\x83\x8b\xcb\xf5"), head[0]) < 0 {
		return false
	}
	month, day, size := head[2], head[3], int(head[8])|int(head[9])<<8
	return month >= 1 && month <= 12 && day >= 1 && day <= 31 && size > 32 && size <= len(head) &&
		bytes.IndexByte(head[32:size], '\r') >= 0
}

// plainStart is the start of a text in UTF-8.
func plainStart(head []byte) []byte {
	head = head[:min(len(head), 4096)]
	if !hasUTF16BOM(head) {
		return bytes.TrimPrefix(head, []byte(utf8BOM))
	}
	text, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(head)
	if err != nil {
		return nil
	}
	return text
}

func textKind(head []byte) string {
	text := bytes.TrimLeft(head, " \t\r\n")
	start := bytes.ToLower(text[:min(len(text), 64)])
	// JSON may be spread over lines; no other start holds white space inside.
	packed := bytes.Join(bytes.Fields(start), nil)
	for _, m := range textMagics {
		if !hasPrefix(start, m.start) && (m.kind != KindJSON || !hasPrefix(packed, m.start)) {
			continue
		}
		for _, sub := range subkinds {
			if sub.of == m.kind && bytes.Contains(text, []byte(sub.mark)) {
				return sub.kind
			}
		}
		return m.kind
	}
	return ""
}

// looksBinary finds too many control characters for a text.
func looksBinary(head []byte) bool {
	controls := 0
	for _, c := range head {
		if isControl(c) {
			controls++
		}
	}
	return 20*controls > len(head)
}

// sniffZIP returns nil for an XLSX workbook.
func sniffZIP(r io.ReaderAt, size int64) error {
	archive, err := openArchive(r, size)
	if err != nil {
		return err
	}
	kind := KindZIP
	for _, f := range archive.File {
		name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
		switch {
		case name == "mimetype":
			return &KindError{Kind: openDocumentKind(archive, f)}
		case name == "xl/workbook.bin":
			return &KindError{Kind: KindXLSB}
		case strings.HasPrefix(name, "xl/") || path.Base(name) == "workbook.xml":
			kind = ""
		case strings.HasPrefix(name, "word/"):
			kind = KindDOCX
		case strings.HasPrefix(name, "ppt/"):
			kind = KindPPTX
		case name == "index/document.iwa", name == "index.zip":
			kind = KindNumbers
		}
	}
	if kind != "" {
		return &KindError{Kind: kind}
	}
	return nil
}

func openDocumentKind(a *archive, f *zip.File) string {
	content, err := a.content(f, 256)
	if err != nil || !bytes.Contains(content, []byte("opendocument")) {
		return KindZIP
	}
	if bytes.Contains(content, []byte("spreadsheet")) {
		return KindODS
	}
	return KindOpenDocument
}

// oleDirectoryScan is how much of an OLE2 file is searched for its directory.
const oleDirectoryScan = 64 << 20

// oleKind tells what an OLE2 file holds from the names in its directory. The
// entries are 128 bytes each and lie on multiples of that; so a name that a
// document merely mentions is not taken for one.
func oleKind(r io.ReaderAt, size int64) string {
	names := []struct{ name, kind string }{
		{"EncryptedPackage", KindEncrypted},
		{"Workbook", KindXLS},
		{"Book", KindXLS},
		{"WordDocument", KindDOC},
	}
	best := len(names)
	buf := make([]byte, 64<<10)
	for at := int64(0); at < min(size, oleDirectoryScan); at += int64(len(buf)) {
		n, err := r.ReadAt(buf, at)
		for entry := 0; entry+128 <= n; entry += 128 {
			for i, w := range names[:best] {
				if isOLEName(buf[entry:entry+128], w.name) {
					best = i
					break
				}
			}
		}
		if err != nil && !errors.Is(err, io.EOF) {
			break
		}
	}
	if best < len(names) {
		return names[best].kind
	}
	return KindOffice
}

func isOLEName(entry []byte, name string) bool {
	for i, u := range utf16.Encode([]rune(name + "\x00")) {
		if entry[2*i] != byte(u) || entry[2*i+1] != byte(u>>8) {
			return false
		}
	}
	return true
}
