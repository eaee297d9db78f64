package extract

import (
	"strings"

	"signatory/graph"
)

// preset tags what taggers get wrong: words of the news, and the verbs of a headline,
// which they take for nouns ("EU states sign budget pact", "Britain, France snub accord").
func (d *desk) preset(s *sentence) {
	d.markRelations(s)
	d.joinNeither(s)
	for i := range s.tokens {
		d.presetWord(s, i)
		d.presetMade(s, i)
		d.presetDue(s, i)
		d.presetTime(s, i)
		d.presetBase(s, i)
		d.presetTally(s, i)
		d.presetPast(s, i)
		d.presetPlural(s, i)
		d.presetPresent(s, i)
		d.presetCrowd(s, i)
		d.presetGain(s, i)
		d.presetHead(s, i)
	}
	if s.headline() {
		d.presetHeadline(s)
	}
}

// presetWord tags a word by its own form and those beside it.
func (d *desk) presetWord(s *sentence, i int) {
	if w := s.word(i - 1); s.word(i) == "intent" && s.word(i+1) == "to" && (strings.HasPrefix(w, "announc") || strings.HasPrefix(w, "declar") || strings.HasPrefix(w, "signal")) {
		s.tokens[i].Tag = "NN"
	}
	if s.word(i) == "party" && s.word(i+1) == "to" { // which a negation before it makes a verb
		s.tokens[i].Tag = "NN"
	}
	switch w, before := s.word(i), s.word(i-1); w {
	case "amid", "amidst", "despite": // which begin what a noun phrase might go on with
		s.tokens[i].Tag = "IN"
	case "understanding":
		if before == "of" && strings.HasPrefix(s.word(i-2), "memorand") {
			s.tokens[i].Tag = "NN"
		}
	case "neighbouring", "neighboring", "outgoing", "incoming":
		if s.mention(i+1) != nil || s.capital(i+1) { // "with neighbouring Chad"
			s.tokens[i].Tag = "JJ"
		}
	case "ceasefire", "truce":
		s.tokens[i].Tag = "NN"
	case "set":
		if s.word(i+1) == "to" && (s.actorName(i-1) || groups[before]) { // "Finland set to join"
			s.tokens[i].Tag = "VBN"
		}
	case "back", "backs":
		switch s.word(i - 2) {
		case "turn", "turns", "turned", "turning": // "turned its back on the pact"
			s.tokens[i].Tag = map[string]string{"back": "NN", "backs": "NNS"}[w]
		}
	case "control", "controls":
		if controlled[before] { // "an arms control pact"
			s.tokens[i].Tag = "NN"
		}
	case "won":
		if haveForm(before) {
			s.tokens[i].Tag = "VBN"
		}
	case "states":
		if before == "member" { // "the latest EU member states to ratify"
			s.tokens[i].Tag = "NNS"
		}
	case "'s", "’s":
		if next := s.word(i + 1); s.mention(i-1) != nil && (next == "a" || next == "an" || next == "been" || next == "going" || next == "saying" || next == "not" || next == "now") { // "Chad's a signatory"
			s.tokens[i].Tag = "VBZ"
		}
	case "put", "cast":
		if s.word(i+1) == "pen" && s.word(i+2) == "to" && before != "to" || possessives[s.word(i+1)] && officials[before] {
			s.tokens[i].Tag = "VBD"
		}
	case "seal":
		if strings.HasPrefix(before, "help") { // "helped seal the pact"
			s.tokens[i].Tag = "VB"
		}
	case "grouping":
		if s.mention(i-1) == nil && before != "" && s.word(i+1) != "the" {
			s.tokens[i].Tag = "NN"
		}
	}
}

// presetGain tags verbs that follow a noun for an instrument: "an accord banning
// mines", "the treaty drew opposition".
func (d *desk) presetGain(s *sentence, i int) {
	if _, ok := d.x.head(s.word(i - 1)); !ok || s.mention(i) != nil {
		return
	}
	switch w := s.word(i); {
	case topicGerunds[w]: // which follow such a noun as seldom as "building" leads one
		s.tokens[i].Tag = "VBG"
	case pastGains[w] && s.tokens[i].Tag == "":
		s.tokens[i].Tag = "VBD"
	}
}

// presetHead tags a noun for an instrument that stands alone behind its determiner, where
// a tagger may take it for an adjective ("voted against the compact"), or behind what it
// controls, where it may take it for a verb ("the nuclear weapons deal that Obama made").
func (d *desk) presetHead(s *sentence, i int) {
	if !determiners[s.word(i-1)] && !controlled[s.word(i-1)] && !overThings(s, i) || s.mention(i) != nil || s.tokens[i].Tag != "" || !behindHead[s.word(i+1)] {
		return
	}
	if _, ok := d.x.words.Heads[s.word(i)]; !ok {
		return
	}
	if s.tokens[i].Tag = "NN"; strings.HasSuffix(s.word(i), "s") {
		s.tokens[i].Tag = "NNS"
	}
}

