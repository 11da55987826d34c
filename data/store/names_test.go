package store_test

import (
	"context"
	"slices"
	"testing"

	"muster/data"
)

func TestEachNameHandsOutTheNewest(t *testing.T) {
	ctx := context.Background()
	b := newBook(t)
	for _, first := range []string{"Anna", "Eva", "Udo"} {
		if _, _, err := b.CreateContact(ctx, data.Contact{CountryCode: "DE", FirstName: first, LastName: "Meier", Email: first + "@example.com"}); err != nil {
			t.Fatal(err)
		}
	}
	var names []string
	if err := b.EachName(ctx, 2, func(first, last string) { names = append(names, first+" "+last) }); err != nil {
		t.Fatal(err)
	}
	if want := []string{"Udo Meier", "Eva Meier"}; !slices.Equal(names, want) {
		t.Errorf("names %q, want %q", names, want)
	}
}
