package extract

import (
	"slices"

	"signatory/extract/data"
	"signatory/graph"
)

// dealMaking are the verbs that bring a deal about. Told in a form that leaves the
// deed open ("talks to reach an accord", "the hope of making a deal") they say
// only what is sought.
var dealMaking = wordSet(`conclude strike seal clinch forge finalize finalise negotiate reach make cut hammer complete work thrash draw secure
	win craft create arrive come enter broker`)

// verbScope is the scope of a verb in a frame.
func (d *desk) verbScope(s *sentence, i int, f data.Frame) scope {
	sc := d.scopeOf(s, i, f.Stance)
	if d.announcedBefore(s, i, sc) {
		sc.tense = graph.Past
	}
	if prep, _ := d.forSubject(s, i); prep >= 0 {
		sc = scope{stance: f.Stance, tense: graph.Past}
		d.forScope(&sc, s, i, prep)
	}
	if dealMaking[f.Lemma] && sc.stance == graph.Signed && sc.tense == graph.Past && d.leftOpen(s, i) {
		sc.drop("sought")
	}
	if f.Lemma == "negotiate" && sc.stance == graph.Signed && (sc.tense == graph.Planned || s.tag(i) == "VBG" && s.word(i-1) != "after" || present(s, i)) { // what is negotiated is not made
		sc.drop("sought")
	}
	if dealMaking[f.Lemma] && sc.stance == graph.Signed && sc.tense == graph.Planned && slices.ContainsFunc(sc.effects, func(e string) bool { return aspiring[e] }) && d.anyDeal(s, i) {
		sc.drop("sought")
	}
	if dealMaking[f.Lemma] && sc.stance == graph.NotSigned && d.anyDeal(s, i) { // who failed to reach a deal has none left unsigned
		sc.drop("no deal")
	}
	if dealMaking[f.Lemma] && sc.stance == graph.Signed && sc.tense == graph.Planned && contains(sc.effects, "purpose") && d.anyDeal(s, i) { // "plan to meet in Oslo to reach a deal"
		sc.drop("sought")
	}
	if dealMaking[f.Lemma] && sc.stance == graph.Signed && (inTheMaking(s, i) || sc.tense == graph.Planned && bargaining[f.Lemma]) {
		sc.drop("in the making")
	}
	if s.tag(i) == "VBG" && s.child(i, "nmod:poss") >= 0 && d.unwelcome(s, i) {
		sc.drop("unwelcome")
	}
	if sc.stance != "" && d.wished(s, i) {
		sc.drop("wish")
	}
	if dealMaking[f.Lemma] && sc.stance == graph.Signed && helped(s, i) {
		sc.drop("helped")
	}
	if f.Lemma == "endorse" && sc.stance == graph.Endorsed && cameTogether(s, i) {
		sc.stance = graph.Signed
	}
	if w := s.word(i - 2); s.word(i-1) == "to" && (w == "how" || w == "whether" || w == "when") {
		sc.drop("how")
	}
	if f.Kept && sc.stance != graph.Withdrew { // who complies with a pact only keeps it
		sc.drop("kept")
	}
	if f.Weak && s.tag(i) == "VBG" && s.child(i, "aux") < 0 && s.word(i-1) == "," { // "America leaves the treaty, ending a pact of 1987"
		sc.drop("result")
	}
	return sc
}

// present reports a verb in the present, active or passive, outside a headline.
func present(s *sentence, i int) bool {
	if s.headline() {
		return false
	}
	t := s.tag(i)
	return t == "VBZ" || t == "VBP" || s.has(i, "aux:pass", "is", "are")
}

// negotiators are those who negotiated a deal of which nobody is said to have made
// it: "was reached after talks between Chad and Peru".
func (d *desk) negotiators(p predicate) []actor {
	s, i := p.s, p.tok
	if !dealMaking[p.frame.Lemma] && p.frame.Lemma != "sign" && p.frame.Lemma != "agree" || p.scope.stance != graph.Signed || p.form != "passive" && p.form != "participle" {
		return nil
	}
	for j := i + 1; j+1 < len(s.tokens); j++ {
		if t := s.tag(j); t == "VBD" || t == "VBZ" || t == "MD" || s.word(j) == ";" {
			return nil
		}
		if w := s.word(j + 1); talkWords[s.word(j)] && (w == "between" || w == "among" || w == "involving") {
			f := d.surface(s)
			if out := f.list(f.of[j+1] + 1); len(out) > 1 {
				return distinctActors(rename(out, "group"))
			}
			return nil
		}
	}
	return nil
}

