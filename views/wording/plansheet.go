package wording

import (
	"strconv"

	"muster/app"
	"muster/data"
)

// planKinds name what becomes of a row.
var planKinds = map[data.PlanKind]string{
	data.PlanNew: "new", data.PlanChanged: "changed", data.PlanUnchanged: "unchanged", data.PlanMerged: "merged",
	data.PlanConflict: "conflict", data.PlanRejected: "rejected", data.PlanSkipped: "skipped",
}

// PlanSheet are the words of a plan that is written row by row.
func PlanSheet(w app.Words) app.PlanSheet {
	kinds := make(map[data.PlanKind]string, len(planKinds))
	for kind, name := range planKinds {
		kinds[kind] = w.Text("plan_sheet.kind." + name)
	}
	blank := w.Text("plan_sheet.blank")
	return app.PlanSheet{
		Kind: func(kind data.PlanKind) string { return kinds[kind] },
		Change: func(f data.Field, before, after string) string {
			if before == "" {
				before = blank
			}
			if after == "" {
				after = blank
			}
			return w.Text("plan_sheet.change", "Field", Field(w, f), "Before", before, "After", after)
		},
		Candidate: func(c data.Candidate) string {
			if c.Contact.ID == 0 && c.Row == 0 {
				return c.Contact.FullName() // of an earlier file
			}
			if c.Contact.ID == 0 {
				return w.Text("plan_sheet.candidate_row", "Row", strconv.Itoa(c.Row), "Name", c.Contact.FullName())
			}
			id := strconv.FormatInt(int64(c.Contact.ID), 10)
			return w.Text("plan_sheet.candidate", "ID", id, "Name", c.Contact.FullName())
		},
		Problem: func(p data.Problem) string { return Problem(w, p) },
		Gone:    w.Text("plan_sheet.kind.gone"),
	}
}
