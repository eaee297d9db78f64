package article

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"signatory/graph"
)

// dateForms are the forms in which articles give a date, by precision. A time
// of day and its zone are read and let go: the day is the one that is written.
var dateForms = map[string][]string{
	graph.Day: {
		"2006-01-02", "2006/01/02", "2006.01.02", "20060102", "2006-1-2", "2006/1/2",
		"2 January 2006", "2 Jan 2006", "January 2 2006", "Jan 2 2006", "2 Jan 06",
		"2.1.2006", "2-Jan-2006", "2006 January 2", "2006 Jan 2", "Jan 2 2006 15:04:05",
	},
	graph.Month: {"2006-01", "January 2006", "Jan 2006", "2006/01"},
	graph.Year:  {"2006"},
}

var (
	weekday   = regexp.MustCompile(`(?i)^(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+`)
	ordinal   = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)\b`)
	timeOfDay = regexp.MustCompile(`(?i)(?:^|[T\s,]+(?:at\s+)?)\d{1,2}(?::\d{2}){1,2}(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|(?:UTC|GMT)?[+-]\d{2}(?::?\d{2})?|\(?[A-Z]{2,5}\)?)?(?:\s+\(?[A-Z]{2,5}\)?)?`)
	slashed   = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4})$`)
)

// parseDate reads a date in any of the usual forms.
func parseDate(s string) (graph.Date, error) {
	day := strings.TrimSpace(timeOfDay.ReplaceAllString(strings.TrimSpace(s), " "))
	day = weekday.ReplaceAllString(day, "")
	day = ordinal.ReplaceAllString(day, "$1")
	day = strings.NewReplacer(",", " ", "Sept.", "Sep", "Sept ", "Sep ").Replace(day)
	for _, month := range []string{"Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec."} {
		day = strings.Replace(day, month, month[:3], 1)
	}
	day = oneLine(day)
	if m := slashed.FindStringSubmatch(day); m != nil {
		return slashDate(m)
	}
	for precision, layout := range map[string]string{graph.Day: "2006-01-02", graph.Month: "2006-01", graph.Year: "2006"} {
		for _, form := range dateForms[precision] {
			if t, err := time.Parse(form, day); err == nil && t.Year() > 0 {
				return graph.Date(t.Format(layout)), nil
			}
		}
	}
	return "", fmt.Errorf("date %q is in no known form; write it as 2025-02-11", s)
}

// slashDate reads 11/02/2025 only where it can mean but one day.
func slashDate(m []string) (graph.Date, error) {
	var out []graph.Date
	for _, form := range []string{"2/1/2006", "1/2/2006"} {
		if t, err := time.Parse(form, m[0]); err == nil {
			out = append(out, graph.DateOf(t))
		}
	}
	switch {
	case len(out) == 0:
		return "", fmt.Errorf("date %q is no day; write it as 2025-02-11", m[0])
	case len(out) == 2 && out[0] != out[1]:
		return "", fmt.Errorf("date %q can mean %s or %s; write it as 2025-02-11", m[0], out[0], out[1])
	}
	return out[0], nil
}
