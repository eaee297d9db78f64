package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// This file finds whom a pronoun takes up.

// pronoun is whom a pronoun takes up: the nearest subject before it that it
// could name, in this sentence or the two before.
func (d *desk) pronoun(s *sentence, i int) []actor {
	switch s.word(i) {
	case "he", "she", "his", "her", "him", "himself":
		if out := d.takenToTask(s, i); len(out) == 1 {
			return rename(out, "pronoun")
		}
		if out := d.officeAbove(s, i); len(out) == 1 {
			return rename(out, "pronoun")
		}
		if out := d.officialBefore(s); len(out) == 1 {
			return rename(out, "pronoun")
		}
		return rename(d.antecedent(s, i, func(m *mention) bool {
			if m.kind != graph.Person {
				return false
			}
			q := d.people.byID(m.entity)
			return q == nil || q.calledBy(s.word(i))
		}), "pronoun")
	case "it", "its", "itself":
		if s.word(i) == "itself" && s.is(i-1, graph.Instrument) { // "the resolution itself"
			return nil
		}
		if out := d.foretold(s, i); len(out) == 1 {
			return rename(out, "pronoun")
		}
		if out := d.collective(s, i); len(out) > 0 {
			return rename(out, "pronoun")
		}
		if out := d.governing(s, i, false); len(out) > 0 {
			return rename(out, "pronoun")
		}
		return rename(d.antecedent(s, i, func(m *mention) bool {
			return m.kind == graph.Country || m.kind == graph.Organization || d.namesGovernment(m)
		}), "pronoun")
	case "they", "their", "them", "themselves":
		if out := d.foretold(s, i); len(out) > 1 {
			return rename(out, "pronoun")
		}
		if out := d.above(s, i); len(out) > 0 {
			return rename(out, "pronoun")
		}
		if out := d.governing(s, i, true); len(out) > 0 {
			return rename(out, "pronoun")
		}
		if d.peopleAbove(s, i) {
			return nil
		}
		if out := d.namedBeforeVerb(s, i); len(out) > 1 {
			return rename(out, "pronoun")
		}
		return rename(d.lastTogether(s, i, 2, false), "pronoun")
	case "we", "our", "us", "i", "my":
		return rename(d.speaker(s, i), "pronoun")
	}
	return nil
}

// officeAbove is the side of the unnamed official whose words or deeds a clause tells: "Chad's foreign
// minister said he would sign".
func (d *desk) officeAbove(s *sentence, i int) []actor {
	if !s.parsed() || s.plain(i) != "nsubj" {
		return nil
	}
	for v, n := s.head(i), 0; v >= 0 && n < 6; v, n = s.head(v), n+1 {
		k := s.child(v, "nsubj")
		if k < 0 || k >= i {
			continue
		}
		if s.mention(k) != nil || !officials[s.word(k)] || s.child(k, "appos") >= 0 {
			return nil
		}
		for j := k + 1; j < i; j++ { // "Chad's minister met Macron before he signed"
			if s.is(j, graph.Person) {
				return nil
			}
		}
		for _, c := range s.children(k, "nmod:poss", "amod", "nmod", "compound") {
			if s.is(c, graph.Country) && (s.plain(c) != "nmod" || s.rel(c) == "nmod:poss" || s.marker(c) == "of") {
				return []actor{{s.mention(c).entity, "official", c}}
			}
		}
		return nil
	}
	return nil
}

// governing is the subject of the nearest verb above a pronoun that it can stand for:
// "the administration should say so now that it has left", "Chad and Fiji met to renew their pact".
func (d *desk) governing(s *sentence, i int, several bool) []actor {
	if !s.parsed() {
		return nil
	}
	v := s.head(i)
	for n := 0; v >= 0 && n < 6; v, n = s.head(v), n+1 {
		sub := s.child(v, "nsubj", "nsubj:pass")
		if sub < 0 || sub >= i || s.below(i, sub) {
			continue
		}
		if several && (s.tag(sub) == "NNS" || s.tag(sub) == "NNPS" || len(s.conjuncts(sub)) > 1) || !several && single[s.word(sub)] {
			if out := d.actors(s, sub); len(out) == 1 || several && len(out) > 0 {
				return out
			}
		}
		if s.mention(sub) != nil || s.tag(sub) == "PRP" {
			return nil
		}
	}
	return nil
}

