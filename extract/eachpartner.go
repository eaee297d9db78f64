package extract

import (
	"slices"
	"strings"

	"signatory/graph"
)

// This file finds the partners behind a plural: "accords with Chad and Fiji", "the pacts that it reached
// with Chad and Fiji", "with Chad in 2022 and with Fiji in 2023".

// eachPartner are those with each of whom a plural noun means an instrument: no verb but one that
// made it, no other name and no "between" parts them from it.
func (d *desk) eachPartner(s *sentence, m *mention) []actor {
	n := m.noun
	if m.kind != graph.Instrument || n == nil || !n.plural || n.named || n.compound || n.head.Class != "treaty" && n.head.Class != "deal" {
		return nil
	}
	for j := behindMaking(s, n.to); j < n.to+14 && j < len(s.tokens); j++ {
		if s.word(j) == "with" {
			return d.partnersBehind(s, j+1)
		}
		if s.mention(j) != nil || s.word(j) == "between" || s.word(j) == "among" {
			return nil
		}
		switch t := s.tag(j); {
		case t == "IN", t == "DT", t == "CD", t == "VBN", t == "TO", strings.HasPrefix(t, "NN"), strings.HasPrefix(t, "JJ"), strings.HasPrefix(t, "RB"):
		default:
			return nil
		}
	}
	return nil
}

// behindMaking is the token behind a clause that says who made what stands before token i, i where
// none does: "agreements that Chad has already reached with".
func behindMaking(s *sentence, i int) int {
	k := i
	if w := s.word(k); w == "that" || w == "which" {
		k++
	}
	if s.word(k) == "the" {
		k++
	}
	if m := s.mention(k); s.tag(k) != "PRP" && (m == nil || m.kind != graph.Country && m.kind != graph.Organization) {
		return i
	}
	for k++; k < i+7 && (auxiliary[s.word(k)] || strings.HasPrefix(s.tag(k), "RB")); k++ {
	}
	if makingWords[s.word(k)] {
		return k + 1
	}
	return i
}

// partnersBehind are the several whom a list from token i on names, nil where it names fewer than two,
// or only examples of them: "with other allies, including Chad and Fiji" tells of one crowd.
func (d *desk) partnersBehind(s *sentence, i int) []actor {
	out := s.withoutNext(i, distinctActors(d.run(s, i)))
	if len(out) == 0 {
		return nil
	}
	if more := d.andWith(s, out[len(out)-1].tok+1); len(more) > 0 {
		return distinctActors(append(out, more...))
	}
	if !s.joinedBy(i, out, "and") {
		return nil
	}
	return out
}

// andWith are the partners that "and with" adds at token k, what says when before it read over.
func (d *desk) andWith(s *sentence, k int) []actor {
	for end := k + 4; k < end && (s.word(k) == "in" || s.word(k) == "last" || s.word(k) == "," || s.tag(k) == "CD" || timeWord(s.word(k))); k++ {
	}
	if s.word(k) != "and" || s.word(k+1) != "with" {
		return nil
	}
	return d.run(s, k+2)
}

// withAll are the actors of p with those partners that the tree did not join to the others.
func (d *desk) withAll(p predicate, each []actor) []actor {
	var like *actor
	for k, a := range p.actors {
		if slices.ContainsFunc(each, func(x actor) bool { return x.entity == a.entity }) {
			like = &p.actors[k]
		}
	}
	if like == nil || p.form == "open" {
		return p.actors
	}
	out := slices.Clone(p.actors)
	for _, x := range each {
		out = append(out, actor{x.entity, like.how, x.tok})
	}
	return distinctActors(out)
}

// withoutNext leaves out the last of a list who begins the next clause: "pacts with Chad and Fiji,
// and Peru announced more".
func (s *sentence) withoutNext(from int, list []actor) []actor {
	if len(list) < 3 {
		return list
	}
	last, rest := list[len(list)-1].tok, list[:len(list)-1]
	j := last - 1
	if s.word(j) == "the" {
		j--
	}
	t := s.tag(last + 1)
	if s.word(j) == "and" && s.word(j-1) == "," && s.joinedBy(from, rest, "and") && (strings.HasPrefix(t, "VB") || t == "MD") {
		return rest
	}
	return list
}

// joinedBy reports that a word joins the last of a list, which begins at token from, to the rest.
func (s *sentence) joinedBy(from int, list []actor, word string) bool {
	if len(list) < 2 {
		return false
	}
	for j := from; j < list[len(list)-1].tok; j++ {
		if s.word(j) == word {
			return true
		}
	}
	return false
}
