package store

import (
	"encoding/json"
	"fmt"

	"muster/data"
	"muster/data/field"
)

// contactRow is one row of contacts: a contact with its derived keys.
type contactRow struct {
	ID            int64 `gorm:"primaryKey"`
	CountryCode   string
	FirstName     string
	LastName      string
	Mobile        string
	Email         string
	AccountNumber string
	Organization  string
	ExternalID    string
	Notes         string
	CreatedAt     int64 `gorm:"autoCreateTime:false"`
	UpdatedAt     int64 `gorm:"autoUpdateTime:false"`
	FirstKey      string
	EmailKey      string
	SearchKey     string
	SortName      string
	DoNotContact  bool
}

// TableName names the table for GORM.
func (contactRow) TableName() string { return "contacts" }

// contactColumns are a contact's own columns and its derived keys, without the id, in the order of the schema. The
// journal has the same ones. An import writes stagedColumns instead, which lack the mark do_not_contact.
const contactColumns = "country_code, first_name, last_name, mobile, email, account_number, organization, external_id, " +
	"notes, created_at, updated_at, first_key, email_key, search_key, sort_name, do_not_contact"

// newContactRow derives the keys; the times are the caller's.
func newContactRow(c data.Contact) contactRow {
	return contactRow{
		ID: int64(c.ID), CountryCode: c.CountryCode, FirstName: c.FirstName, LastName: c.LastName, Mobile: c.Mobile,
		Email: c.Email, AccountNumber: c.AccountNumber, Organization: c.Organization, ExternalID: c.ExternalID,
		Notes: c.Notes, FirstKey: field.Fold(c.FirstName), EmailKey: field.EmailKey(c.Email),
		SearchKey: field.SearchKey(c), SortName: field.SortName(c), DoNotContact: c.DoNotContact,
	}
}

func (r contactRow) contact() data.Contact {
	return data.Contact{
		ID: data.ContactID(r.ID), CountryCode: r.CountryCode, FirstName: r.FirstName, LastName: r.LastName,
		Mobile: r.Mobile, Email: r.Email, AccountNumber: r.AccountNumber, Organization: r.Organization,
		ExternalID: r.ExternalID, Notes: r.Notes, CreatedAt: fromMillis(r.CreatedAt), UpdatedAt: fromMillis(r.UpdatedAt),
		DoNotContact: r.DoNotContact,
	}
}

// segmentRow is one row of segments.
type segmentRow struct {
	ID      int64 `gorm:"primaryKey"`
	Name    string
	NameKey string
	Family  string
	Colour  int
}

// TableName names the table for GORM.
func (segmentRow) TableName() string { return "segments" }

func (r segmentRow) segment() data.Segment {
	return data.Segment{ID: data.SegmentID(r.ID), Name: r.Name, Family: data.Family(r.Family), Colour: r.Colour}
}

// changeRow is one row of changes.
type changeRow struct {
	ID       int64 `gorm:"primaryKey"`
	Kind     string
	At       int64
	File     string
	Subject  string
	Counts   string
	UndoneAt *int64
	Trimmed  int // 0, forgotten or forgotAll
	Step     int64
}

// Why the history cannot tell what a change touched: it was trimmed, and nobody knows; or everybody in it was deleted for
// good, and nothing is left.
const (
	forgotten = 1
	forgotAll = 2
)

// TableName names the table for GORM.
func (changeRow) TableName() string { return "changes" }

func (r changeRow) change() (data.Change, error) {
	c := data.Change{
		ID: data.ChangeID(r.ID), Kind: data.ChangeKind(r.Kind), At: fromMillis(r.At), File: r.File, Subject: r.Subject,
		Trimmed: r.Trimmed != 0, Cleared: r.Trimmed == forgotAll,
	}
	if r.UndoneAt != nil {
		c.UndoneAt = fromMillis(*r.UndoneAt)
	}
	if err := json.Unmarshal([]byte(r.Counts), &c.Counts); err != nil {
		return c, fmt.Errorf("counts of change %d: %w", r.ID, err)
	}
	return c, nil
}
