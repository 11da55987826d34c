package store

import (
	"fmt"

	"gorm.io/gorm"

	"muster/data"
)

// fillWho fills in Who of changes. The name is looked up each time, by what the journal says of ids: one kept with the change
// would outlive the contact.
func fillWho(tx *gorm.DB, changes []data.Change) error {
	if len(changes) == 0 {
		return nil
	}
	places := make(map[data.ChangeID]int, len(changes))
	ids := make([]data.ChangeID, len(changes))
	for i, c := range changes {
		places[c.ID], ids[i] = i, c.ID
	}
	var people []struct {
		Change              data.ChangeID
		FirstName, LastName string
	}
	if err := tx.Raw(onlyContacts, jsonIDs(ids)).Scan(&people).Error; err != nil {
		return fmt.Errorf("look up whom changes touched: %w", err)
	}
	for _, p := range people {
		changes[places[p.Change]].Who = data.Contact{FirstName: p.FirstName, LastName: p.LastName}.FullName()
	}
	return nil
}

// changeWithWho is the change of a row.
func changeWithWho(tx *gorm.DB, row changeRow) (data.Change, error) {
	changes, err := changesOf([]changeRow{row})
	if err != nil {
		return data.Change{}, err
	}
	if err := fillWho(tx, changes); err != nil {
		return data.Change{}, err
	}
	return changes[0], nil
}

// onlyContacts gives the contact of every change that touched one alone, or merged others into it. The first and the last one
// are looked up rather than all counted: an import may have touched a million.
var onlyContacts = fmt.Sprintf(`
WITH ends AS (
	SELECT id, kind,
		(SELECT contact_id FROM journal_contacts WHERE change_id = h.id ORDER BY contact_id LIMIT 1) AS a,
		(SELECT contact_id FROM journal_contacts WHERE change_id = h.id ORDER BY contact_id DESC LIMIT 1) AS z,
		(SELECT contact_id FROM journal_memberships WHERE change_id = h.id ORDER BY contact_id LIMIT 1) AS ma,
		(SELECT contact_id FROM journal_memberships WHERE change_id = h.id ORDER BY contact_id DESC LIMIT 1) AS mz
	FROM changes h WHERE id IN (SELECT value FROM json_each(?))
), ones AS (
	SELECT id AS change, CASE
		WHEN kind = '%s' THEN (SELECT contact_id FROM journal_contacts WHERE change_id = ends.id AND op = %d)
		WHEN min(coalesce(a, ma), coalesce(ma, a)) = max(coalesce(z, mz), coalesce(mz, z)) THEN coalesce(a, ma)
	END AS contact FROM ends
)
SELECT o.change, c.first_name, c.last_name FROM ones o JOIN contacts c ON c.id = o.contact`,
	data.ChangeContactsMerge, opUpdated)
