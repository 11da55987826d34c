package store_test

import (
	"testing"

	"muster/data"
	"muster/data/store"
)

func TestBlankCellsEraseOnlyWhenAsked(t *testing.T) {
	rows := []fileRow{
		{first: "Anna", mobile: mobile1, segments: "North"},
		{first: "Anna", mobile: mobile1, organization: "Gut"},
		{first: "Otto", email: "otto@example.com", external: "E4"},
	}
	for _, test := range []struct {
		name string
		d    data.Decisions
		want []string
	}{
		{"never by themselves", data.Decisions{}, []string{
			"2 changed Anna #1 organization:Hof>Gut =North", "3 merged Anna #1 with 2 organization:Hof>Gut =North",
			"4 changed Otto #4 external_id:>E4",
		}},
		{"all", data.Decisions{EraseBlank: true}, []string{
			"2 changed Anna #1 email:anna@example.com> organization:Hof>Gut external_id:E1> =North",
			"3 merged Anna #1 with 2 email:anna@example.com> organization:Hof>Gut external_id:E1> =North",
			"4 changed Otto #4 external_id:>E4",
		}},
		{"one row", data.Decisions{Rows: map[int]data.RowDecision{2: {Blank: data.BlankErase}}}, []string{
			"2 changed Anna #1 email:anna@example.com> organization:Hof>Gut external_id:E1> =North",
			"3 merged Anna #1 with 2 email:anna@example.com> organization:Hof>Gut external_id:E1> =North",
			"4 changed Otto #4 external_id:>E4",
		}},
		{"all but those of one contact", data.Decisions{EraseBlank: true, Rows: map[int]data.RowDecision{
			2: {Blank: data.BlankKeep}, 3: {Blank: data.BlankKeep},
		}}, []string{
			"2 changed Anna #1 organization:Hof>Gut =North", "3 merged Anna #1 with 2 organization:Hof>Gut =North",
			"4 changed Otto #4 external_id:>E4",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			i := decisionBook(t)
			s := i.stage(rows...)
			if p := i.plan(s, test.d); p.Decided != len(test.d.Rows) {
				t.Errorf("decided %d", p.Decided)
			}
			want(t, "rows", i.planned(s, data.PlanAll), test.want...)
		})
	}
}

// A cell with #N/A is read as blank; it says that something is missing, not that nothing is there.
func TestACellWithAnErrorOfTheSheetErasesNothing(t *testing.T) {
	i := decisionBook(t)
	s := i.stage(fileRow{first: "Anna", mobile: mobile1, problems: []data.Problem{
		{Field: data.FieldEmail, Severity: data.Warning, Code: data.CodeErrorCell, Value: "#N/A"},
	}})
	i.plan(s, data.Decisions{EraseBlank: true})
	want(t, "rows", i.planned(s, data.PlanAll),
		"2 changed Anna #1 organization:Hof> external_id:E1> =North !error_cell")
}

func TestBlankCellsEraseOnlyWhereTheFileHasTheColumn(t *testing.T) {
	i := decisionBook(t)
	s, err := i.b.Stage(ctx, store.StageOptions{FileName: "kunden.csv", Columns: map[data.Field]bool{data.FieldOrganization: true}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := s.Add(ctx, fileRow{first: "Anna", mobile: mobile1}.staged(2)); err != nil {
		t.Fatal(err)
	}
	i.plan(s, data.Decisions{EraseBlank: true})
	want(t, "rows", i.planned(s, data.PlanAll), "2 changed Anna #1 organization:Hof> =North")
}
