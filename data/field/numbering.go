package field

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/nyaruka/phonenumbers"
)

// number is a telephone number that was read.
type number struct {
	callingCode int
	// national is the national significant number: without trunk prefix, leading zeros that belong to it included.
	national string
}

func (n number) e164() string { return "+" + strconv.Itoa(n.callingCode) + n.national }

// plans are the numbering plans of the world, the metadata of package phonenumbers made ready to be asked fast. They
// answer exactly what phonenumbers.Parse, GetNumberType and IsPossibleNumberWithReason answer for a text of digits
// (a test compares them), at a fiftieth of the time.
type plans struct {
	byRegion map[string]*plan
	byCode   map[int][]*plan // the main region of a calling code comes first
	patterns digitPatterns
}

// numbering is built at the first use; each plan is made ready when it is asked first.
var numbering = sync.OnceValue(func() *plans {
	all := &plans{byRegion: make(map[string]*plan, 256), byCode: make(map[int][]*plan, 256)}
	collection, err := phonenumbers.MetadataCollection()
	if err != nil {
		return all // no number is possible then; package phonenumbers has panicked at its init already
	}
	nonGeographic := make(map[int]*plan)
	for _, meta := range collection.GetMetadata() {
		p := &plan{all: all, region: meta.GetId(), callingCode: int(meta.GetCountryCode()), meta: meta}
		if p.region == phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY {
			nonGeographic[p.callingCode] = p
		} else {
			all.byRegion[p.region] = p
		}
	}
	for code := range phonenumbers.GetSupportedCallingCodes() {
		for _, region := range phonenumbers.GetRegionCodesForCountryCode(code) {
			p := all.byRegion[region]
			if region == phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY {
				p = nonGeographic[code]
			}
			if p != nil {
				all.byCode[code] = append(all.byCode[code], p)
			}
		}
	}
	return all
})

// region is the plan of a country, nil if it has none.
func (a *plans) region(country string) *plan {
	p := a.byRegion[country]
	if p != nil {
		p.once.Do(p.prepare)
	}
	return p
}

// main is the plan whose rules hold for a whole calling code, nil if the code is not in use.
func (a *plans) main(callingCode int) *plan {
	shared := a.byCode[callingCode]
	if len(shared) == 0 {
		return nil
	}
	shared[0].once.Do(shared[0].prepare)
	return shared[0]
}

// of is the plan that a number belongs to among those that share its calling code, nil if it fits none.
func (a *plans) of(n number) *plan {
	shared := a.byCode[n.callingCode]
	if len(shared) == 1 {
		return a.main(n.callingCode)
	}
	for _, p := range shared {
		p.once.Do(p.prepare)
		if p.leading != nil {
			if p.leads(n.national) {
				return p
			}
		} else if p.kind(n.national) != phonenumbers.UNKNOWN {
			return p
		}
	}
	return nil
}

// kind is the type of a number; UNKNOWN means that it is not valid.
func (a *plans) kind(n number) phonenumbers.PhoneNumberType {
	p := a.of(n)
	if p == nil {
		return phonenumbers.UNKNOWN
	}
	return p.kind(n.national)
}

// possible tells whether the number has a possible length, and more than that of a local call.
func (a *plans) possible(n number) bool {
	p := a.main(n.callingCode)
	return p != nil && p.length(len(n.national)) == phonenumbers.IS_POSSIBLE
}

// international reads digits that begin with a calling code.
func (a *plans) international(digits string) (number, bool) {
	if len(digits) <= phonenumbers.MIN_LENGTH_FOR_NSN || digits[0] == '0' {
		return number{}, false
	}
	code := 0
	for i := range min(phonenumbers.MAX_LENGTH_COUNTRY_CODE, len(digits)) {
		code = 10*code + int(digits[i]-'0')
		if _, ok := a.byCode[code]; ok {
			return a.main(code).finish(digits[i+1:])
		}
	}
	return number{}, false
}

// settle returns what a number that is possible but not valid reads back as once it is stored: a second trunk prefix
// is dropped, lest the number changes when it is exported and imported again.
func (a *plans) settle(n number) number {
	p := a.main(n.callingCode)
	for range phonenumbers.MAX_LENGTH_FOR_NSN {
		if p == nil {
			break
		}
		again, ok := p.finish(n.national)
		if !ok || again == n || !a.possible(again) {
			return n
		}
		n = again
	}
	return n
}

