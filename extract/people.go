package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// person is someone whom the article names, with the side for which he or she acts.
type person struct {
	id, name string
	role     string       // "President"
	side     string       // entity id of a country or organization
	leader   *data.Leader // the known office holder, if the name fits one
	mentions []*mention
	proof    *sentence // where role and side stand
	female   bool      // addressed as a woman
	male     bool      // addressed as a man
}

// people finds and keeps the persons of an article.
type people struct {
	d      *desk
	all    []*person
	byLast map[string]*person

	surveyed [][]span // by sentence: what the model takes for names
}

func newPeople(d *desk) *people { return &people{d: d, byLast: map[string]*person{}} }

// find makes every person of a sentence one token. It runs before tagging, on
// capitals, titles and known office holders alone.
func (p *people) find(s *sentence) {
	if s.shouted {
		return
	}
	for i := 0; i < len(s.tokens); i++ {
		if s.mention(i) != nil {
			p.ofBody(s, i)
			continue
		}
		if next := p.titledTogether(s, i); next > i {
			i = next - 1
			continue
		}
		role, name := p.titleAt(s, i)
		if name > i && !p.verbOfHeadline(s, name) {
			if end := nameEnd(s, name); end > name {
				side := titleAfterNationality(s, i)
				if role != "" {
					role = p.fullTitle(s, i, name)
					if m := s.mention(end + 1); side == "" && s.word(end) == "of" && m != nil && m.kind == graph.Country { // "Prime Minister Juma of Kenya"
						side = m.entity
					}
					if side == "" {
						side = p.ownOffice(role)
					}
				}
				if role == "" && side == "" { // "Mr. Juma, Kenya's president"
					role, side = p.roleBehind(s, end)
				}
				p.add(s, name, end, role, side).addressed(s.word(i))
				i = name
				continue
			}
		}
		if end := p.surveyedAt(s, i); end > i && unmentioned(s, i, end) && p.trusted(s, i, end) {
			p.introduce(s, i, end)
			continue
		}
		if end := p.knownAt(s, i); end > i {
			p.introduce(s, i, end)
			continue
		}
		if end := nameEnd(s, i); end >= i+2 && end <= i+6 && alphabetic(s, i, end) {
			if role, _ := p.roleBehind(s, end); role != "" {
				p.introduce(s, i, end)
			}
		}
	}
}

// ofBody finds the person whom a body owns: "Anthropic's Dario Amodei".
func (p *people) ofBody(s *sentence, i int) {
	if !s.is(i, graph.Organization) || (s.word(i+1) != "'s" && s.word(i+1) != "’s") {
		return
	}
	if end := nameEnd(s, i+2); end >= i+4 && alphabetic(s, i+2, end) {
		p.add(s, i+2, end, "", s.mention(i).entity)
	}
}

func texts(s *sentence, from, to int) []string {
	var out []string
	for i := from; i < to && i < len(s.tokens); i++ {
		out = append(out, s.tokens[i].Text)
	}
	return out
}

// knownAt finds a known office holder by full name, or a person of the article
// by surname, at token i; it returns the end, or i for none.
func (p *people) knownAt(s *sentence, i int) int {
	if !s.capital(i) {
		return i
	}
	longest := 4
	if w := graph.Words(s.tokens[i].Text); len(w) > 0 && !p.d.x.leaders.first[w[0]] {
		longest = 1 // no full name begins so
	}
	for n := longest; n >= 1; n-- {
		if i+n > len(s.tokens) || !unmentioned(s, i, i+n) || len(graph.Words(s.tokens[i+n-1].Text)) == 0 {
			continue
		}
		t := strings.Join(texts(s, i, i+n), " ")
		if n > 1 && len(p.d.x.leaders.named(graph.Words(t))) > 0 {
			return i + n
		}
		if n == 1 && (p.full(t) || p.surname(t) != nil) && (p.within(s, i) || !s.capital(i+1)) {
			return i + n
		}
	}
	return i
}

// full reports whether the article names a person of this surname in full.
func (p *people) full(last string) bool {
	q := p.byLast[last]
	return q != nil && strings.Contains(q.name, " ")
}

