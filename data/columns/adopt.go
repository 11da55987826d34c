package columns

import (
	"errors"
	"strings"

	"muster/data"
)

// Adopt makes a profile of a file that a receiver gave: its titles in their order, as they stand, each with the field
// that it means in any of the seven languages. A title that means none, or a field that another column has already, is
// kept blank. rows are the first ones of the file, if it has some: they show how mobiles are written. choices are what
// the user says of columns, by column. The error is data.ErrNoHeader for a header of which nothing is known.
//
// Dialect, type, name and id are the caller's.
func Adopt(header []string, rows [][]string, choices map[int]Role) (Profile, error) {
	m, err := Understand(header, rows, Options{DefaultCountry: true, Choices: choices})
	if errors.Is(err, data.ErrNoHeader) && len(choices) == 0 && !knowsAny(m.Roles) {
		return Profile{}, data.ErrNoHeader
	}
	p := Profile{Adopted: true, Upload: true, Type: FileCSV, Phone: PhoneNational, SegmentSeparator: "; "}
	if m.Program == ProgramGoogle {
		p.SegmentSeparator = " " + valueDivider + " "
	}
	var given [data.NumFields]bool
	for i, title := range header {
		column := ProfileColumn{Title: title}
		if i < len(m.Roles) && !taken(m.Roles[i], &given) {
			column.Role = m.Roles[i]
		}
		p.Columns = append(p.Columns, column)
	}
	if !p.writesAnything() {
		return Profile{}, data.ErrNoHeader
	}
	if wholeNumbers(m, rows) {
		p.Phone = PhoneE164
	}
	return p, nil
}

func knowsAny(roles []Role) bool {
	for _, r := range roles {
		if r.Kind != RoleNothing {
			return true
		}
	}
	return false
}

// taken tells whether an earlier column has what a role gives; if not, it is given from now on. Segments of columns of
// their own are each another thing.
func taken(r Role, given *[data.NumFields]bool) bool {
	switch r.Kind {
	case RoleField:
		if given[r.Field] {
			return true
		}
		given[r.Field] = true
	case RoleFullName:
		if given[data.FieldFirstName] || given[data.FieldLastName] {
			return true
		}
		given[data.FieldFirstName], given[data.FieldLastName] = true, true
	}
	return false
}

// wholeNumbers tells whether most mobiles of the rows have their plus.
func wholeNumbers(m Mapping, rows [][]string) bool {
	plus, filled := 0, 0
	for _, row := range rows {
		mobile := strings.TrimSpace(m.Cells(row)[data.FieldMobile])
		if mobile == "" {
			continue
		}
		filled++
		if strings.HasPrefix(mobile, "+") {
			plus++
		}
	}
	return 2*plus > filled
}

// AdoptedRoles says which columns of a header are those of adopted profiles, by column. Where all that a profile fills
// is in the header, each of its columns is what the profile says. Otherwise a column is, if it means nothing by itself
// (m) and its field is not there yet.
func AdoptedRoles(header []string, m Mapping, profiles []Profile) map[int]Role {
	places := make(map[string]int, len(header))
	for i, title := range header {
		if key := headerKey(title); key != "" {
			if _, twice := places[key]; twice {
				places[key] = absent
				continue
			}
			places[key] = i
		}
	}
	at := func(title string) int {
		if i, ok := places[headerKey(title)]; ok {
			return i
		}
		return absent
	}
	for _, p := range profiles {
		if roles, whole := p.rolesAt(at); p.Adopted && whole {
			return roles
		}
	}
	found := make(map[int]Role)
	has := func(role Role) bool {
		for _, r := range found {
			if r == role {
				return true
			}
		}
		return role.Kind != RoleSegment && (role.Kind == RoleFullName && m.Has(data.FieldLastName) ||
			role.Kind == RoleField && m.Has(role.Field))
	}
	for _, p := range profiles {
		if !p.Adopted {
			continue
		}
		for _, c := range p.Columns {
			i := at(c.Title)
			if i == absent || i >= len(m.Roles) || c.Role.Kind == RoleNothing || m.Roles[i].Kind != RoleNothing || has(c.Role) {
				continue
			}
			if _, ok := found[i]; !ok {
				found[i] = c.Role
			}
		}
	}
	return found
}

// rolesAt are the roles of the profile's columns where they stand; whole tells that all that it fills are there.
func (p Profile) rolesAt(at func(title string) int) (roles map[int]Role, whole bool) {
	roles = make(map[int]Role)
	for _, c := range p.Columns {
		if c.Role.Kind == RoleNothing {
			continue
		}
		i := at(c.Title)
		if i == absent {
			return nil, false
		}
		roles[i] = c.Role
	}
	return roles, len(roles) > 0
}
