package extract

import (
	"slices"

	"signatory/graph"
)

// counts reads the numbers of actors that the text gives for an instrument:
// those who take a stance ("signed by 61 countries"; the reader of predicates
// says which), those between whom an instrument stands ("the deal between Iran
// and six powers", "the 12-nation deal"), those who belong to it ("its 190
// signatories"), and the tallies of votes.
func (d *desk) counts(found []predicate) []graph.Count {
	var all []graph.Count
	in := map[*sentence]map[int]predicate{} // the predicates of a sentence, by their tokens
	for _, p := range found {
		if in[p.s] == nil {
			in[p.s] = map[int]predicate{}
		}
		in[p.s][p.tok] = p
	}
	for _, s := range d.sentences {
		if len(s.tokens) == 0 {
			continue
		}
		t := &tellers{d: d, s: s, crowds: d.crowds(s), by: map[tallied]int{}}
		here := in[s]
		t.acting(here)
		t.parties(here)
		t.belonging()
		t.compounds()
		t.votes(here)
		all = append(all, t.out...)
	}
	return distinctCounts(all)
}

// distinctCounts keeps each number once for a stance and an instrument; a
// number that another sentence gives for another instrument which it does not
// name is the same one.
func distinctCounts(all []graph.Count) []graph.Count {
	var out []graph.Count
	for _, c := range all {
		if !given(out, c) {
			out = append(out, c)
		}
	}
	return out
}

func given(out []graph.Count, c graph.Count) bool {
	for _, o := range out {
		if o.Instrument == c.Instrument && o.Count == c.Count && o.Stance.Polarity() == c.Stance.Polarity() {
			return true // "the 40th to join by signing"
		}
		if o.Stance == c.Stance && o.Count == c.Count && (o.Instrument == c.Instrument || o.Evidence.Start != c.Evidence.Start) {
			return true
		}
	}
	return false
}

// tellers gathers the counts of one sentence.
type tellers struct {
	d      *desk
	s      *sentence
	crowds []crowd
	by     map[tallied]int // the token that first told of a crowd's stance
	out    []graph.Count
}

// tallied is a crowd, by its first token, with a stance.
type tallied struct {
	from   int
	stance graph.Stance
}

// add notes that a crowd takes a stance on an instrument or body; the evidence
// runs from the crowd to token to, or the other way about.
func (t *tellers) add(c crowd, stance graph.Stance, tense graph.Tense, instrument string, to int) {
	if instrument == "" {
		return
	}
	key := tallied{c.from, stance}
	if by, ok := t.by[key]; ok && by != to { // a second reading of one number gives it no other instrument
		return
	}
	t.by[key] = to
	from := c.from
	if to < from {
		from, to = to, c.tok
	}
	to = max(to, c.tok)
	t.out = append(t.out, graph.Count{
		Stance: stance, Count: c.n, Qualifier: c.qualifier, Of: c.of, Tense: tense, Instrument: instrument,
		Evidence: t.d.quote(t.s.tokens[from].Start, t.s.tokens[to].End),
	})
}

// id is the instrument or body of an object.
func (o object) id() string {
	if o.treaty != nil {
		return o.treaty.id
	}
	return o.entity
}

// headed is the crowd whose noun is token i, or that token i's noun gathers:
// "leaders of 40 countries", "a group of 12 states".
func (t *tellers) headed(i int) (crowd, bool) {
	for n := 0; i >= 0 && n < 3; n++ {
		for _, c := range t.crowds {
			if c.tok == i || c.from <= i && i <= c.tok {
				return c, true
			}
		}
		w := t.s.word(i)
		if !officials[w] && !gathering[w] && !(w == "one" && t.s.word(i+1) == "of" && t.s.word(i+2) == "only") {
			break
		}
		next := -1
		for _, k := range t.s.children(i, "nmod", "acl") {
			if m := t.s.marker(k); m == "of" || m == "from" || m == "by" || t.s.word(k) == "representing" {
				next = k
				if o := t.s.child(k, "obj"); t.s.word(k) == "representing" && o >= 0 {
					next = o
				}
			}
		}
		i = next
	}
	return crowd{}, false
}

// gathering are nouns for many taken together.
var gathering = wordSet(`group coalition alliance total majority bloc club number list array host leaders heads
	ministers representatives delegates delegations negotiators officials envoys governments`)

