package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// This file tells by the order of the words what is only urged, supposed or still ahead: "pressed Chad at
// the summit to join", "Had Chad signed", "has until Friday to sign", "the signing has been postponed".

// onlyUrged reports an infinitive that somebody is urged to, where words between hide him from the
// tree: "pressed Chad at the summit to join".
func (d *desk) onlyUrged(s *sentence, i int) bool {
	if s.tag(i) != "VB" || s.word(i-1) != "to" {
		return false
	}
	for j := i - 2; j > 0 && j > i-12; j-- {
		switch t := s.tag(j); {
		case strings.HasPrefix(t, "VB"):
			if d.x.words.Control[d.lemma(s, j)] != data.EffectWish || d.tellsOwn(s, j) {
				return false
			}
			return s.mentionActor(j+1) || s.word(j+1) == "the" && s.mentionActor(j+2)
		case t == "," || t == ":" || t == "." || t == "MD" || t == "TO" || t == "WDT" || t == "WP":
			return false
		}
	}
	return false
}

// invertedIf reports the clause of a condition that begins with its verb: "Had Chad signed it,
// trade would have followed", "Were Chad to sign it".
func invertedIf(s *sentence, i int) bool {
	from := 0
	for from < 2 && (s.tag(from) == "``" || s.word(from) == "but" || s.word(from) == "and") {
		from++
	}
	begins := s.word(from)
	if begins != "had" && begins != "were" && begins != "should" {
		return false
	}
	name := from + 1
	if s.word(name) == "the" {
		name++
	}
	if !s.mentionActor(name) || i <= name {
		return false
	}
	for j := name + 1; j < i; j++ {
		if s.word(j) == "," && j > name+2 {
			return false
		}
	}
	return begins != "were" || s.word(i-1) == "to"
}

// onlyHoped reports a clause that an adverb makes a hope or a guess: "hopefully Chad will
// ratify it", "perhaps Chad will sign", unlike "perhaps the best pact that Chad has signed".
func onlyHoped(s *sentence, i int) bool {
	for j := i - 1; j >= 0 && j > i-10; j-- {
		switch w, t := s.word(j), s.tag(j); {
		case w == "hopefully" || w == "ideally":
			return true
		case w == "perhaps" || w == "maybe" || w == "possibly":
			return modal(s, i) == "will"
		case (t == "VBD" || t == "VBZ" || t == "VBP") && !auxiliary[w] || w == ";" || w == "that" || w == "which":
			return false
		}
	}
	return false
}

// howDone reports a question of how a thing came about, which tells nothing of who did it: "how it
// had been negotiated".
func howDone(s *sentence, i int) bool {
	return s.has(i, "advmod", "how") && (s.word(i-3) == "how" || s.word(i-4) == "how")
}

// openBefore reports a deed that a word before it, in the same breath, leaves open: "considers whether
// to follow through on his vow to leave", "unless two thirds of the Senate approve it", "whenever we join a pact".
func openBefore(s *sentence, i int) bool {
	infinitive := s.word(i-1) == "to" || s.word(i-2) == "to" && s.tag(i-1) == "``"
	for j := i - 1; j >= 0 && j > i-15; j-- {
		switch s.word(j) {
		case ",", ";", ":", "—", "--", "that", "which", "who":
			return false
		case "whether":
			return infinitive
		case "unless", "whenever":
			return j > i-11
		case "until":
			return j > i-9 && (s.tag(i) == "VBZ" || s.tag(i) == "VBP")
		case "if":
			return infinitive && s.word(j-1) != "even" && s.word(j-1) != "as"
		}
	}
	return false
}

// enough reports what somebody has no more than the means to do: "there is enough support in
// the Senate to ratify it", "has the votes to pass it".
func enough(s *sentence, i int) bool {
	for j := i - 2; j > 0 && j > i-9; j-- {
		switch w := s.word(j); {
		case w == "enough" || w == "sufficient" || w == "adequate":
			return true
		case (w == "votes" || w == "majority" || w == "numbers") && strings.HasPrefix(s.tag(j), "NN"):
			return s.word(j-1) == "the" || s.word(j-1) == "a"
		case strings.HasPrefix(s.tag(j), "VB") || w == "," || w == ";":
			return false
		}
	}
	return false
}

// deadline reports what somebody has time for: "has until Friday to sign".
func deadline(s *sentence, i int) bool {
	if s.word(i-1) != "to" {
		return false
	}
	for j := i - 2; j > 0 && j > i-8; j-- {
		if s.word(j) == "until" || s.word(j) == "till" {
			return haveForm(s.word(j - 1))
		}
		if strings.HasPrefix(s.tag(j), "VB") || s.word(j) == "," {
			return false
		}
	}
	return false
}

// wasToHave reports what did not come about: "was to have been signed".
func wasToHave(s *sentence, i int) bool {
	for j := i - 1; j > 1 && j > i-4; j-- {
		if s.word(j) == "have" && s.word(j-1) == "to" {
			return s.word(j-2) == "was" || s.word(j-2) == "were"
		}
	}
	return false
}

