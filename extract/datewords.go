package extract

import (
	"regexp"
	"strings"
	"time"

	"signatory/graph"
)

var (
	months   = monthNames()
	weekdays = map[string]time.Weekday{
		"sunday": time.Sunday, "monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday,
		"thursday": time.Thursday, "friday": time.Friday, "saturday": time.Saturday,
	}
	yearWord = regexp.MustCompile(`^(1[6-9]|20)\d\d$`)
	dayWord  = regexp.MustCompile(`^([12]?\d|3[01])(st|nd|rd|th)?$`)
)

func monthNames() map[string]time.Month {
	out := map[string]time.Month{"sept": time.September, "sept.": time.September}
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		out[name], out[name[:3]], out[name[:3]+"."] = m, m, m
	}
	return out
}

// dateReader reads dates out of sentences and resolves them against the day on
// which they were written.
type dateReader struct {
	published time.Time // zero where it is not known to the day
	ahead     bool      // the dates lie behind it: "will sign on Monday"
}

func newDateReader(published graph.Date, ahead bool) dateReader {
	t, err := time.Parse(time.DateOnly, string(published))
	if err != nil {
		return dateReader{}
	}
	return dateReader{t, ahead}
}

// at reads a date that starts at token i, at its own precision, and says where it ends.
func (r dateReader) at(s *sentence, i int) (graph.Date, int) {
	w := s.word(i)
	if m, ok := months[w]; ok && s.capital(i) {
		return r.month(s, i, m)
	}
	if dayWord.MatchString(w) { // "11 February 2025", "the 11th of February"
		j := i + 1
		if s.word(j) == "of" {
			j++
		}
		if m, ok := months[s.word(j)]; ok && s.capital(j) {
			return r.day(s, w, m, j+1)
		}
	}
	if yearWord.MatchString(w) && !yearOfName(s, i) {
		return graph.Date(w), i + 1
	}
	if t, err := time.Parse(time.DateOnly, w); err == nil {
		return graph.DateOf(t), i + 1
	}
	if r.published.IsZero() {
		return "", i
	}
	return r.relative(s, i)
}

// yearOfName reports a year that stands before a noun as part of its name: "the 2015 deal".
func yearOfName(s *sentence, i int) bool {
	return strings.HasPrefix(s.tag(i+1), "NN") && !timeWord(s.word(i+1)) || strings.HasPrefix(s.tag(i+1), "JJ")
}

// month reads "February 11, 2025", "February 2025", "February 11", "in February".
func (r dateReader) month(s *sentence, i int, m time.Month) (graph.Date, int) {
	j := i + 1
	if dayWord.MatchString(s.word(j)) {
		return r.day(s, s.word(j), m, j+1)
	}
	if s.word(j) == "," || s.word(j) == "of" {
		j++
	}
	if w := s.word(j); yearWord.MatchString(w) {
		return monthDate(year(graph.Date(w)), m), j + 1
	}
	if r.published.IsZero() || m == time.May && s.tag(i) == "MD" {
		return "", i
	}
	before, y := s.word(i-1), r.published.Year()
	switch ahead := r.ahead || before == "next" || before == "coming"; {
	case before == "last" && m == r.published.Month():
		y--
	case ahead && (m < r.published.Month() || before == "next" && m == r.published.Month()):
		y++
	case !ahead && m > r.published.Month():
		y--
	}
	return monthDate(y, m), i + 1
}

// day makes a date of a day and a month, with the year at token j if one stands there.
func (r dateReader) day(s *sentence, day string, m time.Month, j int) (graph.Date, int) {
	n := 0
	for _, c := range day {
		if c >= '0' && c <= '9' {
			n = 10*n + int(c-'0')
		}
	}
	k := j
	if s.word(k) == "," {
		k++
	}
	if yearWord.MatchString(s.word(k)) {
		return validDay(year(graph.Date(s.word(k))), m, n), k + 1
	}
	if r.published.IsZero() {
		return "", j
	}
	y := r.published.Year()
	if r.ahead && m < r.published.Month() {
		y++
	} else if !r.ahead && m > r.published.Month()+1 {
		y--
	}
	return validDay(y, m, n), j
}

func validDay(y int, m time.Month, day int) graph.Date {
	t := time.Date(y, m, day, 0, 0, 0, 0, time.UTC)
	if t.Month() != m || day == 0 {
		return ""
	}
	return graph.DateOf(t)
}

func monthDate(y int, m time.Month) graph.Date {
	return graph.Date(time.Date(y, m, 1, 0, 0, 0, 0, time.UTC).Format("2006-01"))
}

// relative reads "on Monday", "yesterday", "last week", "over the weekend", "two years ago".
func (r dateReader) relative(s *sentence, i int) (graph.Date, int) {
	w := s.word(i)
	switch w {
	case "today", "tonight":
		return graph.DateOf(r.published), i + 1
	case "yesterday":
		return graph.DateOf(r.published.AddDate(0, 0, -1)), i + 1
	case "tomorrow":
		return graph.DateOf(r.published.AddDate(0, 0, 1)), i + 1
	case "weekend": // of which no day is told, but the month
		return monthOf(r.weekday(s, i, time.Sunday)), i + 1
	case "last", "this", "next", "past", "previous", "coming":
		if date := r.period(w, s.word(i+1)); date != "" {
			return date, i + 2
		}
	}
	if day, ok := weekdays[w]; ok && s.capital(i) {
		return graph.DateOf(r.weekday(s, i, day)), i + 1
	}
	if s.word(i+2) == "ago" {
		return r.ago(w, s.word(i+1)), i + 3
	}
	return "", i
}

// weekday is the last such day up to the day of writing, or the next one where
// the talk is of what will be.
func (r dateReader) weekday(s *sentence, i int, day time.Weekday) time.Time {
	back := (int(r.published.Weekday()) - int(day) + 7) % 7
	switch before := s.word(i - 1); {
	case before == "last" && back == 0:
		back = 7
	case before == "next" || before == "coming" || r.ahead && back > 0 && before != "last":
		back -= 7
	}
	return r.published.AddDate(0, 0, -back)
}

// period is the date of "last year", "this month", "next week".
func (r dateReader) period(which, unit string) graph.Date {
	step := 0
	switch which {
	case "last", "past", "previous":
		step = -1
	case "next", "coming":
		step = 1
	}
	switch unit {
	case "year":
		return graph.Date(r.published.AddDate(step, 0, 0).Format("2006"))
	case "month":
		return monthDate(r.published.Year(), r.published.Month()+time.Month(step))
	case "week":
		return monthOf(r.published.AddDate(0, 0, 7*step))
	}
	return ""
}

func monthOf(t time.Time) graph.Date { return monthDate(t.Year(), t.Month()) }

// ago reads "three years ago", "a month ago", "two weeks ago".
func (r dateReader) ago(number, unit string) graph.Date {
	n, ok := cardinal(number)
	if number == "a" || number == "an" {
		n, ok = 1, true
	}
	if !ok {
		return ""
	}
	switch strings.TrimSuffix(unit, "s") {
	case "year":
		return graph.Date(r.published.AddDate(-n, 0, 0).Format("2006"))
	case "month":
		return monthDate(r.published.Year(), r.published.Month()-time.Month(n))
	case "week":
		return monthOf(r.published.AddDate(0, 0, -7*n))
	case "day":
		return graph.DateOf(r.published.AddDate(0, 0, -n))
	case "hour":
		return graph.DateOf(r.published)
	}
	return ""
}
