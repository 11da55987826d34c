package main

import (
	"fmt"
	"math/rand/v2"
	"strconv"
)

const header = "Country Code,First Name,Last Name,Mobile Number,Email,Account Number,Organization,External ID,Segments\r\n"

// maxContacts is how many different numbers the smallest of the countries' plans
// below gives, times the number of countries.
const maxContacts = 6_000_000

// plan is a block of one country's mobile numbers: prefix, then digits from low
// on, all of them valid. Two countries never share a number in E.164.
type plan struct {
	country string
	prefix  string
	width   int
	low     int
	size    int
}

// plans has mobile numbers as people of the country write them, without blanks.
var plans = [...]plan{
	{country: "US", prefix: "515", width: 7, low: 2_000_000, size: 8_000_000},
	{country: "CA", prefix: "416", width: 7, low: 2_000_000, size: 8_000_000},
	{country: "BR", prefix: "119", width: 8, low: 60_000_000, size: 40_000_000},
	{country: "DE", prefix: "0151", width: 8, low: 10_000_000, size: 60_000_000},
	{country: "FR", prefix: "061", width: 7, low: 0, size: 10_000_000},
	{country: "AU", prefix: "041", width: 7, low: 0, size: 10_000_000},
}

var (
	firstNames = [...]string{
		"Anna", "José", "Łukasz", "Zoë", "John", "João", "Jürgen", "Inês", "Chloé", "Søren", "Mária", "Paweł", "Renée", "Björn",
		"Niccolò", "Sinéad", "Emma", "Jack", "Olivia", "Liam", "Charlotte", "Noah", "Amelia", "William", "Isla", "Thomas", "Mia",
		"Lucas", "Sofia", "Gabriel", "Beatriz", "Rafael", "Camille", "Hugo", "Léa", "Matthias", "Käthe", "Günther", "Anne-Marie", "Mary Jane",
	}
	lastNames = [...]string{
		"Müller", "García Núñez", "Wiśniewski", "Lefèvre", "O'Neil", "Araújo", "Schröder", "Silva", "Dupont", "Jensen", "Kovács", "Kowalczyk",
		"Tremblay", "Weiß", "Forlì", "Byrne", "Nilsson", "Smith", "Johnson", "Brown", "Taylor", "Wilson", "Martin", "Campbell", "Stewart", "Nguyen",
		"Oliveira", "Souza", "Pereira", "Bernard", "Moreau", "Girard", "Fischer", "Wagner", "Becker", "Köhler", "Meyer-Lüdke", "van der Berg", "D'Angelo", "McDonald",
	}
	organizations = [...]string{
		"Hof Sonnental GmbH", "O'Neil Farms", "Fazenda Boa Vista Ltda", "Ferme du Moulin", "Prairie Grain Co-op", `"Miller, Sons & Co."`,
		`"Green ""Acre"" Ltd"`, "Outback Cattle Pty Ltd", "Agrar Nord eG", "Red River Ranch",
	}
	segments = [...]string{
		"Nord", "Süd", "Filiale Köln", "Des Moines", "Ames", "Toronto", "Winnipeg", "São Paulo", "Ribeirão Preto", "Lyon", "Toulouse", "Dubbo",
		"Wagga Wagga", "Region East", "Region West", "Region Centre", "Combine owners", "Tractor owners", "Baler owners", "Sprayer owners",
		"Precision Ag", "Used equipment", "Lawn and garden", "Forestry", "Hay tools", "Seeding", "Telehandler", "Utility vehicles",
		"Service Plan Gold", "Service Plan Silver", "Service Plan Basic", "Warranty ends 2026", "Inspection due", "Parts by post",
		"Harvest 2026", "Field day", "Newsletter", "Dealer event", "Trial customers", "Key accounts",
	}
)

// generator makes contact number i from i and the seed alone.
type generator struct {
	random *rand.Rand
	offset uint64
}

func newGenerator(seed uint64) *generator {
	random := rand.New(rand.NewPCG(seed, 0x6d7573746572))
	return &generator{random: random, offset: random.Uint64N(1_000_000)}
}

// appendRow appends contact i as a line of CSV. It must be called for 0, 1, 2 …
// in this order.
func (g *generator) appendRow(line []byte, i int) []byte {
	first := firstNames[g.random.IntN(len(firstNames))]
	last := lastNames[g.random.IntN(len(lastNames))]
	p := &plans[i%len(plans)]

	line = append(line, p.country...)
	line = append(line, ',')
	line = append(line, first...)
	line = append(line, ',')
	line = append(line, last...)
	line = append(line, ',')
	line = append(line, p.prefix...)
	line = appendPadded(line, p.low+g.scatter(i/len(plans), p.size), p.width)
	line = append(line, ',')
	if g.random.IntN(10) > 0 {
		line = append(line, "contact"...)
		line = appendPadded(line, i, 7)
		line = append(line, "@example.com"...)
	}
	line = append(line, ',')
	if g.random.IntN(10) > 1 {
		line = append(line, "00"...)
		line = appendPadded(line, g.random.IntN(1_000_000), 6)
	}
	line = append(line, ',')
	if g.random.IntN(2) > 0 {
		line = append(line, organizations[g.random.IntN(len(organizations))]...)
	}
	line = append(line, ",EC-"...)
	line = appendPadded(line, i, 8)
	line = append(line, ',')
	line = g.appendSegments(line)
	return append(line, "\r\n"...)
}

// appendSegments appends none to three different names.
func (g *generator) appendSegments(line []byte) []byte {
	start := g.random.IntN(len(segments))
	for k := range g.random.IntN(4) {
		if k > 0 {
			line = append(line, "; "...)
		}
		// 13 and 40 have no common divisor: the three are different.
		line = append(line, segments[(start+13*k)%len(segments)]...)
	}
	return line
}

// scatter maps 0, 1, 2 … to different numbers below size that are not in order,
// so that the index of the mobiles is filled as real files fill it.
func (g *generator) scatter(i, size int) int {
	const step = 7_368_787 // a prime that divides none of the sizes
	return int((uint64(i)*step + g.offset) % uint64(size))
}

// appendPadded appends value with leading zeros up to width digits.
func appendPadded(line []byte, value, width int) []byte {
	var digits [20]byte
	text := strconv.AppendInt(digits[:0], int64(value), 10)
	if len(text) > width {
		panic(fmt.Sprintf("%d has more than %d digits", value, width))
	}
	for range width - len(text) {
		line = append(line, '0')
	}
	return append(line, text...)
}
