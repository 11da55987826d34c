package terminal_test

import (
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// customers are a farm that shares a mobile, one without a mobile, and one abroad; Max is marked.
func (s *shell) customers() {
	s.t.Helper()
	add := func(args ...string) { s.ok(append([]string{"contact", "add"}, args...)...) }
	for _, name := range []string{"North", "Premium", "Tractors"} {
		s.ok("segment", "create", name)
	}
	add("--country", "DE", "--first", "Anna", "--last", "Hof", "--mobile", "0151 23456789", "--segment", "North", "--segment", "Tractors")
	add("--country", "DE", "--first", "Uwe", "--last", "Hof", "--mobile", "0151 23456789", "--segment", "North", "--organization", "Hof Süd")
	add("--country", "DE", "--first", "Ina", "--last", "Meier", "--email", "ina@example.com", "--segment", "North")
	add("--country", "AT", "--first", "Eva", "--last", "Huber", "--mobile", "0664 1234567", "--segment", "Premium", "--segment", "Tractors")
	add("--country", "DE", "--first", "Max", "--last", "Kern", "--mobile", "0151 23456780", "--segment", "North", "--segment", "Premium")
	s.ok("contact", "mark", "5")
}

type audience struct {
	Contacts, Mobiles, Days int
	WithoutMobile           int `json:"without_mobile"`
	SharingMobile           int `json:"sharing_mobile"`
	DoNotContact            int `json:"do_not_contact"`
	SendingNumbers          int `json:"sending_numbers"`
	DailyLimit              int `json:"daily_limit"`
	Countries               []struct {
		CountryCode string `json:"country_code"`
		Contacts    int
	}
	Message struct{ Characters, Limit int }
	Filter  string
	Segment struct {
		Name  string
		Count int
	}
	Exported int
}

func TestAnAudienceIsCountedKeptFrozenAndWritten(t *testing.T) {
	s := newShell(t)
	s.customers()
	var a audience
	args := []string{"audience", "--any", "North", "--any", "premium", "--json"}
	if code := s.decode(&a, args...); code != 0 || a.Contacts != 4 || a.Mobiles != 2 || a.WithoutMobile != 1 || a.SharingMobile != 2 ||
		a.DoNotContact != 1 || a.Days != 1 || a.SendingNumbers != 1 || a.DailyLimit != 1500 || len(a.Countries) != 2 ||
		a.Countries[0].CountryCode != "DE" || a.Countries[0].Contacts != 3 {
		t.Errorf("%d, %+v", code, a)
	}
	for i, want := range map[int]int{0: 1, 1: 3, 2: 1, 3: 3} {
		args := [][]string{
			{"--any", "North", "--all", "Tractors"}, {"--none", "Premium"}, {"--any", "Premium", "--country", "at, CH"}, {"--country", "Germany"},
		}[i]
		a = audience{}
		if s.decode(&a, append(append([]string{"audience"}, args...), "--json")...); a.Contacts != want {
			t.Errorf("%v: %d contacts, want %d", args, a.Contacts, want)
		}
	}

	out := s.file("recipients.csv")
	a = audience{}
	code := s.decode(&a, "audience", "--any", "North", "--message", "Grüße 🚜", "--save", "Harvest", "--as-segment", "Harvest 2026", "--out", out, "--json")
	if code != 0 || a.Message.Characters != 8 || a.Message.Limit != 240 || a.Filter != "Harvest" || a.Segment.Count != 3 || a.Exported != 2 {
		t.Errorf("%d, %+v", code, a)
	}
	if content, err := os.ReadFile(out); err != nil || !strings.Contains(string(content), "Uwe") || strings.Contains(string(content), "Max") {
		t.Errorf("%q, %v", content, err)
	}
	// Who is marked later leaves the audience, and stays in the segment.
	s.ok("contact", "mark", "1")
	if s.decode(&a, "audience", "--filter", "harvest", "--json"); a.Contacts != 2 || a.DoNotContact != 2 {
		t.Errorf("live: %+v", a)
	}
	if lines := strings.Count(s.ok("contacts", "--all", "Harvest 2026"), "\n"); lines != 3 {
		t.Errorf("%d contacts in the segment", lines)
	}
	if s.ok("contact", "unmark", "1"); strings.Count(s.ok("contacts", "--contactable"), "\n") != 4 {
		t.Error("the mark is still there")
	}

	// A refusal leaves all as it was.
	for _, refused := range [][]string{
		{"--save", "harvest", "--as-segment", "New"}, {"--as-segment", "North", "--save", "New"}, {"--out", s.file("x.doc"), "--as-segment", "New"},
	} {
		if code, _, errs := s.run(append([]string{"audience"}, refused...)...); code != 1 || errs == "" {
			t.Errorf("%v: %d, %q", refused, code, errs)
		}
	}
	if list := s.ok("segment", "list") + s.ok("filter", "list"); strings.Contains(list, "New") {
		t.Errorf("a refused command made %q", list)
	}

	text := s.ok("audience", "--message", strings.Repeat("ä", 241))
	if !strings.Contains(text, "Different mobile numbers") || !strings.Contains(text, "Germany") || !strings.Contains(text, "241") {
		t.Errorf("%q", text)
	}
}

func TestFiltersAreSavedListedAndFrozen(t *testing.T) {
	s := newShell(t)
	s.customers()
	s.ok("filter", "save", "No e-mail", "--has-not", "email", "--has", "mobile", "--country", "DE", "--none", "Tractors", "--created-since", "2020-01-31")
	s.ok("filter", "save", "Süd", "--organization", "HOF SUED")
	s.ok("audience", "--all", "Tractors", "--save", "Machines")
	var list []struct {
		Name, Kind               string
		Count                    int
		MissingSegments          int `json:"missing_segments"`
		All, None, Has, HasNot   []string
		CreatedSince             string `json:"created_since"`
		Organizations, Countries []string
	}
	s.decode(&list, "filter", "list", "--json")
	if len(list) != 3 || list[0].Name != "Machines" || list[0].Kind != "audience" || list[0].Count != 2 || list[1].Count != 2 ||
		list[2].Count != 1 || !reflect.DeepEqual(list[1].None, []string{"Tractors"}) || !strings.HasPrefix(list[1].CreatedSince, "2020-01-3") {
		t.Fatalf("%+v", list)
	}
	if out := s.ok("filter", "list"); !strings.Contains(out, "Machines") || !strings.Contains(out, "Audience") {
		t.Errorf("%q", out)
	}
	if out := s.ok("contacts", "--filter", "süd"); !strings.Contains(out, "Uwe") || strings.Count(out, "\n") != 1 {
		t.Errorf("%q", out)
	}
	s.ok("filter", "rename", "Süd", "South")
	s.ok("filter", "freeze", "South", "South 2026")
	if out := s.ok("contacts", "--any", "South 2026"); strings.Count(out, "\n") != 1 {
		t.Errorf("%q", out)
	}
	s.ok("undo")
	if strings.Contains(s.ok("segment", "list"), "South 2026") {
		t.Error("the segment is still there")
	}
	s.ok("segment", "delete", "Tractors")
	list = nil
	if s.decode(&list, "filter", "list", "--json"); list[0].MissingSegments != 1 || list[0].Count != 0 {
		t.Errorf("an audience of a segment that is gone: %+v", list[0])
	}
	s.ok("filter", "delete", "South")
	if code, _, errs := s.run("filter", "delete", "South"); code != 1 || !strings.Contains(errs, "no saved filter") {
		t.Errorf("%d, %q", code, errs)
	}
}

func TestWhoIsNarrowedWrongly(t *testing.T) {
	s := newShell(t)
	s.customers()
	for i, args := range [][]string{
		{"contacts", "--filter", "x", "--any", "North"},
		{"contacts", "--has", "fax"},
		{"audience", "--created-since", "yesterday"},
		{"contacts", "--country", "Narnia"},
		{"contacts", "--change", "-1"},
		{"filter", "save"},
		{"filter"},
		{"contact", "mark"},
		{"contact", "mark", "x"},
		{"filter", "list", "--any", "North"},
		{"segment", "list", "--contactable"},
	} {
		if code, _, errs := s.run(args...); code != 2 || errs == "" {
			t.Errorf("%d %v: %d, %q", i, args, code, errs)
		}
	}
	for _, args := range [][]string{{"contacts", "--filter", "x"}, {"contacts", "--none", "x"}, {"contact", "mark", "1", "99"}} {
		if code, _, errs := s.run(args...); code != 1 || errs == "" {
			t.Errorf("%v: %d, %q", args, code, errs)
		}
	}
	var all []struct {
		ID           int
		DoNotContact bool `json:"do_not_contact"`
	}
	s.decode(&all, "contacts", "--json")
	for _, c := range all {
		if c.DoNotContact != (c.ID == 5) {
			t.Errorf("contact %s is marked wrongly", strconv.Itoa(c.ID))
		}
	}
}
