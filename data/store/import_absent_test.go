package store_test

import (
	"slices"
	"testing"

	"muster/data"
)

func TestWhomNoRowOfAFileMeans(t *testing.T) {
	i := decisionBook(t)
	for name, c := range map[string]struct {
		rows []fileRow
		want []data.ContactID
	}{
		"a row means one":                      {[]fileRow{{first: "Anna", mobile: mobile1}}, []data.ContactID{2, 3, 4}},
		"a new contact means nobody":           {[]fileRow{{first: "Ida", email: "ida@example.com"}}, []data.ContactID{1, 2, 3, 4}},
		"another first name is another person": {[]fileRow{{first: "Bernd", mobile: mobile1}}, []data.ContactID{1, 2, 3, 4}},
		"a conflict may mean each":             {[]fileRow{{first: "Jürgen", external: "E3", mobile: mobile2}}, []data.ContactID{1, 4}},
		"all are there": {[]fileRow{
			{first: "Anna", mobile: mobile1},
			{first: "Otto", email: "otto@example.com"},
			{first: "Jürgen", mobile: mobile2},
			{first: "Anna", mobile: mobile1},
		}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := i.stage(c.rows...)
			i.plan(s, data.Decisions{})
			got, err := s.Absent(ctx)
			if err != nil || !slices.Equal(got, c.want) {
				t.Errorf("%v, %v; want %v", got, err, c.want)
			}
		})
	}
}

func TestWhoIsAbsentIsKnownOnlyOfAPlan(t *testing.T) {
	i := decisionBook(t)
	s := i.stage(fileRow{first: "Anna", mobile: mobile1})
	if ids, err := s.Absent(ctx); err == nil {
		t.Errorf("without a plan: %v", ids)
	}
}
