package extract

import (
	"slices"
	"strings"

	"signatory/graph"
)

// This file reads those whom a sentence leaves out of all others: "all but Syria
// signed", "nobody except Libya voted against it", "took effect without Hungary", "Norway, unlike Sweden, has signed".

// excepted parts a predicate from those whom its sentence excepts: they did what the
// others did not, or did not what the others did.
func (d *desk) excepted(p predicate) []predicate {
	s := p.s
	left := d.exceptions(s)
	if len(left) == 0 || len(p.objects) == 0 {
		return []predicate{p}
	}
	q := p
	q.actors = rename(left, "excepted")
	switch {
	case universal(s, true):
		s.lifted = true
		q.scope = d.verbScope(s, p.tok, p.frame)
		s.lifted = false
	case p.scope.stance != "" && (universal(s, false) || notIncluding(s)):
		q.scope.effects = append([]string(nil), p.scope.effects...)
		q.scope.negate("except")
	default:
		return []predicate{p}
	}
	p.actors = without(p.actors, left)
	return []predicate{p, q}
}

// universal reports a sentence that speaks of all, or, with none, of nobody.
func universal(s *sentence, none bool) bool {
	for i := range s.tokens {
		switch s.word(i) {
		case "all", "every", "everyone", "everybody", "each":
			if !none {
				return true
			}
		case "no", "nobody", "none":
			if none {
				return true
			}
		}
	}
	return false
}

// notIncluding reports those whom a crowd that acts does not hold: "dozens of states, not including Chad".
func notIncluding(s *sentence) bool {
	for i := 1; i < len(s.tokens); i++ {
		if s.word(i) == "including" && s.word(i-1) == "not" {
			return true
		}
	}
	return false
}

func without(in, out []actor) []actor {
	var kept []actor
	for _, a := range in {
		keep := true
		for _, b := range out {
			keep = keep && a.entity != b.entity
		}
		if keep {
			kept = append(kept, a)
		}
	}
	return kept
}

// exceptions are the actors behind "except", "other than", "all but" and the like.
func (d *desk) exceptions(s *sentence) []actor {
	for i := range s.tokens {
		j := -1
		switch w, next := s.word(i), s.word(i+1); {
		case w == "except" || w == "excepting" || w == "barring":
			if j = i + 1; next == "for" {
				j++
			}
		case w == "other" && next == "than", w == "apart" && next == "from", w == "aside" && next == "from", w == "all" && next == "but", w == "save" && next == "for":
			j = i + 2
		case (w == "nobody" || w == "none") && next == "but":
			j = i + 2
		case w == "not" && next == "including":
			j = i + 2
		case w == "bar" && s.mentionActor(i+1) && universal(s, false): // "every state bar Chad"
			j = i + 1
		case w == "exception" && next == "of", w == "exceptions" && next == "of":
			j = i + 2
		default:
			continue
		}
		if out := d.run(s, j); len(out) > 0 {
			return distinctActors(out)
		}
	}
	return nil
}

// lacking reads who is said to be missing where an instrument comes about: "adopted
// without Hungary", "took effect without the US signing".
func (d *desk) lacking(s *sentence, i int) (predicate, bool) {
	if s.word(i) != "without" || d.asks(s) {
		return predicate{}, false
	}
	actors := d.run(s, i+1)
	if len(actors) == 0 {
		return predicate{}, false
	}
	next := actors[len(actors)-1].tok + 1
	if s.tag(next) == "POS" {
		next++
	}
	bare := s.word(next) == "" || s.word(next) == "." || s.word(next) == ","
	switch s.word(next) {
	case "signing", "ratifying", "joining", "signature", "ratification":
	default:
		if !bare {
			return predicate{}, false
		}
	}
	for v := i - 1; v >= 0; v-- {
		if !strings.HasPrefix(s.tag(v), "VB") || modal(s, v) != "" || d.negated(s, v) {
			continue
		}
		passive := d.passive(s, v)
		subject := s.child(v, "nsubj:pass", "nsubj")
		if s.plain(v) == "acl" {
			subject = s.head(v)
		}
		if subject < 0 || !s.is(subject, graph.Instrument) || bare && (!passive || !concluding[d.lemma(s, v)]) {
			return predicate{}, false
		}
		p := predicate{s: s, tok: i, form: "lacking", actors: rename(actors, "direct"), objects: d.objectsAt(s, subject, ""), scope: scope{stance: graph.NotSigned, tense: graph.Past}}
		p.frame.Stance, p.frame.Lemma = graph.NotSigned, "without"
		return p, len(p.objects) > 0
	}
	return predicate{}, false
}

// concluding are verbs by which an instrument comes about.
var concluding = wordSet("adopt sign agree conclude approve pass issue reach ink seal strike")

// unlike parts from a predicate those whom its sentence sets against its actors: "Norway,
// unlike Sweden, has signed" says that Sweden has not.
func (d *desk) unlike(p predicate) []predicate {
	s := p.s
	if len(p.actors) == 0 || len(p.objects) == 0 || p.scope.tense != graph.Past {
		return []predicate{p}
	}
	q := p
	q.scope.effects = append([]string(nil), p.scope.effects...)
	switch p.scope.stance {
	case graph.Signed, graph.Ratified:
		q.scope.negate("unlike")
	case graph.NotSigned:
		if q.scope.stance = p.frame.Stance; q.scope.stance != graph.Signed && q.scope.stance != graph.Ratified {
			return []predicate{p}
		}
	default:
		return []predicate{p}
	}
	for i := 0; i < p.tok; i++ {
		if s.word(i) != "unlike" {
			continue
		}
		comma := i + 1
		for comma < len(s.tokens) && s.word(comma) != "," {
			comma++
		}
		q.actors = slices.DeleteFunc(distinctActors(d.run(s, i+1)), func(a actor) bool { return a.tok > comma })
		if len(q.actors) > 0 && touches(s, i, q.actors[len(q.actors)-1].tok, p.actors) {
			p.actors = without(p.actors, q.actors)
			q.actors = rename(q.actors, "excepted")
			return []predicate{p, q}
		}
	}
	return []predicate{p}
}

// touches reports a phrase from token i to last that touches one of those who act, on either side of
// it: "Unlike Sweden, Norway has", "Norway, unlike Sweden, has".
func touches(s *sentence, i, last int, actors []actor) bool {
	before, after := i-1, last+1
	for s.word(before) == "," {
		before--
	}
	for s.word(after) == "," || s.word(after) == "the" {
		after++
	}
	for _, a := range actors {
		if a.tok == before || a.tok == after {
			return true
		}
	}
	return false
}

// saveOne reports an instrument of which a sentence says that there is one exception: who is "party to
// no treaty other than the accord with Chad" is party to one.
func saveOne(s *sentence, i int) bool {
	if i < 0 || s.mention(i) == nil || s.mention(i).noun == nil || s.mention(i).noun.det != "any" && s.mention(i).noun.det != "no" {
		return false
	}
	for j := i + 1; j < len(s.tokens) && j < i+6; j++ {
		switch w, next := s.word(j), s.word(j+1); {
		case w == "except", w == "besides", w == "beyond", w == "other" && next == "than", w == "apart" && next == "from", w == "save" && next == "for":
			return true
		}
	}
	return false
}
