package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// This file reads parties out of what an instrument holds and whose it is: "a pact
// under which Japan agreed to", "their trade agreement", "joined the US in a statement".

// whereby reads who binds himself by an instrument, in the clause that says what
// it holds: "a treaty, under which Washington is bound to defend Manila".
func (d *desk) whereby(s *sentence, i int) (predicate, bool) {
	m := s.mention(i)
	if m.kind != graph.Instrument || m.noun == nil || m.noun.compound {
		return predicate{}, false
	}
	j := -1
	for k := i + 1; k < len(s.tokens) && k < i+10 && j < 0; k++ {
		switch w := s.word(k); {
		case w == "whereby", w == "which" && (s.word(k-1) == "under" || s.word(k-1) == "in" || s.word(k-1) == "through"):
			j = k + 1
		case s.is(k, graph.Instrument), w == ";", w == "that", s.tag(k) == "VBZ", s.tag(k) == "MD":
			return predicate{}, false
		}
	}
	if j < 0 {
		return predicate{}, false
	}
	p := predicate{s: s, tok: i, form: "terms", frame: data.Frame{Lemma: "agree", Stance: graph.Signed}, scope: scope{stance: graph.Signed, tense: graph.Past}}
	for k := j; k < len(s.tokens) && k < j+12; k++ {
		if !d.binds(s, k) {
			continue
		}
		if p.actors = d.subjects(s, k); len(p.actors) == 0 {
			p.actors = d.surface(s).agents(k)
		}
		p.actors = append(p.actors, d.sheltered(s, k)...)
		break
	}
	if d.partyScope(s, i, m.noun).stance == "" {
		return predicate{}, false
	}
	p.objects = d.treatyObject(s, m, i, "")
	return p, len(p.actors) > 0 && len(p.objects) > 0
}

// binds reports a word by which a party binds itself: "agreed to", "is bound to".
func (d *desk) binds(s *sentence, k int) bool {
	if t := s.tag(k); promising[d.lemma(s, k)] && (t == "VBD" || t == "VBN" || t == "VBZ" || t == "VBP") && s.word(k+1) == "to" {
		return true
	}
	switch s.word(k) {
	case "bound", "obliged", "obligated", "required", "committed", "pledged":
		return be[s.word(k-1)] && s.word(k+1) == "to"
	}
	return false
}

// sheltered is whom the one that is bound must defend: the other party.
func (d *desk) sheltered(s *sentence, k int) []actor {
	switch s.word(k + 2) {
	case "defend", "protect":
	default:
		return nil
	}
	if s.mention(k+3) == nil && s.word(k+3) != "the" {
		return nil
	}
	for j := k + 3; j < k+5; j++ {
		if s.actorName(j) {
			return d.named(s, j, s.mention(j))
		}
	}
	return nil
}

// theirs reads an instrument that several have: "their 1990 customs pact".
func (d *desk) theirs(s *sentence, i int) []actor {
	n := s.mention(i).noun
	if n.det != "their" || n.plural || n.head.Class != "treaty" && n.head.Class != "deal" {
		return nil
	}
	if h := s.head(i); h >= 0 && d.makes(s, i, h) { // "could sit down to sign their deal"
		return nil
	}
	out := d.pronoun(s, n.from-1)
	if len(out) != 2 {
		return nil
	}
	for _, a := range out {
		if !strings.HasPrefix(a.entity, "country:") {
			return nil
		}
	}
	for j := range n.from { // whoever else the sentence names may be meant
		m := s.mention(j)
		if m == nil {
			continue
		}
		for _, a := range d.sideOf(m, j) {
			if a.entity != out[0].entity && a.entity != out[1].entity {
				return nil
			}
		}
	}
	return out
}

// joinsIn reads who speaks with others: "Norway joined Britain in a statement".
func (d *desk) joinsIn(s *sentence, i int) (predicate, bool) {
	if d.lemma(s, i) != "join" || !strings.HasPrefix(s.tag(i), "VB") {
		return predicate{}, false
	}
	o := s.child(i, "obj")
	if o < 0 {
		return predicate{}, false
	}
	p := predicate{s: s, tok: i, form: "active", frame: data.Frame{Lemma: "join", Verb: true, Form: "in", Stance: graph.Signed, Objects: []string{"statement", "pledge"}}}
	for _, k := range append(s.children(i, "obl"), s.children(o, "nmod")...) {
		if s.marker(k) == "in" {
			p.objects = append(p.objects, d.allowed(d.objectAt(s, k, ""), p.frame)...)
		}
	}
	if len(p.objects) == 0 {
		return predicate{}, false
	}
	p.scope = d.verbScope(s, i, p.frame)
	p.actors = distinctActors(append(d.agents(s, i, d.passive(s, i)), rename(d.actors(s, o), "company")...))
	return p, len(p.actors) > 1
}