// letUs reports what somebody calls on all to do: "let's meet and reach a deal".
func letUs(s *sentence, i int) bool {
	if s.tag(i) != "VB" || s.word(i-1) == "to" {
		return false
	}
	for j := i - 1; j >= 0 && j > i-12; j-- {
		if w := s.word(j + 1); s.word(j) == "let" && (w == "'s" || w == "’s" || w == "us") {
			return true
		}
		if s.word(j) == ";" || s.tag(j) == "MD" {
			return false
		}
	}
	return false
}

// mustYet reports what somebody has to do, done or not: "the council has to approve it",
// unlike what he had to do, and what still has to be done.
func mustYet(s *sentence, i int) bool {
	if s.tag(i) == "VBN" && s.word(i-1) == "be" { // "does not have to be ratified"
		i--
	}
	if s.tag(i) != "VB" || s.word(i-1) != "to" {
		return false
	}
	switch s.word(i - 2) {
	case "have", "has", "needs", "ought":
		return s.word(i-3) != "still"
	}
	return false
}

// oneOfMany reports a country that is only thought of: "a Kenya that signed it would win friends".
func (d *desk) oneOfMany(s *sentence, i int) bool {
	k := d.subjectOf(s, i)
	return k > 0 && s.is(k, graph.Country) && (s.word(k-1) == "a" || s.word(k-1) == "an") && s.mention(k).role != data.RoleAdjective && s.mention(k).role != data.RoleDemonym
}

// stillAhead reports a deed, the subject of h, that is put off or uncertain: "the signing has been
// postponed", "its ratification remains uncertain", "its entry is years away".
func (d *desk) stillAhead(s *sentence, i, h int) bool {
	if s.rel(i) == "nsubj:pass" {
		return awaitedActs[s.word(h)] || puttingBack[d.lemma(s, h)] || s.word(h) == "put" && s.word(h+1) == "off" || s.word(h) == "called" && s.word(h+1) == "off"
	}
	if ahead[s.word(h)] && s.child(h, "cop") >= 0 || takesYears(s, h) {
		return true
	}
	switch s.word(h) {
	case "remains", "remained", "remain", "looks", "seems", "appears", "is", "was":
		for _, k := range s.children(h, "xcomp", "advmod") {
			if ahead[s.word(k)] {
				return true
			}
		}
	}
	return false
}

var (
	puttingBack = wordSet("postpone delay shelve cancel defer stall scrap abandon")
	ahead       = wordSet("uncertain unclear doubtful unlikely pending distant remote elusive away off stalled blocked needed required necessary")
	awaitedActs = wordSet("needed required awaited sought")
)

// takesYears reports a verb that says how long a deed will last: "its accession will take years".
func takesYears(s *sentence, h int) bool {
	if s.word(h) != "take" && s.word(h) != "takes" && s.word(h) != "require" && s.word(h) != "requires" {
		return false
	}
	for j := h + 1; j < h+5; j++ {
		if w := s.word(j); w == "years" || w == "months" || w == "decades" || w == "time" || w == "weeks" {
			return true
		}
	}
	return false
}

// underWay reports a deed of whose course a verb says what will become of it: "the process of its
// accession will not be over soon".
func (d *desk) underWay(s *sentence, i, h int) bool {
	v := s.head(h)
	return s.plain(i) == "nmod" && s.marker(i) == "of" && courses[s.word(h)] && v >= 0 && s.plain(h) == "nsubj" && modal(s, v) != ""
}

// onlyLikely reports an infinitive of a step that is only likely: "his likely move to leave", "a possible
// decision to sign".
func onlyLikely(s *sentence, i int) bool {
	if s.word(i-1) != "to" {
		return false
	}
	switch s.word(i - 2) {
	case "move", "decision", "plan", "attempt", "bid", "step", "choice", "vote":
	default:
		return false
	}
	switch s.word(i - 3) {
	case "likely", "possible", "potential", "rumored", "rumoured", "reported", "hypothetical", "threatened", "eventual":
		return true
	}
	return false
}

// takesEffect reports the verb h of a deed that comes into effect some day ahead: "takes
// effect next year", "will come into force in May".
func (d *desk) takesEffect(s *sentence, h int) bool {
	switch d.lemma(s, h) {
	case "take":
		if s.word(h+1) != "effect" {
			return false
		}
	case "come", "enter", "go":
		if s.word(h+1) != "into" || s.word(h+2) != "effect" && s.word(h+2) != "force" {
			return false
		}
	case "become":
		if s.word(h+1) != "effective" && s.word(h+1) != "official" {
			return false
		}
	default:
		return false
	}
	return s.tag(h) == "VBZ" || s.tag(h) == "VBP" || modal(s, h) == "will"
}

// putsIt reports a word for saying, at token h, by which a speaker only leads up to what he says is so:
// "We should say here that", "I must add that".
func (d *desk) putsIt(s *sentence, h int, rel string) bool {
	if rel != "ccomp" || !speech[d.lemma(s, h)] && d.lemma(s, h) != "remember" && d.lemma(s, h) != "mention" || d.negated(s, h) {
		return false
	}
	switch s.word(s.child(h, "nsubj")) {
	case "we", "i", "one", "you":
		return s.has(h, "aux", "should", "must", "can", "could", "might", "may", "will", "'ll", "’ll", "ought")
	}
	return false
}
