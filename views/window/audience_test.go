package window_test

import (
	"context"
	"testing"

	"muster/data"
)

func TestWhoIsMarkedLeavesTheAudience(t *testing.T) {
	d := open(t, options{sample: true})
	ctx := context.Background()
	all, err := d.app.CountContacts(ctx, data.Query{})
	if err != nil || all == 0 {
		t.Fatalf("%d contacts, %v", all, err)
	}
	for _, step := range []struct {
		act  func()
		want int
	}{{d.Page().MarkSelected, 0}, {d.Page().UnmarkSelected, all}} {
		d.Page().SelectAll()
		step.act()
		d.waitJob()
		if a, err := d.app.Audience(ctx, data.Query{}); err != nil || a.Contacts != step.want || a.DoNotContact != all-step.want {
			t.Errorf("%+v, %v; want %d of %d contacts", a, err, step.want, all)
		}
	}
	if c, ok, err := d.app.UndoTarget(ctx); err != nil || !ok || c.Kind != data.ChangeMayContact {
		t.Errorf("%+v, %v, %v", c, ok, err)
	}
	d.ShowAudience()
	d.waitJob()
	if d.Fyne().Canvas().Overlays().Top() == nil {
		t.Error("the dialog is not open")
	}
}