// overThings reports "the minerals deal", not "the leaders deal with".
func overThings(s *sentence, i int) bool {
	return s.word(i) == "deal" && s.word(i+1) != "with" && strings.HasSuffix(s.word(i-1), "s") && determiners[s.word(i-2)] && !groups[s.word(i-1)]
}

// possessives stand before what somebody owns.
var possessives = wordSet("its his her their our my")

var determiners = wordSet("the a an this that its their his her our")

// behindHead are words before which a noun phrase ends.
var behindHead = wordSet(". , ; : ? ! ) and or but by on in at of to for from with was is has had will would which that after before because")

// presetHeadline tags the verbs of a headline behind who acts.
func (d *desk) presetHeadline(s *sentence) {
	for i := 1; i+1 < len(s.tokens); i++ {
		if s.mention(i) != nil || !s.headlineActor(i) {
			continue
		}
		if s.word(i+1) == "to" && (s.word(i) == "plan" || s.word(i) == "pledge" || s.word(i) == "vow") { // "Chad, Fiji plan to leave"
			s.tokens[i].Tag = "VBP"
			continue
		}
		if s.word(i+1) == "to" && (s.word(i-2) == "," || s.word(i-2) == "and") && s.actorName(i-1) && d.x.controlBase(s.word(i)) { // "Chad, Fiji decline to sign"
			s.tokens[i].Tag = "VBP"
			continue
		}
		if makesKnown[s.word(i)] { // "Ellis announces deal with Chad"
			s.tokens[i].Tag = "VBZ"
			if _, ok := d.x.head(s.word(i + 1)); ok && s.mention(i+1) == nil {
				s.tokens[i+1].Tag = "NN"
			}
		}
		tag := d.headlineVerb(s, i)
		if tag == "" {
			continue
		}
		s.tokens[i].Tag = tag
		if counted[s.word(i-1)] {
			s.tokens[i-1].Tag = "NNS"
		}
	}
}

// controlBase reports the bare form of a verb that governs an infinitive.
func (x *Extractor) controlBase(w string) bool {
	for _, r := range x.words.Lemmas[w] {
		if r.Form == "base" {
			if _, ok := x.words.Control[r.Lemma]; ok {
				return true
			}
		}
	}
	_, ok := x.words.Control[w]
	return ok
}

// headlineActor reports that who acts may stand before token i of a headline: a name,
// a crowd, or, before a verb in -s, an official or a person.
func (s *sentence) headlineActor(i int) bool {
	if s.actorName(i-1) || counted[s.word(i-1)] {
		return true
	}
	return strings.HasSuffix(s.word(i), "s") && (officials[s.word(i-1)] || s.is(i-1, graph.Person))
}

// headlineVerb is the tag of token i as a verb in the present that takes a stance, ""
// where it is none.
func (d *desk) headlineVerb(s *sentence, i int) string {
	for _, r := range d.x.words.Lemmas[s.word(i)] {
		frames := d.x.words.Frames[r.Lemma]
		if len(frames) == 0 || !frames[0].Verb || s.word(i+1) == "of" || s.word(i+1) == "from" && r.Form == "base" {
			continue
		}
		switch r.Form {
		case "base":
			return "VBP"
		case "s":
			return "VBZ"
		}
		return ""
	}
	return ""
}

// presetPresent tags a verb in the present behind a name, which a tagger takes
// for a plural: "Armenia announces that", "the European Union signs pacts".
func (d *desk) presetPresent(s *sentence, i int) {
	if i == 0 || i+1 >= len(s.tokens) || s.mention(i) != nil || !strings.HasSuffix(s.word(i), "s") || s.capital(i) {
		return
	}
	if !s.actorName(i-1) && !s.is(i-1, graph.Person) && !(strings.HasSuffix(s.word(i-1), "ly") && d.x.takesStance(s.word(i))) { // "publicly opposes the pact"
		return
	}
	w := s.word(i + 1)
	ahead := followers[w] || closes(s, i+1) && d.x.takesStance(s.word(i)) && behindRelative(s, i) || s.word(i) == "votes" && (w == "against" || w == "for" || w == "no" || w == "yes") || w == "to" && !s.headline() && s.word(i) == "plans" || strings.HasSuffix(w, "s") && d.x.takesStance(s.word(i)) && s.mention(i+1) == nil && len(w) > 3
	if !ahead && !(s.actorName(i-1) && d.x.takesStance(s.word(i)) && d.headAhead(s, i)) {
		return
	}
	for _, r := range d.x.words.Lemmas[s.word(i)] {
		if _, control := d.x.words.Control[r.Lemma]; r.Form == "s" && (control || speech[r.Lemma] || d.x.verbOfStance(r.Lemma)) {
			s.tokens[i].Tag = "VBZ"
			return
		}
	}
}

