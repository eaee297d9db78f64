package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// scope is what the words around a predicate do to its stance.
type scope struct {
	stance  graph.Stance // "" where nothing holds
	tense   graph.Tense
	effects []string // what was met on the way up, for the reason and the scorer
}

// scopeOf follows a predicate up its tree to the root, and lets negation,
// modals and the verbs above it act on the stance, from the inside out.
func (d *desk) scopeOf(s *sentence, i int, stance graph.Stance) scope {
	sc := scope{stance: stance, tense: graph.Past}
	word := i
	d.level(&sc, s, i)
	apart := false // an adverbial clause lies between: only modals reach so far down
	for n := 0; sc.stance != "" && n < 12; n++ {
		h := s.head(i)
		if h < 0 || s.rel(i) == "acl:relcl" && !s.has(i, "mark", "to") { // what a clause tells of a noun stands by itself
			if d.supposedThing(s, h) {
				sc.drop("condition")
			}
			if h >= 0 && (s.has(i, "mark", "that") || s.word(h+1) == "that") { // "dismissed reports that he had signed"
				d.told(&sc, s, h)
			}
			d.notOfThem(&sc, s, h)
			break
		}
		switch s.plain(i) {
		case "conj":
			d.sharedAux(&sc, s, i, h)
		case "xcomp", "ccomp", "csubj":
			if apart && !purposed(s, word, i) {
				d.mood(&sc, s, h)
				break
			}
			rel := s.plain(i)
			if s.has(i, "mark", "to") { // of which the parser may make a clause
				rel = "xcomp"
			}
			d.govern(&sc, s, h, rel)
			if !contains(sc.effects, "not "+d.lemma(s, h)) && !d.putsIt(s, h, rel) { // "does not plan to" is one refusal
				d.level(&sc, s, h)
			}
		case "acl":
			if d.ofNoun(&sc, s, i, apart && !purposed(s, word, i)) {
				return d.asked(sc, s, word)
			}
		case "advcl":
			h, apart = d.aside(&sc, s, i, apart)
		case "obl", "nmod", "obj":
			d.nominalLevel(&sc, s, h)
			if factualPreposition[s.marker(i)] {
				return d.asked(sc, s, word)
			}
			d.mood(&sc, s, h)
		}
		i = h
	}
	return d.asked(sc, s, word)
}

// ofNoun lets the noun act that the clause of token i tells of; settled reports
// that nothing further up has a say, as of what is told of a thing that is there.
func (d *desk) ofNoun(sc *scope, s *sentence, i int, apart bool) (settled bool) {
	h := s.head(i)
	if v := s.head(h); v >= 0 && s.word(v+1) == "aside" && s.has(i, "mark", "to") { // "put aside its doubts to sign it"
		return false
	}
	if d.lacksWill(s, h) && s.plain(i) == "acl" && i-h <= 3 && s.mention(i-1) == nil && s.child(i, "nsubj", "nmod:poss") < 0 {
		if sc.stance.Polarity() > 0 {
			sc.become(graph.Refused, "no "+d.lemma(s, h))
		} else {
			sc.drop("no " + d.lemma(s, h))
		}
		return true
	}
	if d.bound(s, i, h) { // "the idea of leaving"
		d.govern(sc, s, h, "acl")
	}
	if s.rel(i) == "acl" && s.has(i, "mark", "to") && !apart {
		if enough(s, i) {
			sc.drop("enough")
		}
		if s.has(h, "det", "any") || s.has(h, "det", "no") && d.x.words.Control[d.lemma(s, h)] != data.EffectPlan {
			sc.drop("any")
		}
		d.govern(sc, s, d.governor(s, h), "acl")
		if s.actorName(h) {
			d.infinitiveOf(sc, s, h)
		}
	}
	if strings.HasPrefix(s.tag(h), "NN") {
		d.nominalLevel(sc, s, h)
	}
	d.told(sc, s, h)
	if s.tag(i) == "VBN" && s.child(h, "cop") >= 0 && d.negated(s, h) { // "the deal was not a treaty signed by"
		sc.drop("not")
	} else if s.tag(i) == "VBG" {
		d.notOfThem(sc, s, h)
	}
	if m := modal(s, h); s.child(h, "cop") >= 0 && (m == "may" || m == "would") { // "should be the one to sign"
		sc.drop("modal")
	}
	if d.isThere(sc, s, i, h) {
		return true
	}
	if s.tag(i) != "VBN" || !s.has(h, "det", "the", "this", "that") { // "would break the pact signed last year": that is there
		d.mood(sc, s, s.head(h))
	}
	return false
}

