package extract

import (
	"strings"

	"signatory/graph"
)

// dateClaim gives a claim the date of its event: the text's own nearest to the
// predicate, else the article's where the text reports the act as news. The
// article's date bounds a past act from above.
func (d *desk) dateClaim(c *graph.Claim, p predicate) {
	published := d.doc.Article.Date
	r := newDateReader(published, c.Tense == graph.Planned)
	date := d.dateNear(p.s, p.tok, r)
	if c.Stance == graph.Withdrew {
		c.Effective = effectiveDate(p.s, r)
	}
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

// dateNear is the date in the sentence that belongs to token at and stands
// nearest to it, one of its own clause first, resolved against the article's.
func (d *desk) dateNear(s *sentence, at int, r dateReader) graph.Date {
	best, rank, gap := graph.Date(""), 3, 1<<30
	for i := range s.tokens {
		date, end := r.at(s, i)
		if date == "" || effectiveAt(s, i) {
			continue
		}
		k := 0
		if s.parsed() {
			k = clauseRank(s, i, at)
		}
		if g := min(abs(i-at), abs(end-1-at)); k < rank || k == rank && g < gap {
			best, rank, gap = date, k, g
		}
	}
	if rank == 3 {
		return ""
	}
	return best
}

// effectiveAt reports a date from which something has effect, which is not the
// date of the act: "effective 1 January", "takes effect on".
func effectiveAt(s *sentence, i int) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		switch s.word(j) {
		case "effective", "effect", "force":
			return true
		case ",", "and":
			return false
		}
	}
	return false
}

// effectiveDate is the date from which a withdrawal told of in a sentence has effect, "" where it says none.
func effectiveDate(s *sentence, r dateReader) graph.Date {
	r.ahead = true
	for i := range s.tokens {
		if date, _ := r.at(s, i); date != "" && effectiveAt(s, i) {
			return date
		}
	}
	return ""
}

// clauseRank is 0 for a date at token i in the clause of the predicate, 1 for one
// that the predicate shares with a clause before or above it, and 3 for another's.
func clauseRank(s *sentence, i, at int) int {
	for n := 0; i >= 0 && n < 12; n++ {
		h := s.head(i)
		if i == at || h == at {
			return 0
		}
		if h >= 0 && strings.HasPrefix(s.tag(h), "VB") {
			switch {
			case s.plain(at) == "xcomp" && s.head(at) == h, s.plain(h) == "xcomp" && s.head(h) == at:
				return 0
			case s.plain(at) == "conj" && s.head(at) == h:
				return 1
			}
			return 3
		}
		i = h
	}
	return 3
}
