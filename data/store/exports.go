package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"
	"strconv"
	"time"

	"gorm.io/gorm"

	"muster/data"
)

// SentHash is a fingerprint of the cells that a contact was written with.
type SentHash [16]byte

// SentContact is a contact as a profile wrote it last.
type SentContact struct {
	ID   data.ContactID
	Hash SentHash
	// Segments is how many it had, at most 65,535.
	Segments int
	// Gone says that the book has it no more.
	Gone bool
}

// SentContacts are the contacts that a profile wrote, by their numbers; some of them may be gone.
func (b *Book) SentContacts(ctx context.Context, profile string) ([]SentContact, error) {
	var sent []SentContact
	err := b.reading(ctx, func(tx *gorm.DB) error {
		rows, err := tx.Raw("SELECT e.contact_id, e.hash, e.segments, NOT EXISTS (SELECT 1 FROM contacts c WHERE c.id = e.contact_id) "+
			"FROM export_rows e WHERE e.profile = ? ORDER BY e.contact_id", profile).Rows()
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }()
		var hash sql.RawBytes
		for rows.Next() {
			var s SentContact
			if err := rows.Scan(&s.ID, &hash, &s.Segments, &s.Gone); err != nil {
				return err
			}
			copy(s.Hash[:], hash)
			sent = append(sent, s)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("sent contacts: %w", err)
	}
	return sent, nil
}

// sentStep is how many contacts one statement remembers.
const sentStep = 10_000

// RememberExport keeps that a file was written: the export itself, how each of its contacts was written, and which ones
// need not be remembered any longer, as they are gone. It makes no Change. The export's id is ignored; its time is now.
func (b *Book) RememberExport(ctx context.Context, e data.Export, sent []SentContact, gone []data.ContactID) error {
	err := b.writeTx(ctx, func(tx *gorm.DB) error {
		err := tx.Exec("INSERT INTO exports (at, profile, file, count, scope) VALUES (?, ?, ?, ?, ?)",
			b.nowMillis(), e.Profile, e.File, e.Count, string(e.Scope)).Error
		if err != nil {
			return err
		}
		for len(sent) > 0 {
			step := sent[:min(sentStep, len(sent))]
			sent = sent[len(step):]
			if err := rememberSent(tx, e.Profile, step); err != nil {
				return err
			}
		}
		if len(gone) == 0 {
			return nil
		}
		return tx.Exec("DELETE FROM export_rows WHERE profile = ? AND contact_id IN (SELECT value FROM json_each(?))",
			e.Profile, jsonIDs(gone)).Error
	})
	if err != nil {
		return fmt.Errorf("remember export: %w", err)
	}
	return nil
}

// rememberSent writes many rows with three arguments: a list of numbers, each a contact's with its segments in the lower
// 16 bits, and the hashes one behind the other. A statement a row takes several times as long. (The plus keeps GORM from
// taking the hashes for a list of values, as it does behind a parenthesis.)
func rememberSent(tx *gorm.DB, profile string, sent []SentContact) error {
	list := make([]byte, 0, 12*len(sent))
	hashes := make([]byte, 0, len(SentHash{})*len(sent))
	for i, s := range sent {
		separator := byte(',')
		if i == 0 {
			separator = '['
		}
		list = strconv.AppendInt(append(list, separator), int64(s.ID)<<16|int64(min(s.Segments, 0xFFFF)), 10)
		hashes = append(hashes, s.Hash[:]...)
	}
	return tx.Exec("INSERT INTO export_rows (profile, contact_id, hash, segments) "+
		"SELECT ?, value >> 16, substr(+?, 16 * key + 1, 16), value & 65535 FROM json_each(?) WHERE true "+
		"ON CONFLICT (profile, contact_id) DO UPDATE SET hash = excluded.hash, segments = excluded.segments",
		profile, hashes, string(append(list, ']'))).Error
}

// Exports lists the files that were written, the newest first; at most limit of them unless limit is 0.
func (b *Book) Exports(ctx context.Context, limit int) ([]data.Export, error) {
	if limit == 0 {
		limit = -1
	}
	var rows []struct {
		ID, At               int64
		Profile, File, Scope string
		Count                int
	}
	err := b.reading(ctx, func(tx *gorm.DB) error {
		return tx.Raw("SELECT id, at, profile, file, count, scope FROM exports ORDER BY id DESC LIMIT ?", limit).Scan(&rows).Error
	})
	if err != nil {
		return nil, fmt.Errorf("exports: %w", err)
	}
	all := make([]data.Export, len(rows))
	for i, r := range rows {
		all[i] = data.Export{
			ID: r.ID, At: time.UnixMilli(r.At).UTC(), Profile: r.Profile, File: r.File, Count: r.Count,
			Scope: data.ExportScope(r.Scope),
		}
	}
	return all, nil
}

// String is the hash in hexadecimal digits.
func (h SentHash) String() string { return hex.EncodeToString(h[:]) }