// acting counts the crowds that take a stance.
func (t *tellers) acting(here map[int]predicate) {
	for _, c := range t.crowds {
		if t.partial(c) {
			continue
		}
		for _, v := range t.wordsOf(c, here) {
			p, ok := here[v]
			if !ok {
				p, ok = t.unread(v)
				ok = ok && (c.of != "" || p.scope.stance != graph.Signed)
			}
			if !ok || p.scope.stance == "" || c.from <= v && v <= c.tok || c.of == "" && p.scope.stance == graph.Signed && p.form != "active" {
				continue
			}
			if t.d.lemma(t.s, v) == "join" {
				p = signing(p, here)
			}
			for _, o := range p.objects {
				if t.several(o) || o.treaty == nil && slices.ContainsFunc(p.objects, func(o object) bool { return o.treaty != nil }) {
					continue
				}
				t.add(c, t.stanceOn(p, o), p.scope.tense, o.id(), v)
			}
		}
	}
}

// several reports an object that is many instruments: "treaties with 15 countries"
// give none of them a number.
func (t *tellers) several(o object) bool {
	m := t.s.mention(o.tok)
	return m != nil && m.noun != nil && m.noun.plural && !m.noun.named
}

// signing is what "became the 40th to join by signing" means: the signature
// that its sentence tells of.
func signing(p predicate, here map[int]predicate) predicate {
	for tok := range p.s.tokens {
		if q, ok := here[tok]; ok && q.scope.stance == graph.Signed && q.frame.Lemma == "sign" && len(q.objects) > 0 {
			return q
		}
	}
	return p
}

// partial reports a crowd of which only some are spoken of: "one of the 27
// members", "none of the 12 states".
func (t *tellers) partial(c crowd) bool {
	i := c.from - 1
	for t.s.tag(i) == "DT" || t.s.tag(i) == "PRP$" {
		i--
	}
	return t.s.word(i) == "of" && someOf[t.s.word(i-1)]
}

// someOf are the words for a part of a number.
var someOf = wordSet("one none some most many several any half each few either neither two three four five six part percent third quarter member majority")

// wordsOf are the stance words whose actors a crowd could be: those that the
// tree gives it, and those beside it where the tree fails.
func (t *tellers) wordsOf(c crowd, here map[int]predicate) []int {
	var out []int
	for v := range t.s.tokens {
		p, ok := here[v]
		if !ok {
			continue
		}
		for _, i := range t.d.actorTokens(t.s, p) {
			if h, ok := t.headed(i); ok && h.tok == c.tok && (!c.ordinal || t.becomes(c, v)) && !(c.part && t.becomes(c, v)) {
				out = append(out, v)
				break
			}
		}
	}
	for _, v := range t.beside(c) {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// becomes reports "the 43rd country to sign", "the fifth state that ratified":
// an ordinal whose noun the predicate describes.
func (t *tellers) becomes(c crowd, tok int) bool {
	for i := tok; i >= 0; i = t.s.head(i) {
		if t.s.plain(i) == "acl" && t.s.head(i) == c.tok {
			return true
		}
		if i == c.tok {
			return false
		}
	}
	return false
}

// actorTokens are the heads of the noun phrases in which a predicate's actors could stand.
func (d *desk) actorTokens(s *sentence, p predicate) []int {
	switch p.form {
	case "passive", "participle", "between", "with", "parties":
		return marked(s, p.tok, "by", "between", "among", "with")
	case "nominal":
		return append(marked(s, p.tok, "by", "of", "from"), s.children(p.tok, "nmod:poss")...)
	}
	var out []int
	if p.scope.stance == graph.Signed {
		out = marked(s, p.tok, "between", "among", "with")
	}
	i := p.tok
	for n := 0; i >= 0 && n < 6; n++ {
		if sub := s.child(i, "nsubj", "nsubj:pass"); sub >= 0 {
			if relativePronoun(s.word(sub)) {
				sub = s.head(i)
			}
			return append(out, s.conjuncts(sub)...)
		}
		if s.plain(i) == "acl" {
			return append(out, s.head(i))
		}
		i = s.head(i)
	}
	return out
}

// marked are the nouns, with those coordinated, that hang on token i by one of the prepositions.
func marked(s *sentence, i int, prepositions ...string) []int {
	var out []int
	for _, k := range s.children(i, "obl", "nmod") {
		for _, p := range prepositions {
			if s.marker(k) == p {
				out = append(out, s.conjuncts(k)...)
			}
		}
	}
	return out
}
