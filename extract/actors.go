package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// actor is who takes a stance, and how the text says so.
type actor struct {
	entity string
	how    string // direct, demonym, official, person, pronoun, group, pair
	tok    int    // token that names it
}

// officials are nouns for those who act for the country or body before or behind them.
var officials = wordSet(`government governments administration administrations president presidents premier premiers minister ministers
	leader leaders official officials negotiator negotiators diplomat diplomats delegation delegations delegate delegates envoy envoys
	ambassador ambassadors representative representatives regime authorities leadership side side team teams chancellor king cabinet
	ministry junta secretary chief chiefs head heads ruler rulers spokesman spokeswoman spokesperson
	presidency pope pontiff army military counterpart counterparts pm forces rebels capital premiership monarch sultan emir prince agency agencies mission`)

// parliaments take part in ratifying; against their government they are not its voice.
var parliaments = wordSet("parliament parliaments congress senate lawmakers legislators legislature assembly bundestag duma knesset house mps senators voters storting folketing riksdag sejm rada majlis seimas saeima riigikogu")

// countryNouns take up the country that was named last: "the island nation".
var countryNouns = wordSet("nation country kingdom republic federation monarchy emirate sultanate")

// groups are nouns for several actors, whom the text may name behind them.
var groups = wordSet(`countries nations states members parties powers signatories governments leaders signers allies partners participants economies
	ministers others companies firms organizations organisations groups presidents neighbours neighbors members representatives countries' islands delegations republics manufacturers agencies sides opponents supporters critics backers holdouts those`)

// actors are those whom the noun phrase headed by token i names, coordination included.
func (d *desk) actors(s *sentence, i int) []actor {
	var out []actor
	if i < 0 {
		return nil
	}
	for _, c := range s.conjuncts(i) {
		out = append(out, d.actor(s, c)...)
	}
	return distinctActors(append(out, d.enumerated(s, out)...))
}

func distinctActors(in []actor) []actor {
	var out []actor
	seen := map[string]bool{}
	for _, a := range in {
		if a.entity != "" && !seen[a.entity] {
			seen[a.entity] = true
			out = append(out, a)
		}
	}
	return out
}

// actor is whom one noun names, without what is coordinated with it.
func (d *desk) actor(s *sentence, i int) []actor {
	if m := s.mention(i); m != nil {
		return d.named(s, i, m)
	}
	if out, ok := d.actingFor(s, i); ok {
		return out
	}
	if out, ok := d.spokenOf(s, i); ok {
		return out
	}
	for _, a := range s.children(i, "appos") { // "the world's largest emitter, China"
		if n := s.mention(a); n != nil && (n.kind == graph.Country || n.kind == graph.Organization) {
			if s.word(a+1) == "," && s.word(a+2) == "along" && s.word(a+3) == "with" { // "the host Canada, along with Chad and Fiji"
				return d.actors(s, a)
			}
			return d.named(s, a, n)
		}
	}
	return nil
}

// actingFor is the country or body for which those act whom a noun calls officials, lawmakers or a
// group; ok where it is such a noun, though it may stand for nobody.
func (d *desk) actingFor(s *sentence, i int) (out []actor, ok bool) {
	switch w := s.word(i); {
	case w == "members" && ofParliament(s, i):
		return rename(d.ofOfficial(s, i), "parliament"), true
	case besideOthers[w] && s.child(i, "appos") < 0 && len(d.listed(s, i)) == 0 && len(d.whole(s, i)) == 0 && ownedByCountry(s, i): // "US allies" are not the US
		return nil, true
	case memberNouns[w] && d.club(s, i) != "":
		return []actor{{d.club(s, i), "group", i}}, true
	case severalOf[w] && s.word(i+1) == "of": // "some of its allies, Chad and Fiji,"
		for _, k := range s.children(i, "nmod") {
			if groups[s.word(k)] {
				return d.listed(s, k), true
			}
		}
		return nil, true
	case groups[w] && len(d.listed(s, i)) > 0:
		return d.withOneMore(s, i, d.listed(s, i)), true
	case groups[w] && len(d.whole(s, i)) > 0:
		return d.whole(s, i), true
	case companyWords[w] || w == "manufacturers": // the firms of a country are not the country
		return nil, true
	case takesSides[w] || withinCountry(s, i, w) || friendsOf(s, i, w): // nor are its critics, its states, its bishops and its allies
		return nil, true
	case officials[w] || groups[w]:
		if out := d.ofOfficial(s, i); len(out) > 0 {
			return out, true
		}
		if out := d.atHome(s, i, w); len(out) > 0 || !s.has(i, "nummod", "two") && !s.has(i, "det", "both") && !(pairing[w] && s.word(i-1) == "the" && i == 1) {
			return out, true
		}
		return d.pair(s, i), true
	case parliaments[w]:
		out := d.ofOfficial(s, i)
		if len(out) == 0 && (w == "congress" || w == "senate") && s.capital(i) && d.speaksOf(unitedStates) {
			out = []actor{{unitedStates, "", i}}
		}
		return rename(out, "parliament"), true
	}
	return nil, false
}

