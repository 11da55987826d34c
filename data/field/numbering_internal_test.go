package field

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/nyaruka/phonenumbers"

	"muster/data"
)

// The tables must answer exactly what package phonenumbers answers, for every region and for all that begins like one
// of its numbers. This test is why the shortcut may exist.
func TestNumberingEqualsLibrary(t *testing.T) {
	const rounds = 40
	random := rand.New(rand.NewPCG(1, 2))
	regions := slices.Sorted(maps.Keys(phonenumbers.GetSupportedRegions()))
	if len(regions) < 240 {
		t.Fatalf("only %d regions", len(regions))
	}
	for _, region := range sample(regions) {
		for digits := range generatedDigits(random, region, rounds) {
			compareWithLibrary(t, region, digits, false)
			compareWithLibrary(t, region, digits, true)
			if t.Failed() {
				return
			}
		}
	}
}

// sample is every region, or one in twelve (the United States and Germany among them) for a short run.
func sample(regions []string) []string {
	if !testing.Short() {
		return regions
	}
	few := []string{"DE", "US"}
	for i := 0; i < len(regions); i += 12 {
		few = append(few, regions[i])
	}
	return few
}

func compareWithLibrary(t *testing.T, region, digits string, plus bool) {
	t.Helper()
	text := digits
	if plus {
		text = "+" + digits
	}
	want, err := phonenumbers.Parse(text, region)
	var got number
	var ok bool
	if plus {
		if got, ok = numbering().international(digits); !ok && err == nil {
			return // the library reads a plus before no calling code as none at all
		}
	} else {
		got, ok = numbering().region(region).read(digits)
	}
	if ok != (err == nil) {
		t.Errorf("%s %q: read %v, the library says %v", region, text, got, err)
		return
	}
	if !ok {
		return
	}
	national := phonenumbers.GetNationalSignificantNumber(want)
	if got.callingCode != int(want.GetCountryCode()) || got.national != national {
		t.Errorf("%s %q: read %v, the library %d %s", region, text, got, want.GetCountryCode(), national)
		return
	}
	if kind, libKind := numbering().kind(got), phonenumbers.GetNumberType(want); kind != libKind {
		t.Errorf("%s %q: kind %v, the library %v", region, text, kind, libKind)
	}
	if (numbering().kind(got) != phonenumbers.UNKNOWN) != phonenumbers.IsValidNumber(want) {
		t.Errorf("%s %q: validity differs", region, text)
	}
	possible := phonenumbers.IsPossibleNumberWithReason(want) == phonenumbers.IS_POSSIBLE
	if numbering().possible(got) != possible {
		t.Errorf("%s %q: possible %v, the library %v", region, text, numbering().possible(got), possible)
	}
	if p := numbering().of(got); (p == nil) != (phonenumbers.GetRegionCodeForNumber(want) == "") {
		t.Errorf("%s %q: plan %v, the library %q", region, text, p, phonenumbers.GetRegionCodeForNumber(want))
	} else if p != nil && p.region != phonenumbers.GetRegionCodeForNumber(want) {
		t.Errorf("%s %q: plan %v, the library %q", region, text, p.region, phonenumbers.GetRegionCodeForNumber(want))
	}
	if e164 := phonenumbers.Format(want, phonenumbers.E164); got.e164() != e164 {
		t.Errorf("%s %q: %s, the library %s", region, text, got.e164(), e164)
	}
	dialled := notDigits.ReplaceAllString(phonenumbers.Format(want, phonenumbers.NATIONAL), "")
	if digits := nationalDigits(got); digits != dialled {
		t.Errorf("%s %q: dialled %s, the library %s", region, text, digits, dialled)
	}
	if back, ok := splitE164(got.e164()); !ok || back != got {
		t.Errorf("%s %q: %s splits into %v", region, text, got.e164(), back)
	}
}

var notDigits = regexp.MustCompile(`\D`)

// generatedDigits yields example numbers of every kind with changed, lost and added digits, behind trunk prefixes,
// calling codes and the beginnings of calls abroad, and plain random digits.
func generatedDigits(random *rand.Rand, region string, rounds int) func(func(string) bool) {
	var seeds []string
	for kind := phonenumbers.FIXED_LINE; kind <= phonenumbers.UNKNOWN; kind++ {
		if n := phonenumbers.GetExampleNumberForType(region, kind); n != nil {
			seeds = append(seeds, phonenumbers.GetNationalSignificantNumber(n),
				notDigits.ReplaceAllString(phonenumbers.Format(n, phonenumbers.NATIONAL), ""))
		}
	}
	code := fmt.Sprint(phonenumbers.GetCountryCodeForRegion(region))
	prefixes := []string{"", "", "", "0", "00", "1", "8", "9", "011", "15", "44", "49", code, "0" + code, "00" + code, code + "0"}
	return func(yield func(string) bool) {
		for _, seed := range seeds {
			for _, prefix := range prefixes {
				if !yield(prefix + seed) {
					return
				}
			}
		}
		for range rounds {
			for _, seed := range seeds {
				digits := []byte(seed)
				for range 1 + random.IntN(4) {
					i := random.IntN(len(digits))
					switch random.IntN(6) {
					case 0:
						if len(digits) > 3 {
							digits = slices.Delete(digits, i, i+1)
						}
					case 1:
						digits = slices.Insert(digits, i, byte('0'+random.IntN(10)))
					default:
						digits[i] = byte('0' + random.IntN(10))
					}
				}
				if !yield(prefixes[random.IntN(len(prefixes))] + string(digits)) {
					return
				}
			}
			var b strings.Builder
			for range 3 + random.IntN(16) {
				b.WriteByte(byte('0' + random.IntN(10)))
			}
			if !yield(b.String()) {
				return
			}
		}
	}
}

// What is exported, shown or stored reads back as the same number, everywhere.
func TestMobileReadsBackInEveryRegion(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	checker := NewChecker("")
	check := func(region, mobile string) (string, bool) {
		checked := checker.Check(1, data.Cells{
			data.FieldCountry: region, data.FieldFirstName: "A", data.FieldLastName: "B", data.FieldMobile: mobile,
		})
		return checked.Contact.Mobile, !checked.Rejected()
	}
	regions := slices.Sorted(maps.Keys(phonenumbers.GetSupportedRegions()))
	for _, region := range sample(regions) {
		example := phonenumbers.GetExampleNumberForType(region, phonenumbers.MOBILE)
		if example == nil {
			continue // Tristan da Cunha
		}
		want := phonenumbers.Format(example, phonenumbers.E164)
		if got, ok := check(region, ExportMobile(want, region)); !ok || got != want {
			t.Errorf("%s: the example %s is exported as %s and comes back as %s", region, want, ExportMobile(want, region), got)
		}
		for digits := range generatedDigits(random, region, 3) {
			want, ok := check(region, digits)
			if !ok {
				continue
			}
			for _, country := range []string{region, "DE", "US"} {
				for _, written := range []string{ExportMobile(want, country), want, ShowMobile(want, country)} {
					if n, _ := splitE164(want); written == ShowMobile(want, country) && numbering().kind(n) != phonenumbers.MOBILE {
						continue // a number that is not valid has no way to show it
					}
					if country == "AR" && written == ShowMobile(want, country) {
						continue // the library does not read its own form
					}
					if got, ok := check(country, written); !ok || got != want {
						t.Errorf("%s %q is stored as %s; in %s written as %s it comes back as %s", region, digits, want, country, written, got)
					}
				}
			}
		}
	}
}