// behindRelative reports the end of a clause of one's own: "a treaty that the United States supports".
func behindRelative(s *sentence, i int) bool {
	j := i - 2
	if s.word(j) == "the" {
		j--
	}
	return s.word(j) == "that" || s.word(j) == "which"
}

// headAhead reports a noun for an instrument not far behind token i, in the same
// phrase: "Egypt signs renewable energy agreements".
func (d *desk) headAhead(s *sentence, i int) bool {
	for j := i + 2; j < i+6 && j < len(s.tokens); j++ {
		switch w := s.word(j - 1); {
		case w == "," || w == "of" || w == "and" || w == "with" || w == "'s" || w == "’s" || s.mention(j-1) != nil:
			return false
		}
		if _, ok := d.x.head(singular(s.word(j))); ok {
			return true
		}
	}
	return false
}

// presetPast tags a past form behind a name that a tagger takes for another word:
// "Eritrea tore up the pact", "Chile put its name to it".
func (d *desk) presetPast(s *sentence, i int) {
	who := i - 1
	if w := s.word(who); w == "that" || w == "who" || w == "which" { // "it was Chad that tore up the pact"
		who--
	}
	if who < 0 || s.mention(i) != nil || s.capital(i) || !s.mentionActor(who) || s.tokens[i].Tag != "" {
		return
	}
	j := i + 1
	if w := s.word(j); w == "up" || w == "down" || w == "out" {
		j++
	}
	if w := s.word(j); (!followers[w] || w == "that") && !s.mentionObject(j) && !(s.word(i) == "stood" && (w == "by" || w == "behind")) {
		return
	}
	for _, r := range d.x.words.Lemmas[s.word(i)] {
		if r.Form == "ed" && r.Lemma != "be" && r.Lemma != "have" && (r.Lemma == "cast" || d.x.takesStance(s.word(i))) {
			s.tokens[i].Tag = "VBD"
			return
		}
	}
}

// presetPlural tags a verb behind several names: "Poland and Israel join Bulgaria".
func (d *desk) presetPlural(s *sentence, i int) {
	if i < 3 || s.mention(i) != nil || s.capital(i) || !s.mentionActor(i-1) || !s.mentionActor(i+1) && !followers[s.word(i+1)] && !d.headNext(s, i) {
		return
	}
	if and := s.word(i - 2); and != "and" && !(s.word(i-2) == "the" && s.word(i-3) == "and") {
		return
	}
	for _, r := range d.x.words.Lemmas[s.word(i)] {
		if r.Form == "base" && d.x.verbOfStance(r.Lemma) {
			s.tokens[i].Tag = "VBP"
			return
		}
	}
}

// verbOfStance reports a lemma that takes a stance as a verb.
func (x *Extractor) verbOfStance(lemma string) bool {
	frames := x.words.Frames[lemma]
	return len(frames) > 0 && frames[0].Verb
}

// headNext reports instruments named in the plural right behind token i, or an
// instrument not far behind it: "sign agreements", "sign renewable energy deals".
func (d *desk) headNext(s *sentence, i int) bool {
	w := s.word(i + 1)
	_, ok := d.x.head(singular(w))
	return ok && strings.HasSuffix(w, "s") || d.headAhead(s, i)
}

// mentionActor reports a country or a body at token i before anything is tagged.
func (s *sentence) mentionActor(i int) bool {
	m := s.mention(i)
	return m != nil && (m.kind == graph.Country || m.kind == graph.Organization)
}

// followers begin what a verb governs, seldom what follows a plural.
var followers = wordSet("that the a an its it his her their this these not such any both")

// mentionObject reports an instrument or a body at token i before anything is tagged.
func (s *sentence) mentionObject(i int) bool {
	return s.is(i, graph.Instrument) || s.is(i, graph.Organization)
}

// controlled are nouns before "control" as a noun.
var controlled = wordSet("arms weapons missile gun export emissions emission pollution tobacco border drug drugs drought flood")

// makesKnown are verbs by which a headline says that somebody tells of something.
var makesKnown = wordSet("announces unveils hails touts eyes")
