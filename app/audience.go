package app

import (
	"context"
	"strings"
	"unicode/utf16"

	"muster/data"
)

// What ExpertConnect allows a broadcast.
const (
	// DailyRecipients is how many messages a sending number sends a day.
	DailyRecipients = 1500
	// MessageLimit is how long a message may be, links included, in characters as MessageLength counts them.
	MessageLimit = 240
)

// Audience is whom a message would reach, in numbers.
type Audience struct{ data.Audience }

// Days is how many days a broadcast to the audience takes with so many sending numbers. As many sending numbers as days with
// one of them send it in one day.
func (a Audience) Days(sendingNumbers int) int {
	daily := DailyRecipients * max(1, sendingNumbers)
	return (a.Mobiles + daily - 1) / daily
}

// Audience counts whom a message to the contacts of a query would reach. Whom no message may reach is left out, whether the
// query says so or not.
func (a *App) Audience(ctx context.Context, q data.Query) (Audience, error) {
	found, err := a.current().Audience(ctx, q)
	return Audience{found}, a.heed(err)
}

// AudienceMembers are the contacts of an audience: those of a query whom a message may reach.
func AudienceMembers(q data.Query) data.Selection {
	q = q.Clone()
	q.Contactable = true
	return data.SelectAll(q)
}

// Recipients are the contacts of an audience that a broadcast can reach: those with a mobile. It is what an export of
// recipients writes.
func Recipients(q data.Query) data.Selection {
	sel := AudienceMembers(q)
	sel.Query.Has = append(sel.Query.Has, data.FieldMobile)
	return sel
}

// MessageLength counts the characters of a message.
//
// It counts as the text field of a web page counts, where the message is going to be pasted: in units of UTF-16, a line break
// as one. A letter with its mark is one, an emoji is two or more. Nothing counts it shorter (a list of code points does not, nor
// what a reader takes for one character), so a message that fits here fits there.
func MessageLength(text string) int {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(r) // what is no character is shown and counted as one
	}
	return n
}

// FreezeQuery makes a segment of the contacts that match a query now. It is one change, which can be undone.
func (a *App) FreezeQuery(ctx context.Context, q data.Query, s data.Segment) (data.Segment, error) {
	members := data.SelectAll(q)
	return a.CreateSegment(ctx, s, &members)
}
