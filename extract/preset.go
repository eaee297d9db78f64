package extract

import (
	"strings"

	"signatory/graph"
)

// preset tags what taggers get wrong: the verbs of a headline, which they take
// for nouns ("EU states sign budget pact", "Britain, France snub accord").
func (d *desk) preset(s *sentence) {
	d.markRelations(s)
	for i := range s.tokens {
		if s.word(i) == "assembly" { // which its ending makes an adverb
			s.tokens[i].Tag = "NN"
		}
		if w := s.word(i); w == "amid" || w == "amidst" || w == "despite" { // which begin what a noun phrase might go on with
			s.tokens[i].Tag = "IN"
		}
		if w := s.word(i); w == "communique" || w == "communiqué" || w == "memorandum" { // which their endings make adjectives
			s.tokens[i].Tag = "NN"
		}
		if s.word(i) == "understanding" && s.word(i-1) == "of" && strings.HasPrefix(s.word(i-2), "memorand") {
			s.tokens[i].Tag = "NN"
		}
		if s.word(i) == "neither" && s.actorName(i+1) { // which a capital makes a name
			s.tokens[i].Tag = "CC"
		}
		if s.word(i) == "outright" && (s.word(i+1) == "" || s.word(i+1) == "." || s.word(i+1) == ",") { // "rejected the pact outright"
			s.tokens[i].Tag = "RB"
		}
		if s.word(i) == "since" && haveForm(s.word(i-1)) { // "has since ratified it"
			s.tokens[i].Tag = "RB"
		}
		d.presetMade(s, i)
		d.presetTime(s, i)
		if s.word(i-1) == "longer" && s.word(i-2) == "no" && s.mention(i) == nil && d.x.takesStance(s.word(i)) { // "will no longer abide by it"
			switch w := s.word(i - 3); {
			case w == "will" || w == "would" || w == "'ll" || w == "to":
				s.tokens[i].Tag = "VB"
			case strings.HasSuffix(s.word(i), "s"):
				s.tokens[i].Tag = "VBZ"
			}
		}
		if linking[s.word(i)] && s.mention(i) == nil { // which may be taken for nouns
			s.tokens[i].Tag = "RB"
		}
		if w := s.word(i); (w == "control" || w == "controls") && controlled[s.word(i-1)] { // "an arms control pact"
			s.tokens[i].Tag = "NN"
		}
		d.presetPast(s, i)
		d.presetPlural(s, i)
		d.presetPresent(s, i)
		d.presetCrowd(s, i)
		if _, ok := d.x.head(s.word(i - 1)); ok && topicGerunds[s.word(i)] && s.mention(i) == nil { // which follow a noun as seldom as "building" leads one
			s.tokens[i].Tag = "VBG"
		}
		if _, ok := d.x.head(s.word(i - 1)); ok && pastGains[s.word(i)] && s.mention(i) == nil && s.tokens[i].Tag == "" { // "the treaty drew opposition"
			s.tokens[i].Tag = "VBD"
		}
		if _, ok := d.x.head(s.word(i - 1)); ok && makingWords[s.word(i)] && cameBehind[s.word(i+1)] && s.mention(i) == nil && s.tokens[i].Tag == "" && !s.headline() { // "the accord struck between"
			s.tokens[i].Tag = "VBN"
		}
		if s.headline() && s.word(i) == "set" && s.word(i+1) == "to" && s.mentionActor(i-1) { // "Tokyo set to sign"
			s.tokens[i].Tag = "VBN"
		}
		if s.word(i) == "grouping" && s.mention(i-1) == nil && s.word(i-1) != "" && s.word(i+1) != "the" {
			s.tokens[i].Tag = "NN"
		}
	}
	if !s.headline() {
		return
	}
	for i := 1; i+1 < len(s.tokens); i++ {
		if s.mention(i) != nil || !(s.actorName(i-1) || counted[s.word(i-1)] || strings.HasSuffix(s.word(i), "s") && (officials[s.word(i-1)] || s.is(i-1, graph.Person))) {
			continue
		}
		if makesKnown[s.word(i)] { // "Ellis announces deal with Chad"
			s.tokens[i].Tag = "VBZ"
			if _, ok := d.x.head(s.word(i + 1)); ok && s.mention(i+1) == nil {
				s.tokens[i+1].Tag = "NN"
			}
		}
		for _, r := range d.x.words.Lemmas[s.word(i)] {
			frames := d.x.words.Frames[r.Lemma]
			if len(frames) == 0 || !frames[0].Verb || s.word(i+1) == "of" || s.word(i+1) == "from" && r.Form == "base" {
				continue
			}
			switch r.Form {
			case "base":
				s.tokens[i].Tag = "VBP"
			case "s":
				s.tokens[i].Tag = "VBZ"
			}
			if counted[s.word(i-1)] && s.tokens[i].Tag != "" {
				s.tokens[i-1].Tag = "NNS"
			}
			break
		}
	}
}

// cameBehind are words behind a participle that says how an instrument came about.
var cameBehind = wordSet("between with by last")

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
	ahead := followers[w] || w == "to" && !s.headline() && s.word(i) == "plans" || strings.HasSuffix(w, "s") && d.x.takesStance(s.word(i)) && s.mention(i+1) == nil && len(w) > 3
	if !ahead && !(s.actorName(i-1) && d.x.takesStance(s.word(i)) && d.headAhead(s, i)) {
		return
	}
	for _, r := range d.x.words.Lemmas[s.word(i)] {
		if _, control := d.x.words.Control[r.Lemma]; r.Form == "s" && (control || speech[r.Lemma] || d.x.takesStance(s.word(i))) {
			s.tokens[i].Tag = "VBZ"
			return
		}
	}
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
	if i == 0 || s.mention(i) != nil || s.capital(i) || !s.mentionActor(i-1) || s.tokens[i].Tag != "" {
		return
	}
	j := i + 1
	if w := s.word(j); w == "up" || w == "down" || w == "out" {
		j++
	}
	if w := s.word(j); (!followers[w] || w == "that") && !s.mentionObject(j) {
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
	if i < 3 || s.mention(i) != nil || s.capital(i) || !s.mentionActor(i-1) || !s.mentionActor(i+1) && !followers[s.word(i+1)] {
		return
	}
	if and := s.word(i - 2); and != "and" && !(s.word(i-2) == "the" && s.word(i-3) == "and") {
		return
	}
	for _, r := range d.x.words.Lemmas[s.word(i)] {
		if r.Form == "base" && d.x.takesStance(s.word(i)) {
			s.tokens[i].Tag = "VBP"
			return
		}
	}
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

// linking are adverbs that join a clause to the one before.
var linking = wordSet("meanwhile thereafter afterwards afterward nonetheless nevertheless moreover furthermore likewise")

// makesKnown are verbs by which a headline says that somebody tells of something.
var makesKnown = wordSet("announces unveils hails touts")
