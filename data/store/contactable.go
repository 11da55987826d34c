package store

import (
	"context"

	"gorm.io/gorm"

	"muster/data"
)

// MarkDoNotContact marks the selected contacts so that no message may reach them, or with false takes the mark from them.
// When all are so already there is no Change.
func (b *Book) MarkDoNotContact(
	ctx context.Context, sel data.Selection, mark bool, progress data.ProgressFunc,
) (data.Change, error) {
	kind := data.ChangeMayContact
	if mark {
		kind = data.ChangeDoNotContact
	}
	return b.act(ctx, kind, "", func(tx *gorm.DB, change *data.Change) error {
		n, err := pick(tx, sel)
		if err != nil {
			return err
		}
		err = eachPickedRange(tx, n, progress, func(set string, args ...any) error {
			marked, err := markSome(tx, *change, mark, set, args)
			change.Counts.Updated += marked
			return err
		})
		if err == nil && change.Counts.Updated == 0 {
			err = errNothing
		}
		return err
	})
}

// markSome marks those of a set that are not so yet, and returns how many they are.
func markSome(tx *gorm.DB, change data.Change, mark bool, set string, args []any) (int, error) {
	others := "SELECT id FROM contacts WHERE do_not_contact <> ? AND id IN (" + set + ")"
	args = append([]any{mark}, args...)
	n, err := journalContacts(tx, change.ID, opUpdated, others, args...)
	if err != nil || n == 0 {
		return 0, err
	}
	return n, tx.Exec("UPDATE contacts SET do_not_contact = ?, updated_at = ? WHERE id IN ("+others+")",
		append([]any{mark, change.At.UnixMilli()}, args...)...).Error
}
