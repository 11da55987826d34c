package contacts

import (
	"image/color"

	"muster/app"
	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

// The IDs of the table's columns; widths are kept under them.
const (
	columnName         = "name"
	columnMobile       = "mobile"
	columnEmail        = "email"
	columnOrganization = "organization"
	columnCountry      = "country"
	columnSegments     = "segments"
	columnAccount      = "account"
	columnExternalID   = "external_id"
)

// sortColumns says what a tap on a title sorts by.
var sortColumns = map[string]data.SortColumn{
	columnName:         data.SortName,
	columnMobile:       data.SortMobile,
	columnEmail:        data.SortEmail,
	columnOrganization: data.SortOrganization,
	columnCountry:      data.SortCountry,
	columnAccount:      data.SortAccount,
	columnExternalID:   data.SortExternalID,
}

// tableColumns are the columns from left to right. Beside the open detail panel, and in a small window, those with
// the lowest HideOrder are left out first.
func tableColumns(w app.Words) []widgets.Column {
	return []widgets.Column{
		{ID: columnName, Title: w.Text("contacts.column.name"), Width: 158, MinWidth: 150, Flex: 1, Sortable: true},
		{ID: columnMobile, Title: wording.Field(w, data.FieldMobile), Width: 138, MinWidth: 138, Sortable: true},
		{ID: columnEmail, Title: wording.Field(w, data.FieldEmail), Width: 210, MinWidth: 150, Flex: 1, HideOrder: 6, Sortable: true},
		{ID: columnOrganization, Title: wording.Field(w, data.FieldOrganization), Width: 172, MinWidth: 160, Flex: 1, HideOrder: 4, Sortable: true},
		{ID: columnCountry, Title: wording.Field(w, data.FieldCountry), Width: 82, MinWidth: 80, HideOrder: 3, Sortable: true},
		{ID: columnSegments, Title: wording.Field(w, data.FieldSegments), Width: 240, MinWidth: 220, Flex: 1.5, HideOrder: 5},
		{ID: columnAccount, Title: wording.Field(w, data.FieldAccount), Width: 120, MinWidth: 120, HideOrder: 2, Sortable: true},
		{ID: columnExternalID, Title: wording.Field(w, data.FieldExternalID), Width: 120, MinWidth: 120, HideOrder: 1, Sortable: true},
	}
}

// sortedColumn is the column that a query is sorted by, "" for an order that no column shows.
func sortedColumn(q data.Query) string {
	for id, by := range sortColumns {
		if by == q.Sort {
			return id
		}
	}
	return ""
}

// segmentIndex finds segments by their ID.
type segmentIndex map[data.SegmentID]data.Segment

func indexSegments(all []data.Segment) segmentIndex {
	index := make(segmentIndex, len(all))
	for _, s := range all {
		index[s.ID] = s
	}
	return index
}

// chips are a contact's segments as the table shows them; unknown ones, made a moment ago, are left out.
func (index segmentIndex) chips(ids []data.SegmentID, into []widgets.ChipData) []widgets.ChipData {
	for _, id := range ids {
		if s, ok := index[id]; ok {
			into = append(into, chip(s))
		}
	}
	return into
}

func chip(s data.Segment) widgets.ChipData {
	return widgets.ChipData{ID: pickID(s.ID), Text: s.Name, Color: segmentColor(s)}
}

func segmentColor(s data.Segment) color.Color {
	return theme.SegmentColors[max(0, s.Colour)%len(theme.SegmentColors)]
}
