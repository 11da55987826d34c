package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// maxSerial is the day after the last of the year 9999.
const maxSerial = 2958466

// The two forms in which dates come out.
const (
	dateForm = time.DateOnly
	timeForm = "2006-01-02T15:04:05"
)

// text gives a number as its format means it: in ISO form if that makes it a
// date or a time. Whether it is exact is told as by [numberText].
func (k numberKind) text(raw string, date1904 bool) (text string, exact bool) {
	if k.zeros > 0 {
		text, exact = numberText(raw)
		if isDigits(text) && len(text) < k.zeros && k.zeros <= 255 {
			text = strings.Repeat("0", k.zeros-len(text)) + text
		}
		return text, exact
	}
	if !k.date && !k.clock {
		return numberText(raw)
	}
	serial, err := strconv.ParseFloat(raw, 64)
	if err != nil || !(serial >= 0 && serial < maxSerial) {
		return numberText(raw)
	}
	if k.elapsed || (k.clock && !k.date && serial < 1) {
		return clockText(serial), true
	}
	return serialDate(serial, date1904), true
}

// serialDate gives the date of a number of days, and its time unless it is midnight.
func serialDate(serial float64, date1904 bool) string {
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case date1904:
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case serial < 60: // before the 29 February 1900 that only Excel knows
		start = start.AddDate(0, 0, 1)
	}
	days := math.Floor(serial)
	seconds := math.Round((serial - days) * 86400)
	return dateText(start.AddDate(0, 0, int(days)).Add(time.Duration(seconds) * time.Second))
}

func dateText(t time.Time) string {
	if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return t.Format(dateForm)
	}
	return t.Format(timeForm)
}

// isoDateText gives a date that a file has in ISO form in one of our two forms;
// what is none is left as it is.
func isoDateText(raw string) string {
	for _, form := range []string{"2006-01-02T15:04:05.999999999", "2006-01-02T15:04", "2006-01-02 15:04:05.999999999"} {
		if t, err := time.Parse(form, strings.TrimSuffix(raw, "Z")); err == nil {
			return dateText(t.Round(time.Second))
		}
	}
	return raw
}

// clockText gives hours, minutes and seconds of a part of a day, or of several days.
func clockText(serial float64) string {
	seconds := int64(math.Round(serial * 86400))
	two := func(n int64) string {
		if n < 10 {
			return "0" + strconv.FormatInt(n, 10)
		}
		return strconv.FormatInt(n, 10)
	}
	return two(seconds/3600) + ":" + two(seconds/60%60) + ":" + two(seconds%60)
}
