package audience

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
)

// mostCountries is how many countries are named; the others are one line.
const mostCountries = 5

// numbers show an audience.
type numbers struct {
	words  app.Words
	object *fyne.Container

	contacts, mobiles, without, sharing *widgets.StatTile
	days, marked                        *widgets.Text
	countries                           [mostCountries + 1]*widgets.Text
}

func newNumbers(w app.Words) *numbers {
	tile := func(key string) *widgets.StatTile { return widgets.NewStatTile(w.Text(key), "…", widgets.Neutral) }
	n := &numbers{
		words: w, contacts: tile("audience.contacts"), mobiles: tile("audience.mobiles_short"),
		without: tile("audience.without_mobile"), sharing: tile("audience.sharing_short"),
		days: widgets.NewText("").Strong().WrapAt(numbersWidth), marked: widgets.NewMutedText("").WrapAt(numbersWidth),
	}
	n.object = container.New(widgets.NewColumn(theme.GapS),
		widgets.NewTileRow(n.contacts, n.mobiles), widgets.NewTileRow(n.without, n.sharing),
		widgets.NewGap(1, theme.GapXS), n.days)
	n.marked.Hide()
	for i := range n.countries {
		n.countries[i] = widgets.NewMutedText("")
		n.object.Add(n.countries[i])
	}
	n.object.Add(n.marked)
	return n
}

// set shows an audience; name names a country.
func (n *numbers) set(a app.Audience, name func(code string) string) {
	w := n.words
	tone := func(tile *widgets.StatTile, number int, tone widgets.Tone) {
		if number == 0 {
			tone = widgets.Subdued
		}
		tile.Set(w.Number(number), tone)
	}
	tone(n.contacts, a.Contacts, widgets.Accented)
	tone(n.mobiles, a.Mobiles, widgets.Accented)
	tone(n.without, a.WithoutMobile, widgets.Warning)
	tone(n.sharing, a.Sharing, widgets.Neutral)
	n.days.SetText(n.duration(a))
	left := ""
	if a.DoNotContact > 0 {
		left = w.Count("audience.left_out", a.DoNotContact)
	}
	say(n.marked, left)
	others := 0
	for i, c := range a.Countries {
		if i >= mostCountries {
			others += c.Contacts
		}
	}
	for i, line := range n.countries {
		switch {
		case i == mostCountries && others > 0:
			say(line, w.Count("audience.other_countries", others))
		case i < min(mostCountries, len(a.Countries)):
			say(line, n.country(a.Countries[i], name))
		default:
			say(line, "")
		}
	}
	n.object.Refresh()
}

// say shows a line that stands there only while it says something.
func say(line *widgets.Text, text string) {
	line.SetText(text)
	if text == "" {
		line.Hide()
	} else {
		line.Show()
	}
}

// duration says how long a broadcast takes.
func (n *numbers) duration(a app.Audience) string {
	limit := n.words.Number(app.DailyRecipients)
	if a.Mobiles == 0 {
		return n.words.Text("audience.no_broadcast")
	}
	return n.words.Count("audience.duration", a.Days(1), "Limit", limit)
}

func (n *numbers) country(c data.CountryCount, name func(code string) string) string {
	text := name(c.Code)
	if text == "" {
		text = n.words.Text("audience.no_country")
	}
	return n.words.Text("audience.country", "Country", text, "Count", n.words.Number(c.Contacts))
}
