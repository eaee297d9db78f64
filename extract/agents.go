package extract

import (
	"strings"

	"signatory/graph"
)

// agents are those who do what verb i says.
func (d *desk) agents(s *sentence, i int, passive bool) []actor {
	if !passive {
		out := d.subjects(s, i)
		if len(out) == 0 {
			out = d.adjacent(s, i)
		}
		if len(out) == 0 {
			out = d.onBehalf(s, i)
		}
		return append(out, d.partners(s, i, out)...)
	}
	var out []actor
	for _, k := range s.children(i, "obl", "nmod") {
		switch m := s.marker(k); {
		case s.rel(k) == "obl:agent" || m == "by":
			out = append(append(out, d.actors(s, k)...), d.andBy(s, k)...)
			if strings.HasPrefix(s.word(k), "predecessor") && madeUnder[d.lemma(s, i)] { // "was signed by his predecessor"
				out = append(out, d.ofOfficial(s, k)...)
			}
			if mutual[d.lemma(s, i)] { // "signed by Chad with Fiji"
				for _, o := range s.children(k, "nmod") {
					if s.marker(o) == "with" {
						out = append(out, rename(d.actors(s, o), "partner")...)
					}
				}
			}
		case m == "between" || strings.HasSuffix(m, "among") || strings.HasSuffix(m, " between"): // "agreed to among"
			out = append(out, d.actors(s, k)...)
		case m == "for" && signingFor[d.lemma(s, i)] && s.is(k, graph.Country): // "was signed for Chad by its minister"
			out = append(out, d.actors(s, k)...)
		case m == "under" && madeUnder[d.lemma(s, i)] && (s.is(k, graph.Person) || officials[s.word(k)]): // "was signed under President Soto"
			out = append(out, d.actors(s, k)...)
		case m == "with" || m == "including":
			out = append(out, d.actors(s, k)...)
			if h := s.head(i); m == "with" && h >= 0 && s.plain(i) == "acl" && mutual[d.lemma(s, i)] { // "her deal reached with the bloc"
				for _, o := range s.children(h, "nmod:poss") {
					out = append(out, d.owners(s, o)...)
				}
			}
		}
	}
	if sides := d.listBetween(s, i+1); len(out) == 0 && mutual[d.lemma(s, i)] && len(sides) > 1 { // "reached last May between Chad and Fiji"
		return distinctActors(sides)
	}
	if len(out) == 0 { // "was sponsored and guaranteed by the mediators"
		for _, c := range s.children(i, "conj") {
			if s.tag(c) == s.tag(i) && s.child(c, "nsubj", "nsubj:pass", "aux:pass") < 0 && s.child(i, "obl") < 0 {
				return d.agents(s, c, true)
			}
		}
	}
	return distinctActors(out)
}

// signingFor are verbs of a deed that somebody does for his country.
var signingFor = wordSet("sign initial ink countersign")

// madeUnder are verbs of a deed that is his under whom it was done.
var madeUnder = wordSet("sign conclude strike reach seal ink ratify initial")

// placing are the prepositions of a name that tells where, or of what, the noun before it is.
var placing = wordSet("of in from across around near outside inside throughout within")

var auxiliary = wordSet("have has had 've ’ve 'd is are was were be been being do does did")

// mutual verbs take their partner with "with": "signed a deal with Iran".
var mutual = wordSet("sign conclude strike reach seal negotiate agree ink forge clinch cut make finalize finalise initial hammer secure complete enter have work")

// partners are those with whom a subject signs.
func (d *desk) partners(s *sentence, i int, subjects []actor) []actor {
	if !mutual[d.lemma(s, i)] {
		return nil
	}
	var out []actor
	for _, k := range s.children(i, "obl") {
		switch s.marker(k) {
		case "with", "alongside", "along with", "together with":
			with := d.actors(s, k)
			if owner := s.child(k, "nmod:poss"); len(with) == 0 && s.is(k, graph.Person) && s.is(owner, graph.Country) { // "with Peru's Ana Soto"
				with = d.owners(s, owner)
			}
			out = append(out, rename(with, "partner")...)
		case "between": // "to sign an agreement between the two countries"
			if sides := d.actors(s, k); len(sides) > 1 {
				out = append(out, rename(sides, "partner")...)
			}
		}
	}
	if len(out) == 0 {
		out = rename(d.surface(s).behind(d.surface(s).of[i], "with"), "partner")
	}
	return out
}

