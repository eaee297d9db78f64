package extract

import (
	"maps"
	"slices"
	"strings"

	"signatory/graph"
)

// This file reads plurals that mean one instrument with each partner: "Oman signed trade
// agreements with Chad, Fiji and Peru" tells of three, and of none between Chad and Fiji.

// distribute gives every partner of such a plural an instrument of its own, in all that is said of them.
func (d *desk) distribute(found []predicate) []predicate {
	var out []predicate
	for _, p := range found {
		out = append(out, d.distributed(p)...)
	}
	return out
}

// distributed is one predicate for each of the instruments that a plural object of p means: who is
// no partner takes his stance on all of them, a partner on the one that is his.
func (d *desk) distributed(p predicate) []predicate {
	at, m, each := d.pluralObject(p)
	if at < 0 {
		return []predicate{p}
	}
	var out []predicate
	if rest := slices.Delete(slices.Clone(p.objects), at, at+1); len(rest) > 0 {
		q := p
		q.objects = rest
		out = append(out, d.distributed(q)...)
	}
	isPartner := func(entity string) bool {
		return slices.ContainsFunc(each, func(x actor) bool { return x.entity == entity })
	}
	o := p.objects[at]
	for _, x := range each {
		q, mine := p, o
		mine.treaty = d.stock.ofPartner(d.sentences[m.sent], m, x.entity, each)
		q.objects, q.divided = []object{mine}, true
		q.actors, q.players = nil, nil
		for _, a := range d.withAll(p, each) {
			if a.entity == x.entity || !isPartner(a.entity) && a.how != "partner" && !(p.form == "with" && a.tok > each[len(each)-1].tok) {
				q.actors = append(q.actors, a)
			}
		}
		for _, a := range p.players {
			if a.entity == x.entity || !isPartner(a.entity) {
				q.players = append(q.players, a)
			}
		}
		if len(q.actors)+len(q.players) > 0 {
			out = append(out, q)
		}
	}
	return out
}

// pluralObject is the object of p that means an instrument with each of its partners, with the
// plural itself, -1 for none. What takes up a single plural ("but never ratified them") means it too.
func (d *desk) pluralObject(p predicate) (at int, m *mention, each []actor) {
	for k, o := range p.objects {
		if o.treaty == nil || o.treaty.known != nil || o.treaty.partner != "" {
			continue
		}
		if m = p.s.mention(o.tok); m == nil && len(o.treaty.mentions) == 1 {
			m = o.treaty.mentions[0]
		}
		if m == nil || d.stock.of[m] != o.treaty {
			continue
		}
		if each = d.eachPartner(d.sentences[m.sent], m); len(each) > 1 {
			return k, m, each
		}
	}
	return -1, nil, nil
}

// ofPartner is the instrument that a plural means with one of its partners: one of which the
// article speaks by itself, or a new one.
func (st *stock) ofPartner(s *sentence, m *mention, partner string, each []actor) *treaty {
	if t := st.apart[m][partner]; t != nil {
		return t
	}
	told := st.telling(s, m.noun)
	for _, x := range each {
		delete(told.words, x.entity)
		delete(told.parties, x.entity)
	}
	for _, c := range complement(s, m.noun) { // who begins the next clause may stand in it too
		for i := c.from; c.party && i < c.end; i++ {
			if o := s.mention(i); o != nil {
				delete(told.words, o.entity)
				delete(told.parties, o.entity)
			}
		}
	}
	t := st.spokenOf(told, partner, m.noun)
	if t == nil {
		told.words[partner], told.parties[partner] = true, true
		t = &treaty{words: told.words, parties: told.parties, year: told.year, class: m.noun.head.Class, kind: m.noun.head.Type,
			partner: partner, mentions: []*mention{m}, last: s.index}
		st.all = append(st.all, t)
	}
	if st.apart[m] == nil {
		st.apart[m] = map[string]*treaty{}
	}
	st.apart[m][partner] = t
	return t
}

// partnersKnown gives what a plural means the id of the known instrument between its two sides, now
// that both are told.
func (st *stock) partnersKnown() {
	for _, t := range st.all {
		if t.partner == "" || t.id != "" {
			continue
		}
		words := maps.Clone(t.words)
		for p := range t.parties {
			words[p] = true
		}
		if id := st.d.x.lookup(told{words, t.parties, t.year, ""}, t.class, st.d.doc.Article.Date); id != "" {
			st.identify(t, id)
		}
	}
	for _, of := range st.apart { // "accords with Chad and Fiji" that are one known accord with both
		for _, k := range of {
			for partner, t := range of {
				if k.known != nil && t.id == "" && isParty(k.known, partner) {
					st.identify(t, k.id)
				}
			}
		}
	}
}

// identify takes t for the known instrument of an id.
func (st *stock) identify(t *treaty, id string) {
	t.id, t.known, t.named, t.name = id, st.d.x.instruments[id], true, st.d.x.names[id]
}

// bilateral takes who is bound by one of these, has left it or has not signed it for its other side.
func (st *stock) bilateral(p predicate) {
	for _, o := range p.objects {
		if t := o.treaty; t != nil && t.partner != "" && len(t.parties) < 2 && len(p.actors) > 0 && (bindsStance(p.scope.stance) || p.scope.stance == graph.Withdrew || p.scope.stance == graph.NotSigned) {
			t.parties[p.actors[0].entity] = true
		}
	}
}

// divide makes the instruments that the article's plurals mean.
func (st *stock) divide() {
	for _, m := range st.d.mentions {
		s := st.d.sentences[m.sent]
		if t := st.of[m]; t == nil || t.known != nil || !s.parsed() || s.mention(m.tok) != m {
			continue
		}
		each := st.d.eachPartner(s, m)
		for _, x := range each {
			st.ofPartner(s, m, x.entity, each)
		}
	}
}

// spokenOf is the one instrument with a partner of which the article speaks apart from the plural,
// nil for none or several.
func (st *stock) spokenOf(told told, partner string, n *noun) *treaty {
	var found *treaty
	topic := topics(told.words)
	for _, t := range st.all {
		if t.plural || !t.parties[partner] || len(t.parties) > 2 || !compatible(t.class, n.head.Class) || told.year > 0 && t.year > 0 && told.year != t.year {
			continue
		}
		if len(topic) > 0 && !slices.ContainsFunc(topic, func(w string) bool { return t.words[w] }) || len(topic) == 0 && len(topics(t.words)) > 0 && t.partner == "" {
			continue
		}
		if found != nil {
			return nil
		}
		found = t
	}
	return found
}

// partnerName is the name of an instrument that a plural means: by its two sides where both are
// told, else by the one with whom it was made.
func (st *stock) partnerName(t *treaty, k kernel) string {
	text := st.inSingular(k.text)
	if names := st.partyNames(t); len(names) > 1 {
		return strings.Join(names, "-") + " " + text + k.about
	}
	return text + " with " + st.d.x.names[t.partner] + k.about
}

// inSingular is what a plural means, as one is called: "free trade agreements", "Agreements on Trade".
func (st *stock) inSingular(text string) string {
	words := strings.Fields(text)
	for i, w := range words {
		if one := singular(w); one != w {
			if _, ok := st.d.x.head(strings.ToLower(lastWord(one))); ok {
				words[i] = one
				break
			}
		}
	}
	return strings.Join(words, " ")
}

// partnerAliases are the other ways to call it.
func (t *treaty) partnerAliases(d *desk) []string {
	k := d.stock.kernel(t)
	text := d.stock.inSingular(k.text)
	if alias := text + " with " + d.x.names[t.partner]; alias != t.name {
		return []string{alias}
	}
	return nil
}