// introduce adds a name with the office that the text gives behind it: "Peter
// Kent, Canada's environment minister".
func (p *people) introduce(s *sentence, i, end int) {
	role, side := p.roleBehind(s, end)
	if role != "" && side == "" {
		side = p.homeOf(s, i, role)
	}
	p.add(s, i, end, role, side)
}

func unmentioned(s *sentence, from, to int) bool {
	for i := from; i < to; i++ {
		if s.mention(i) != nil {
			return false
		}
	}
	return true
}

// speaksOf reports whether the article names an entity anywhere.
func (d *desk) speaksOf(id string) bool {
	for _, h := range d.scan.names {
		for _, f := range h.forms {
			if f.Entity == id {
				return true
			}
		}
	}
	return false
}

// speaksOfCountry reports whether the article names a country otherwise than by its
// capital: where it does not, "Victoria" is a place, or another one.
func (d *desk) speaksOfCountry(id string) bool {
	for _, h := range d.scan.names {
		for _, f := range h.forms {
			if f.Entity == id && f.Role != data.RoleCapital {
				return true
			}
		}
	}
	return false
}

// add makes tokens [from,to) the mention of a person with a role and a side, if known, and returns who it is.
func (p *people) add(s *sentence, from, to int, role, side string) *person {
	text := s.text(p.d.doc.Text, from, to)
	q := p.lookup(text, role)
	if role != "" && q.role == "" {
		q.role, q.proof = role, s
	}
	if side != "" && q.side == "" {
		q.side = side
	}
	if role != "" && q.side == "" && q.leader != nil { // of an office before the one he is known for
		q.side = q.leader.Of
	}
	if first, _, two := strings.Cut(q.name, " "); two && q.familyFirst() && p.byLast[first] == nil {
		p.byLast[first] = q
	}

	m := &mention{span: span{s.tokens[from].Start, s.tokens[to-1].End}, sent: s.index, tok: from, kind: graph.Person, entity: q.id}
	q.mentions = append(q.mentions, m)
	s.merge(p.d.doc.Text, from, to, "Smith", "NNP", m)
	p.d.mentions = append(p.d.mentions, m)
	return q
}

// lookup is the person whom a name names: a surname stands for the last full
// name that ends in it. Behind a title a name that is a word too is a name.
func (p *people) lookup(name, title string) *person {
	name = nameAlone(name)
	parts := strings.Fields(name)
	last := parts[len(parts)-1]
	if q := p.byLast[last]; q != nil && !p.outranked(q, name) && (q.bears(name) || !strings.Contains(q.name, " ")) {
		if len(parts) > 1 && !strings.Contains(q.name, " ") {
			q.name = name
		}
		return q
	}
	q := &person{name: name, leader: p.leader(name, title)}
	if q.leader != nil {
		q.name = q.leader.Name
		if !yetToTakeOffice(q.leader, p.d.doc.Article.Date) {
			q.side = q.leader.Of
		}
	}
	q.id = "person:" + slug(q.name)
	p.all = append(p.all, q)
	p.byLast[last] = q
	return q
}

// outranked reports whether a surname alone names an office holder of the day
// before it names q, of whom the article knows no office: "Trump" is none of the family.
func (p *people) outranked(q *person, name string) bool {
	if q.leader != nil || q.role != "" || strings.Contains(name, " ") {
		return false
	}
	l := p.surname(name)
	if l == nil {
		return false
	}
	_, years := nearest([]*data.Leader{l}, p.d.doc.Article.Date)
	return years == 0 && p.d.doc.Article.Date != ""
}

// leader is the office holder whom a name names, in full or by surname.
func (p *people) leader(name, title string) *data.Leader {
	if terms := p.d.x.leaders.named(graph.Words(name)); len(terms) > 0 {
		l, _ := nearest(terms, p.d.doc.Article.Date)
		return l
	}
	if strings.Contains(name, " ") {
		return nil
	}
	l := p.surname(name)
	if title != "" && ambiguousSurnames[name] {
		l = p.known(name)
	}
	if l != nil && throne(title) && !throne(l.Role) { // "King Hussein" is no president
		return p.reigning(name)
	}
	return l
}

// byID is the person with an id, or nil.
func (p *people) byID(id string) *person {
	for _, q := range p.all {
		if q.id == id {
			return q
		}
	}
	return nil
}
