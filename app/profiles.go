package app

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"muster/data"
	"muster/data/columns"
	"muster/data/field"
	"muster/data/sheet"
	"muster/data/store"
)

// settingProfile keeps the id of the default profile.
const settingProfile = "export.profile"

// Profiles are all that files can be written with: the built-in ones, then the book's own in the order in which they were
// made.
func (a *App) Profiles(ctx context.Context) ([]columns.Profile, error) {
	all := columns.BuiltInProfiles(a.words.Language())
	own, err := a.ownProfiles(ctx)
	return append(all, own...), err
}

func (a *App) ownProfiles(ctx context.Context) ([]columns.Profile, error) {
	kept, err := a.current().Profiles(ctx)
	if err != nil {
		return nil, a.heed(err)
	}
	var own []columns.Profile
	for _, k := range kept {
		p := columns.Profile{}
		if json.Unmarshal([]byte(k.Body), &p) != nil {
			a.log.Warn("profile not understood", "id", k.ID)
			continue
		}
		p.ID, p.Name = strconv.FormatInt(k.ID, 10), k.Name
		own = append(own, p)
	}
	return own, nil
}

// Profile finds a profile by its id or its name, in any case; "" is the default one. data.ErrProfileNotFound.
func (a *App) Profile(ctx context.Context, which string) (columns.Profile, error) {
	all, err := a.Profiles(ctx)
	if err != nil {
		return columns.Profile{}, err
	}
	if which == "" {
		return a.defaultOf(ctx, all)
	}
	key := field.SegmentKey(which) // names are compared like those of segments
	for _, same := range []func(columns.Profile) bool{
		func(p columns.Profile) bool { return strings.EqualFold(p.ID, which) },
		func(p columns.Profile) bool { return field.SegmentKey(p.Name) == key },
	} {
		if i := slices.IndexFunc(all, same); i >= 0 {
			return all[i], nil
		}
	}
	return columns.Profile{}, data.ErrProfileNotFound
}

// defaultOf is the profile that was made the default one, the first one if there is none.
func (a *App) defaultOf(ctx context.Context, all []columns.Profile) (columns.Profile, error) {
	id, err := a.Setting(ctx, settingProfile)
	if err != nil {
		return columns.Profile{}, a.heed(err)
	}
	i := slices.IndexFunc(all, func(p columns.Profile) bool { return p.ID == id })
	return all[max(0, i)], nil
}

// SetDefaultProfile makes a profile the one that is used where none is named. data.ErrProfileNotFound.
func (a *App) SetDefaultProfile(ctx context.Context, which string) error {
	p, err := a.Profile(ctx, which)
	if err != nil {
		return err
	}
	return a.heed(a.SetSetting(ctx, settingProfile, p.ID))
}

// SaveProfile keeps a profile of the book's own: a new one if it has no id, and returns it with its id. The errors are
// data.ErrProfileBuiltIn, data.ErrProfileNameEmpty, data.ErrProfileExists, data.ErrProfileInvalid and
// data.ErrProfileNotFound.
func (a *App) SaveProfile(ctx context.Context, p columns.Profile) (columns.Profile, error) {
	p.Name = strings.Join(strings.Fields(p.Name), " ")
	all, err := a.Profiles(ctx)
	switch {
	case err != nil:
		return p, err
	case p.BuiltIn:
		return p, data.ErrProfileBuiltIn
	case p.Name == "":
		return p, data.ErrProfileNameEmpty
	case p.Check() != nil || sheet.Dialect(p.Dialect).Check() != nil:
		return p, data.ErrProfileInvalid
	}
	for _, other := range all {
		// An id is a name, too: what is asked for by it must stay the same profile.
		if other.ID != p.ID && (field.SegmentKey(other.Name) == field.SegmentKey(p.Name) || strings.EqualFold(other.ID, p.Name)) {
			return p, data.ErrProfileExists
		}
	}
	kept := store.Profile{Name: p.Name}
	if p.ID != "" {
		if kept.ID, err = strconv.ParseInt(p.ID, 10, 64); err != nil {
			return p, data.ErrProfileNotFound
		}
	}
	body, err := json.Marshal(p)
	if err != nil {
		return p, err
	}
	kept.Body = string(body)
	id, err := a.current().SaveProfile(ctx, kept)
	if err != nil {
		return p, a.heed(err)
	}
	p.ID = strconv.FormatInt(id, 10)
	return p, nil
}

