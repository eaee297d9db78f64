package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// taken reports a noun for a resolve that somebody has made, whatever comes of
// it: "to coincide with the president's decision to leave".
func (d *desk) taken(s *sentence, h int) bool {
	switch s.word(h) {
	case "decision", "refusal", "failure":
		return s.has(h, "det", "the", "this", "that") || s.child(h, "nmod:poss") >= 0
	}
	return false
}

// governor is the noun that asks for an infinitive: the one that it hangs from, or
// one above ("a recommendation by an assembly of dignitaries to sign").
func (d *desk) governor(s *sentence, h int) int {
	for k, n := h, 0; k >= 0 && n < 4; k, n = s.head(k), n+1 {
		if _, ok := d.x.words.Control[d.lemma(s, k)]; ok && strings.HasPrefix(s.tag(k), "NN") {
			return k
		}
		if s.plain(k) != "nmod" {
			break
		}
	}
	return h
}

// infinitiveOf reads what a name is to do: in a headline a plan ("US to leave
// climate convention"), elsewhere what the verb above the name makes of it.
func (d *desk) infinitiveOf(sc *scope, s *sentence, name int) {
	if s.headline() && s.head(name) < 0 {
		sc.plan("to")
		return
	}
	d.govern(sc, s, s.head(name), "xcomp")
}

// told drops what is only reported to be denied, or planned to be given up:
// "dismissed reports that he had signed".
func (d *desk) told(sc *scope, s *sentence, noun int) {
	if strings.HasPrefix(s.tag(noun), "NN") && hearsay(s, noun) {
		sc.drop("hearsay")
		return
	}
	if requests[s.word(noun)] && sc.stance == graph.Refused { // "rejected calls to sign"
		return
	}
	switch d.lemma(s, s.head(noun)) {
	case "deny", "dismiss", "reject", "refute", "rebut", "scrap", "drop", "shelve", "abandon", "cancel", "ditch", "halt", "freeze", "suspend", "pause": // "dropped its plan to leave"
		if s.plain(noun) == "obj" {
			sc.drop("denied")
		}
	}
	if takenBack(s, noun) || broken(s, noun) {
		sc.drop("taken back")
	}
}

// govern lets the word above a complement act: "refused to sign", "urged it to sign".
func (d *desk) govern(sc *scope, s *sentence, h int, rel string) {
	lemma := d.lemma(s, h)
	if h >= 0 && strings.HasPrefix(s.tag(h), "NN") && feared(s, h) {
		sc.drop("case of")
		return
	}
	if h >= 0 && (judgedAfter(s, h) || s.word(h) == "mean" && s.word(h-1) == "i") { // "I mean, you have signed pacts"
		return
	}
	effect, ok := d.x.words.Control[lemma]
	if ok && effect == data.EffectWish && (d.tellsOwn(s, h) || lemma == "warn" && rel == "ccomp" && d.ownWarning(s, h)) {
		effect = data.EffectDo
	}
	if v := s.head(h); lemma == "choice" && v >= 0 && (haveForm(s.word(v)) || d.lemma(s, v) == "face") { // "has the choice of leaving or not"
		sc.drop(lemma)
		return
	}
	if lemma == "power" && s.word(h-1) == "veto" { // "used its veto power to block"
		return
	}
	if !ok {
		if h >= 0 && (d.impersonal(s, h, rel) || rel == "xcomp" && d.pressed(s, h)) {
			sc.drop(lemma)
		}
		return
	}
	switch effect {
	case data.EffectRefuse:
		if sc.stance.Polarity() > 0 {
			sc.become(graph.Refused, lemma)
		} else {
			sc.drop(lemma)
		}
	case data.EffectFail:
		if d.negated(s, h) { // "did not hesitate to sign"
			sc.note("not " + lemma)
			d.mood(sc, s, h)
			return
		}
		if lemma == "cease" && (sc.stance == graph.Signed || sc.stance == graph.Ratified) {
			sc.become(graph.Withdrew, lemma)
			return
		}
		sc.negate(lemma)
	case data.EffectPlan:
		d.planned(sc, s, h, lemma)
	case data.EffectDo:
		switch {
		case lemma == "move" && s.tag(h) == "VBG" && s.child(h, "aux") >= 0:
			sc.plan("moving")
		case sc.stance == graph.NotSigned && (rel == "xcomp" || rel == "acl"):
			sc.become(graph.Refused, lemma+" not")
		case resolving[lemma] && (sc.stance == graph.Signed || sc.stance == graph.Ratified) && rel != "ccomp":
			sc.plan(lemma) // to decide to sign is not to have signed; to decide to leave is the act of leaving
		}
	case data.EffectWish, data.EffectDeny:
		d.desired(sc, s, h, rel, lemma)
	}
}

