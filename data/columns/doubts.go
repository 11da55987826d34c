package columns

import (
	"errors"

	"muster/data"
)

// DoubtCode says why a person should look at what a column was taken for. The texts are stable; the views have a
// sentence for each.
type DoubtCode string

const (
	// DoubtSeveralColumns marks a column that could as well be a field that another column was taken for.
	DoubtSeveralColumns DoubtCode = "several_columns"
	// DoubtByContent marks a column that was recognised by its cells alone.
	DoubtByContent DoubtCode = "by_content"
	// DoubtWeakHeader marks a column whose header says little and whose cells do not settle it.
	DoubtWeakHeader DoubtCode = "weak_header"
	// DoubtContentDiffers marks a column whose cells are not what its header says.
	DoubtContentDiffers DoubtCode = "content_differs"
	// DoubtUnknownHeader marks a column that is not understood in a file that lacks a required field.
	DoubtUnknownHeader DoubtCode = "unknown_header"
	// DoubtFullName marks a column of whole names that are divided into first and last names.
	DoubtFullName DoubtCode = "full_name"
	// DoubtSegmentFlags marks a column that is taken for one segment.
	DoubtSegmentFlags DoubtCode = "segment_flags"
	// DoubtNoHeader says that no row names the columns; it concerns the file, its column is -1.
	DoubtNoHeader DoubtCode = "no_header"
)

// DoubtCodes are all codes, for the views' sentences.
func DoubtCodes() []DoubtCode {
	return []DoubtCode{
		DoubtSeveralColumns, DoubtByContent, DoubtWeakHeader, DoubtContentDiffers, DoubtUnknownHeader, DoubtFullName,
		DoubtSegmentFlags, DoubtNoHeader,
	}
}

// Doubt is a column that a person should look at.
type Doubt struct {
	// Column is the column's index, or -1 where the doubt concerns the whole file.
	Column int
	Why    DoubtCode
}

// doubt adds the doubts that show only when all columns have their roles.
func (u *understanding) doubt(err error) {
	u.doubtMobile()
	var missing *data.MissingColumnsError
	if !errors.As(err, &missing) {
		return
	}
	for i := range u.columns {
		c := &u.columns[i]
		if !c.taken && c.why == "" && len(c.meanings) == 0 && u.sample.profile(i).filled > 0 {
			c.why = DoubtUnknownHeader
		}
	}
}

// doubtMobile doubts a plain phone column that holds more landlines than mobiles.
func (u *understanding) doubtMobile() {
	i := u.ownColumnOf(data.FieldMobile)
	if i == absent || u.program != nil {
		return
	}
	m, ok := u.columns[i].means()
	if !ok || m.strength > strengthWeak || u.columns[i].why != "" {
		return
	}
	if mobiles, known := u.sample.mobiles(i, u.columnOf(data.FieldCountry)); known >= 3 && 2*mobiles < known {
		u.columns[i].why = DoubtWeakHeader
	}
}

// unclear lists the doubts about what the user has not decided.
func (u *understanding) unclear() []Doubt {
	var doubts []Doubt
	open := false
	for i := range u.columns {
		open = open || !u.columns[i].chosen
	}
	if u.header == nil && open {
		doubts = append(doubts, Doubt{Column: absent, Why: DoubtNoHeader})
	}
	for i := range u.columns {
		if c := &u.columns[i]; c.why != "" && !c.chosen {
			doubts = append(doubts, Doubt{Column: i, Why: c.why})
		}
	}
	return doubts
}
