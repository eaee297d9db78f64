package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// possessors are the actors that own noun i: "Britain's", "the US", "Trump's", "by France".
func (d *desk) possessors(s *sentence, i int) []actor {
	var out []actor
	for _, k := range s.hanging(i) {
		switch rel := s.rel(k); {
		case rel == "nmod:poss" || rel == "compound" || rel == "amod" || rel == "nmod:desc" || rel == "nmod:unmarked":
			out = append(out, d.owners(s, k)...)
		case s.plain(k) == "nmod" || s.plain(k) == "obl":
			if m := s.marker(k); m == "by" || m == "of" {
				out = append(out, d.actors(s, k)...)
			}
			for _, b := range s.children(k, "nmod") { // "ratification of the pact by Spain", not "withdrawal over attacks by rebels"
				if s.marker(b) == "by" && b > i && (s.mention(k) != nil || ofWhom(s.marker(k))) {
					out = append(out, d.actors(s, b)...)
				}
			}
		}
	}
	if h := s.head(i); len(out) == 0 && s.plain(i) == "conj" && h >= 0 && s.child(i, "det") < 0 && s.has(i, "cc", "and") && s.child(i, "punct") < 0 { // "Russia's blockade and sudden withdrawal from the deal"
		for _, k := range s.children(h, "nmod:poss") {
			out = append(out, d.owners(s, k)...)
		}
	}
	return distinctActors(out)
}

// owners are the actors of a modifier: a name, an adjective, a possessive pronoun.
func (d *desk) owners(s *sentence, k int) []actor {
	var out []actor
	for _, c := range s.conjuncts(k) {
		if m := s.mention(c); m != nil {
			out = append(out, d.sideOf(m, c)...)
			continue
		}
		if s.word(c) == "whose" {
			out = append(out, d.whose(s, c)...)
			continue
		}
		if s.tag(c) == "PRP$" {
			if o := judgedObject(s, k); o >= 0 { // "attacked him for his backing of the accord"
				out = append(out, d.judgedFor(s, o)...)
				continue
			}
			if first := d.besideOwner(s, k); len(first) > 0 {
				return first
			}
			out = append(out, d.pronoun(s, c)...)
			continue
		}
		out = append(out, d.actor(s, c)...)
	}
	return out
}

// whose are those whom the relative clause around "whose" describes: "Malta, whose
// government has yet to sign".
func (d *desk) whose(s *sentence, i int) []actor {
	if h := relativeHead(s, i); h >= 0 {
		return d.actors(s, h)
	}
	return nil
}

// adjectiveBefore is the country whose adjective "its" at token i takes up where no name
// stands before it: "the Kenyan deal, signed by its president".
func adjectiveBefore(s *sentence, i int) []actor {
	for j := i - 1; j >= 0; j-- {
		if m := s.mention(j); m != nil && m.kind == graph.Country && s.is(j+1, graph.Instrument) {
			return []actor{{m.entity, "pronoun", j}}
		}
	}
	return nil
}

// adjectiveAbove is the country whose adjective opens the sentence in which "the country"
// at token i follows, no other named between: "Swiss neutrality has kept the country out".
func (d *desk) adjectiveAbove(s *sentence, i int) []actor {
	first := 0
	if s.word(0) == "the" {
		first++
	}
	m := s.mention(first)
	if m == nil || m.kind != graph.Country || m.role != data.RoleAdjective || i <= first || !strings.HasPrefix(s.tag(first+1), "NN") || officials[s.word(first+1)] {
		return nil
	}
	for j := first + 1; j < i; j++ {
		if s.is(j, graph.Country) && s.mention(j).entity != m.entity {
			return nil
		}
	}
	return []actor{{m.entity, "direct", first}}
}

// shared is whom a second official is of, where the first is of nobody else: "the
// finance ministers and central bank governors of Chad and Fiji".
func (d *desk) shared(s *sentence, i int) []actor {
	for _, c := range s.children(i, "conj") {
		if c > i && s.tag(c) == s.tag(i) && s.mention(c) == nil && !officials[s.word(c)] {
			for _, k := range s.children(c, "nmod") {
				if s.marker(k) == "of" && s.is(k, graph.Country) {
					return d.actors(s, k)
				}
			}
		}
	}
	return nil
}

// givenUp reports an instrument that the verb above it leaves or ends.
func (d *desk) givenUp(s *sentence, i int) bool {
	h := s.head(i)
	if h < 0 || s.plain(i) != "obj" && s.plain(i) != "obl" || !strings.HasPrefix(s.tag(h), "VB") {
		return false
	}
	for _, f := range d.framesOf(s.word(h), true, false) {
		if f.Stance == graph.Withdrew && (f.Form == "obj" && s.plain(i) == "obj" || f.Form != "obj" && s.plain(i) == "obl") {
			return true
		}
	}
	return false
}

// calledAfter is the country by which a deal with another is called: "Chad's fisheries pact with
// Peru", wherever the tree hangs the owner, "the Chadian trade pact with Peru".
func (d *desk) calledAfter(s *sentence, n *noun) []actor {
	if s.is(n.owner, graph.Country) && !s.mention(n.owner).ambiguous {
		return d.owners(s, n.owner)
	}
	for j := n.from; j < n.to; j++ {
		if s.is(j, graph.Country) && !s.mention(j).ambiguous && !joint(s.word(j-1)) && !joint(s.word(j+1)) {
			return d.owners(s, j)
		}
	}
	return nil
}

// joint reports a mark that ties the words beside it together: "Chad-Peru", "Chad-brokered".
func joint(w string) bool { return w == "-" || w == "–" || w == "‑" || w == "/" || w == "and" }
