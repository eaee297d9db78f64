package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// This file reads the titles and offices of people, and whose they are.

// titleAt reads a title that starts at token i and says where the name behind
// it begins; name is i where there is no title.
func (p *people) titleAt(s *sentence, i int) (role string, name int) {
	for n := titleWords[s.word(i)]; n >= 1; n-- {
		if i+n >= len(s.tokens) {
			continue
		}
		t := strings.Join(s.small()[i:i+n], " ")
		if r, ok := titles[t]; ok {
			return r, i + n
		}
	}
	return "", i
}

// roleBehind reads an office and its country in the apposition behind a name.
func (p *people) roleBehind(s *sentence, j int) (role, side string) {
	if s.word(j) != "," {
		return "", ""
	}
	for k := j + 1; k < len(s.tokens) && k < j+12; k++ {
		if m := s.mention(k); m != nil && (m.kind == graph.Country || m.kind == graph.Organization) && side == "" {
			if role != "" && m.kind == graph.Country && m.role == data.RoleAdjective && s.capital(k-1) && nameEnd(s, k+1) > k+1 || role != "" && m.kind == graph.Country && s.is(k+1, graph.Country) && s.capital(k-1) { // "president of the National Kenyan Council"
				return "", ""
			}
			side = m.entity
			continue
		}
		switch w := s.word(k); {
		case w == "," || w == "." || w == "who":
			return role, sideOf(role, side)
		case role == "":
			for n := 3; n >= 1; n-- {
				if r := titles[strings.ToLower(strings.Join(texts(s, k, k+n), " "))]; r != "" && k+n <= len(s.tokens) && !before(s, k+n) {
					role = p.fullTitle(s, k, k+n)
					break
				}
			}
		}
	}
	return role, sideOf(role, side)
}

// before reports a name right behind a title, which is then that one's: "Silva, President Juma's
// adviser", "Silva, House Leader Ana Soto and others".
func before(s *sentence, i int) bool {
	return s.is(i, graph.Person) || s.mention(i) == nil && nameEnd(s, i) > i
}

// fullTitle is a title with the words before it that narrow it: "deputy
// secretary of state", "chief cabinet secretary".
func (p *people) fullTitle(s *sentence, from, to int) string {
	for from > 0 && s.mention(from-1) == nil && narrowing[s.word(from-1)] {
		from--
	}
	return s.text(p.d.doc.Text, from, to)
}

func sideOf(role, side string) string {
	if role == "" {
		return ""
	}
	return side
}

// homeOf is the country for which an office without a country is held: that of
// an American office by its name, else the country named last before it.
func (p *people) homeOf(s *sentence, i int, role string) string {
	if !office(role) {
		return ""
	}
	if side := p.ownOffice(role); side != "" {
		return side
	}
	for k := s.index; k >= 0 && k > s.index-4; k-- {
		t := p.d.sentences[k]
		for j := len(t.at) - 1; j >= 0; j-- {
			if m := t.mention(j); m != nil && m.kind == graph.Country && (k < s.index || j < i) {
				return m.entity
			}
		}
	}
	return ""
}

// ownOffice is the country of an office whose very name says it, in an article that
// names the country too: Americans have a Defense Secretary, Britons a Defence Secretary.
func (p *people) ownOffice(role string) string {
	small := strings.ToLower(role)
	if strings.HasSuffix(small, "pope") {
		return holySee
	}
	for country, offices := range map[string][]string{
		unitedStates:  {"secretary of state", "defense secretary", "treasury secretary", "commerce secretary", "energy secretary", "agriculture secretary", "trade representative", "national security adviser"},
		"country:GBR": {"foreign secretary", "home secretary", "defence secretary", "business secretary", "chancellor of the exchequer", "brexit secretary"},
	} {
		if !p.d.speaksOf(country) {
			continue
		}
		for _, o := range offices {
			if strings.HasSuffix(small, o) {
				return country
			}
		}
	}
	return ""
}

// ofState is the country that sends somebody to the body named at token j: "Kenya's UN ambassador",
// "the French NATO envoy"; "" for none.
func ofState(s *sentence, j int) string {
	if !s.is(j, graph.Organization) {
		return ""
	}
	k := j - 1
	if w := s.word(k); w == "'s" || w == "’s" {
		k--
	}
	if s.is(k, graph.Country) {
		return s.mention(k).entity
	}
	return ""
}

// titleAfterNationality is the country whose adjective or name stands before the title at i.
func titleAfterNationality(s *sentence, i int) string {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if m := s.mention(j); m != nil {
			if c := ofState(s, j); c != "" {
				return c
			}
			if m.kind == graph.Country || m.kind == graph.Organization {
				return m.entity
			}
			return ""
		}
		switch s.word(j) {
		case "'s", "’s", "foreign", "former", "deputy", "vice", "then", "-", "new", "interim", "acting":
			continue
		}
		return ""
	}
	return ""
}
