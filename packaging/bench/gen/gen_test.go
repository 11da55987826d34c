package main

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/nyaruka/phonenumbers"
)

func rows(t *testing.T, n int, seed uint64) [][]string {
	t.Helper()
	var file bytes.Buffer
	if err := write(&file, n, seed); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(&file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records[1:]
}

func TestEveryMobileIsAValidOneOfItsCountryAndUnique(t *testing.T) {
	seen := map[string]bool{}
	countries := map[string]int{}
	for i, row := range rows(t, 12_000, 1) {
		number, err := phonenumbers.Parse(row[3], row[0])
		if err != nil {
			t.Fatalf("row %d: %s %s: %v", i, row[0], row[3], err)
		}
		if !phonenumbers.IsValidNumberForRegion(number, row[0]) {
			t.Errorf("row %d: %s is not valid in %s", i, row[3], row[0])
		}
		switch phonenumbers.GetNumberType(number) {
		case phonenumbers.MOBILE, phonenumbers.FIXED_LINE_OR_MOBILE:
		default:
			t.Errorf("row %d: %s is no mobile of %s", i, row[3], row[0])
		}
		e164 := phonenumbers.Format(number, phonenumbers.E164)
		if seen[e164] {
			t.Errorf("row %d: %s a second time", i, e164)
		}
		seen[e164] = true
		countries[row[0]]++
	}
	for _, p := range plans {
		if countries[p.country] != 2_000 {
			t.Errorf("%d contacts in %s, want 2000", countries[p.country], p.country)
		}
	}
}

func TestMobilesStayUniqueUpToAMillion(t *testing.T) {
	seen := make(map[string]bool, 1_000_000)
	people := newGenerator(1)
	var line []byte
	for i := range 1_000_000 {
		line = people.appendRow(line[:0], i)
		cells := strings.SplitN(string(line), ",", 5)
		key := cells[0] + cells[3]
		if seen[key] {
			t.Fatalf("contact %d: %s a second time", i, key)
		}
		seen[key] = true
	}
}

func TestNoneToThreeDifferentSegments(t *testing.T) {
	counts := map[int]int{}
	names := map[string]bool{}
	for i, row := range rows(t, 5_000, 7) {
		own := map[string]bool{}
		for _, name := range strings.Split(row[8], "; ") {
			if name == "" {
				continue
			}
			if own[name] {
				t.Errorf("row %d: %q twice", i, name)
			}
			own[name], names[name] = true, true
		}
		counts[len(own)]++
	}
	for k := range 4 {
		if counts[k] == 0 {
			t.Errorf("nobody has %d segments", k)
		}
	}
	if len(counts) != 4 || len(names) != len(segments) {
		t.Errorf("counts %v, %d names", counts, len(names))
	}
}

func TestTheSameSeedGivesTheSameFile(t *testing.T) {
	var first, second, other bytes.Buffer
	for _, file := range []struct {
		out  *bytes.Buffer
		seed uint64
	}{{&first, 3}, {&second, 3}, {&other, 4}} {
		if err := write(file.out, 200, file.seed); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two files of one seed differ")
	}
	if bytes.Equal(first.Bytes(), other.Bytes()) {
		t.Error("another seed gave the same file")
	}
}
