package field

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"sync"
)

// digitPattern is a regular expression over the digits, worked out in full beforehand: a table with a row for each
// state and a column for each digit. The patterns of the numbering plans are asked millions of times in an import,
// and a look into a table is a hundred times as fast as package regexp.
type digitPattern struct {
	next      [][10]uint16 // state 0 is the dead end, state 1 the start
	accept    []bool       // the digits up to here match
	acceptEnd []bool       // they do if no more follow
}

// matches tells whether the pattern matches all of the digits.
func (p *digitPattern) matches(digits string) bool {
	state := uint16(1)
	for i := range len(digits) {
		if state = p.next[state][digits[i]-'0']; state == 0 {
			return false
		}
	}
	return p.acceptEnd[state]
}

// matchesStart tells whether the pattern matches a beginning of the digits, even an empty one.
func (p *digitPattern) matchesStart(digits string) bool {
	state := uint16(1)
	for i := range len(digits) {
		if p.accept[state] {
			return true
		}
		if state = p.next[state][digits[i]-'0']; state == 0 {
			return false
		}
	}
	return p.acceptEnd[state]
}

// digitPatterns keeps the tables: many regions share a pattern.
type digitPatterns struct{ byText sync.Map }

// compile returns the table of an expression in the syntax of package regexp. It panics on one that the numbering
// plans do not use (assertions other than $), as regexp.MustCompile would on a wrong one.
func (p *digitPatterns) compile(expression string) *digitPattern {
	if known, ok := p.byText.Load(expression); ok {
		return known.(*digitPattern)
	}
	pattern, _ := p.byText.LoadOrStore(expression, compileDigits(expression))
	return pattern.(*digitPattern)
}

// compileDigits does the subset construction: a state of the table is a set of instructions of the compiled
// expression that are waiting for a digit.
func compileDigits(expression string) *digitPattern {
	parsed, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		panic(err)
	}
	prog, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		panic(err)
	}
	b := &subsets{prog: prog, states: map[string]uint16{}, sets: make([][]uint32, 1)}
	b.out = digitPattern{next: make([][10]uint16, 1), accept: make([]bool, 1), acceptEnd: make([]bool, 1)}
	b.state(b.closure([]uint32{uint32(prog.Start)}, false))
	for s := 1; s < len(b.sets); s++ { // grows while it runs
		for d := range 10 {
			b.out.next[s][d] = b.state(b.closure(b.step(b.sets[s], rune('0'+d)), false))
		}
	}
	return &b.out
}

type subsets struct {
	prog   *syntax.Prog
	states map[string]uint16
	sets   [][]uint32
	out    digitPattern
}

// step returns where the waiting instructions go with one digit.
func (b *subsets) step(set []uint32, digit rune) []uint32 {
	var to []uint32
	for _, pc := range set {
		inst := &b.prog.Inst[pc]
		switch inst.Op {
		case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
			if inst.MatchRune(digit) {
				to = append(to, inst.Out)
			}
		}
	}
	return to
}

// closure follows the instructions that need no digit, at the end of the text those that ask for it too; the result is
// sorted and without repeats.
func (b *subsets) closure(from []uint32, end bool) []uint32 {
	seen := make(map[uint32]bool, len(from))
	var set []uint32
	for len(from) > 0 {
		pc := from[len(from)-1]
		from = from[:len(from)-1]
		if seen[pc] {
			continue
		}
		seen[pc] = true
		inst := &b.prog.Inst[pc]
		switch inst.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			from = append(from, inst.Out, inst.Arg)
		case syntax.InstCapture, syntax.InstNop:
			from = append(from, inst.Out)
		case syntax.InstEmptyWidth:
			if syntax.EmptyOp(inst.Arg)&^(syntax.EmptyEndText|syntax.EmptyEndLine) != 0 {
				panic("assertion in a digit pattern")
			}
			if set = append(set, pc); end {
				from = append(from, inst.Out)
			}
		case syntax.InstFail:
		default:
			set = append(set, pc)
		}
	}
	slices.Sort(set)
	return set
}

// state returns the number of a set, a new one for a new set.
func (b *subsets) state(set []uint32) uint16 {
	if len(set) == 0 {
		return 0
	}
	key := make([]byte, 0, 4*len(set))
	for _, pc := range set {
		key = binary.LittleEndian.AppendUint32(key, pc)
	}
	if n, ok := b.states[string(key)]; ok {
		return n
	}
	n := uint16(len(b.sets))
	b.states[string(key)] = n
	b.sets = append(b.sets, set)
	b.out.next = append(b.out.next, [10]uint16{})
	b.out.accept = append(b.out.accept, b.matched(set))
	b.out.acceptEnd = append(b.out.acceptEnd, b.matched(b.closure(slices.Clone(set), true)))
	return n
}

func (b *subsets) matched(set []uint32) bool {
	return slices.ContainsFunc(set, func(pc uint32) bool { return b.prog.Inst[pc].Op == syntax.InstMatch })
}