// subjects are those whom the subject of verb i names, found through control,
// coordination and relative clauses.
func (d *desk) subjects(s *sentence, i int) []actor {
	if _, sub := d.forSubject(s, i); sub >= 0 {
		return d.actors(s, sub)
	}
	if k := beforeClause(s, i-1); k >= 0 && s.word(i-1) != "," { // "Chad - which has no seat - signed"
		if out := d.namesBefore(s, k); len(out) > 0 {
			return out
		}
	}
	if o := broughtTogether(s, i); o >= 0 {
		return d.actors(s, o)
	}
	if out := d.singled(s, i); len(out) > 0 {
		return out
	}
	if out := d.inverted(s, i); len(out) > 0 {
		return out
	}
	if out := d.countedBefore(s, i); len(out) > 0 {
		return out
	}
	if out := d.ownSubject(s, i); len(out) > 0 {
		return out
	}
	for n, from := 0, i; i >= 0 && n < 8; n++ {
		if k := s.child(i, "nmod:poss"); k >= 0 && s.tag(i) == "VBG" { // "opposed Chad's joining"
			return d.owners(s, k)
		}
		if sub := d.subjectOf(s, i); sub >= 0 && (i == from || !cameToMatter(s, i)) { // "is skilled when it comes to deals, signing three"
			return d.bySubject(s, i, sub, from)
		}
		h := s.head(i)
		if h < 0 {
			return nil
		}
		if out, found := d.fromAbove(s, i, h); found {
			return out
		}
		i = h
	}
	return nil
}

// fromAbove is who does what verb i tells where the word h above it says so; found where
// nobody needs to be sought further up.
func (d *desk) fromAbove(s *sentence, i, h int) (out []actor, found bool) {
	switch s.plain(i) {
	case "xcomp":
		if d.ofParty(s, h) {
			return nil, true
		}
		if rank[s.word(h)] && s.plain(h) == "appos" { // "Togo, the last to sign"
			return d.actor(s, s.head(h)), true
		}
		if o := s.child(h, "obj", "iobj"); o >= 0 && o < i && d.lemma(s, h) != "promise" {
			if out := d.actors(s, o); len(out) > 0 {
				return out, true
			}
		}
		if sub := s.child(h, "nsubj:pass"); d.passive(s, h) && (sub >= 0 || s.plain(h) != "acl" || !groups[s.word(s.head(h))]) { // not of "the countries set to sign"
			return d.actors(s, sub), true
		}
	case "acl":
		return d.holders(s, i, h), true
	case "conj", "advcl", "ccomp", "parataxis", "obl", "nmod":
		if o := s.child(h, "obj"); o >= 0 && o < i && judging[s.word(h)] && s.has(i, "mark", "for", "of", "over") {
			return d.judgedFor(s, o), true
		}
		if out := d.actsWith(s, i, h); len(out) > 0 {
			return distinctActors(append(d.subjects(s, h), out...)), true
		}
		if p := s.child(h, "nsubj:pass"); p >= 0 && s.plain(i) != "ccomp" {
			return d.actors(s, p), true
		}
	default:
		return nil, true
	}
	return nil, false
}

// bySubject finds who acts where sub is the subject of verb i itself, above the verb
// from, for which it is sought.
func (d *desk) bySubject(s *sentence, i, sub, from int) []actor {
	if relativePronoun(s.word(sub)) && s.rel(i) == "acl:relcl" {
		if out := d.described(s, s.head(i)); len(out) > 0 {
			return distinctActors(append(out, d.withCompany(s, i, sub)...))
		}
		return d.turned(s, from, s.head(i))
	}
	if k := watched(s, sub, from); k >= 0 { // "the ministers watch as Chad signs"
		if out := d.adjacent(s, from); len(out) > 0 {
			return out
		}
		return d.actors(s, k)
	}
	if last := d.lastOfTwo(s, i, sub); last >= 0 {
		return d.actor(s, last)
	}
	if out := append(d.withCompany(s, i, sub), d.joinedBy(s, i, sub)...); len(out) > 0 || from == i || !happening[d.lemma(s, i)] {
		return out
	}
	return d.possessors(s, sub) // "his departure came hours after signing it"
}

// happening are verbs that say of a deed when it came about.
var happening = wordSet("come came comes follow followed follows occur occurred happen happened")

