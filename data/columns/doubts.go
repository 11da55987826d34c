package columns

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

// Doubt is a column that a person should look at.
type Doubt struct {
	// Column is the column's index, or -1 where the doubt concerns the whole file.
	Column int
	Why    DoubtCode
}
