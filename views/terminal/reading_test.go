package terminal_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"muster/views/terminal"
)

const oddFile = "Customers of the year\n\nWer;Wie;Draht;Land;N=S\nAnna;Müller;0151 23456789;DE;x\nBea;Klein;0151 23456780;DE;\n\nSumme 2\n\nCode;Name\nN;Nord\n"

func TestReadSaysWhatItFoundAndLeftOut(t *testing.T) {
	s := newShell(t)
	path := s.write("in.csv", oddFile)
	code, out, errs := s.run("read", path)
	if want := "Wer,Wie,Draht,Land,N=S\r\nAnna,Müller,0151 23456789,DE,x\r\nBea,Klein,0151 23456780,DE,\r\n"; code != 0 || out != want {
		t.Errorf("exit %d, %q, want %q", code, out, want)
	}
	for _, line := range []string{
		"Format: CSV", "Encoding: UTF-8", "Delimiter: semicolon", "Header row: 3", "Left out above the table: row 1",
		"Left out below the table: row 7", "Left out: a further table from row 9 on", "2 rows",
	} {
		if !slices.Contains(strings.Split(errs, "\n"), line) {
			t.Errorf("stderr lacks %q:\n%s", line, errs)
		}
	}
	s.lang = "de"
	if _, _, errs := s.run("read", s.write("two.csv", "Temperatur,Wind\n(°C),(m/s)\n3.5,4\n4.5,3\n")); !strings.Contains(errs, "Kopfzeilen: 1, 2") {
		t.Errorf("a header of two lines: %s", errs)
	}
	if _, _, errs := s.run("read", s.write("broken.csv", "a,b\n1,2\n3,4\n5,6,7\n8,9\n")); !strings.Contains(errs, "Zeile 4: Die Zeile hat mehr Zellen") {
		t.Errorf("a damaged row: %s", errs)
	}
}

func TestHowAFileIsReadCanBeTold(t *testing.T) {
	s := newShell(t)
	path := s.write("in.csv", "a;b,c\nx;y,z\n1;2,3\n")
	for _, tt := range []struct{ args, want string }{
		{"--header-row 2", "x,\"y,z\"\r\n1,\"2,3\"\r\n"},
		{"--header-row none", "a,\"b,c\"\r\nx,\"y,z\"\r\n1,\"2,3\"\r\n"},
		{"--header-row 0", "a,\"b,c\"\r\nx,\"y,z\"\r\n1,\"2,3\"\r\n"},
	} {
		if code, out, errs := s.run(append([]string{"read", path}, strings.Fields(tt.args)...)...); code != 0 || out != tt.want {
			t.Errorf("%s: exit %d, %q, want %q\n%s", tt.args, code, out, tt.want, errs)
		}
	}
	for args, want := range map[string]int{
		"--header-row x": terminal.ExitUsage, "--header-row -2": terminal.ExitUsage, "--header-row 9": terminal.ExitFailed,
		"--encoding klingon": terminal.ExitUsage, "--delimiter 123456789": terminal.ExitUsage, "--map a=mobile": terminal.ExitUsage,
		"--encoding utf8": terminal.ExitDone, "--encoding windows1252": terminal.ExitDone, "--delimiter semicolon": terminal.ExitDone,
	} {
		if code, _, errs := s.run(append([]string{"read", path}, strings.Fields(args)...)...); code != want {
			t.Errorf("%s: exit %d, want %d\n%s", args, code, want, errs)
		}
	}
	if _, _, errs := s.run("read", path, "--encoding", "klingon"); !strings.Contains(errs, "Windows-1250") {
		t.Errorf("the encodings are not listed: %s", errs)
	}
}

func TestMapSaysWhatAColumnIs(t *testing.T) {
	s := newShell(t)
	path := s.write("in.csv", oddFile)
	r := s.importJSON(terminal.ExitDone, path, "--dry-run", "--map", "Wer=first_name", "--map", "wie=Last Name", "--map", "C=mobile", "--map", "N=S=segment:Süd")
	if r.Created != 2 || !slices.Equal(r.UnknownSegments, []string{"Süd"}) {
		t.Errorf("%+v", r)
	}
	for _, tt := range []struct{ text, names string }{
		{"Draht=mobil", "first_name"},
		{"Draht", "external_id"},
		{"=mobile", "segment:NAME"},
		{"Telefon=mobile", "“Draht”"},
	} {
		code, _, errs := s.run("import", path, "--dry-run", "--map", tt.text)
		if code != terminal.ExitUsage || !strings.Contains(errs, tt.names) {
			t.Errorf("%s: exit %d\n%s", tt.text, code, errs)
		}
	}
}

func TestTheReportOfAnImportTellsTheFile(t *testing.T) {
	s := newShell(t)
	path := s.write("in.csv", strings.Replace(oddFile, "Wer;Wie;Draht", "Vorname;Nachname;Natel", 1))
	_, out, _ := s.run("import", path, "--dry-run", "--json")
	var report struct {
		File map[string]any `json:"file"`
	}
	if err := json.Unmarshal([]byte(out), &report); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"format": `"csv"`, "encoding": `"UTF-8"`, "delimiter": `";"`, "header_row": `3`, "header_rows": `[3]`, "sheet": `""`, "rows_above": `[1]`,
		"rows_below": `[7]`, "later_tables": `[9]`, "hidden_rows": `0`, "hidden_columns": `[]`, "program": `""`, "remembered": `false`,
	}
	for name, value := range want {
		got, err := json.Marshal(report.File[name])
		if err != nil || string(got) != value {
			t.Errorf("%s is %s, want %s", name, got, value)
		}
	}
	if _, _, errs := s.run("import", path, "--dry-run"); !strings.Contains(errs, "a further table from row 9 on") {
		t.Errorf("what is left out is not told: %s", errs)
	}
}

func TestTheTerminalRemembersNothing(t *testing.T) {
	s := newShell(t)
	path := s.write("in.csv", "Vorname,Nachname,Natel\nAnna,Müller,0151 23456789\n")
	if code, _, errs := s.run("import", path, "--country", "DE"); code != terminal.ExitDone {
		t.Fatalf("exit %d\n%s", code, errs)
	}
	if code, _, errs := s.run("import", path, "--dry-run"); code != terminal.ExitFailed {
		t.Errorf("without a country: exit %d\n%s", code, errs)
	}
}