// described are those of whom a relative clause tells what they do: the noun
// that it hangs from, or whom a sentence says to be "among those that", "one of
// the countries that".
func (d *desk) described(s *sentence, h int) []actor {
	var out []actor
	if sub := s.child(h, "nsubj"); sub >= 0 && s.word(sub) == "which" && s.child(h, "cop") >= 0 && countryNouns[s.word(h)] { // "Chad and Fiji, which is the only country that"
		if out := d.beforeComma(s, sub); len(out) > 0 {
			return out
		}
	}
	if s.word(h-1) != "two" || s.word(s.head(h)) != "one" { // "is one of two countries that": of itself
		out = d.actors(s, h)
	}
	if sub := s.child(h, "nsubj"); len(out) == 0 && sub >= 0 && s.child(h, "cop") >= 0 && !d.negated(s, h) { // "was a critic of the deal who would quit it"
		out = d.actors(s, sub)
	} else if sub >= 0 && s.word(h) == "one" && s.child(h, "cop") >= 0 && !d.negated(s, h) { // "Fiji is one of two states, the other being Chad, that signed"
		out = distinctActors(append(d.actors(s, sub), out...))
	}
	for n := 0; len(out) == 0 && h >= 0 && n < 2; h, n = s.head(h), n+1 {
		if w := s.word(h); !groups[w] && w != "one" && s.tag(h) != "CD" {
			break
		}
		if sub := s.child(h, "nsubj"); sub >= 0 && s.child(h, "cop") >= 0 {
			return append(d.actors(s, sub), d.withAtFirst(s, sub)...)
		}
		if s.word(h-1) == "among" {
			return d.adjacent(s, h-2)
		}
	}
	return out
}

// subjectOf is the subject that the tree gives a verb: of two, one that names an actor.
func (d *desk) subjectOf(s *sentence, i int) int {
	subjects := s.children(i, "nsubj", "nsubj:outer")
	for _, k := range subjects {
		if len(subjects) > 1 && k < i && len(d.actor(s, k)) > 0 {
			return k
		}
	}
	if len(subjects) == 0 {
		return -1
	}
	return subjects[0]
}

// courses are nouns for the way to a deed, which is his who takes it.
var courses = wordSet("process procedure procedures step steps course path")

// begins are the verbs of those who take such a way.
var begins = wordSet("begin start launch initiate trigger complete finish take commence conclude finalize finalise continue")

// holders are those who own the noun h that clause i explains: "Britain's
// refusal to sign", "the countries signing".
func (d *desk) holders(s *sentence, i, h int) []actor {
	if private[s.word(h)] { // "the first lawmaker to back it" does so for himself
		return nil
	}
	if v := s.head(h); s.tag(i) == "VBG" && courses[s.word(h)] && s.plain(h) == "obj" {
		if !begins[d.lemma(s, v)] { // who halts it takes no step on it
			return nil
		}
		return d.subjects(s, v) // "began the process of leaving"
	}
	if s.tag(i) == "VBG" {
		if out := d.described(s, h); len(out) > 0 {
			return out
		}
		return d.namedBehind(s, i, h)
	}
	if out := d.ranked(s, h); len(out) > 0 {
		return out
	}
	if out := d.turned(s, i, h); len(out) > 0 && s.has(i, "mark", "to") {
		return out
	}
	if s.actorName(h) || s.is(h, graph.Person) { // "US to leave climate convention"
		return d.actors(s, h)
	}
	if companyWords[s.word(h)] || withinCountry(s, h, s.word(h)) {
		return nil
	}
	if out := d.possessors(s, h); len(out) > 0 {
		return out
	}
	if v := s.head(h); v >= 0 && strings.HasPrefix(s.tag(v), "VB") && s.plain(h) == "obj" {
		return d.subjects(s, v) // "made the decision to sign"
	}
	return nil
}

// ranked are those of whom it is said that they are "the sixtieth country to
// ratify", "the only state not to sign", "among those to leave".
func (d *desk) ranked(s *sentence, h int) []actor {
	w := s.word(h)
	if !groups[plural(w)] && !groups[w] && s.tag(h) != "JJ" && w != "one" && w != "signatory" && w != "state" {
		return nil
	}
	if sub := s.child(h, "nsubj"); sub >= 0 {
		if relativePronoun(s.word(sub)) && s.head(h) >= 0 { // "Turkey, which was the last member of the bloc to ratify"
			return d.actors(s, s.head(h))
		}
		return d.actors(s, sub)
	}
	if s.plain(h) == "appos" { // "Turkey, first to ratify the convention"
		return d.actor(s, s.head(h))
	}
	if one := s.head(h); s.plain(h) == "nmod" && s.marker(h) == "of" && (s.word(one) == "one" || s.word(one) == "among") { // "Turkey, one of the few states to ratify it"
		if s.plain(one) == "conj" {
			one = s.head(one)
		}
		if out := d.actor(s, s.head(one)); s.plain(one) == "appos" && len(out) > 0 {
			return out
		}
		if out := d.beforeAppos(s, s.head(h)); len(out) > 0 {
			return out
		}
	}
	if v := s.head(h); v >= 0 && (d.lemma(s, v) == "become" || s.child(v, "cop") >= 0) {
		return d.subjects(s, v)
	}
	return nil
}