// peopleAbove reports a "they" for people named before it in its sentence who stand for no
// country: "225 lawmakers have announced that they would vote against it".
func (d *desk) peopleAbove(s *sentence, i int) bool {
	named := 0
	if s.wordWithin("groups", 0, i) && pressing(s, i) {
		return true
	}
	for j := i - 1; s.parsed() && j >= 0; j-- {
		switch w := s.word(j); {
		case s.actorName(j):
			named++
		case s.mention(j) == nil && (s.tag(j) == "NNS" || s.tag(j) == "NNPS") && (groups[w] || officials[w] || parliaments[w] || partisans[w]):
			return named < 2 && d.nobodys(s, j)
		}
	}
	for v, n := s.head(i), 0; s.parsed() && v >= 0 && n < 6; v, n = s.head(v), n+1 {
		if sub := s.child(v, "nsubj", "nsubj:pass"); sub >= 0 && sub != i {
			w := s.word(sub)
			return s.mention(sub) == nil && (s.tag(sub) == "NNS" || s.tag(sub) == "NNPS") && (officials[w] || parliaments[w] || partisans[w]) && d.nobodys(s, sub)
		}
	}
	return false
}

// nobodys reports a noun for people that nothing around it joins to a country: not "both leaders",
// "Chad's officials", "countries including Chad".
func (d *desk) nobodys(s *sentence, j int) bool {
	for _, k := range s.hanging(j) {
		if s.mention(k) != nil || s.tag(k) == "PRP$" || s.word(k) == "both" || s.word(k) == "two" || s.word(k) == "three" {
			return false
		}
	}
	switch s.word(j + 1) {
	case "including", "such", "like", ":", "(", "from", "of", "in":
		return false
	}
	return d.whole(s, j) == nil
}

// partisans are nouns for people who take sides at home.
var partisans = wordSet("candidates democrats republicans conservatives liberals critics activists protesters experts analysts hawks backbenchers campaigners voters lawyers judges scientists investors traders growers producers farmers bankers brokers dealers exporters importers buyers executives residents workers unions economists")

// namedBeforeVerb are the names right before the verb whose object "their" marks,
// where the tree gives that verb no subject: "many members, including Chad and Fiji,
// declared their intention".
func (d *desk) namedBeforeVerb(s *sentence, i int) []actor {
	if !s.parsed() || s.rel(i) != "nmod:poss" {
		return nil
	}
	o := s.head(i)
	v := s.head(o)
	if o < 0 || v < 0 || s.plain(o) != "obj" || v > i || s.child(v, "nsubj", "nsubj:pass") >= 0 {
		return nil
	}
	return d.runBefore(s, v)
}

// single are nouns for one government, which "it" takes up.
var single = wordSet("government administration regime ministry leadership cabinet presidency military junta delegation capital")

// above are the subjects of the verb of saying over a pronoun's clause: "Latvia and
// Estonia have said that they are leaving".
func (d *desk) above(s *sentence, i int) []actor {
	if !s.parsed() || s.plain(i) != "nsubj" {
		return nil
	}
	v := s.head(i)
	if v < 0 || s.plain(v) != "ccomp" {
		return nil
	}
	h := s.head(v)
	if h < 0 || s.child(h, "nsubj") == i {
		return nil
	}
	out := d.subjects(s, h)
	if sub := s.child(h, "nsubj"); len(out) < 2 && (sub < 0 || len(s.conjuncts(sub)) == 1 && s.tag(sub) != "NNS" && s.tag(sub) != "NNPS") { // "they" are several
		return nil
	}
	return out
}

// antecedent looks back for the last subject that fits, else the last mention.
func (d *desk) antecedent(s *sentence, i int, fits func(*mention) bool) []actor {
	for back := 0; back < 3; back++ {
		k := s.index - back
		if k < 0 || (back > 0 && d.sentences[k].headline()) {
			return nil
		}
		t := d.sentences[k]
		d.treeOf(t)
		limit := len(t.tokens)
		if back == 0 {
			limit = i
		}
		var last *mention
		lastTok := -1
		for j := 0; j < limit; j++ {
			m := t.mention(j)
			if m == nil || !fits(m) || back == 0 && besideFirst(t, j, i) || m.kind == graph.Country && (calledAfter(t, j) || ofFirm(t, j)) || (t.parsed() && modifierRel(t.rel(j)) && m.role == data.RoleAdjective) {
				continue
			}
			if t.parsed() && t.plain(j) == "nsubj" {
				last, lastTok = m, j
			} else if last == nil {
				last, lastTok = m, j
			}
		}
		if last != nil {
			if back > 0 {
				lastTok = -1
			}
			return d.sideOf(last, lastTok)
		}
		if back > 0 && t.tellsOfCompany() { // "The first was signed by oil company IOC. It"
			return nil
		}
	}
	return nil
}

