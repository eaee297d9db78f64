package status

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"signatory/graph"
)

// cellForm is a date in words, then perhaps letters; brackets and the remains
// of footnotes may stand around it: "24 Jan 1983 a", "[ 9 Apr 1987]", "1 Oct 1990 A 2".
var cellForm = regexp.MustCompile(`^[\s\[(]*(?:(\d{1,2})\s+)?(?:([A-Za-z]{3,9})\.?\s+)?(\d{4})[\s\])]*(?:\b(AA|[A-Za-z])\b)?[\s\])\d,*]*$`)

var isoCell = regexp.MustCompile(`^\d{4}(?:-\d{2}(?:-\d{2})?)?$`)

// cellDate reads the date of a cell and the letters behind it. ok is false
// where the cell holds nothing like a date; err is of a date that cannot be.
func cellDate(cell string) (date graph.Date, mark string, ok bool, err error) {
	cell = strings.TrimSpace(strings.ReplaceAll(cell, " ", " "))
	if isoCell.MatchString(cell) {
		date, err = graph.ParseDate(cell)
		return date, "", true, err
	}
	m := cellForm.FindStringSubmatch(cell)
	if m == nil {
		if strings.ContainsAny(cell, "0123456789") {
			return "", "", true, fmt.Errorf("%q is no date: want one as 24 Jan 1983 or 1983-01-24", cell)
		}
		return "", "", false, nil
	}
	day, month, year, mark := m[1], m[2], m[3], m[4]
	if month == "" && day == "" {
		return graph.Date(year), mark, true, nil
	}
	n, err := monthNumber(month)
	if err != nil {
		return "", "", true, fmt.Errorf("%q: %w", cell, err)
	}
	text := fmt.Sprintf("%s-%02d", year, n)
	if day != "" {
		text += "-" + strings.Repeat("0", 2-len(day)) + day
	}
	if date, err = graph.ParseDate(text); err != nil {
		return "", "", true, fmt.Errorf("%q is no day of the calendar", cell)
	}
	return date, mark, true, nil
}

// monthNumber reads the name of a month or its first three letters and more ("Sept").
func monthNumber(name string) (time.Month, error) {
	for m := time.January; m <= time.December; m++ {
		if len(name) >= 3 && strings.HasPrefix(strings.ToLower(m.String()), strings.ToLower(name)) {
			return m, nil
		}
	}
	return 0, fmt.Errorf("%q is no month", name)
}