// named is whom a mention stands for: a country, a body, or a person's side.
func (d *desk) named(s *sentence, i int, m *mention) []actor {
	switch m.kind {
	case graph.Country:
		if partOfName(s, i) {
			return nil
		}
		if m.role == data.RoleAdjective && s.head(i) >= 0 && modifierRel(s.rel(i)) || basedThere(s, i) || m.role == data.RoleCapital && !d.speaksOfCountry(m.entity) {
			return nil
		}
		if m.role == data.RoleDemonym && quantity[s.word(i-1)] { // "most Kenyans"
			return nil
		}
		how := "direct"
		switch m.role {
		case data.RoleDemonym, data.RoleAdjective:
			how = "demonym"
		case data.RoleCapital, data.RoleMetonym:
			how = m.role
		}
		if w := s.word(i); m.role == data.RoleMetonym && (strings.HasSuffix(w, " congress") || strings.HasSuffix(w, " senate")) { // "the U.S. Congress"
			how = "parliament"
		}
		return []actor{{m.entity, how, i}}
	case graph.Organization:
		if out := d.madeUpOf(s, i, m.entity); len(out) > 0 {
			return out
		}
		return []actor{{m.entity, "direct", i}}
	case graph.Person:
		if p := d.people.byID(m.entity); p != nil && p.side != "" && (office(p.role) || p.leader != nil) {
			return []actor{{p.side, "person", i}}
		}
		if k := s.child(i, "nmod:poss"); k >= 0 && s.is(k, graph.Country) { // "Peru's Ana Soto"
			return []actor{{s.mention(k).entity, "person", i}}
		}
	}
	return nil
}

// quantity are the words of a count of a people, who are not their country.
var quantity = wordSet("most many some few several ordinary young older million thousands hundreds dozens two three four five")

// memberNouns are those who belong to the body that they are named by.
var memberNouns = wordSet("members member states nations countries")

func modifierRel(rel string) bool {
	return rel == "amod" || rel == "compound" || strings.HasPrefix(rel, "nmod")
}

func rename(in []actor, how string) []actor {
	for i := range in {
		if in[i].how != "parliament" || how != "pronoun" { // "lawmakers said they"
			in[i].how = how
		}
	}
	return in
}

// ofOfficial is the side of "the French government", "leaders of China and
// India", "Britain's foreign secretary", "the Trump administration".
func (d *desk) ofOfficial(s *sentence, i int) []actor {
	var out []actor
	for _, k := range s.hanging(i) {
		rel := s.rel(k)
		m := s.mention(k)
		switch {
		case rel == "amod" || rel == "compound" || rel == "nmod:poss" || rel == "nmod:desc" || rel == "nmod:unmarked" || (rel == "nmod" && (ofWhom(s.marker(k)) || s.marker(k) == "in" && seated[s.word(i)])):
			for _, c := range s.conjuncts(k) {
				if n := s.mention(c); n != nil && n.kind != graph.Instrument && n.kind != graph.Summit && !(n.kind == graph.Organization && memberNouns[s.word(i)]) { // the members of a body are not the body
					out = append(out, d.sideOf(n, c)...)
				}
			}
			switch {
			case m != nil || len(out) > 0 || rel != "nmod:poss":
			case s.word(k) == "our" && ourVoices[s.word(i)]:
				out = append(out, d.ours(s, k)...)
			case s.word(k) == "whose":
				out = append(out, d.whose(s, k)...)
			case officials[s.word(k)]: // "the Chadian leader's predecessor"
				out = append(out, d.ofOfficial(s, k)...)
			case s.word(k) == "its" && memberNouns[s.word(i)]: // nor are "its members"
			default:
				whose := d.pronoun(s, k)
				if len(whose) == 0 && s.word(k) == "its" {
					whose = adjectiveBefore(s, k)
				}
				out = append(out, whose...)
			}
		}
	}
	if len(out) == 0 {
		for _, k := range s.children(i, "appos", "nmod:desc", "flat") {
			for _, c := range s.conjuncts(k) { // "Presidents Obama and Medvedev"
				if n := s.mention(c); n != nil && n.kind == graph.Person {
					out = append(out, d.sideOf(n, c)...)
				}
			}
		}
	}
	if out = append(out, d.enumerated(s, out)...); len(out) == 0 {
		out = d.shared(s, i)
	}
	return rename(out, "official")
}