// CopyProfile makes a profile of the book's own that is like another one. The errors are those of SaveProfile.
func (a *App) CopyProfile(ctx context.Context, which, name string) (columns.Profile, error) {
	p, err := a.Profile(ctx, which)
	if err != nil {
		return p, err
	}
	p = p.Clone()
	p.ID, p.Name, p.BuiltIn = "", name, false
	return a.SaveProfile(ctx, p)
}

// DeleteProfile deletes a profile of the book's own, with what it remembers of whom it sent out. The errors are
// data.ErrProfileBuiltIn and data.ErrProfileNotFound.
func (a *App) DeleteProfile(ctx context.Context, which string) (columns.Profile, error) {
	p, err := a.Profile(ctx, which)
	switch {
	case err != nil:
		return p, err
	case which == "":
		return p, data.ErrProfileNotFound
	case p.BuiltIn:
		return p, data.ErrProfileBuiltIn
	}
	id, err := strconv.ParseInt(p.ID, 10, 64)
	if err != nil {
		return p, data.ErrProfileNotFound
	}
	return p, a.heed(a.current().DeleteProfile(ctx, id))
}

// AdoptOptions say which file to make a profile of, and how to read it.
type AdoptOptions struct {
	Path string
	Read ReadOptions
	// Columns are what the user takes columns for, by column from 0, Headers by the column's title.
	Columns map[int]columns.Role
	Headers map[string]columns.Role
}

// LookAtSample makes a profile of the columns of a file, such as the sample that a receiver gives: a header, or a header
// with rows. It keeps nothing: the caller gives it a name and saves it. The errors are those of PrepareImport, and
// data.ErrProfileOtherType for business cards, which have no columns.
func (a *App) LookAtSample(_ context.Context, o AdoptOptions) (columns.Profile, error) {
	f, err := openTableFile(o.Path, o.Read)
	if err != nil {
		return columns.Profile{}, fileError(o.Path, err)
	}
	defer f.close()
	info := f.reader.Info()
	if info.Format == sheet.VCard {
		return columns.Profile{}, data.ErrProfileOtherType
	}
	header := f.table.layout.Header
	if header == nil {
		return columns.Profile{}, data.ErrNoHeader
	}
	roles, err := f.roles(choice{}, ImportOptions{Columns: o.Columns, Headers: o.Headers})
	if err != nil {
		return columns.Profile{}, err
	}
	p, err := columns.Adopt(header, f.table.sample(), roles)
	if err != nil {
		return columns.Profile{}, err
	}
	p.Dialect = columns.Dialect(sheet.DialectOf(info))
	if info.Format == sheet.XLSX {
		p.Type = columns.FileXLSX
	}
	return p, nil
}

// AdoptProfile keeps a profile of the columns of a file under a name; one of the book's own that has the name already gets
// the file's columns, and stays what it is known by. The errors are those of LookAtSample and SaveProfile.
func (a *App) AdoptProfile(ctx context.Context, o AdoptOptions, name string) (columns.Profile, error) {
	p, err := a.LookAtSample(ctx, o)
	if err != nil {
		return p, err
	}
	p.Name = name
	own, err := a.ownProfiles(ctx)
	if err != nil {
		return p, err
	}
	for _, old := range own {
		if old.Adopted && field.SegmentKey(old.Name) == field.SegmentKey(name) {
			p.ID = old.ID
		}
	}
	return a.SaveProfile(ctx, p)
}

// adoptedRoles adds to what columns are taken for what adopted profiles know of them.
func (a *App) adoptedRoles(ctx context.Context, t *table, roles map[int]columns.Role) map[int]columns.Role {
	own, err := a.ownProfiles(ctx)
	if err != nil || len(own) == 0 {
		return roles // what is wrong with the book is told by whoever needs it
	}
	for i, role := range columns.AdoptedRoles(t.layout.Header, t.mapping, own) {
		if _, chosen := roles[i]; !chosen {
			roles[i] = role
		}
	}
	return roles
}
