package graph

import (
	"fmt"
	"strconv"
	"time"
)

// Date is an ISO 8601 date at its own precision: "1998", "1998-04" or
// "1998-04-29"; "" is unknown. Dates of unlike precision compare by Last.
type Date string

// The precisions of a Date; the empty Date has the precision "".
const (
	Year  = "year"
	Month = "month"
	Day   = "day"
)

var dateLayouts = map[int]string{4: "2006", 7: "2006-01", 10: "2006-01-02"}

// ParseDate checks s and returns it as a Date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return "", nil
	}
	layout, ok := dateLayouts[len(s)]
	if ok {
		if _, err := time.Parse(layout, s); err == nil {
			return Date(s), nil
		}
	}
	return "", fmt.Errorf("date %q: want YYYY, YYYY-MM or YYYY-MM-DD", s)
}

// ParseMoment reads a moment as RFC 3339 has it, or a date, of which it is the
// last second in UTC; "" is the zero time.
func ParseMoment(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	if t, err := time.Parse(time.RFC3339Nano, s); err == nil {
		return t, nil
	}
	d, err := ParseDate(s)
	if err != nil {
		return time.Time{}, fmt.Errorf("moment %q: want a date or a moment as 2026-01-02T15:04:05Z", s)
	}
	t, err := time.Parse(time.DateOnly, string(d.Last()))
	return t.AddDate(0, 0, 1).Add(-time.Nanosecond), err
}

// DateOf is t's day in UTC.
func DateOf(t time.Time) Date { return Date(t.UTC().Format(time.DateOnly)) }

// Order is a number below 2^23 that sorts as the text of d does, 0 for the unknown date.
func (d Date) Order() uint32 {
	n, ok := dateNumber(d)
	if !ok {
		return 0
	}
	return uint32(n)
}

// Precision is Year, Month, Day, or "" for an unknown date.
func (d Date) Precision() string {
	switch len(d) {
	case 4:
		return Year
	case 7:
		return Month
	case 10:
		return Day
	}
	return ""
}

// First is the first day that the date allows, as YYYY-MM-DD; "" for an unknown date.
func (d Date) First() Date {
	switch len(d) {
	case 4:
		return d + "-01-01"
	case 7:
		return d + "-01"
	}
	return d
}

// Last is the last day that the date allows, as YYYY-MM-DD; "" for an unknown date.
func (d Date) Last() Date {
	switch len(d) {
	case 4:
		return d + "-12-31"
	case 7:
		year, err := strconv.Atoi(string(d[:4]))
		month, monthErr := strconv.Atoi(string(d[5:]))
		if err != nil || monthErr != nil || month < 1 || month > 12 {
			return d
		}
		return d + lastDays[daysIn(year, time.Month(month))-28]
	}
	return d
}

// lastDays are how the last days of months of 28 to 31 days are written.
var lastDays = [...]Date{"-28", "-29", "-30", "-31"}

// daysIn is how many days a month has.
func daysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
