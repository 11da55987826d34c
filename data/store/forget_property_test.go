package store_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"muster/data"
	"muster/data/store"
)

// TestUndoneToTheStartWithoutTheForgotten is what deleting for good promises: whatever was done before and after, all of it can
// be undone and redone as ever, and only the people who were deleted for good stay away.
func TestUndoneToTheStartWithoutTheForgotten(t *testing.T) {
	empty, folder := emptyBook(t), t.TempDir()
	checks(t, 20, func(rt *rapid.T) {
		b := randomBook(rt, empty, folder)
		defer closeBooks(rt, b)
		for step := range rapid.IntRange(0, 4).Draw(rt, "before") {
			randomStep(rt, b, 100+step)
		}
		if _, err := b.Trim(ctx, time.Now().Add(time.Hour), nil); err != nil {
			rt.Fatal(err)
		}
		began := dump(rt, b)
		away := map[data.ContactID]bool{} // who may be away in the end: chosen, or gone when somebody was
		for step := range rapid.IntRange(1, 12).Draw(rt, "steps") {
			if rapid.IntRange(0, 3).Draw(rt, "forget") > 0 {
				randomStep(rt, b, step)
				continue
			}
			forget(rt, b, away)
			sound(rt, b)
		}
		undoAll(rt, b)
		sound(rt, b)
		ids, err := b.ContactIDs(ctx, data.Query{}, 0)
		if err != nil {
			rt.Fatal(err)
		}
		same(rt, "undone to the start", without(dump(rt, b), ids, nil), without(began, ids, away))

		stood := dump(rt, b)
		for { // as far as nothing is in the way
			if _, ok, err := b.RedoTarget(ctx); err != nil || !ok {
				break
			}
			if _, err := b.Redo(ctx, nil, nil); err != nil {
				rt.Fatal(err)
			}
			sound(rt, b)
		}
		undoAll(rt, b)
		same(rt, "undone to the start again", dump(rt, b), stood)
	})
}

// forget deletes some people for good, and puts down who may be away from then on.
func forget(t *rapid.T, b *store.Book, away map[data.ContactID]bool) {
	t.Helper()
	ids, err := b.ContactIDs(ctx, data.Query{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(ids) == 0 {
		return
	}
	chosen := rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 1, min(2, len(ids)), rapid.ID[data.ContactID]).Draw(t, "forgotten")
	for id := range data.ContactID(200) {
		if !slices.Contains(ids, id) || slices.Contains(chosen, id) {
			away[id] = true
		}
	}
	stays := len(ids) - len(chosen)
	if _, err := b.Forget(ctx, data.Forgetting{Selection: data.SelectIDs(chosen...)}, nil); err != nil {
		t.Fatal(err)
	}
	if n, err := b.CountContacts(ctx, data.Query{}); err != nil || n != stays {
		t.Fatalf("%d contacts stay in place of %d, %v", n, stays, err)
	}
}

// personLine begins the description of a contact or a membership; its search key may go on in further lines.
var personLine = regexp.MustCompile(`^(\d{1,4}) ['\d]`)

// without takes the contacts that are not there any more out of a description, with their memberships, if they may be away.
func without(described string, there []data.ContactID, away map[data.ContactID]bool) string {
	var kept []string
	people, gone := false, false
	for line := range strings.SplitSeq(described, "\n") {
		if table, ok := strings.CutPrefix(line, "== "); ok {
			people, gone = table == "contacts" || table == "contact_segments", false
		}
		if m := personLine.FindStringSubmatch(line); people && m != nil {
			n, _ := strconv.Atoi(m[1])
			id := data.ContactID(n)
			gone = away[id] && !slices.Contains(there, id)
		}
		if line != "" && !gone {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}
