package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// This file reads what stands over a stance noun: negation, modality, the verb that governs it.

// nominalScope reads the scope of a noun: of a copular one as of a verb, of
// another by the verb that it belongs to.
func (d *desk) nominalScope(s *sentence, i int, stance graph.Stance, kind string) scope {
	sc := scope{stance: stance, tense: graph.Past}
	switch {
	case noLonger(s, i):
		if sc.become(graph.Refused, "no longer"); sc.stance == graph.Refused {
			sc.stance = graph.Withdrew
		}
	case s.has(i, "det", "no") || s.has(i, "advmod", "not", "never", "n't", "n’t") || neitherNor(s, i) || s.noneOf(i) || kind == "cop" && s.neitherUpTo(i):
		sc.negate("not")
	}
	for _, k := range s.children(i, "amod", "compound", "advmod") {
		switch s.word(k) {
		case "possible", "potential", "threatened", "eventual", "hypothetical", "likely", "near", "virtual", "attempted", "rumoured", "rumored", "mooted", "feared":
			sc.drop(s.word(k))
		case "planned", "impending", "imminent", "upcoming", "future", "expected", "pending", "looming", "intended", "proposed":
			sc.plan(s.word(k))
		}
	}
	if kind == "cop" && s.child(i, "cop", "aux:pass") >= 0 {
		switch modal(s, i) {
		case "will":
			if sc.plan("will"); s.child(i, "cop") >= 0 && stays(s, i) {
				sc.drop("until")
			}
		case "would", "may":
			sc.drop("modal")
		}
	}
	if kind != "cop" && (d.onlyImagined(s, i) || calledFor(s, i)) {
		sc.drop("imagined")
	}
	if kind == "cop" && (s.has(i, "mark", "if", "whether", "unless") || s.rel(i) == "acl:relcl" && d.supposedThing(s, s.head(i))) {
		sc.drop("if")
	}
	if kind != "cop" || s.word(i) == "part" || !ofItself(s, i) {
		d.verbAbove(&sc, s, i)
	}
	if h := s.head(i); kind == "cop" && h >= 0 && sc.stance != "" && (s.plain(i) == "xcomp" || s.plain(i) == "ccomp") { // "wants to be a member"
		d.govern(&sc, s, h, s.plain(i))
		d.level(&sc, s, h)
	}
	return sc
}

// ofItself reports a standing that holds whatever its sentence says of the rest: "as a
// party to it, Chad must ...", "because it is a party, Chad must ...", "being a party".
func ofItself(s *sentence, i int) bool {
	if s.has(i, "case", "as") || s.has(i, "cop", "being") {
		return true
	}
	return s.plain(i) == "advcl" && (s.child(i, "cop") >= 0 || standingNouns[s.word(i)]) && s.has(i, "mark", "because", "as", "since", "although", "though", "while", "whereas")
}

// neitherNor reports one of two that are denied together: "is neither a signatory
// nor a party", "is not a signatory or a party".
func neitherNor(s *sentence, i int) bool {
	if s.neitherBehind(i) || anythingBut(s, i) || s.has(i, "cc:preconj", "neither") || s.has(i, "cc", "neither") && s.plain(i) != "conj" {
		return true
	}
	if s.plain(i) != "conj" {
		return false
	}
	h := s.head(i)
	return s.has(i, "cc", "nor") || s.has(i, "cc", "or") && h >= 0 && (s.has(h, "advmod", "not", "never") || s.has(h, "det", "no"))
}

// anythingBut reports "is anything but a party".
func anythingBut(s *sentence, i int) bool {
	j := i - 1
	for j > 1 && (s.tag(j) == "DT" || s.tag(j) == "JJ") {
		j--
	}
	return s.word(j) == "but" && s.word(j-1) == "anything"
}

// noLonger reports "is no longer a party".
func noLonger(s *sentence, i int) bool {
	for j := max(1, i-4); j < i; j++ {
		if s.word(j) == "longer" && s.word(j-1) == "no" {
			return true
		}
	}
	return false
}

// verbAbove lets the verb that a noun belongs to act on it.
func (d *desk) verbAbove(sc *scope, s *sentence, i int) {
	h := s.head(i)
	if h < 0 || sc.stance == "" {
		return
	}
	if s.plain(i) == "obj" && sc.stance.Polarity() > 0 && barring[d.lemma(s, h)] { // "blocked Chad's accession"
		if d.scopeOf(s, h, graph.Refused).stance == "" { // only sought to
			sc.drop("above")
		}
		sc.negate(d.lemma(s, h))
		return
	}
	if s.plain(i) == "obj" && bindsStance(sc.stance) && ratifying(s, i) { // "backs ratification of it"
		switch d.lemma(s, h) {
		case "support", "back", "favor", "favour", "endorse":
			sc.stance = graph.Endorsed
		}
	}
	if s.plain(i) == "obl" && factualPreposition[s.marker(i)] { // "following China's signing of it, ports closed"
		return
	}
	if d.underWay(s, i, h) {
		sc.drop("under way")
		return
	}
	if d.controlsNoun(sc, s, i, h) {
		return
	}
	if d.givenBack(sc.stance, s, i, h) {
		sc.drop("given up")
		return
	}
	if s.plain(i) == "obj" && s.word(h) == "hold" && s.word(h-1) == "on" { // "put on hold its ratification"
		sc.negate("on hold")
		return
	}
	if s.plain(i) == "nsubj" && d.comes(sc, s, i, h) {
		return
	}
	if strings.HasPrefix(s.tag(h), "VB") {
		d.sharesScope(sc, s, i, h)
	}
	if s.marker(i) == "without" {
		sc.drop("without")
	}
}

