package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// player is an actor as one place of a sentence names it.
type player struct {
	actor
	at int // token that heads the noun phrase
}

// players are all whom a sentence names or takes up, in the order of its tokens.
func (d *desk) players(s *sentence) []player {
	consumed := map[int]bool{} // names that only say whose official acts
	var out []player
	for i := range s.tokens {
		if s.mention(i) != nil {
			continue
		}
		w := s.word(i)
		if companyWords[w] || withinCountry(s, i, w) { // "Swedish firms" are not Sweden
			for j := i - 1; j >= 0 && j > i-6 && (s.is(j, graph.Country) || modifies(s, j) || s.word(j) == "and" || s.word(j) == ","); j-- {
				consumed[j] = s.mention(j) != nil && s.mention(j).role == data.RoleAdjective
			}
			continue
		}
		if !officials[w] && !parliaments[w] && !groups[w] && !countryNouns[w] && w != "both" && w != "two" && w != "sides" && !strings.HasPrefix(s.tag(i), "PRP") {
			continue
		}
		if d.signsOwn(s, i) {
			continue
		}
		found := d.actor(s, i)
		if groups[w] && !officials[w] && len(found) > 0 && found[0].how == "group" {
			continue // its members stand in the sentence themselves
		}
		for _, a := range found {
			if a.tok >= 0 && a.how != "pronoun" {
				consumed[a.tok] = true
			}
			out = append(out, player{a, i})
		}
	}
	for i := range s.tokens {
		m := s.mention(i)
		if m == nil || consumed[i] || m.kind == graph.Country && partOfName(s, i) {
			continue
		}
		for _, a := range d.playerAt(m, i) {
			out = append(out, player{a, i})
		}
	}
	return out
}

// signsOwn reports a possessive of the name that the subject of its clause puts to a text:
// it is the subject's, though that may be nobody who is named. "Ninety governments had put
// their names to it".
func (d *desk) signsOwn(s *sentence, i int) bool {
	v := -1
	if s.tag(i) == "PRP$" && s.head(i) >= 0 {
		v = d.penning(s, s.head(i))
	}
	return v >= 0 && s.child(v, "nsubj") >= 0
}

// playerAt is whom a mention stands for, an adjective for its country.
func (d *desk) playerAt(m *mention, i int) []actor {
	switch m.kind {
	case graph.Country:
		how := "direct"
		switch m.role {
		case data.RoleDemonym, data.RoleAdjective, data.RoleCapital, data.RoleMetonym:
			how = m.role
		}
		return []actor{{m.entity, how, i}}
	case graph.Organization:
		return []actor{{m.entity, "direct", i}}
	case graph.Person:
		return rename(d.sideOf(m, i), "person")
	}
	return nil
}

// topics are all the instruments that a sentence names or takes up.
func (d *desk) topics(s *sentence) []object {
	var out []object
	for i := range s.tokens {
		if m := s.mention(i); m != nil {
			switch {
			case m.kind == graph.Instrument && m.noun != nil && !m.noun.compound:
				out = append(out, d.treatyObject(s, m, i, "")...)
			case m.kind == graph.Organization:
				out = append(out, object{entity: m.entity, tok: i, how: "body"})
			}
			continue
		}
		switch w := s.word(i); {
		case w == "it" || w == "them" || w == "this":
			if tr := d.takenUp(s, i); tr != nil {
				out = append(out, object{treaty: tr, tok: i, how: "pronoun"})
			}
		case bodyNouns[w] && d.body != "" && s.word(i-1) == "the":
			out = append(out, object{entity: d.body, tok: i, how: "description"})
		}
	}
	return out
}