// plan is the numbering plan of one region.
type plan struct {
	all         *plans
	region      string
	callingCode int
	meta        *phonenumbers.PhoneMetadata

	once           sync.Once
	code           string         // the calling code's digits
	idd            *digitPattern  // how calls abroad begin
	iddExpression  *regexp.Regexp // the same, to find where it ends
	trunk          string         // the prefix of national calls where it is fixed digits and nothing else
	trunkPattern   *digitPattern  // otherwise: what it may be
	trunkExpresson *regexp.Regexp
	leading        *digitPattern // how this region's numbers begin, where that sets it apart
	general        kindPattern
	kinds          []kindPattern // in the order in which they are asked
	fixed, mobile  kindPattern
	dialling       []dialling
	lengths        [phonenumbers.MAX_LENGTH_FOR_NSN + 2]phonenumbers.ValidationResult
}

// kindPattern is how the numbers of one kind look.
type kindPattern struct {
	kind    phonenumbers.PhoneNumberType
	lengths uint32 // a bit for each possible length; 0: any
	pattern *digitPattern
}

func (k kindPattern) matches(national string) bool {
	if k.pattern == nil || len(national) > 31 || k.lengths != 0 && k.lengths&(1<<len(national)) == 0 {
		return false
	}
	return k.pattern.matches(national)
}

func (p *plan) prepare() {
	m := p.meta
	p.code = strconv.Itoa(p.callingCode)
	if prefix := m.GetInternationalPrefix(); prefix != "" {
		p.idd = p.all.patterns.compile(prefix)
		p.iddExpression = regexp.MustCompile("^(?:" + prefix + ")")
	}
	if prefix := m.GetNationalPrefixForParsing(); digitsOnly(prefix) && m.GetNationalPrefixTransformRule() == "" {
		p.trunk = prefix
	} else if prefix != "" {
		p.trunkPattern = p.all.patterns.compile(prefix)
		p.trunkExpresson = regexp.MustCompile("^(?:" + prefix + ")")
	}
	if leading := m.GetLeadingDigits(); leading != "" {
		p.leading = p.all.patterns.compile(leading)
	}
	p.general = p.kindPattern(phonenumbers.UNKNOWN, m.GetGeneralDesc())
	p.kinds = []kindPattern{
		p.kindPattern(phonenumbers.PREMIUM_RATE, m.GetPremiumRate()),
		p.kindPattern(phonenumbers.TOLL_FREE, m.GetTollFree()),
		p.kindPattern(phonenumbers.SHARED_COST, m.GetSharedCost()),
		p.kindPattern(phonenumbers.VOIP, m.GetVoip()),
		p.kindPattern(phonenumbers.PERSONAL_NUMBER, m.GetPersonalNumber()),
		p.kindPattern(phonenumbers.PAGER, m.GetPager()),
		p.kindPattern(phonenumbers.UAN, m.GetUan()),
		p.kindPattern(phonenumbers.VOICEMAIL, m.GetVoicemail()),
	}
	p.fixed = p.kindPattern(phonenumbers.FIXED_LINE, m.GetFixedLine())
	p.mobile = p.kindPattern(phonenumbers.MOBILE, m.GetMobile())
	p.prepareLengths(m.GetGeneralDesc())
	p.prepareDialling()
}

func (p *plan) kindPattern(kind phonenumbers.PhoneNumberType, desc *phonenumbers.PhoneNumberDesc) kindPattern {
	k := kindPattern{kind: kind}
	if desc.GetNationalNumberPattern() == "" {
		return k
	}
	for _, l := range desc.GetPossibleLength() {
		if l < 0 { // there are no numbers of this kind
			return k
		}
		k.lengths |= 1 << l
	}
	k.pattern = p.all.patterns.compile(desc.GetNationalNumberPattern())
	return k
}

