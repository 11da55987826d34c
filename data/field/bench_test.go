package field_test

import (
	"fmt"
	"testing"

	"muster/data"
	"muster/data/field"
)

// rows are contacts of the three countries whose plans differ most: many regions on one code (US), lengths that vary
// (DE), a national prefix that carries carriers (BR).
func benchmarkRows() []data.Cells {
	var rows []data.Cells
	for i := range 300 {
		var c data.Cells
		switch i % 3 {
		case 0:
			c[data.FieldCountry], c[data.FieldMobile] = "US", fmt.Sprintf("(515) 555-%04d", 1000+i)
		case 1:
			c[data.FieldCountry], c[data.FieldMobile] = "DE", fmt.Sprintf("0151 2345%04d", 1000+i)
		case 2:
			c[data.FieldCountry], c[data.FieldMobile] = "BR", fmt.Sprintf("1196123%04d", 1000+i)
		}
		c[data.FieldFirstName], c[data.FieldLastName] = "Jürgen", fmt.Sprint("Müller", i)
		c[data.FieldEmail] = fmt.Sprintf("juergen.mueller%d@example.com", i)
		c[data.FieldAccount], c[data.FieldExternalID] = fmt.Sprintf("%08d", i), fmt.Sprint("CRM-", i)
		c[data.FieldOrganization] = "Hof Müller, GbR"
		c[data.FieldSegments] = "North; Combines; Service Plan Gold"
		rows = append(rows, c)
	}
	return rows
}

func BenchmarkCheck(b *testing.B) {
	rows := benchmarkRows()
	checker := field.NewChecker("")
	b.ReportAllocs()
	for i := range b.N {
		if got := checker.Check(i, rows[i%len(rows)]); got.Rejected() {
			b.Fatal(got.Problems)
		}
	}
}

func BenchmarkMobile(b *testing.B) {
	for _, c := range []struct{ country, mobile string }{
		{"US", "5155551234"}, {"CA", "6045550123"}, {"DE", "0151 23456789"}, {"BR", "11961234567"}, {"BR", "011961234567"}, {"FR", "+33 6 12 34 56 78"}, {"AU", "0412345678"},
	} {
		b.Run(c.country+c.mobile, func(b *testing.B) {
			var cells data.Cells
			cells[data.FieldCountry], cells[data.FieldMobile] = c.country, c.mobile
			cells[data.FieldFirstName], cells[data.FieldLastName] = "A", "B"
			checker := field.NewChecker("")
			b.ReportAllocs()
			for i := range b.N {
				if got := checker.Check(i, cells); got.Problems != nil {
					b.Fatal(got.Problems)
				}
			}
		})
	}
}

func BenchmarkExportMobile(b *testing.B) {
	for _, c := range []struct{ country, mobile string }{
		{"US", "+15155551234"}, {"DE", "+4915123456789"}, {"BR", "+5511961234567"}, {"AR", "+5491123456789"},
	} {
		b.Run(c.country, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				field.ExportMobile(c.mobile, c.country)
			}
		})
	}
}

func BenchmarkShowMobile(b *testing.B) {
	for range b.N {
		field.ShowMobile("+4915123456789", "DE")
	}
}

func BenchmarkSearchKey(b *testing.B) {
	c := data.Contact{
		CountryCode: "DE", FirstName: "Jürgen", LastName: "Müller", Mobile: "+4915123456789",
		Email: "juergen.mueller@example.com", AccountNumber: "00123456", Organization: "Hof Müller, GbR", ExternalID: "CRM-12",
	}
	b.ReportAllocs()
	for range b.N {
		field.SearchKey(c)
	}
}

func BenchmarkCensus(b *testing.B) {
	var rows []field.Checked
	for i, cells := range benchmarkRows() {
		cells[data.FieldFirstName], cells[data.FieldLastName] = fmt.Sprint("First", i%60), fmt.Sprint("Müller", i)
		rows = append(rows, field.NewChecker("").Check(i, cells))
	}
	census := field.NewCensus()
	b.ReportAllocs()
	for i := range b.N {
		census.Add(&rows[i%len(rows)])
	}
}

// BenchmarkCheckOfABadRow checks rows whose problems have suggestions to be found.
func BenchmarkCheckOfABadRow(b *testing.B) {
	for _, c := range []struct {
		name  string
		field data.Field
		text  string
	}{
		{"country", data.FieldCountry, "Deutchland"},
		{"email", data.FieldEmail, "ann@@gmial,com"},
		{"typo", data.FieldEmail, "ann@hotmial.com"},
	} {
		b.Run(c.name, func(b *testing.B) {
			cells := data.Cells{data.FieldCountry: "DE", data.FieldFirstName: "A", data.FieldLastName: "B", data.FieldMobile: "0151 23456789"}
			cells[c.field] = c.text
			checker := field.NewChecker("")
			b.ReportAllocs()
			for i := range b.N {
				if got := checker.Check(i, cells); got.Problems[0].Suggestion == "" {
					b.Fatal(got.Problems)
				}
			}
		})
	}
	b.Run("new countries", func(b *testing.B) {
		cells := data.Cells{data.FieldFirstName: "A", data.FieldLastName: "B", data.FieldEmail: "ann@example.com"}
		checker := field.NewChecker("")
		for i := range b.N {
			cells[data.FieldCountry] = "Deutschla" + fmt.Sprintf("%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26)
			checker.Check(i, cells)
		}
	})
}