// isThere reports a clause i of a noun h that tells of a thing that is there,
// whatever is said of it: "would break the pact signed last year".
func (d *desk) isThere(sc *scope, s *sentence, i, h int) bool {
	if factualPreposition[s.marker(h)] {
		return true
	}
	if s.rel(i) != "acl" {
		return false
	}
	return d.taken(s, h) || s.tag(i) == "VBN" && (sc.stance == graph.Endorsed || pastDated(s, i) || longSince(s, i) || !s.has(h, "det", "a", "an", "any"))
}

// aside lets what is above an adverbial clause act on the predicate in it. It
// tells where to go on, and whether only modals reach so far down from there.
func (d *desk) aside(sc *scope, s *sentence, i int, apart bool) (next int, nowApart bool) {
	h := s.head(i)
	if d.bound(s, i, h) || d.asComplement(s, i, h) { // "refrained from signing"
		d.govern(sc, s, h, "xcomp")
		if !contains(sc.effects, "not "+d.lemma(s, h)) {
			d.level(sc, s, h)
		}
		return h, apart
	}
	if s.word(h) == "short" && s.marker(i) == "of" { // "stopped short of signing"
		sc.negate("short of")
		return s.head(h), apart // "stopped" says no more
	}
	if d.actsIn(s, i, h) { // "did not join Fiji in signing"
		d.level(sc, s, h)
		return h, apart
	}
	if !apart {
		d.adverbial(sc, s, i)
	}
	if onceIs(s, i) {
		sc.plan("once")
	} else if !factual(s, i) {
		d.mood(sc, s, h)
	}
	return h, apart || s.marker(i) != "by" || d.lemma(s, s.head(h)) == "try" // "aims to end the row by leaving": the means is wanted too
}

// level lets a verb's own negation and auxiliaries act.
func (d *desk) level(sc *scope, s *sentence, i int) {
	if sc.stance == "" || d.unreal(sc, s, i) {
		return
	}
	neg := d.negated(s, i)
	if v := whatIsDone(s, i); v >= 0 && (modal(s, v) != "" || goingTo(s, v)) { // "What Chad will do is sign it"
		verb := modal(s, v)
		if verb == "" {
			verb = "will"
		}
		d.modalLevel(sc, s, i, verb, d.negated(s, v))
		return
	}
	if noLonger(s, i) && sc.stance.Polarity() > 0 {
		sc.become(graph.Withdrew, "no longer")
		return
	}
	if verb := modal(s, i); verb != "" {
		d.modalLevel(sc, s, i, verb, neg)
		return
	}
	if goingTo(s, i) {
		d.modalLevel(sc, s, i, "will", neg)
		return
	}
	switch {
	case !neg && yetTo(s, i):
		sc.negate("yet to")
	case isTo(s, i):
		if sc.plan("is to"); d.wasTo(s, i) {
			sc.drop("was to")
		}
		if neg {
			sc.become(graph.Refused, "is not to")
		}
	case s.has(i, "mark", "if", "unless", "whether", "lest") && !evenIf(s, i), s.has(i, "mark", "until", "before") && s.tag(i) != "VBD":
		sc.drop("condition")
	case s.has(i, "mark", "without"), s.has(i, "case", "without"):
		if s.plain(i) != "advcl" || s.marker(i) != "without" { // else adverbial says so
			sc.negate("without")
		}
	case toCome(s, i):
		if sc.plan("when"); !promised(s, i) {
			sc.drop("when")
		}
	case (neg || s.word(i+1) == "neither") && d.lemma(s, i) == "belong": // a state, no choice: "belonging to neither bloc"
		sc.negate("not")
	case neg && s.tag(i) == "VBG" && sc.stance.Polarity() > 0 && s.child(i, "aux") < 0:
		sc.become(graph.Refused, "not") // "not signing it is a matter of principle": a choice
	case neg:
		sc.negate("not")
	}
}

