package columns

import (
	"slices"
	"strings"

	"muster/data"
)

// RoleKind says what kind of thing a column holds.
type RoleKind uint8

const (
	// RoleNothing is a column that means nothing to Muster.
	RoleNothing RoleKind = iota
	// RoleField is a column of one field.
	RoleField
	// RoleFullName is a column of whole names, "First Last" or "Last, First", to be divided.
	RoleFullName
	// RoleSegment is a column that stands for one segment and marks the contacts that have it with x, 1, yes …
	RoleSegment
)

// Role is what a column is taken for. The zero value is a column that means nothing.
type Role struct {
	Kind RoleKind
	// Field is the field of a RoleField.
	Field data.Field
	// Segment is the name of a RoleSegment's segment; "" stands for the column's own header.
	Segment string
}

// FieldRole is the role of a column that holds a field.
func FieldRole(f data.Field) Role { return Role{Kind: RoleField, Field: f} }

// The names of the roles that are no field.
const (
	roleIgnore  = "ignore"
	roleName    = "name"
	roleSegment = "segment"
)

// Roles lists what a person can take a column for, in the order of a menu: the fields, a whole name, a segment (of
// the column's header), nothing.
func Roles() []Role {
	roles := make([]Role, 0, data.NumFields+3)
	for f := range data.Field(data.NumFields) {
		roles = append(roles, FieldRole(f))
	}
	return append(roles, Role{Kind: RoleFullName}, Role{Kind: RoleSegment}, Role{})
}

// String is the stable name of the role, which ParseRole reads: that of its field ("mobile", "first_name" …), "name",
// "segment", "segment:North" or "ignore".
func (r Role) String() string {
	switch r.Kind {
	case RoleField:
		return r.Field.String()
	case RoleFullName:
		return roleName
	case RoleSegment:
		if r.Segment == "" {
			return roleSegment
		}
		return roleSegment + ":" + r.Segment
	}
	return roleIgnore
}

// ParseRole reads the name of a role in any case, with blanks or hyphens for underscores; false for a text that names
// none.
func ParseRole(text string) (Role, bool) {
	name, segment, hasSegment := strings.Cut(strings.TrimSpace(text), ":")
	name = strings.ToLower(strings.NewReplacer(" ", "_", "-", "_").Replace(strings.TrimSpace(name)))
	if hasSegment {
		segment = strings.TrimSpace(segment)
		return Role{Kind: RoleSegment, Segment: segment}, name == roleSegment && segment != ""
	}
	i := slices.IndexFunc(Roles(), func(r Role) bool { return r.String() == name })
	if i < 0 {
		return Role{}, false
	}
	return Roles()[i], true
}