// talkers are those whose talks brought a deal about: "talks between Chad and Peru produced a truce".
func (d *desk) talkers(s *sentence, i int) []actor {
	h := s.head(i)
	if m := s.marker(i); h < 0 || s.plain(i) != "obj" && s.plain(i) != "obl" || m != "" && m != "in" && m != "with" && m != "to" || !producing[d.lemma(s, h)] || modal(s, h) != "" || d.negated(s, h) || s.tag(h) != "VBD" && s.tag(h) != "VBN" && s.tag(h) != "VBZ" {
		return nil
	}
	sub := s.child(h, "nsubj")
	if det := s.mention(i).noun.det; det == "no" || det == "any" {
		return nil
	}
	if sub < 0 || !talkWords[s.word(sub)] {
		return nil
	}
	for _, k := range s.children(sub, "nmod") {
		if m := s.marker(k); m == "between" || m == "among" {
			if out := d.actors(s, k); len(out) > 1 {
				return rename(out, "group")
			}
		}
	}
	return nil
}

// producing are verbs for what talks end in.
var producing = wordSet("produce yield result end culminate bring lead")

// talkWords are nouns for what deals come out of.
var talkWords = wordSet("talks negotiation negotiations discussions meeting meetings dialogue bargaining diplomacy summit contacts consultations")

// aspiring are words for the will to reach what needs another's will too.
var aspiring = wordSet("look commitment commit committed aim pledge promise vow intend intent intention determination determined hope readiness willingness")

// anyDeal reports an object that is not there yet: "a deal".
func (d *desk) anyDeal(s *sentence, i int) bool {
	o := s.child(i, "obj")
	if o < 0 {
		o = s.child(i, "obl") // "come to a deal"
	}
	m := s.mention(o)
	return m != nil && m.noun != nil && !m.noun.named && (m.noun.det == "a" || m.noun.det == "an" || m.noun.det == "any" || m.noun.det == "")
}

// bargaining are the verbs of deal making whose plan promises no deal: "pledged to
// negotiate a treaty".
var bargaining = wordSet("negotiate work thrash draw craft create")

// inTheMaking reports a deal on which its sides are at work: "the deal being
// negotiated", "are hammering out an accord".
func inTheMaking(s *sentence, i int) bool {
	if s.tag(i) == "VBG" {
		for _, k := range s.children(i, "aux") {
			if w := s.word(k); be[w] || w == "been" || w == "be" {
				return true
			}
		}
		return false
	}
	for _, k := range s.children(i, "aux:pass") {
		if s.word(k) == "being" {
			return true
		}
	}
	return false
}

// unwelcome reports a gerund with its own subject below a verb that stands against it or
// waits for it: "opposed Chad's joining the pact".
func (d *desk) unwelcome(s *sentence, i int) bool {
	switch d.x.words.Control[d.lemma(s, s.head(i))] {
	case data.EffectRefuse, data.EffectWish, data.EffectDeny, data.EffectFail:
		return true
	}
	return false
}

// leftOpen reports an infinitive that no deed governs, or a gerund that nothing
// says to have come about.
func (d *desk) leftOpen(s *sentence, i int) bool {
	if s.has(i, "mark", "to") || s.word(i-1) == "to" && s.tag(i) == "VB" {
		h := s.head(i)
		return h < 0 || d.x.words.Control[d.lemma(s, h)] != data.EffectDo && !rank[s.word(h)] && !couldAndDid(s, h)
	}
	if s.tag(i) != "VBG" || s.child(i, "aux") >= 0 {
		return false
	}
	switch s.marker(i) {
	case "after", "since", "upon", "on", "by", "following", "for", "in":
		return false
	}
	return s.word(i-1) != ","
}
