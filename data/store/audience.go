package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"muster/data"
)

// Audience counts whom a message to the contacts of a query would reach.
func (b *Book) Audience(ctx context.Context, q data.Query) (data.Audience, error) {
	q.Contactable = false // who is left out is counted, too
	var found data.Audience
	ok, err := b.withIndex(ctx, func(s *snapshot) (err error) {
		found, err = s.audience(ctx, b, q)
		return err
	})
	if err == nil && !ok {
		err = b.reading(ctx, func(tx *gorm.DB) (err error) {
			found, err = audience(tx, q)
			return err
		})
	}
	if err != nil {
		return data.Audience{}, fmt.Errorf("count the audience: %w", err)
	}
	slices.SortFunc(found.Countries, func(x, y data.CountryCount) int {
		return cmp.Or(y.Contacts-x.Contacts, strings.Compare(x.Code, y.Code))
	})
	return found, nil
}

// audience counts by SQL.
func audience(tx *gorm.DB, q data.Query) (data.Audience, error) {
	var a data.Audience
	c := queryCondition(q)
	var countries []struct {
		Code                   string
		Contacts, Marked, Bare int
	}
	err := tx.Raw("SELECT c.country_code AS code, sum(NOT "+doNotContact+") AS contacts, sum("+doNotContact+") AS marked, "+
		"sum(c.mobile = '' AND NOT "+doNotContact+") AS bare FROM contacts c WHERE "+c.where()+" GROUP BY c.country_code", c.args...).
		Scan(&countries).Error
	if err != nil {
		return a, err
	}
	for _, country := range countries {
		a.Contacts += country.Contacts
		a.DoNotContact += country.Marked
		a.WithoutMobile += country.Bare
		if country.Contacts > 0 {
			a.Countries = append(a.Countries, data.CountryCount{Code: country.Code, Contacts: country.Contacts})
		}
	}
	q.Contactable = true
	c = queryCondition(q)
	err = tx.Raw("SELECT count(*) AS mobiles, coalesce(sum(iif(n > 1, n, 0)), 0) AS sharing FROM (SELECT count(*) AS n "+
		"FROM contacts c WHERE c.mobile <> '' AND "+c.where()+" GROUP BY c.mobile)", c.args...).
		Row().Scan(&a.Mobiles, &a.Sharing)
	return a, err
}