// underTerms reads who promises what an instrument holds: "under the accord, Tehran agreed to".
func (d *desk) underTerms(s *sentence, i int) (predicate, bool) {
	m := s.mention(i)
	if m == nil || m.kind != graph.Instrument || !d.promises(s) {
		return predicate{}, false
	}
	h := s.head(i)
	top, marker := i, s.marker(i)
	if h >= 0 && (s.word(h) == "part" || s.word(h) == "terms") && s.plain(i) == "nmod" {
		top, marker, h = h, s.marker(h), s.head(h)
	}
	if h >= 0 && s.plain(h) == "xcomp" && s.tag(h) == "VB" && promising[d.lemma(s, s.head(h))] && s.plain(top) == "obl" || s.plain(top) == "nmod" && s.plain(h) == "obj" && s.plain(s.head(h)) == "xcomp" && promising[d.lemma(s, s.head(s.head(h)))] {
		return d.termsOf(s, m, i, marker)
	}
	if h < 0 || s.plain(top) != "obl" || marker != "under" && marker != "as" && marker != "in" || !promising[d.lemma(s, h)] || s.child(h, "xcomp", "ccomp") < 0 {
		return predicate{}, false
	}
	p := predicate{s: s, tok: i, form: "terms", frame: data.Frame{Lemma: "agree", Stance: graph.Signed}}
	if p.scope = d.scopeOf(s, h, graph.Signed); s.tag(h) != "VBD" && s.tag(h) != "VBN" {
		return predicate{}, false
	}
	p.actors, p.objects = d.agents(s, h, false), d.treatyObject(s, m, i, "")
	return p, len(p.objects) > 0 && len(p.actors) > 0
}

// termsOf is underTerms of an instrument that stands with what is promised: "agreed to curb
// enrichment under the accord".
func (d *desk) termsOf(s *sentence, m *mention, i int, marker string) (predicate, bool) {
	v := s.head(i)
	for v >= 0 && !promising[d.lemma(s, v)] {
		v = s.head(v)
	}
	if v < 0 || marker != "under" || s.tag(v) != "VBD" && s.tag(v) != "VBN" {
		return predicate{}, false
	}
	p := predicate{s: s, tok: i, form: "terms", frame: data.Frame{Lemma: "agree", Stance: graph.Signed}, scope: d.scopeOf(s, v, graph.Signed)}
	p.actors, p.objects = d.subjects(s, v), d.treatyObject(s, m, i, "")
	return p, len(p.objects) > 0 && len(p.actors) > 0
}

// promises reports whether a sentence holds a verb by which a party binds itself.
func (d *desk) promises(s *sentence) bool {
	for i := range s.tokens {
		if promising[d.lemma(s, i)] {
			return true
		}
	}
	return false
}

// promising are verbs by which a party binds itself.
var promising = wordSet("agree commit promise pledge undertake")

// keepers are those who are said to keep or to break a deal with somebody, as only its
// parties can: "would abide by the 1984 agreement with Chad", "broke its accord with Fiji".
func (d *desk) keepers(s *sentence, i int, n *noun) []actor {
	h := s.head(i)
	if n.plural || n.det != "the" && n.det != "its" || h < 0 || s.plain(i) != "obj" && s.plain(i) != "obl" || !keepingOrNot[d.lemma(s, h)] {
		return nil
	}
	return d.subjects(s, h)
}

var keepingOrNot = wordSet("abide adhere comply honor honour respect violate breach flout break")

// underIt are those who act under an agreement of which nothing else says whose it is: "Under
// a protocol signed in May, Chad will ship tea to Fiji".
func (d *desk) underIt(p predicate) []actor {
	s := p.s
	if p.frame.Stance != graph.Signed || p.form != "participle" || len(p.objects) == 0 {
		return nil
	}
	m := s.mention(p.objects[0].tok)
	if m == nil || m.noun == nil || m.noun.named {
		return nil
	}
	from := m.noun.from - 1
	if m.noun.det != "" {
		from--
	}
	if s.word(from) != "under" || from > 0 {
		return nil
	}
	for j := p.tok + 1; j < len(s.tokens) && j < p.tok+9; j++ {
		if s.word(j) != "," {
			continue
		}
		out := d.clauseSubject(s, j+1)
		if len(out) != 1 || !strings.HasPrefix(out[0].entity, "country:") {
			return nil
		}
		for k := out[0].tok + 2; k < len(s.tokens); k++ {
			if w := s.word(k - 1); s.is(k, graph.Country) && s.mention(k).entity != out[0].entity && (w == "to" || w == "from" || w == "with") {
				return append(out, d.actor(s, k)...)
			}
		}
		return nil
	}
	return nil
}