func ofWhom(marker string) bool {
	return marker == "of" || marker == "from" || marker == "for"
}

// sideOf is a mention's own country or body, a person's side.
func (d *desk) sideOf(m *mention, tok int) []actor {
	if m.kind == graph.Person {
		if p := d.people.byID(m.entity); p != nil && p.side != "" {
			return []actor{{p.side, "official", tok}}
		}
		return nil
	}
	if m.kind == graph.Country || m.kind == graph.Organization {
		return []actor{{m.entity, "official", tok}}
	}
	return nil
}

// listed are those whom a group's noun lists: "61 countries, including China
// and India", "members such as", "the five powers: ...", "six nations (the US, ...)".
func (d *desk) listed(s *sentence, i int) []actor {
	var out []actor
	for _, k := range s.children(i, "nmod", "appos", "obl", "dep", "parataxis", "list", "acl") {
		switch m := s.marker(k); {
		case s.plain(k) == "appos", s.plain(k) == "parataxis", s.plain(k) == "dep", s.plain(k) == "list":
			if s.is(k, graph.Country) || s.is(k, graph.Organization) {
				out = append(out, rename(d.actors(s, k), "group")...)
			}
		case m == "including" || m == "such as" || m == "like" || m == "among" || s.has(k, "case", "including", "like", "such"):
			out = append(out, rename(d.actors(s, k), "group")...)
		}
	}
	if len(out) == 0 {
		out = d.behind(s, i)
	}
	return out
}

// behind reads a list by its words alone, where the tree does not join it to its noun.
func (d *desk) behind(s *sentence, i int) []actor {
	for j := i + 1; j < len(s.tokens) && j < i+12; j++ {
		switch s.word(j) {
		case "—", "–", "--":
			if out := d.run(s, j+1); len(out) > 0 && (j < i+6 || dashes[s.word(out[len(out)-1].tok+1)]) {
				return rename(out, "group")
			}
			return rename(d.bracketed(s, j+1), "group")
		}
		if j >= i+6 {
			continue
		}
		switch s.word(j) {
		case "including", "include", ":", "(", "-":
			return rename(d.run(s, j+1), "group")
		case "such":
			if s.word(j+1) == "as" {
				return rename(d.run(s, j+2), "group")
			}
		case ",":
			if out := d.run(s, j+1); standingNouns[s.word(i)] && s.joinedBy(j+1, out, "and") && closes(s, out[len(out)-1].tok+1) { // "signers of the pact, Chad and Fiji, met"
				return rename(out, "group")
			}
			continue
		}
		if strings.HasPrefix(s.tag(j), "VB") {
			return nil
		}
	}
	return nil
}

// withOneMore are those whom a group's noun i lists, with those whom it belongs to where
// the list only adds to them: "ministers of Chile and Peru - the hosts - plus Fiji".
func (d *desk) withOneMore(s *sentence, i int, listed []actor) []actor {
	for _, k := range s.children(i, "appos") {
		if s.has(k, "cc", "plus", "and") {
			return distinctActors(append(d.ofOfficial(s, i), listed...))
		}
	}
	return listed
}

// run reads "A, B and C" from token j on.
func (d *desk) run(s *sentence, j int) []actor {
	var out []actor
	for ; j < len(s.tokens); j++ {
		if m := s.mention(j); m != nil && (m.kind == graph.Country || m.kind == graph.Organization) {
			if m.role != data.RoleAdjective {
				out = append(out, actor{m.entity, "group", j})
			}
			continue
		}
		switch w := s.word(j); {
		case s.is(j, graph.Person) || s.tag(j) == "POS" || s.tag(j) == "JJ":
		case w == "," || w == "and" || w == "the" || w == "or" || w == "as" || w == "well" || w == "both" || w == ";" || w == "plus" || w == "&":
		default:
			return out
		}
	}
	return out
}

// takesSides are nouns for those who are for or against whom they are named by.
var takesSides = wordSet("critics opponents supporters backers detractors sceptics skeptics")

var severalOf = wordSet("some several many most")