// planned reads a stance that token h only intends: "plans to sign".
func (d *desk) planned(sc *scope, s *sentence, h int, lemma string) {
	switch {
	case d.kept(s, h):
	case lemma == "look" && s.word(h+1) == "forward":
		sc.drop("look forward")
	case d.hadMeant(s, h):
		sc.drop("had " + lemma)
	case d.negated(s, h) || d.without(s, h):
		d.unwilling(sc, lemma)
	case sc.stance == graph.Endorsed && strings.HasPrefix(lemma, "determine"): // "is determined to preserve it" speaks for it now
	default:
		sc.plan(lemma)
	}
}

// without reports a noun for a plan that its verb says nobody has: "never had plans to leave".
func (d *desk) without(s *sentence, noun int) bool {
	v := s.head(noun)
	return v >= 0 && s.plain(noun) == "obj" && having[s.word(v)] && d.negated(s, v)
}

// desired reads a stance that token h wishes for, expects, permits or denies: it is no
// position, but for requests turned down and what the words report after all.
func (d *desk) desired(sc *scope, s *sentence, h int, rel, lemma string) {
	switch {
	case rel == "acl" && requests[s.word(h)] && d.turnedDown(s, h):
		if sc.stance.Polarity() > 0 {
			sc.become(graph.Refused, lemma)
		} else {
			sc.drop(lemma)
		}
	case lemma == "try" && sc.stance == graph.Withdrew && rel == "xcomp" && modal(s, h) == "":
		sc.plan(lemma)
	case lemma == "able" && rel == "xcomp" && couldAndDid(s, h):
	case lemma == "allow" && rel == "xcomp" && letIn(s, h):
	case lemma == "tell" && rel == "ccomp": // "told the council that they are leaving" reports, "told them to leave" wishes
	case lemma == "expect" && (rel == "ccomp" || d.passive(s, h) && !d.foreseen(s, h)):
		sc.plan(lemma)
	case lemma == "order" && rel == "acl" && d.signedInto(s, h): // "signed an executive order to withdraw"
	default:
		sc.drop(lemma)
	}
}

// couldAndDid reports "was able to", which tells a deed, unlike "is able to".
func couldAndDid(s *sentence, i int) bool {
	return s.word(i) == "able" && (s.has(i, "cop", "was", "were") || s.has(i, "cop", "been") && s.has(i, "aux", "has", "have", "had")) &&
		modal(s, i) == "" && !s.has(i, "advmod", "not", "n't", "n’t", "never")
}

// requests are nouns for what asks somebody to act.
var requests = wordSet("request requests offer offers invitation invitations call calls proposal proposals plea pleas demand demands appeal appeals")

// turnedDown reports a request that the subject of its verb refuses: "turned down an invitation to join".
func (d *desk) turnedDown(s *sentence, noun int) bool {
	v := s.head(noun)
	if v < 0 || s.plain(noun) != "obj" || d.negated(s, v) || modal(s, v) != "" {
		return false
	}
	switch d.lemma(s, v) {
	case "reject", "decline", "refuse", "rebuff", "spurn", "dismiss", "snub":
		return true
	case "turn":
		return d.particle(s, v, "down")
	}
	return false
}

// unwilling lets a plan that somebody says not to have act: who "has no intention
// of signing" refuses; what is "not set to be signed" nobody has refused.
func (d *desk) unwilling(sc *scope, lemma string) {
	switch lemma {
	case "plan", "plans", "intend", "intention", "intent":
		if sc.stance.Polarity() > 0 {
			sc.become(graph.Refused, "not "+lemma)
			return
		}
	}
	sc.drop("not " + lemma)
}

// resolving are words for the will to act, before the act.
var resolving = wordSet("process decide decision choose choice elect opt vote resolve")

