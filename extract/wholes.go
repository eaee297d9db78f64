package extract

import (
	"slices"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// This file reads groups that a text names by their number and in whole: "both
// sides", "the three countries", "all seven leaders".

// whole are the members of a group that is told to be complete: those that a
// sentence before names, if they are as many, or the members of a body that the
// article speaks of and that has so many.
func (d *desk) whole(s *sentence, i int) []actor {
	if w := s.word(i); s.word(i-1) == "all" && (w == "sides" || w == "parties") {
		return rename(d.lastTogether(s, i-1, anyNumber, false), "together")
	}
	j := i - 1
	for s.tag(j) == "JJ" && s.mention(j) == nil {
		j--
	}
	n, _, ordinal, ok := numberAt(s, j)
	if !ok || ordinal || n < 3 || n > 12 || s.word(j-1) != "all" && s.word(j-1) != "the" {
		return nil
	}
	if out := d.lastTogether(s, j, n, stateWords[s.word(i)]); len(out) > 0 {
		return rename(out, "together")
	}
	if s.word(j-1) != "all" {
		return nil
	}
	if out := d.partiesOf(s, n); len(out) > 0 && stateWords[s.word(i)] {
		return out
	}
	return rename(d.membersOf(n), "members")
}

// partiesOf are the parties of the known instrument that a sentence speaks of, if they are n: "the pact
// was signed by all three countries".
func (d *desk) partiesOf(s *sentence, n int) []actor {
	for i := range s.tokens {
		m := s.mention(i)
		if m == nil || m.kind != graph.Instrument {
			continue
		}
		t := d.stock.of[m]
		if t == nil || t.known == nil || len(t.known.Parties) != n {
			continue
		}
		var out []actor
		for _, p := range t.known.Parties {
			out = append(out, actor{p, "members", -1})
		}
		return out
	}
	return nil
}

// club is the group that is nothing but its members, where all of them are meant: "G7 nations", not
// "several G7 nations".
func (d *desk) club(s *sentence, i int) string {
	m := s.mention(i - 1)
	if m == nil || !slices.Contains(clubs, m.entity) || s.child(i, "nummod") >= 0 {
		return ""
	}
	for _, k := range s.children(i, "det", "amod") {
		switch s.word(k) {
		case "all", "the", "these":
		default:
			return ""
		}
	}
	return m.entity
}

// membersOf are the members of the one body that the article names and that has n of them.
func (d *desk) membersOf(n int) []actor {
	var out []actor
	seen := map[string]bool{}
	for _, h := range d.scan.names {
		for _, f := range h.forms {
			members := d.x.members[f.Entity]
			if f.Kind != graph.Organization || seen[f.Entity] || len(members) < n {
				continue
			}
			seen[f.Entity] = true
			var belong []actor
			for _, m := range members {
				if m.Holds(d.doc.Article.Date) && strings.HasPrefix(m.Member, "country:") {
					belong = append(belong, actor{m.Member, "members", -1})
				}
			}
			if len(belong) != n {
				continue
			}
			if len(out) > 0 {
				return nil
			}
			out = belong
		}
	}
	return out
}

// stillMember reports a member that is known to have left a body, and to have
// done so after the article was written: its leaving is still a plan there.
func (d *desk) stillMember(actor, body string) bool {
	at := d.doc.Article.Date
	return at != "" && slices.ContainsFunc(d.x.members[body], func(m data.Member) bool {
		return m.Member == actor && m.Until != "" && at.Last() < m.Until.First()
	})
}

// permanentMembers are five states, no body: each acts for itself.
const permanentMembers = "organization:p5"

// madeUpOf are the members of a body that its name is explained by: "the six
// (Britain, China, ...)", "the five permanent members - the US, ... - plus Germany".
func (d *desk) madeUpOf(s *sentence, i int, body string) []actor {
	switch s.word(i + 1) {
	case "(", "-", "–", "—", "--":
		out := d.run(s, i+2)
		if len(out) < 2 {
			break
		}
		for j := out[len(out)-1].tok + 1; j < len(s.tokens); j++ {
			if s.word(j) == "plus" || s.word(j) == "and" {
				return rename(append(out, d.run(s, j+1)...), "group")
			}
			if w := s.word(j); w != ")" && w != "-" && w != "–" && w != "—" && w != "," {
				break
			}
		}
		return rename(out, "group")
	}
	if body != permanentMembers {
		return nil
	}
	var out []actor
	for _, m := range d.x.members[body] {
		out = append(out, actor{m.Member, "members", i})
	}
	return out
}

// placed are the words behind which a country is a place.
var placed = wordSet("in at near across around inside outside throughout")

// stateWords are nouns for states alone, not for bodies.
var stateWords = wordSet("countries nations states governments powers neighbours neighbors")

// pair is the two of "both", "the two sides", "the two countries": those named
// last, if they stand together.
func (d *desk) pair(s *sentence, i int) []actor {
	states := stateWords[s.word(i)]
	for j := i + 1; j < i+4 && !states; j++ { // "both countries", "the two neighbouring states"
		if states = stateWords[s.word(j)]; s.tag(j) != "JJ" {
			break
		}
	}
	if states {
		return rename(d.lastTogether(s, i, 2, true), "together")
	}
	if w := s.word(i); w == "leaders" || w == "presidents" || w == "ministers" || w == "men" || w == "women" || w == "pair" || w == "duo" {
		if out, known := d.lastTwoPeople(s, i); known {
			return rename(out, "pair")
		}
	}
	return rename(d.lastTogether(s, i, 2, false), "pair")
}

// lastTwoPeople are the countries of the two people whom a sentence names last before token i; known
// reports that one names two, for whichever countries they act.
func (d *desk) lastTwoPeople(s *sentence, i int) (out []actor, known bool) {
	for back := 0; back < 3 && s.index-back >= 0; back++ {
		t := d.sentences[s.index-back]
		limit := len(t.tokens)
		if back == 0 {
			limit = i
		}
		var found []actor
		people := map[string]bool{}
		for j := 0; j < limit; j++ {
			if t.is(j, graph.Person) {
				people[t.mention(j).entity] = true
				found = append(found, d.sideOf(t.mention(j), -1)...)
			}
		}
		switch {
		case len(people) == 2:
			if found = distinctActors(found); len(found) != 2 {
				found = nil
			}
			return away(found), true
		case len(people) > 2:
			return nil, false
		}
	}
	return nil, false
}

// anyNumber asks for a group of three to six.
const anyNumber = -1

// lastTogether looks back for a sentence that names exactly n countries or
// bodies before token i, of states countries alone, or as the last of more n
// that stand together ("Trump hosted the presidents of Armenia and Azerbaijan").
func (d *desk) lastTogether(s *sentence, i, n int, states bool) []actor {
	for back := 0; back < 4; back++ {
		k := s.index - back
		if k < 0 {
			return nil
		}
		t := d.sentences[k]
		limit := len(t.tokens)
		if back == 0 {
			limit = i
		}
		var found []actor
		for j := 0; j < limit; j++ {
			m := t.mention(j)
			if placed[t.word(j-1)] || t.word(j-1) == "the" && placed[t.word(j-2)] { // "met in Chad": where, not who
				continue
			}
			if m == nil || m.kind == graph.Instrument || states && m.kind == graph.Organization || m.kind == graph.Country && ofThing(t, j) {
				continue
			}
			for _, a := range d.sideOf(m, -1) {
				if a.entity != "" {
					found = append(found, actor{a.entity, a.how, j})
				}
			}
		}
		if two := subjectPair(t, found); n == 2 && two != nil && len(distinctActors(found)) > 2 {
			return two
		}
		if joined := lastJoined(t, found, n); n > 0 && joined != nil && len(distinctActors(found)) > n {
			return joined
		}
		if found = distinctActors(found); len(found) == n || n == anyNumber && len(found) > 2 && len(found) < 7 {
			return away(found)
		}
	}
	return nil
}

// subjectPair are the two that a sentence joins with "and" as the subject of a verb,
// nil where there are none or more than one pair.
func subjectPair(t *sentence, found []actor) []actor {
	var out []actor
	for k := 0; k+1 < len(found); k++ {
		a, b := found[k], found[k+1]
		if !t.parsed() || a.tok < 0 || a.entity == b.entity || t.plain(a.tok) != "nsubj" || !joins(t, a.tok+1, b.tok, true) || b.tok-a.tok > 4 {
			continue
		}
		if out != nil {
			return nil
		}
		out = away([]actor{a, b})
	}
	return out
}

// lastJoined are the last n of the actors of a sentence where "and" stands before
// the last of them and no verb between them, nil where they do not stand so.
func lastJoined(t *sentence, found []actor, n int) []actor {
	var out []actor // the last first
	next := 0       // where the one behind begins
	for k := len(found) - 1; k >= 0; k-- {
		a := found[k]
		if len(out) > 0 && out[len(out)-1].entity == a.entity {
			next = a.tok
			continue
		}
		if len(out) == n {
			if joins(t, a.tok+1, next, false) { // there are more
				return nil
			}
			break
		}
		if len(out) > 0 && !joins(t, a.tok+1, next, len(out) == 1) {
			return nil
		}
		out, next = append(out, a), a.tok
	}
	if len(out) < n {
		return nil
	}
	slices.Reverse(out)
	return away(distinctActors(out))
}

// away are actors that are named elsewhere than in the clause they act in.
func away(in []actor) []actor {
	out := slices.Clone(in)
	for i := range out {
		out[i].tok = -1
	}
	return out
}

// joins reports tokens that hold two names together: no verb and, where the last
// of a list follows, an "and".
func joins(t *sentence, from, to int, last bool) bool {
	and := false
	for j := from; j < to; j++ {
		if strings.HasPrefix(t.tag(j), "VB") || t.tag(j) == "MD" {
			return false
		}
		and = and || t.word(j) == "and"
	}
	return and || !last
}

// pairing are the nouns that alone at the head of a sentence take up the two of whom the one
// before it told: "The leaders agreed".
var pairing = wordSet("leaders presidents premiers ministers")

// ofThing reports a country at token j that only tells whose a thing is: "the U.S. decision".
func ofThing(s *sentence, j int) bool {
	w := s.word(j + 1)
	return strings.HasPrefix(s.tag(j+1), "NN") && !s.capital(j+1) && s.mention(j+1) == nil && !officials[w] && !groups[w] && !parliaments[w] && s.plain(j) == "compound"
}
