package sheet_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// testTable is a table as ordinary files hold it: a header, and columns of dates,
// numbers, phones, addresses and words.
type testTable struct {
	name   string
	header []string
	rows   [][]string
}

// all gives the header and the rows.
func (t testTable) all() [][]string { return append([][]string{t.header}, t.rows...) }

var (
	firstNames = []string{
		"Ann", "Jürgen", "Łukasz", "José", "Zoë", "Mary Jane", "Håkon", "Svenja", "Bo", "René", "Claire", "Paweł",
		"Anne-Marie", "Günther", "Beata", "João", "Sofía", "Peter", "Ines", "Max",
	}
	lastNames = []string{
		"Müller", "O'Brien", "Kowalski", "de la Cruz", "Smith", "Wiśniewska", "Groß", "Schmidt-Huber", "Muñoz", "Li",
		"Brandão", "Meier", "Lefèvre", "van Dyk", "Jones", "Zając",
	}
	places        = []string{"Ulm", "Köln", "New York", "Kraków", "São Paulo", "Des Moines", "Bad Tölz", "Lyon", "Gdańsk", "Aix-en-Provence"}
	streets       = []string{"Main Street", "Hauptstraße", "ul. Długa", "Rue de l'Église", "Oak Avenue", "Am Markt"}
	organizations = []string{
		"Hof & Söhne", "Meier GmbH", "Acme, Inc.", "Farm \"Sunrise\"", "Green Acres", "Agro-Tech", "J. Smith & Co.", "Nowak s.c.",
		"Müller, Schulz und Söhne", "Delta",
	}
	segments = []string{"North", "South", "Combine", "Gold plan", "Sprayer", "Service A"}
	articles = []string{
		"Waterproof Hiking Boots", "Jacket", "Trail Shoes, Men's", "Table, Round 48\"", "Fly Rod 8 Wt.", "Women's Vest",
		"Cap", `Rod, 8\'9" long`, "Organic Cotton Shirt, Plaid", "Sneaker", "Tent", "Camp Stove", "Watch",
	}
	remarks = []string{
		"Great grip and extra breathability make it ideal for warm, dry conditions.", "The classic, now with more protection",
		"", "Light; quick; tough", "It's the customer's favourite", "See https://example.com/a,b?c=d for more", "",
		"Two lines:\nfirst, and\nsecond", "Delivered on 12.03.2024, 10:30", "5\" longer than last year's",
	}
)

func pick(r *rand.Rand, from []string) string { return from[r.IntN(len(from))] }

