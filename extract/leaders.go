package extract

import (
	"sort"
	"strings"
	"time"

	"signatory/extract/data"
	"signatory/graph"
)

// leaders finds known office holders by the names that the press gives them.
type leaders struct {
	full    map[string][]*data.Leader // by full name, folded
	plain   map[string][]*data.Leader // by full name without initials, folded
	surname map[string][]*data.Leader // by the last word, as written
	first   map[string]bool           // the words that a full name begins with, folded
}

// newLeaders lists the office holders by their names, each name's terms in order of time.
func newLeaders(t *data.Tables) leaders {
	x := leaders{map[string][]*data.Leader{}, map[string][]*data.Leader{}, map[string][]*data.Leader{}, map[string]bool{}}
	for i := range t.Leaders {
		l := &t.Leaders[i]
		words := graph.Words(l.Name)
		full, plain := strings.Join(words, " "), strings.Join(spelledOut(words), " ")
		x.first[words[0]] = true // spelledOut keeps the first word
		x.full[full] = append(x.full[full], l)
		x.plain[plain] = append(x.plain[plain], l)
		last := words[len(words)-1]
		x.surname[last] = append(x.surname[last], l)
		if familyFirst[l.Of] {
			x.surname[words[0]] = append(x.surname[words[0]], l)
		}
	}
	for _, m := range []map[string][]*data.Leader{x.full, x.plain, x.surname} {
		for _, l := range m {
			sort.SliceStable(l, func(i, j int) bool { return l[i].From < l[j].From })
		}
	}
	return x
}

// familyFirst are the countries whose people the press names with the family
// name first, and then by it alone: "Xi Jinping", "Xi".
var familyFirst = map[string]bool{
	"country:CHN": true, "country:KOR": true, "country:PRK": true, "country:TWN": true, "country:VNM": true, "country:KHM": true,
}

// familyFirst reports a person whose family name stands first.
func (q *person) familyFirst() bool {
	if q.leader != nil {
		return familyFirst[q.leader.Of]
	}
	return familyFirst[q.side]
}

// shared reports a name that an office holder of another country bore at the same
// time: few family names go round in the Koreas and China.
func (p *people) shared(terms []*data.Leader, l *data.Leader, years int) bool {
	for _, t := range terms {
		if _, n := nearest([]*data.Leader{t}, p.d.doc.Article.Date); t.Of != l.Of && n == years {
			return true
		}
	}
	return false
}

// bears reports whether a short name is part of a person's full one.
func (q *person) bears(name string) bool {
	return strings.HasSuffix(q.name, name) || q.familyFirst() && strings.HasPrefix(q.name, name+" ")
}

// spelledOut are a name's words without initials and generation: "donald j trump"
// is "donald trump".
func spelledOut(words []string) []string {
	var out []string
	for i, w := range words {
		if i > 0 && (len(w) == 1 || w == "jr" || w == "sr") {
			continue
		}
		out = append(out, w)
	}
	return out
}

// named are the terms of whoever bears a full name: written as known, else with
// other initials.
func (x leaders) named(words []string) []*data.Leader {
	if len(words) < 2 {
		return nil
	}
	if l := x.full[strings.Join(words, " ")]; len(l) > 0 {
		return l
	}
	return x.plain[strings.Join(spelledOut(words), " ")]
}

// nameAlone is a name without what stands before it and is none of it: a word that has
// its capital from the start of a sentence ("Amid Trump"), a party or a style.
// A name said twice, as a page's card of a person does, is said once.
func nameAlone(name string) string {
	parts := strings.Fields(name)
	for len(parts) > 1 && (beforeName[strings.ToLower(parts[0])] || parts[0] == parts[1]) {
		parts = parts[1:]
	}
	return strings.Join(parts, " ")
}

// beforeName are such words.
var beforeName = wordSet(`amid when while after if as because since though although before once but and did does can could should would will has have
	had is was were with without by for from like unlike under until unless whether why how what who where perhaps even only both either neither
	republican democrat democratic conservative labour communist candidate incumbent outgoing presidents president messrs messrs. mr mrs ms pope ayatollah
	sheikh gop then again now that in on at to of enter`)

// nearest is the leader whose term lies closest to a date, and by how many
// years; a term still to come counts double.
func nearest(terms []*data.Leader, at graph.Date) (*data.Leader, int) {
	var best *data.Leader
	bestGap := 1 << 30
	for _, l := range terms {
		gap := 0
		switch {
		case at == "":
		case l.From != "" && at.Last() < l.From.First():
			gap = 2 * (year(l.From) - year(at))
		case l.Until != "" && at.First() > l.Until.Last():
			gap = year(at) - year(l.Until)
		}
		if gap < bestGap {
			best, bestGap = l, gap
		}
	}
	return best, bestGap
}

func year(d graph.Date) int {
	n := 0
	for _, c := range d[:min(4, len(d))] {
		n = 10*n + int(c-'0')
	}
	return n
}

// yetToTakeOffice reports a leader whom the article speaks of before anybody could have chosen him:
// whoever runs for an office acts for no country.
func yetToTakeOffice(l *data.Leader, at graph.Date) bool {
	from, err := time.Parse(time.DateOnly, string(l.From))
	if err != nil || at == "" { // a year tells too little
		return false
	}
	return at.Last() < graph.DateOf(from.AddDate(0, 0, -electAfter))
}

// electAfter is how many days at most lie between a vote and the oath.
const electAfter = 85

// reigning is the monarch of a name, in the press of the article's time.
func (p *people) reigning(name string) *data.Leader {
	var terms []*data.Leader
	for _, l := range p.d.x.leaders.surname[strings.ToLower(name)] {
		if throne(l.Role) && p.d.speaksOf(l.Of) {
			terms = append(terms, l)
		}
	}
	l, _ := nearest(terms, p.d.doc.Article.Date)
	return l
}

// throne reports a monarch's title.
func throne(title string) bool {
	switch first, _, _ := strings.Cut(strings.ToLower(title), " "); first {
	case "king", "queen", "emir", "sultan", "prince", "princess", "crown", "emperor":
		return true
	}
	return false
}

// surname is the known office holder whom a surname alone names in the press
// of the article's time, in an article that names his country too; the
// English-speaking press does not always name its own.
func (p *people) surname(last string) *data.Leader {
	if common[last] || calendar[last] || ambiguousSurnames[last] {
		return nil
	}
	return p.known(last)
}

// known is the office holder of a surname, whatever else the word may be.
func (p *people) known(last string) *data.Leader {
	words := graph.Words(last)
	if len(words) == 0 {
		return nil
	}
	terms := p.d.x.leaders.surname[words[len(words)-1]]
	l, years := nearest(terms, p.d.doc.Article.Date)
	switch {
	case l == nil || years > 45:
		return nil
	case familyFirst[l.Of] && p.shared(terms, l, years):
		return nil
	case !p.d.speaksOf(l.Of) && (years > 4 || !homes[l.Of]):
		return nil
	}
	return l
}

// homes are the countries of most of the press in English.
var homes = map[string]bool{unitedStates: true, "country:GBR": true, "country:CAN": true, "country:AUS": true}
