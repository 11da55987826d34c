package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"muster/data"
)

// queryJSON is a query as a book keeps it. Its names are stable; what a query does not narrow by is left out.
type queryJSON struct {
	View          string           `json:"view,omitempty"`
	Any           []data.SegmentID `json:"any,omitempty"`
	All           []data.SegmentID `json:"all,omitempty"`
	None          []data.SegmentID `json:"none,omitempty"`
	Countries     []string         `json:"countries,omitempty"`
	Organizations []string         `json:"organizations,omitempty"`
	Has           []string         `json:"has,omitempty"`
	HasNot        []string         `json:"has_not,omitempty"`
	CreatedSince  time.Time        `json:"created_since,omitzero"`
	ChangedSince  time.Time        `json:"changed_since,omitzero"`
	Contactable   bool             `json:"contactable,omitempty"`
	Search        string           `json:"search,omitempty"`
	Change        data.ChangeID    `json:"change,omitempty"`
	Sort          data.SortColumn  `json:"sort,omitempty"`
	Descending    bool             `json:"descending,omitempty"`
}

// viewNames are the views as a book knows them.
var viewNames = [data.NumViews]string{"", "without_segment", "without_mobile", "do_not_contact"}

func filterBody(q data.Query) (string, error) {
	body, err := json.Marshal(queryJSON{
		View: viewNames[q.View], Any: q.Segments, All: q.AllSegments, None: q.NoneSegments, Countries: q.Countries,
		Organizations: q.Organizations, Has: fieldNames(q.Has), HasNot: fieldNames(q.HasNot),
		CreatedSince: q.CreatedSince.UTC(), ChangedSince: q.ChangedSince.UTC(), Contactable: q.Contactable, Search: q.Search,
		Change: q.Change, Sort: q.Sort, Descending: q.Descending,
	})
	return string(body), err
}

func fieldNames(fields []data.Field) []string {
	var names []string
	for _, f := range fields {
		names = append(names, f.String())
	}
	return names
}

// filter reads a row. What it cannot know of a filter would make it ask for too many contacts, so that is an error.
func (r filterRow) filter() (data.SavedFilter, error) {
	f := data.SavedFilter{ID: data.FilterID(r.ID), Name: r.Name, Kind: data.FilterKind(r.Kind)}
	var body queryJSON
	if err := json.Unmarshal([]byte(r.Body), &body); err != nil {
		return f, fmt.Errorf("filter %d: %w", r.ID, err)
	}
	view := slices.Index(viewNames[:], body.View)
	has, errHas := fieldsNamed(body.Has)
	hasNot, errHasNot := fieldsNamed(body.HasNot)
	if view < 0 || errHas != nil || errHasNot != nil {
		return f, fmt.Errorf("filter %d asks for what is not known: %w", r.ID, data.ErrNewerBook)
	}
	f.Query = data.Query{
		View: data.View(view), Segments: body.Any, AllSegments: body.All, NoneSegments: body.None, Countries: body.Countries,
		Organizations: body.Organizations, Has: has, HasNot: hasNot, CreatedSince: body.CreatedSince,
		ChangedSince: body.ChangedSince, Contactable: body.Contactable, Search: body.Search, Change: body.Change,
		Sort: body.Sort, Descending: body.Descending,
	}
	return f, nil
}

func fieldsNamed(names []string) ([]data.Field, error) {
	var fields []data.Field
	for _, name := range names {
		f, ok := data.FieldNamed(name)
		if !ok {
			return nil, data.ErrNewerBook
		}
		fields = append(fields, f)
	}
	return fields, nil
}
