package extract

import (
	"slices"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// This file reads those who back a text by what stands before its noun:
// "a US-backed resolution", "the French draft resolution".

// compoundBacker reads a participle that a hyphen joins to an actor:
// "Egyptian-sponsored", "U.S.-drafted".
func (d *desk) compoundBacker(s *sentence, i int) (predicate, bool) {
	backers := []actor{}
	switch hyphen := func(j int) bool { return s.tag(j) == "HYPH" || s.word(j) == "-" }; {
	case !d.x.takesStance(s.word(i)):
		return predicate{}, false
	case hyphen(i-1) && d.isActor(s, i-2):
		backers = append(backers, actor{s.mention(i - 2).entity, "direct", i - 2})
	case s.tag(i) == "VBN" && d.isActor(s, i-1) && hyphen(i-2) && d.isActor(s, i-3): // "a U.S.-Russia backed agreement"
		backers = append(backers, actor{s.mention(i - 3).entity, "direct", i - 3}, actor{s.mention(i - 1).entity, "direct", i - 1})
	default:
		return predicate{}, false
	}
	for _, f := range d.framesOf(s.word(i), true, false) {
		if f.Form != "obj" || f.Stance == graph.Withdrew || f.Stance == graph.Suspended {
			continue
		}
		for j := i + 1; j < len(s.tokens) && j < i+6; j++ {
			if !s.is(j, graph.Instrument) {
				if s.mention(j) == nil && !modifies(s, j) {
					break
				}
				continue
			}
			p := predicate{s: s, tok: i, frame: f, form: "compound", scope: scope{stance: f.Stance, tense: graph.Past}}
			p.actors = backers
			p.objects = d.allowed(d.objectAt(s, j, ""), f)
			return p, len(p.objects) > 0
		}
	}
	return predicate{}, false
}

func (d *desk) isActor(s *sentence, i int) bool {
	return s.is(i, graph.Country) || s.is(i, graph.Organization)
}

// drafters reads whose draft a resolution is: "a US draft resolution", "the
// Palestinian proposal for a resolution" name a state, or its people, before it.
func (d *desk) drafters(s *sentence, i int) (predicate, bool) {
	m := s.mention(i)
	if m == nil || m.kind != graph.Instrument || m.noun == nil || m.noun.head.Class != "resolution" {
		return predicate{}, false
	}
	from := -1
	if o := m.noun.owner; o >= 0 && s.is(o, graph.Country) {
		from = o
	}
	if k := m.noun.from; s.is(k, graph.Country) && drafting[s.word(k+1)] && (s.mention(k).role == data.RoleAdjective || s.tokens[k].Text == strings.ToUpper(s.tokens[k].Text)) {
		from = k
	}
	if from < 0 {
		return predicate{}, false
	}
	p := predicate{s: s, tok: i, form: "drafter", frame: data.Frame{Lemma: "draft", Verb: true, Stance: graph.Endorsed}}
	p.scope = scope{stance: graph.Endorsed, tense: graph.Past}
	p.actors = []actor{{s.mention(from).entity, "direct", from}}
	p.objects = d.treatyObject(s, m, i, "")
	return p, len(p.objects) > 0
}

// drafting are the words that may stand between a drafter and "resolution".
var drafting = wordSet("draft proposed resolution resolutions counter-resolution rival security")

// sideWith reads a side that is taken by a preposition alone: "the government is
// against it", "Kenya is in favor of the treaty".
func (d *desk) sideWith(s *sentence, i int) (predicate, bool) {
	if m := s.mention(i); m != nil && m.kind != graph.Instrument && m.kind != graph.Organization || !slices.ContainsFunc(s.small(), sideWord) {
		return predicate{}, false
	}
	stance := graph.Stance("")
	h := s.head(i)
	switch s.marker(i) {
	case "against":
		stance = graph.Refused
	case "behind":
		stance = graph.Endorsed
	case "to":
		return d.saidNo(s, i)
	case "of":
		if h >= 0 && (s.word(h) == "favor" || s.word(h) == "favour") && s.marker(h) == "in" {
			stance = graph.Endorsed
		}
	}
	if stance == "" {
		return predicate{}, false
	}
	top := i
	if s.child(top, "cop") < 0 && h >= 0 && (strings.HasPrefix(s.tag(h), "RB") || s.word(h) == "favor" || s.word(h) == "favour") {
		top = h
	}
	if s.child(top, "cop") < 0 || s.child(top, "nsubj") < 0 {
		return predicate{}, false
	}
	p := predicate{s: s, tok: i, form: "side", frame: data.Frame{Lemma: s.marker(i), Stance: stance}}
	p.scope = d.nominalScope(s, top, stance, "cop")
	p.actors, p.objects = d.actors(s, s.child(top, "nsubj")), d.objectAt(s, i, "")
	p.objects = slices.DeleteFunc(p.objects, func(o object) bool { return o.treaty == nil })
	return p, len(p.objects) > 0
}

// sideWord reports a word without which no sentence takes a side by a preposition.
func sideWord(w string) bool {
	switch w {
	case "against", "behind", "favor", "favour", "no":
		return true
	}
	return false
}

// outsider reads who is said to be outside an instrument: "Chad and Fiji are the only
// countries outside the pact", "joins Peru as the only states not in the accord".
func (d *desk) outsider(s *sentence, i int) (predicate, bool) {
	m := s.mention(i)
	if m.kind != graph.Instrument || m.noun == nil || m.noun.compound {
		return predicate{}, false
	}
	from := m.noun.from - 1
	if m.noun.det != "" {
		from--
	}
	if w := s.word(from); w != "outside" && !(w == "of" && s.word(from-1) == "out" && s.child(i, "cop") >= 0) && !(w == "in" && (s.word(from-1) == "not" || s.word(from-1) == "yet" && s.word(from-2) == "not")) {
		return predicate{}, false
	}
	if sub := s.child(i, "nsubj"); sub >= 0 && s.child(i, "cop") >= 0 && s.marker(i) == "out of" { // "Chad is out of the pact"
		p := predicate{s: s, tok: i, form: "copular", frame: data.Frame{Lemma: "out", Stance: graph.Withdrew, Form: "cop:out of"}}
		p.scope = d.nominalScope(s, i, graph.Withdrew, "cop")
		p.actors, p.objects = d.actors(s, sub), d.treatyObject(s, m, i, "")
		return p, len(p.actors) > 0 && len(p.objects) > 0
	}
	if sub := s.child(i, "nsubj"); sub >= 0 && s.child(i, "cop") >= 0 && s.marker(i) == "in" && !s.has(i, "cop", "was", "were") { // "Chad is not in the pact"
		p := predicate{s: s, tok: i, form: "copular", frame: data.Frame{Lemma: "outside", Stance: graph.NotSigned, Form: "cop:outside"}}
		p.scope = scope{stance: graph.NotSigned, tense: graph.Past}
		p.actors, p.objects = d.actors(s, sub), d.treatyObject(s, m, i, "")
		return p, len(p.actors) > 0 && len(p.objects) > 0
	}
	if s.headline() && s.word(from) == "outside" && s.word(from-1) == "still" { // "Chad still outside pact"
		p := predicate{s: s, tok: from - 1, form: "copular", frame: data.Frame{Lemma: "outside", Stance: graph.NotSigned, Form: "cop:outside"}}
		p.scope = scope{stance: graph.NotSigned, tense: graph.Past}
		p.actors, p.objects = d.runBefore(s, from-1), d.treatyObject(s, m, i, "")
		return p, len(p.actors) > 0 && len(p.objects) > 0
	}
	h := s.head(i)
	if h < 0 || s.plain(i) != "nmod" && s.plain(i) != "obl" {
		return predicate{}, false
	}
	w := s.word(h)
	if !groups[w] && !groups[plural(w)] && !countryNouns[w] {
		return predicate{}, false
	}
	p := predicate{s: s, tok: h, form: "copular", frame: data.Frame{Lemma: "outside", Stance: graph.NotSigned, Form: "cop:outside"}}
	p.scope = d.nominalScope(s, h, graph.NotSigned, "cop")
	switch {
	case s.has(h, "cop", "was", "were"): // which is told as over
	case s.child(h, "nsubj") >= 0 && s.child(h, "cop") >= 0:
		p.actors = d.actors(s, s.child(h, "nsubj"))
	case s.has(h, "case", "as") && s.head(h) >= 0: // "joins Chad as the only other country outside it"
		v := s.head(h)
		p.actors = append(d.subjects(s, v), rename(d.actors(s, s.child(v, "obj")), "company")...)
	}
	p.objects = d.treatyObject(s, m, i, "")
	return p, len(p.actors) > 0 && len(p.objects) > 0
}

// councils adopt the texts of others by vote: they back them, and are no party.
var councils = []string{"organization:un-security-council", "organization:un-general-assembly", "organization:un-human-rights-council", "organization:united-nations"}

// saidNo reads "said no to the pact", with the pact at token i.
func (d *desk) saidNo(s *sentence, i int) (predicate, bool) {
	j := i - 1
	for j > 2 && s.word(j) != "to" && (modifies(s, j) || s.tag(j) == "DT") {
		j--
	}
	if s.word(j) != "to" || s.word(j-1) != "no" || d.lemma(s, j-2) != "say" || s.headline() {
		return predicate{}, false
	}
	p := predicate{s: s, tok: j - 2, form: "side", frame: data.Frame{Lemma: "say", Verb: true, Stance: graph.Refused}}
	p.scope = scope{stance: graph.Refused, tense: graph.Past} // its "no" is the refusal, not a negation
	if s.tag(j-2) == "VB" || s.tag(j-2) == "VBG" || s.has(j-2, "advmod", "not", "n't", "n’t", "never") {
		p.scope.drop("not said")
	}
	p.actors, p.objects = d.subjects(s, j-2), d.objectAt(s, i, "")
	return p, len(p.objects) > 0 && len(p.actors) > 0
}

// byVote reports an act by which a council takes up a text.
func byVote(actor string, f data.Frame) bool {
	if !slices.Contains(councils, actor) {
		return false
	}
	switch f.Lemma {
	case "adopt", "approve", "pass", "accept", "agree", "endorse", "approval", "acceptance":
		return true
	}
	return strings.HasPrefix(f.Form, "nom:") && f.Lemma == "adoption"
}