// foreseen reports an expectation that bystanders have: "is expected by analysts".
func (d *desk) foreseen(s *sentence, i int) bool {
	return s.child(i, "obl:agent") >= 0 || s.has(i, "advmod", "widely")
}

// adverbial lets the conjunction of an adverbial clause act.
func (d *desk) adverbial(sc *scope, s *sentence, i int) {
	switch s.marker(i) {
	case "until", "before":
		if s.tag(i) != "VBD" { // "had twelve members until Chad backed out"
			sc.drop("condition")
		}
	case "if", "unless", "lest", "whether", "should":
		sc.drop("condition")
	case "without":
		sc.negate("without")
	case "toward", "towards", "into", "beyond", "against", "rather than", "instead of":
		sc.drop("aim")
	case "on":
		if sc.stance.Polarity() > 0 {
			sc.drop("aim")
		}
	case "to", "in order to", "so":
		if s.tag(i) == "VBG" && s.word(i-1) == "to" { // "found no support to scrapping it"
			sc.drop("aim")
			return
		}
		if s.has(i, "mark", "in") && sc.stance.Polarity() > 0 { // "in order to make a deal"
			sc.drop("aim")
			return
		}
		h := s.head(i)
		if rank[s.word(h)] { // "the first to sign"
			return
		}
		if strings.HasPrefix(s.tag(h), "JJ") || d.underPressure(s, h) {
			sc.drop("wish")
			return
		}
		sc.note("purpose")
	}
}

var rank = wordSet("first second third last latest only next")

// whatIsDone is the verb of the clause with "what" of which verb i says what is done:
// "will do" in "What Chad will do is sign it"; -1 for none.
func whatIsDone(s *sentence, i int) int {
	for _, k := range s.children(i, "nsubj", "csubj") {
		if s.word(k) == "what" {
			return s.child(k, "acl:relcl")
		}
	}
	return -1
}

// bound reports a gerund that its preposition binds to a word above that
// governs complements: "refrained from signing", "the idea of leaving".
func (d *desk) bound(s *sentence, i, h int) bool {
	if s.tag(i) != "VBG" {
		return false
	}
	switch s.marker(i) {
	case "from", "at", "against", "of", "into", "about", "on", "to", "in", "over":
		_, ok := d.x.words.Control[d.lemma(s, h)]
		return ok
	}
	return false
}

// nominalLevel lets "without", "no" and the like on a noun above act.
func (d *desk) nominalLevel(sc *scope, s *sentence, i int) {
	if s.has(i, "det", "no") && sc.stance != graph.Refused { // "no intention of signing" has acted already
		sc.drop("no")
	}
	if s.has(i, "case", "despite", "without") && s.plain(i) == "obl" {
		sc.note("despite")
	}
}

// sharedAux lets the auxiliaries of a first conjunct act on a later one that has none.
func (d *desk) sharedAux(sc *scope, s *sentence, i, h int) {
	if s.child(i, "nsubj", "aux", "mark") >= 0 || s.tag(i) != s.tag(h) && (s.tag(i) != "VBD" || s.tag(h) != "VBN") {
		return
	}
	if d.negated(s, h) && (s.tag(h) == "VBN" && s.has(h, "advmod", "never") || s.has(i, "cc", "or", "nor") || s.tag(i) == "VB" && s.has(i, "cc", "and")) && !s.has(i, "advmod", "instead", "rather") { // "did not sign or ratify it"
		if m := modal(s, h); m == "will" || m == "would" { // "will not yield and sign it"
			sc.become(graph.Refused, m+" not")
			return
		}
		sc.negate("not")
		return
	}
	switch modal(s, h) {
	case "will":
		if d.eitherOr(s, i) {
			sc.drop("or")
			return
		}
		sc.plan("will")
	case "may", "would":
		sc.drop("modal")
	}
}

// eitherOr reports one of two things that somebody will do: "will mend or scrap the pact".
func (d *desk) eitherOr(s *sentence, i int) bool {
	for _, k := range s.children(i, "conj") {
		if s.has(k, "cc", "or") && strings.HasPrefix(s.tag(k), "VB") {
			return true
		}
	}
	return s.plain(i) == "conj" && s.has(i, "cc", "or") && strings.HasPrefix(s.tag(s.head(i)), "VB")
}
