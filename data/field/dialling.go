package field

import (
	"regexp/syntax"
	"strconv"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// dialling is one of the ways in which a plan writes national numbers, reduced to its digits.
type dialling struct {
	leading *digitPattern // nil: any beginning
	pattern *digitPattern
	prefix  string // the trunk prefix before the national number
	// rearranged marks the few ways that move or change digits (Argentina's 15); only package phonenumbers knows them.
	rearranged bool
}

// prepareDialling takes the national formats of the plan apart, in their order.
func (p *plan) prepareDialling() {
	for _, f := range p.meta.GetNumberFormat() {
		d := dialling{pattern: p.all.patterns.compile(f.GetPattern())}
		if leading := f.GetLeadingDigitsPattern(); len(leading) > 0 {
			d.leading = p.all.patterns.compile(leading[len(leading)-1])
		}
		d.prefix, d.rearranged = diallingPrefix(f)
		p.dialling = append(p.dialling, d)
	}
}

// dialled returns the digits that are dialled for a national number; ok is false where the number is rearranged.
func (p *plan) dialled(national string) (digits string, ok bool) {
	for i := range p.dialling {
		d := &p.dialling[i]
		if d.pattern.matches(national) && (d.leading == nil || d.leading.matchesStart(national)) {
			return d.prefix + national, !d.rearranged
		}
	}
	return national, true
}

// diallingPrefix returns the digits that a format puts before the number; rearranged is true for a format that does
// anything else to the digits.
func diallingPrefix(f *phonenumbers.NumberFormat) (prefix string, rearranged bool) {
	groups, ok := captures(f.GetPattern())
	if !ok {
		return "", true
	}
	rule := f.GetFormat()
	if first := f.GetNationalPrefixFormattingRule(); first != "" {
		if i := strings.IndexByte(rule, '$'); i >= 0 && i+2 <= len(rule) {
			rule = rule[:i] + first + rule[i+2:]
		}
	}
	next := 1
	for i := 0; i < len(rule); i++ {
		switch c := rule[i]; {
		case c == '$' && i+1 < len(rule):
			i++
			if strconv.Itoa(next) != rule[i:i+1] {
				return "", true
			}
			next++
		case '0' <= c && c <= '9':
			if next > 1 {
				return "", true
			}
			prefix += string(c)
		}
	}
	return prefix, next != groups+1
}

// captures counts the groups of a pattern that is nothing but groups.
func captures(pattern string) (int, bool) {
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return 0, false
	}
	parts := []*syntax.Regexp{parsed}
	if parsed.Op == syntax.OpConcat {
		parts = parsed.Sub
	}
	for _, part := range parts {
		if part.Op != syntax.OpCapture {
			return 0, false
		}
	}
	return len(parts), true
}