// testTables makes tables of many kinds, the same ones for the same seed.
func testTables(seed uint64, rows int) []testTable {
	r := rand.New(rand.NewPCG(seed, 1))
	makers := []struct {
		name, header string
		row          func(i int) []string
	}{
		{"sales", "DATE|TIME|Qty|PRODUCTID|Price|ProductType|ProductDescription|URL|Comments", func(i int) []string {
			id := fmt.Sprintf("%c%c-%04d", 'A'+r.IntN(26), 'A'+r.IntN(26), r.IntN(10000))
			return []string{
				fmt.Sprintf("%02d/%02d/2018", 1+r.IntN(28), 1+r.IntN(12)), fmt.Sprintf("%02d:%02d", r.IntN(24), 15*r.IntN(4)),
				fmt.Sprint(r.IntN(30)), id, fmt.Sprintf("$%d.%02d", r.IntN(99), r.IntN(100)), pick(r, articles),
				pick(r, remarks[:2]) + " " + pick(r, remarks[3:6]), "https://www.example.com/product/" + id + ".html", "",
			}
		}},
		{"sensor", "timestamp|station|temp_c|humidity|pressure|status", func(i int) []string {
			return []string{
				fmt.Sprintf("2024-03-%02d %02d:%02d:%02d", 1+i%28, r.IntN(24), r.IntN(60), r.IntN(60)), fmt.Sprintf("ST%03d", r.IntN(20)),
				fmt.Sprintf("%.2f", r.Float64()*40-5), fmt.Sprintf("%.1f", r.Float64()*100), fmt.Sprintf("%d", 980+r.IntN(50)),
				pick(r, []string{"ok", "ok", "ok", "low battery", "offline"}),
			}
		}},
		{"addresses", "First name|Last name|Street|ZIP|City|Phone|E-mail", func(i int) []string {
			return []string{
				pick(r, firstNames), pick(r, lastNames), fmt.Sprintf("%s %d", pick(r, streets), 1+r.IntN(200)),
				fmt.Sprintf("%05d", r.IntN(99999)), pick(r, places), fmt.Sprintf("+49 151 %08d", r.IntN(99999999)),
				fmt.Sprintf("person%d@example.com", i),
			}
		}},
		{"contacts", "Country Code|First Name|Last Name|Mobile Number|Email|Account Number|Organization|External ID|Segments", func(i int) []string {
			var names []string
			for range r.IntN(4) {
				names = append(names, pick(r, segments))
			}
			return []string{
				pick(r, []string{"DE", "US", "PL", "BR"}), pick(r, firstNames), pick(r, lastNames), fmt.Sprintf("0151%08d", r.IntN(99999999)),
				fmt.Sprintf("a.b%d@example.org", i), fmt.Sprintf("%08d", r.IntN(99999)), pick(r, organizations), fmt.Sprintf("X-%d", 100+i),
				strings.Join(names, "; "),
			}
		}},
		{"invoices", "Nr|Datum|Kunde|Betrag|MwSt|bezahlt", func(i int) []string {
			return []string{
				fmt.Sprint(2024000 + i), fmt.Sprintf("%02d.%02d.2024", 1+r.IntN(28), 1+r.IntN(12)), pick(r, organizations),
				fmt.Sprintf("%d.%03d,%02d", 1+r.IntN(9), r.IntN(1000), r.IntN(100)), fmt.Sprintf("%d,5", r.IntN(20)), pick(r, []string{"ja", "nein"}),
			}
		}},
		{"notes", "Name|Email|Note", func(i int) []string {
			return []string{pick(r, firstNames) + " " + pick(r, lastNames), fmt.Sprintf("n%d@example.com", i), pick(r, remarks)}
		}},
	}
	var tables []testTable
	for _, m := range makers {
		t := testTable{name: m.name, header: strings.Split(m.header, "|")}
		for i := range rows {
			t.rows = append(t.rows, m.row(i))
		}
		tables = append(tables, t)
	}
	return tables
}

// testDialect is a way to write a CSV.
type testDialect struct {
	delimiter, quote, escape, lineEnd string
	// all puts every cell in quotes that is not empty.
	all bool
}

func (d testDialect) String() string {
	return fmt.Sprintf("delimiter %q quote %q escape %q line end %q all %v", d.delimiter, d.quote, d.escape, d.lineEnd, d.all)
}

var standard = testDialect{delimiter: ",", quote: `"`, escape: `"`, lineEnd: "\r\n"}

// raw writes a cell.
func (d testDialect) raw(cell string) string {
	if d.quote == "" {
		if d.escape == `\` {
			return strings.NewReplacer(`\`, `\\`, d.delimiter, `\`+d.delimiter).Replace(cell)
		}
		return cell
	}
	// A part of a long delimiter could become a whole one with what stands beside it.
	special := strings.ContainsAny(cell, d.quote+"\r\n"+strings.Trim(d.delimiter, " ")) || strings.Contains(cell, d.delimiter)
	if !special && !(d.all && cell != "") && !(d.escape == `\` && strings.Contains(cell, `\`)) {
		return cell
	}
	if d.escape == `\` {
		cell = strings.ReplaceAll(cell, `\`, `\\`)
	}
	return d.quote + strings.ReplaceAll(cell, d.quote, d.escape+d.quote) + d.quote
}

func (d testDialect) line(cells []string) string {
	raw := make([]string, len(cells))
	for i, c := range cells {
		raw[i] = d.raw(c)
	}
	return strings.Join(raw, d.delimiter) + d.lineEnd
}

func (d testDialect) write(rows [][]string) string {
	var b strings.Builder
	for _, row := range rows {
		b.WriteString(d.line(row))
	}
	return b.String()
}
