// Package storetest gives tests a book with made-up contacts. Only tests import it.
package storetest

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"muster/data"
	"muster/data/field"
	"muster/data/store"
)

// start is what the clock of a test's book tells first; it goes one second a look.
var start = time.Date(2026, 11, 3, 9, 0, 0, 0, time.UTC)

// Book opens a new, empty book in the test's temporary folder. The test closes it.
func Book(t testing.TB) *store.Book {
	t.Helper()
	return Open(t, filepath.Join(t.TempDir(), "contacts.muster"))
}

// Open opens or makes the book at path with a clock of its own. The test closes it.
func Open(t testing.TB, path string) *store.Book {
	t.Helper()
	seconds := make(chan time.Time, 1)
	seconds <- start
	clock := func() time.Time {
		now := <-seconds
		seconds <- now.Add(time.Second)
		return now
	}
	b, err := store.Open(context.Background(), path, store.Options{Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

var (
	firstNames = strings.Fields("Anna Jürgen Müßig Łukasz João Zoë François Håkon Søren Émile Peter Maria Ian Chloé Bo Ute")
	lastNames  = strings.Fields("Müller O'Brien Nuñez Kowalska Meyer-Lang Gonçalves Weiß Ångström Lévy Smith Brown Öztürk da_Silva")
	companies  = []string{"", "", "Hof Müller", `Smith, Sons "Best" & Co`, "Agrar Süd eG", "Fazenda São João", "Lévy Frères"}
	segments   = []data.Segment{
		{Name: "North", Family: data.FamilyLocation},
		{Name: "South", Family: data.FamilyLocation},
		{Name: "Rhine valley", Family: data.FamilyRegion},
		{Name: "Île-de-France", Family: data.FamilyRegion},
		{Name: "Tractors", Family: data.FamilyProduct},
		{Name: "Combines", Family: data.FamilyProduct},
		{Name: "Premium", Family: data.FamilyPlan},
		{Name: "Basic", Family: data.FamilyPlan},
		{Name: "Newsletter", Family: data.FamilyOther},
		{Name: "Dealers", Family: "Own family"},
	}
)

// Contact is the i-th made-up contact, without its segments. The same i gives the same contact; mobiles, e-mails and
// external IDs are all different, and one in ten contacts has no mobile.
func Contact(i int) data.Contact {
	r := rand.New(rand.NewPCG(uint64(i), 1)) //nolint:gosec // made-up people need no secrecy
	c := data.Contact{
		CountryCode:  "DE",
		FirstName:    firstNames[r.IntN(len(firstNames))],
		LastName:     strings.ReplaceAll(lastNames[r.IntN(len(lastNames))], "_", " ") + " " + letters(i),
		Email:        fmt.Sprintf("person%d@example.com", i),
		Organization: companies[r.IntN(len(companies))],
	}
	if i%10 != 9 {
		c.Mobile = fmt.Sprintf("+49151%08d", 10_000_000+i)
	}
	if i%2 == 0 {
		c.AccountNumber = fmt.Sprintf("%08d", i)
	}
	if i%3 == 0 {
		c.ExternalID = fmt.Sprintf("EX-%06d", i)
	}
	return c
}

// letters spells a number, so that last names differ.
func letters(i int) string {
	text := ""
	for ; i > 0 || text == ""; i /= 26 {
		text = string(rune('a'+i%26)) + text
	}
	return text
}

// Fill adds n made-up contacts with zero to three segments each, and ten segments to go with them. It writes them past the
// book's own acts, fast and without a Change. A second Fill adds further contacts.
func Fill(t testing.TB, b *store.Book, n int) {
	t.Helper()
	ids := makeSegments(t, b)
	db, err := sql.Open("sqlite", "file://"+filepath.ToSlash(b.Path())+
		"?_pragma=busy_timeout(10000)&_pragma=synchronous(OFF)&_pragma=cache_size(-64000)&_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if err := fill(db, n, ids); err != nil {
		t.Fatal(err)
	}
}

func makeSegments(t testing.TB, b *store.Book) []data.SegmentID {
	t.Helper()
	ids := make([]data.SegmentID, len(segments))
	for i, s := range segments {
		found, err := b.SegmentByName(context.Background(), s.Name)
		if err != nil {
			s.Colour = data.ColourAuto
			if found, _, err = b.CreateSegment(context.Background(), s, nil); err != nil {
				t.Fatal(err)
			}
		}
		ids[i] = found.ID
	}
	return ids
}

func fill(db *sql.DB, n int, segmentIDs []data.SegmentID) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	var first int
	if err := tx.QueryRow("SELECT coalesce(max(id), 0) FROM contacts").Scan(&first); err != nil {
		return err
	}
	contact, err := tx.Prepare("INSERT INTO contacts (id, country_code, first_name, last_name, mobile, email, account_number, " +
		"organization, external_id, created_at, updated_at, first_key, email_key, search_key, sort_name) " +
		"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	member, err := tx.Prepare("INSERT OR IGNORE INTO contact_segments (contact_id, segment_id) VALUES (?, ?)")
	if err != nil {
		return err
	}
	r := rand.New(rand.NewPCG(uint64(first), 2)) //nolint:gosec // as above
	for i := range n {
		id := first + i + 1
		c := Contact(id)
		at := start.UnixMilli() + int64(r.IntN(1_000_000))
		_, err := contact.Exec(id, c.CountryCode, c.FirstName, c.LastName, c.Mobile, c.Email, c.AccountNumber, c.Organization,
			c.ExternalID, at, at, field.Fold(c.FirstName), field.EmailKey(c.Email), field.SearchKey(c), field.SortName(c))
		if err != nil {
			return err
		}
		for range r.IntN(4) {
			if _, err := member.Exec(id, segmentIDs[r.IntN(len(segmentIDs))]); err != nil {
				return err
			}
		}
	}
	if _, err := tx.Exec("UPDATE settings SET value = value + 1 WHERE key = 'revision'"); err != nil {
		return err
	}
	return tx.Commit()
}
