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

// dateClaim gives a claim the date of its event: the text's own nearest to the
// predicate, else the article's where the text reports the act as news. The
// article's date bounds a past act from above.
func (d *desk) dateClaim(c *graph.Claim, p predicate) {
	published := d.doc.Article.Date
	date := d.dateNear(p.s, p.tok)
	if date == "" && d.news(p) {
		date = published
	}
	if c.Tense == graph.Past && published != "" && date != "" && date.First() > published.Last() {
		date = ""
	}
	c.Date, c.DatePrecision = date, date.Precision()
	c.Background = date == "" && c.Tense == graph.Past
}

// news reports an act told as having just happened: in the headline, or as the
// main clause of a sentence near the top, or about an instrument just adopted.
func (d *desk) news(p predicate) bool {
	if p.s.headline() {
		return true
	}
	if p.form == "parties" || p.form == "with" || p.form == "between" || p.form == "copular" || p.scope.stance == graph.NotSigned {
		return false
	}
	if p.s.plain(p.tok) == "acl" || p.s.plain(p.tok) == "advcl" || p.s.rel(p.tok) == "acl:relcl" {
		return false
	}
	return p.s.index < 4 || d.justAdopted(p)
}

// justAdopted reports an instrument that was adopted in the month of the
// article: whatever its main clauses tell of it is news.
func (d *desk) justAdopted(p predicate) bool {
	at := d.doc.Article.Date
	for _, o := range p.objects {
		if o.treaty == nil || o.treaty.known == nil {
			continue
		}
		if adopted := o.treaty.known.Adopted; len(at) >= 7 && len(adopted) >= 7 && adopted[:7] == at[:7] {
			return true
		}
	}
	return false
}

// dateNear is the date in the sentence that stands nearest to token at,
// resolved against the article's.
func (d *desk) dateNear(s *sentence, at int) graph.Date {
	best, gap := graph.Date(""), 1<<30
	for i := range s.tokens {
		date, end := d.dateAt(s, i)
		if date == "" {
			continue
		}
		if g := min(abs(i-at), abs(end-1-at)); g < gap && (s.kids == nil || sameClause(s, i, at)) {
			best, gap = date, g
		}
	}
	return best
}

// sameClause reports whether the date at token i belongs to the clause of the
// predicate: no other verb stands between them in the tree.
func sameClause(s *sentence, i, at int) bool {
	for n := 0; i >= 0 && n < 12; n++ {
		if i == at {
			return true
		}
		h := s.head(i)
		if h == at {
			return true
		}
		if h >= 0 && strings.HasPrefix(s.tag(h), "VB") {
			return s.plain(at) == "xcomp" && s.head(at) == h || s.plain(h) == "xcomp" && s.head(h) == at || s.plain(at) == "conj" && s.head(at) == h
		}
		i = h
	}
	return false
}

// dateAt reads a date that starts at token i and says where it ends.
func (d *desk) dateAt(s *sentence, i int) (graph.Date, int) {
	w := s.word(i)
	if m, ok := months[w]; ok && s.capital(i) {
		return d.monthDate(s, i, m)
	}
	if m, ok := months[s.word(i+1)]; ok && dayWord.MatchString(w) && s.capital(i+1) { // "11 February 2025"
		return d.dayMonth(s, w, m, i+2)
	}
	if yearWord.MatchString(w) && !yearOfName(s, i) {
		return graph.Date(w), i + 1
	}
	published, err := time.Parse(time.DateOnly, string(d.doc.Article.Date))
	if err != nil {
		return "", i
	}
	return relativeDate(s, i, published)
}

// yearOfName reports a year that stands before a noun as part of its name: "the 2015 deal".
func yearOfName(s *sentence, i int) bool {
	return strings.HasPrefix(s.tag(i+1), "NN") || strings.HasPrefix(s.tag(i+1), "JJ")
}

// monthDate reads "February 11, 2025", "February 2025", "February 11", "in February".
func (d *desk) monthDate(s *sentence, i int, m time.Month) (graph.Date, int) {
	j := i + 1
	if dayWord.MatchString(s.word(j)) {
		return d.dayMonth(s, s.word(j), m, j+1)
	}
	if s.word(j) == "," || s.word(j) == "of" {
		j++
	}
	if yearWord.MatchString(s.word(j)) {
		return graph.Date(s.word(j) + time.Date(0, m, 1, 0, 0, 0, 0, time.UTC).Format("-01")), j + 1
	}
	published, err := time.Parse(time.DateOnly, string(d.doc.Article.Date))
	if err != nil || m == time.May && s.tag(i) == "MD" {
		return "", i
	}
	y := published.Year()
	if m > published.Month() && s.word(i-1) != "next" {
		y--
	}
	return graph.Date(time.Date(y, m, 1, 0, 0, 0, 0, time.UTC).Format("2006-01")), i + 1
}

// dayMonth makes a date of a day and a month, with the year at token j if one stands there.
func (d *desk) dayMonth(s *sentence, day string, m time.Month, j int) (graph.Date, int) {
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
	published, err := time.Parse(time.DateOnly, string(d.doc.Article.Date))
	if err != nil {
		return "", j
	}
	y := published.Year()
	if m > published.Month()+1 {
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

// relativeDate reads "on Monday", "yesterday", "last week", "last year", "two years ago".
func relativeDate(s *sentence, i int, published time.Time) (graph.Date, int) {
	w := s.word(i)
	switch w {
	case "today", "tonight":
		return graph.DateOf(published), i + 1
	case "yesterday":
		return graph.DateOf(published.AddDate(0, 0, -1)), i + 1
	case "tomorrow":
		return graph.DateOf(published.AddDate(0, 0, 1)), i + 1
	}
	if day, ok := weekdays[w]; ok && s.capital(i) {
		back := (int(published.Weekday()) - int(day) + 7) % 7
		if s.word(i-1) == "next" {
			return graph.DateOf(published.AddDate(0, 0, 7-back)), i + 1
		}
		if s.word(i-1) == "last" && back == 0 {
			back = 7
		}
		return graph.DateOf(published.AddDate(0, 0, -back)), i + 1
	}
	if w == "last" || w == "this" || w == "next" {
		step := map[string]int{"last": -1, "this": 0, "next": 1}[w]
		switch s.word(i + 1) {
		case "year":
			return graph.Date(published.AddDate(step, 0, 0).Format("2006")), i + 2
		case "month":
			first := time.Date(published.Year(), published.Month(), 1, 0, 0, 0, 0, time.UTC)
			return graph.Date(first.AddDate(0, step, 0).Format("2006-01")), i + 2
		case "week":
			return graph.Date(published.AddDate(0, 0, 7*step).Format("2006-01")), i + 2
		}
	}
	if s.word(i+2) == "ago" {
		return ago(w, s.word(i+1), published), i + 3
	}
	return "", i
}

// ago reads "three years ago", "two months ago".
func ago(number, unit string, published time.Time) graph.Date {
	n, ok := cardinal(number)
	if number == "a" || number == "an" {
		n, ok = 1, true
	}
	if !ok || n > 200 {
		return ""
	}
	switch strings.TrimSuffix(unit, "s") {
	case "year":
		return graph.Date(published.AddDate(-n, 0, 0).Format("2006"))
	case "month":
		first := time.Date(published.Year(), published.Month(), 1, 0, 0, 0, 0, time.UTC)
		return graph.Date(first.AddDate(0, -n, 0).Format("2006-01"))
	case "day":
		return graph.DateOf(published.AddDate(0, 0, -n))
	}
	return ""
}
