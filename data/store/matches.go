package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"muster/data"
	"muster/data/field"
)

// maxPossible bounds the possible duplicates that are told: a switchboard's number may stand in thousands of contacts.
const maxPossible = 100

// FindMatches returns the contacts that c is, or looks like, by the keys of design "who is who": those that are the same
// person first, each once, by its strongest key; then those that share only the mobile or the e-mail. The contact of c.ID
// itself is left out, so a new contact and an edited one are asked alike.
func (b *Book) FindMatches(ctx context.Context, c data.Contact) ([]data.Match, error) {
	first, email := field.Fold(c.FirstName), field.EmailKey(c.Email)
	keys := []struct {
		by     data.MatchKind
		same   bool
		asked  string // empty keys are not asked
		narrow string
		args   []any
	}{
		{data.MatchExternalID, true, c.ExternalID, "c.external_id = ? AND c.external_id <> ''", []any{c.ExternalID}},
		{data.MatchMobile, true, c.Mobile, "c.mobile = ? AND c.mobile <> '' AND c.first_key = ?", []any{c.Mobile, first}},
		{data.MatchEmail, true, email, "c.email_key = ? AND c.email_key <> '' AND c.first_key = ?", []any{email, first}},
		{data.MatchMobile, false, c.Mobile, "c.mobile = ? AND c.mobile <> '' AND c.first_key <> ?", []any{c.Mobile, first}},
		{data.MatchEmail, false, email, "c.email_key = ? AND c.email_key <> '' AND c.first_key <> ?", []any{email, first}},
	}
	var matches []data.Match
	seen := map[data.ContactID]bool{c.ID: true}
	err := b.reading(ctx, func(tx *gorm.DB) error {
		for _, key := range keys {
			if key.asked == "" {
				continue
			}
			part := condition{"FROM contacts c WHERE " + key.narrow + " ORDER BY c.id LIMIT ?", append(key.args, maxPossible)}
			err := eachContact(tx, listing{[]condition{part}}, func(found data.Contact) error {
				if !seen[found.ID] {
					seen[found.ID] = true
					matches = append(matches, data.Match{Contact: found, By: key.by, SamePerson: key.same})
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("find matches: %w", err)
	}
	return matches, nil
}