// controlsNoun lets verb h act on its noun i as on an infinitive: "delayed its ratification of it". It
// reports that nothing else above has a say.
func (d *desk) controlsNoun(sc *scope, s *sentence, i, h int) bool {
	if s.plain(i) != "obj" && s.plain(i) != "obl" {
		return false
	}
	lemma := d.lemma(s, h)
	switch d.x.words.Control[lemma] {
	case data.EffectWish, data.EffectDeny, data.EffectRefuse:
		sc.drop(lemma)
		return true
	case data.EffectPlan:
		sc.plan(lemma)
	case data.EffectFail:
		if s.plain(i) == "obj" && !d.negated(s, h) {
			sc.negate(lemma)
			return true
		}
	}
	return false
}

// sharesScope lets what stands around verb h act on its noun i: "declined to put its name to it".
func (d *desk) sharesScope(sc *scope, s *sentence, i, h int) {
	outer := d.scopeOf(s, h, graph.Signed)
	unwilling := outer.stance == graph.Refused || outer.stance == graph.NotSigned
	switch lemma, rel := d.lemma(s, h), s.plain(i); {
	case outer.stance == "" && rel != "nsubj":
		sc.drop("above")
	case (rel == "obj" || d.penning(s, i) >= 0) && sc.stance.Polarity() > 0 && unwilling && (light[lemma] || naming[lemma] || committing[lemma]):
		sc.stance = outer.stance
	case rel == "obj" && sc.stance == graph.Withdrew && s.child(i, "nmod:poss", "compound") < 0 && unwilling: // "will not pull the plug on it"
		sc.drop("above")
	case rel == "xcomp" && sc.stance.Polarity() > 0 && outer.stance == graph.Refused: // "does not intend to become a party"
		sc.become(graph.Refused, "above")
	case outer.tense == graph.Planned && rel != "nsubj":
		sc.plan("above")
	}
}

// ratifying reports a noun for how a state is bound.
func ratifying(s *sentence, i int) bool {
	switch s.word(i) {
	case "ratification", "accession", "membership", "adoption", "signature":
		return true
	}
	return false
}

// bindsStance reports a stance that binds.
func bindsStance(s graph.Stance) bool { return s == graph.Signed || s == graph.Ratified }

// givenBack reports a resistance that ends, or a refusal or a departure that is undone: "dropped its
// opposition to it", "its withdrawal from the pact was reversed".
func (d *desk) givenBack(stance graph.Stance, s *sentence, i, h int) bool {
	if stance.Polarity() >= 0 || d.negated(s, h) {
		return false
	}
	if s.rel(i) == "nsubj:pass" {
		return turningBack[s.word(h)] || stance == graph.Refused && givingUp[s.word(h)]
	}
	return s.plain(i) == "obj" && (turningBack[s.word(h)] || stance == graph.Refused && givingUp[s.word(h)])
}

var (
	// givingUp are forms of verbs by which a resistance ends.
	givingUp = wordSet(`drop drops dropped dropping abandon abandons abandoned abandoning lift lifts lifted lifting end ends ended ending withdraw withdraws withdrew withdrawn
		withdrawing overcome overcame overcomes soften softens softened softening reconsider reconsidered renounce renounced waive waives waived waiving ease eased easing`)
	// turningBack are those by which a deed is undone.
	turningBack = wordSet(`reverse reverses reversed reversing revoke revokes revoked revoking rescind rescinds rescinded rescinding cancel cancels cancelled canceled cancelling
		undo undoes undid undone overturn overturns overturned overturning annul annulled retract retracts retracted retracting`)
)

// comes lets the verb h act on the deed at token i that is its subject, and reports whether it says when
// or whether that comes about.
func (d *desk) comes(sc *scope, s *sentence, i, h int) bool {
	switch {
	case d.takesEffect(s, h):
		sc.plan("takes effect")
	case d.stillAhead(s, i, h):
		sc.drop("ahead")
	case imagined(s, i, h):
		sc.drop("imagined")
	default:
		return false
	}
	return true
}

// imagined reports an act that is only thought of: "a French withdrawal from the
// pact could end it", not "the French withdrawal from the pact could end it".
func imagined(s *sentence, i, h int) bool {
	might := false
	for _, k := range s.children(h, "aux") {
		switch s.word(k) {
		case "would", "could", "might", "may":
			might = true
		}
	}
	first := i
	for first > 0 && modifies(s, first-1) {
		first--
	}
	switch s.word(first - 1) {
	case "the", "this", "that", "'s", "’s", "'", "his", "her", "its", "their", "our":
		return false
	}
	return might && s.tag(first-1) != "PRP$"
}

func firstWord(words string) string {
	first, _, _ := strings.Cut(words, " ")
	return first
}

// remains reports an adjective of which a verb says that it still holds: "remains committed".
func remains(s *sentence, i int) bool {
	h := s.head(i)
	if h < 0 || s.plain(i) != "xcomp" {
		return false
	}
	switch s.word(h) {
	case "remain", "remains", "remained", "stay", "stays", "stayed", "stand", "stands":
		return true
	}
	return false
}

// calledFor reports a deed that somebody else's words are for: "calls for Peru's withdrawal",
// "made the case for leaving", "a campaign for accession".
func calledFor(s *sentence, i int) bool {
	for _, k := range s.children(i, "case") {
		if s.word(k) == "for" && callWords[s.word(k-1)] {
			return true
		}
	}
	return false
}

var callWords = wordSet("call calls case push plea pleas demand demands appeal appeals argument arguments campaign campaigns clamour clamor pressure advocate advocates chants chant petition conditions condition timetable roadmap")
