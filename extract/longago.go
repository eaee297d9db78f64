package extract

import (
	"strings"

	"signatory/graph"
)

// announcedBefore reports a withdrawal of which somebody told in another year that it was
// to come: "announced in 2018 that it would leave". The text tells of the act of leaving.
func (d *desk) announcedBefore(s *sentence, i int, sc scope) bool {
	if sc.stance != graph.Withdrew || sc.tense != graph.Planned {
		return false
	}
	h := s.head(i)
	if h < 0 || h > i || s.plain(i) != "ccomp" && s.plain(i) != "xcomp" && s.plain(i) != "acl" || !speech[d.lemma(s, h)] && d.lemma(s, h) != "decide" {
		return false
	}
	before := false
	for j := range s.tokens {
		switch {
		case !d.earlierYear(s, j):
		case j > i: // of the deed itself
			return false
		default:
			before = before || h-j < 12
		}
		if j > i && (s.word(j) == "next" || yearWord.MatchString(s.word(j))) {
			return false
		}
	}
	return before
}

// earlierYear reports a year before the article's at token j: "2018", "last year". Of an
// article without a date every year is.
func (d *desk) earlierYear(s *sentence, j int) bool {
	w := s.word(j)
	if w == "year" && s.word(j-1) == "last" || (w == "year" || w == "years") && s.word(j+1) == "ago" {
		return true
	}
	if !yearWord.MatchString(w) || !strings.HasPrefix(s.tag(j), "CD") {
		return false
	}
	published := string(d.doc.Article.Date)
	return published == "" || w < published[:4]
}
