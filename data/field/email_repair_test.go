package field_test

import (
	"strings"
	"testing"

	"golang.org/x/net/publicsuffix"

	"muster/data"
	"muster/data/field"
)

func TestEmailsAreCorrected(t *testing.T) {
	wrong := map[string]string{ // no address: an error
		"ann@@example.com":         "ann@example.com",
		"ann @example.com":         "ann@example.com",
		"ann@ example .com":        "ann@example.com",
		"ann. lee@example.com":     "ann.lee@example.com",
		"ann lee@example.com":      "", // ann.lee, ann_lee, annlee
		"ann@example,com":          "ann@example.com",
		"ann@gmail,com":            "ann@gmail.com",
		"ann@example.com.":         "ann@example.com",
		"ann@example..com":         "ann@example.com",
		"ann..lee@example.com":     "ann.lee@example.com",
		".ann@example.com":         "ann@example.com",
		"ann@examplecom":           "ann@example.com",
		"ann@gmailcom":             "ann@gmail.com",
		"ann@webde":                "ann@web.de",
		"ann@t-onlinede":           "ann@t-online.de",
		"ann@gmail":                "ann@gmail.com",
		"ann@yahoo":                "", // of which country
		"ann@hof":                  "",
		"ann(at)example.com":       "ann@example.com",
		"ann[AT]example.com":       "ann@example.com",
		"Ann Lee <ann@gmial.com>":  "ann@gmail.com",
		"<ann@example.com>":        "ann@example.com",
		"ann@example.com;":         "ann@example.com",
		"ann@gmial,cmo":            "ann@gmail.com",
		"a@example.com b@e.com":    "",
		"a@example.com; b@e.com":   "",
		"example.com":              "",
		"@":                        "",
		"@example.com":             "",
		"ann@":                     "",
		"ann@.":                    "",
		"ann lee":                  "",
		strings.Repeat("x@", 2000): "",
	}
	slips := map[string]string{ // an address that is hardly meant: a warning
		"ann@gmial.com":      "ann@gmail.com",
		"Ann@GMIAL.com":      "Ann@gmail.com",
		"ann@gmal.com":       "ann@gmail.com",
		"ann@gamil.com":      "ann@gmail.com",
		"ann@gmaill.com":     "ann@gmail.com",
		"ann@gnail.com":      "ann@gmail.com",
		"ann@gmail.con":      "ann@gmail.com",
		"ann@gmail.co":       "ann@gmail.com",
		"ann@gmail.cm":       "ann@gmail.com",
		"ann@hotmial.com":    "ann@hotmail.com",
		"ann@hotmial.de":     "ann@hotmail.de",
		"ann@yahooo.com":     "ann@yahoo.com",
		"ann@yaho.co.uk":     "ann@yahoo.co.uk",
		"ann@yahoo.cmo":      "ann@yahoo.com",
		"ann@outlok.de":      "ann@outlook.de",
		"ann@icloud.comm":    "ann@icloud.com",
		"ann@t-onlin.de":     "ann@t-online.de",
		"ann@googlemial.com": "ann@googlemail.com",
		"ann@mueller.cmo":    "ann@mueller.com",
		"ann@mail.hof.con":   "ann@mail.hof.com",
		"ann@live.con":       "ann@live.com",
	}
	for code, list := range map[data.Code]map[string]string{data.CodeEmailInvalid: wrong, data.CodeEmailTypo: slips} {
		for email, want := range list {
			p, found := suggestionFor(t, field.NewChecker(""), code, person(map[data.Field]string{
				data.FieldEmail: email, data.FieldMobile: "0151 23456789",
			}))
			severity := data.Error
			if code == data.CodeEmailTypo {
				severity = data.Warning
			}
			if !found || p.Suggestion != want || p.Severity != severity || p.Field != data.FieldEmail {
				t.Errorf("%q: %v %+v, want %q", email, found, p, want)
			}
		}
	}
}

func TestUnusualDomainsAreLeftAlone(t *testing.T) {
	for _, domain := range []string{
		"gmail.com", "GMail.com", "googlemail.com", "mail.com", "ymail.com", "email.com", "email.de", "gmx.de", "gmx.net", "gmx.at",
		"web.de", "weg.de", "wob.de", "we.de", "live.de", "love.com", "life.com", "live.nl", "msn.com", "man.com", "aon.at", "aol.com", "all.com",
		"yahoo.dk", "yahoo.co.jp", "yahoo.com.br", "hotmail.be", "outlook.jp", "gmail.de", "cloud.com", "me.com", "mac.com", "free.fr",
		"grange.fr", "orange.fr", "oranges.fr", "libero.it", "liberi.it", "terra.com.br", "serra.com.br", "wp.pl", "o2.pl", "op.pl", "onet.pl",
		"x.co", "mueller.co", "mueller.cm", "firma.om", "t-online.de", "hof.farm", "müller.de", "a.b.c.example.org", "firma.lan",
		"treenet.de", "tmail.com", "fmail.com",
	} {
		checked := field.NewChecker("").Check(2, person(map[data.Field]string{data.FieldEmail: "ann@" + domain}))
		if len(checked.Problems) != 0 {
			t.Errorf("%s: %+v", domain, checked.Problems)
		}
	}
}

func TestSlipsOfComDoNotExist(t *testing.T) {
	for _, end := range []string{
		"con", "cmo", "ocm", "vom", "xom", "cim", "cpm", "clm", "cok", "comm", "coom", "ccom", "copm", "conm", "comn", "cvom", "xcom",
	} {
		if _, real := publicsuffix.PublicSuffix("example." + end); real {
			t.Errorf("%s is a top-level domain", end)
		}
		if _, found := suggestionFor(t, field.NewChecker(""), data.CodeEmailTypo,
			person(map[data.Field]string{data.FieldEmail: "ann@example." + end})); !found {
			t.Errorf("%s is taken for right", end)
		}
	}
}
