package data

// SegmentID identifies a segment in its book. IDs start at 1 and are never reused.
type SegmentID int64

// Family groups segments in the sidebar. The five built-in families are translated by the views; any other text is
// a family of the user's own and is shown as typed.
type Family string

// The families that every book begins with, in the order of the sidebar.
const (
	FamilyLocation Family = "location"
	FamilyRegion   Family = "region"
	FamilyProduct  Family = "product"
	FamilyPlan     Family = "plan"
	FamilyOther    Family = "other"
)

// Families returns the built-in families in the order of the sidebar.
func Families() []Family {
	return []Family{FamilyLocation, FamilyRegion, FamilyProduct, FamilyPlan, FamilyOther}
}

// Segment is a label on contacts.
type Segment struct {
	ID     SegmentID
	Name   string
	Family Family
	// Colour is an index into the palette of ten that the views show (0–9). ColourAuto lets the store choose.
	Colour int
	// Count is the number of contacts that have the segment; filled by the store's listings only.
	Count int
}

// ColourAuto asks the store for the palette's colour that is used least.
const ColourAuto = -1

// NumColours is the size of the segment palette.
const NumColours = 10

// MaxSegmentName is the longest segment name, in characters.
const MaxSegmentName = 100

// Overview is what the sidebar shows: the book in exact counts.
type Overview struct {
	All            int
	WithoutSegment int
	WithoutMobile  int
	// Segments are ordered by family (built-in ones first), then by folded name.
	Segments []Segment
}
