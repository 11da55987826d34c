package columns_test

import (
	"testing"

	"muster/data"
	"muster/data/columns"
)

func TestRolesReadBack(t *testing.T) {
	all := append(columns.Roles(), columns.Role{Kind: columns.RoleSegment, Segment: "North"}, columns.Role{Kind: columns.RoleSegment, Segment: "a: b"})
	if len(all) != data.NumFields+5 {
		t.Errorf("%d roles", len(all))
	}
	for _, role := range all {
		if got, ok := columns.ParseRole(role.String()); !ok || got != role {
			t.Errorf("%v is read as %v, %v", role, got, ok)
		}
	}
}

func TestParseRole(t *testing.T) {
	tests := []struct {
		text string
		want columns.Role
		ok   bool
	}{
		{"mobile", columns.FieldRole(data.FieldMobile), true},
		{" First Name ", columns.FieldRole(data.FieldFirstName), true},
		{"EXTERNAL-ID", columns.FieldRole(data.FieldExternalID), true},
		{"name", columns.Role{Kind: columns.RoleFullName}, true},
		{"Ignore", columns.Role{}, true},
		{"segment", columns.Role{Kind: columns.RoleSegment}, true},
		{"Segment: North East ", columns.Role{Kind: columns.RoleSegment, Segment: "North East"}, true},
		{"segments", columns.FieldRole(data.FieldSegments), true},
		{"segment:", columns.Role{}, false},
		{"mobile:x", columns.Role{}, false},
		{"phone", columns.Role{}, false},
		{"", columns.Role{}, false},
	}
	for _, tt := range tests {
		if got, ok := columns.ParseRole(tt.text); ok != tt.ok || ok && got != tt.want {
			t.Errorf("%q: %v, %v", tt.text, got, ok)
		}
	}
}