// besideFirst reports a name j that opens a sentence as another than who is spoken of: "With Chad,
// it is one of two", "Unlike Chad, it has signed".
func besideFirst(s *sentence, j, pronoun int) bool {
	switch s.word(0) {
	case "with", "along", "together", "like", "unlike", "besides":
		return s.word(pronoun-1) == "," && j < pronoun && s.word(j) != ","
	}
	return false
}

// tellsOfCompany reports a sentence with a word for a company, whatever its name.
func (s *sentence) tellsOfCompany() bool {
	for i := range s.tokens {
		if s.mention(i) == nil && companyWords[s.word(i)] {
			return true
		}
	}
	return false
}

// oneOfTwo is "the former" or "the latter" of the two whom the text named together last.
func (d *desk) oneOfTwo(s *sentence, i int, which string) []actor {
	two := d.lastTogether(s, i, 2, false)
	switch {
	case len(two) != 2:
		return nil
	case which == "former":
		return rename(two[:1], "pair")
	}
	return rename(two[1:], "pair")
}

// namesGovernment reports a person by whom a government is called: "the Obama administration".
func (d *desk) namesGovernment(m *mention) bool {
	if m.kind != graph.Person {
		return false
	}
	w := d.sentences[m.sent].word(m.tok + 1)
	return w == "administration" || w == "government"
}

// spokenOf is whom a word stands for that takes up somebody told of before: "both", "it", "his country",
// "the latter"; ok where it is such a word.
func (d *desk) spokenOf(s *sentence, i int) (out []actor, ok bool) {
	switch w := s.word(i); {
	case w == "koreas":
		return bothKoreas(i), true
	case (w == "pair" || w == "duo") && len(d.actors(s, s.child(i, "appos"))) > 1: // "the pair, Chad and Fiji, said"
		return d.actors(s, s.child(i, "appos")), true
	case w == "pair" || w == "duo":
		if s.has(i, "det", "the") && s.child(i, "nmod") < 0 {
			return d.pair(s, i), true
		}
	case s.tag(i) == "CD" && s.word(i+1) == "of" && len(d.countedOf(s, i)) > 0: // "two of its neighbours - Chad and Fiji -"
		return d.countedOf(s, i), true
	case w == "both" || w == "two" || w == "sides" || w == "countries" || (w == "men" || w == "women") && (s.has(i, "nummod", "two") || s.has(i, "det", "both")):
		return d.pair(s, i), true
	case strings.HasPrefix(s.tag(i), "PRP"):
		return d.pronoun(s, i), true
	case countryNouns[w] && s.has(i, "nmod:poss", "our"):
		return d.ours(s, i), true
	case countryNouns[w] && s.tag(s.child(i, "nmod:poss")) == "PRP$": // "his country"
		return d.ownCountry(s, s.child(i, "nmod:poss")), true
	case (w == "former" || w == "latter") && s.word(i-1) == "the" && s.child(i, "appos") < 0 && !strings.HasPrefix(s.tag(i+1), "NN"):
		return d.oneOfTwo(s, i, w), true
	case (w == "predecessor" || w == "successor") && s.child(i, "appos") < 0:
		return d.ofOfficial(s, i), true
	case armedGroup(s, i):
		return d.thatGroup(s, i), true
	case countryNouns[w] && s.has(i, "det", "the") && d.adjectiveAbove(s, i) != nil:
		return d.adjectiveAbove(s, i), true
	case countryNouns[w] && s.is(i-1, graph.Country) && s.mention(i-1).role == data.RoleAdjective: // "the Saudi kingdom"
		return []actor{{s.mention(i - 1).entity, "official", i}}, true
	case countryNouns[w] && s.has(i, "det", "the"):
		return rename(d.antecedent(s, i, func(m *mention) bool { return m.kind == graph.Country && m.role != data.RoleAdjective }), "noun"), true
	}
	return nil, false
}
