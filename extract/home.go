package extract

import (
	"slices"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// unitedStates is the country whose Congress, Senate and administration the
// English-speaking press leaves without a name.
const unitedStates = "country:USA"

// ownCountry is the country of whoever owns it: "his country" of the last person
// before it that acts for one, "their country" of whom the pronoun takes up.
func (d *desk) ownCountry(s *sentence, pronoun int) []actor {
	var out []actor
	switch s.word(pronoun) {
	case "his", "her":
		out = d.lastOfficial(s, pronoun)
	default:
		out = d.pronoun(s, pronoun)
	}
	out = slices.DeleteFunc(out, func(a actor) bool { return !strings.HasPrefix(a.entity, "country:") })
	return rename(out, "noun")
}

// lastOfficial is the side of the last person, or noun for one who acts for a country, before token i.
func (d *desk) lastOfficial(s *sentence, i int) []actor {
	for back := 0; back < 3 && s.index-back >= 0; back++ {
		t := d.sentences[s.index-back]
		d.treeOf(t)
		limit := len(t.tokens)
		if back == 0 {
			limit = i
		}
		for j := limit - 1; j >= 0; j-- {
			var out []actor
			switch m := t.mention(j); {
			case m != nil && m.kind == graph.Person:
				out = d.sideOf(m, j)
			case m == nil && officials[t.word(j)] && t.parsed() && !strings.HasSuffix(t.word(j), "s"):
				out = d.ofOfficial(t, j)
			}
			if len(out) > 0 && strings.HasPrefix(out[0].entity, "country:") {
				if back > 0 {
					return away(out[:1])
				}
				return out[:1]
			}
		}
	}
	return nil
}

// collectives are nouns for those in office that "it" takes up.
var collectives = wordSet("administration government ministry cabinet regime leadership delegation junta")

// collective is whom "it" takes up where the sentence names a government as a
// subject before it, and nobody else as one between: "The Chad government decided that it".
func (d *desk) collective(s *sentence, i int) []actor {
	if !s.parsed() {
		return nil
	}
	for j := i - 1; j >= 0; j-- {
		if s.plain(j) != "nsubj" || strings.HasPrefix(s.tag(j), "PRP") || relativePronoun(s.word(j)) {
			continue
		}
		if !collectives[s.word(j)] || s.mention(j) != nil {
			return nil
		}
		return d.actor(s, j)
	}
	return nil
}

// holySee is the only state whose head has a title of his own.
const holySee = "country:VAT"

// atHome is the country of "the president" or "the government" where nothing
// beside it says which: that of the last holder of such an office named before,
// for a government the country that the article speaks of most.
func (d *desk) atHome(s *sentence, i int, w string) []actor {
	if !s.has(i, "det", "the") && s.word(i-1) != "the" {
		return nil
	}
	switch w {
	case "pope", "pontiff":
		return []actor{{holySee, "home", i}}
	case "administration":
		if d.speaksOf(unitedStates) {
			return []actor{{unitedStates, "home", i}}
		}
	case "government", "cabinet":
		if d.digest() {
			return d.onlyCountry(s, i)
		}
		if id := d.mostSpokenOf(); id != "" {
			return []actor{{id, "home", i}}
		}
	case "president", "premier", "chancellor", "minister":
		for k := s.index; k >= 0 && k > s.index-8; k-- {
			t := d.sentences[k]
			for j := len(t.tokens) - 1; j >= 0; j-- {
				if (k == s.index && j >= i) || !t.is(j, graph.Person) {
					continue
				}
				p := d.people.byID(t.at[j].entity)
				if p != nil && p.side != "" && strings.Contains(strings.ToLower(p.title()), w) {
					return []actor{{p.side, "home", i}}
				}
			}
		}
	}
	return nil
}

// mostSpokenOf is the country that an article names most, by its name, its
// people or those who act for it; "" where two are named alike.
func (d *desk) mostSpokenOf() string {
	if d.homeKnown {
		return d.home
	}
	d.homeKnown = true
	said := map[string]int{}
	for _, s := range d.sentences {
		for i, m := range s.at {
			switch {
			case m == nil:
			case m.kind == graph.Country && m.role != data.RoleCapital:
				said[m.entity]++
			case m.kind == graph.Person:
				for _, a := range d.named(s, i, m) {
					said[a.entity]++
				}
			}
		}
	}
	most := 0
	for id, n := range said {
		switch {
		case n > most:
			d.home, most = id, n
		case n == most:
			d.home = ""
		}
	}
	return d.home
}

// digest reports an article of so many countries that none is at home in it: the one
// that it names most has less than a quarter of all that it names.
func (d *desk) digest() bool {
	total, most, said := 0, 0, map[string]int{}
	for _, m := range d.mentions {
		if m.kind == graph.Country && m.role != data.RoleCapital {
			said[m.entity]++
			total++
			most = max(most, said[m.entity])
		}
	}
	return len(said) > 8 && 4*most < total
}

// onlyCountry is the one country that the sentence of token i names before it, or
// else its block; nobody where there are several.
func (d *desk) onlyCountry(s *sentence, i int) []actor {
	only := ""
	for k := s.index; k >= 0 && d.sentences[k].block == s.block; k-- {
		for j, m := range d.sentences[k].at {
			if m == nil || m.kind != graph.Country || k == s.index && j >= i {
				continue
			}
			if only != "" && only != m.entity {
				return nil
			}
			only = m.entity
		}
		if only != "" {
			return []actor{{only, "home", i}}
		}
	}
	return nil
}

// besideOwner is whom a possessive at token k takes up where its noun stands beside one
// that a name owns: "Russia's attacks on Ukrainian ports and its withdrawal".
func (d *desk) besideOwner(s *sentence, k int) []actor {
	n := s.head(k)
	if n < 0 || s.plain(n) != "conj" || s.head(n) < 0 {
		return nil
	}
	o := s.child(s.head(n), "nmod:poss")
	if o < 0 || o > k || s.mention(o) == nil {
		return nil
	}
	return rename(d.sideOf(s.mention(o), o), "pronoun")
}