func (p *plan) prepareLengths(desc *phonenumbers.PhoneNumberDesc) {
	possible := desc.GetPossibleLength()
	for n := range p.lengths {
		result := phonenumbers.INVALID_LENGTH
		switch {
		case len(possible) == 0 || possible[0] == -1:
		case int32(n) < possible[0]:
			result = phonenumbers.TOO_SHORT
		case int32(n) > possible[len(possible)-1]:
			result = phonenumbers.TOO_LONG
		}
		p.lengths[n] = result
	}
	for _, l := range possible {
		if l >= 0 && int(l) < len(p.lengths) {
			p.lengths[l] = phonenumbers.IS_POSSIBLE
		}
	}
	for _, l := range desc.GetPossibleLengthLocalOnly() {
		if int(l) < len(p.lengths) {
			p.lengths[l] = phonenumbers.IS_POSSIBLE_LOCAL_ONLY
		}
	}
}

// length tells whether a national number can be so long.
func (p *plan) length(n int) phonenumbers.ValidationResult {
	return p.lengths[min(n, len(p.lengths)-1)]
}

// leads tells whether a number begins as the numbers of this region do.
func (p *plan) leads(national string) bool {
	return p != nil && p.leading != nil && p.leading.matchesStart(national)
}

// kind is the type of a national number within this region.
func (p *plan) kind(national string) phonenumbers.PhoneNumberType {
	if !p.general.matches(national) {
		return phonenumbers.UNKNOWN
	}
	for i := range p.kinds {
		if p.kinds[i].matches(national) {
			return p.kinds[i].kind
		}
	}
	same := p.meta.GetSameMobileAndFixedLinePattern()
	switch {
	case p.fixed.matches(national):
		if same || p.mobile.matches(national) {
			return phonenumbers.FIXED_LINE_OR_MOBILE
		}
		return phonenumbers.FIXED_LINE
	case !same && p.mobile.matches(national):
		return phonenumbers.MOBILE
	}
	return phonenumbers.UNKNOWN
}

// read reads digits as somebody in this region would dial them.
func (p *plan) read(digits string) (number, bool) {
	if p.idd != nil && p.idd.matchesStart(digits) {
		end := p.iddExpression.FindStringIndex(digits)[1]
		if rest := digits[end:]; rest == "" || rest[0] != '0' {
			return p.all.international(rest)
		}
	}
	if rest, ok := strings.CutPrefix(digits, p.code); ok {
		rest = p.withoutTrunk(rest)
		if !p.general.matchesPattern(digits) && p.general.matchesPattern(rest) ||
			p.length(len(digits)) == phonenumbers.TOO_LONG {
			return p.all.main(p.callingCode).finish(rest)
		}
	}
	return p.finish(digits)
}

// finish takes the trunk prefix off, if what is left can be a number.
func (p *plan) finish(digits string) (number, bool) {
	if len(digits) < phonenumbers.MIN_LENGTH_FOR_NSN {
		return number{}, false
	}
	rest := p.withoutTrunk(digits)
	switch p.length(len(rest)) {
	case phonenumbers.TOO_SHORT, phonenumbers.IS_POSSIBLE_LOCAL_ONLY, phonenumbers.INVALID_LENGTH:
	default:
		digits = rest
	}
	if len(digits) < phonenumbers.MIN_LENGTH_FOR_NSN || len(digits) > phonenumbers.MAX_LENGTH_FOR_NSN {
		return number{}, false
	}
	return number{callingCode: p.callingCode, national: digits}, true
}

// withoutTrunk takes the trunk prefix off, unless that would make a fitting number unfitting. In some countries the
// prefix stands for something else in the number (Argentina's 15 for a 9), or a carrier's code follows it.
func (p *plan) withoutTrunk(digits string) string {
	var rest string
	switch {
	case digits == "":
		return digits
	case p.trunk != "":
		after, ok := strings.CutPrefix(digits, p.trunk)
		if !ok {
			return digits
		}
		rest = after
	case p.trunkPattern == nil || !p.trunkPattern.matchesStart(digits):
		return digits
	default:
		groups := p.trunkExpresson.FindStringSubmatchIndex(digits)
		rule := p.meta.GetNationalPrefixTransformRule()
		if last := len(groups) - 2; rule == "" || groups[last] < 0 {
			rest = digits[groups[1]:]
		} else {
			rest = p.trunkExpresson.ReplaceAllString(digits, rule)
		}
	}
	if p.general.matchesPattern(digits) && !p.general.matchesPattern(rest) {
		return digits
	}
	return rest
}

// matchesPattern looks at the pattern alone, not at the length.
func (k kindPattern) matchesPattern(national string) bool {
	return k.pattern != nil && k.pattern.matches(national)
}