// unreal lets words act that say that what the verb tells is none, or only
// supposed, and reports whether any does.
func (d *desk) unreal(sc *scope, s *sentence, i int) bool {
	if s.word(i+1) == "to" && s.word(i+2) == "disagree" {
		sc.drop("disagree")
		return true
	}
	if insteadOf(s, i) && sc.stance.Polarity() > 0 && s.tag(i) == "VB" && i <= 2 { // "Rather than sign it, Sudan walked out"
		sc.become(graph.Refused, "rather than")
		return true
	}
	if heldBack(s, i) || howDone(s, i) {
		sc.drop("kept from")
		return true
	}
	if d.leftUndone(sc, s, i) {
		return true
	}
	if s.tag(i) == "VBG" && s.word(i-1) == "not" && s.word(i-2) == "in" { // "is alone in not signing"
		sc.negate("not")
		return true
	}
	if d.onlyUrged(s, i) || openBefore(s, i) || invertedIf(s, i) || deadline(s, i) || wasToHave(s, i) || mustYet(s, i) || letUs(s, i) || d.oneOfMany(s, i) ||
		insisted(s, i, sc.stance) || cameToMatter(s, i) || sc.stance == graph.Withdrew && byVeto(s, i) || onlyLikely(s, i) {
		sc.drop("irreal")
		return true
	}
	if onceOnly(s, i) {
		sc.drop("no longer")
		return true
	}
	if s.tag(i) == "VBG" && (s.word(i-1) == "about" || s.word(i-1) == "on" && seeking[singular(s.word(i-2))]) { // "how serious it is about leaving", "talks on joining"
		sc.drop("about")
		return true
	}
	if s.tag(i) == "VBG" && s.word(i-1) == "against" && (sc.stance.Polarity() > 0 || d.lemma(s, s.head(i)) == "vote") { // "is against ratifying", not "warned it against ratifying"
		if sc.become(graph.Refused, "against"); against(s, i) {
			sc.drop("against")
		}
		return true
	}
	if s.tag(i) == "VBG" && bindsStance(sc.stance) && (favouring[s.word(i-1)] || s.tag(i-1) == "RB" && favouring[s.word(i-2)]) { // "supports joining it"
		sc.stance = graph.Endorsed
		sc.note("supports")
		return true
	}
	if ofHelp(s, i) || s.tag(i) == "VBG" && favoured(s, i) { // "support the country joining a pact"
		sc.drop("favoured")
		return true
	}
	if nearly(s, i) || belated(s, i) || inLetter(s, i) || onlyHoped(s, i) {
		sc.drop("nearly")
		return true
	}
	if d.judged(s, i) || awaited(s, i) || supposed(s, i) || insteadOf(s, i) || s.has(i, "mark", "if", "whether", "lest") && !evenIf(s, i) || d.doubted(s, i) {
		sc.drop("condition")
		return true
	}
	return false
}

func (sc *scope) note(effect string) { sc.effects = append(sc.effects, effect) }

func (sc *scope) drop(effect string) {
	sc.stance = ""
	sc.note(effect)
}

func (sc *scope) become(to graph.Stance, effect string) {
	sc.note(effect)
	if sc.stance.Polarity() <= 0 && sc.stance != graph.NotSigned {
		sc.stance = ""
		return
	}
	sc.stance = to
}

func (sc *scope) plan(effect string) {
	sc.note(effect)
	if sc.stance == graph.NotSigned {
		sc.stance = graph.Refused
		return
	}
	sc.tense = graph.Planned
}

func (sc *scope) negate(effect string) {
	sc.note(effect)
	switch sc.stance {
	case graph.Signed, graph.Ratified, graph.Endorsed:
		sc.stance = graph.NotSigned
	default:
		sc.stance = ""
	}
}

// lemma of token i, as far as the vocabulary knows it.
func (d *desk) lemma(s *sentence, i int) string {
	if i < 0 {
		return ""
	}
	w := s.word(i)
	readings := d.x.words.Lemmas[w]
	if len(readings) == 0 {
		return w
	}
	return readings[0].Lemma
}
