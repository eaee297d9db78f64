package extract

import (
	"strings"
)

// pastDated reports a participle with a date right behind it.
func pastDated(s *sentence, i int) bool {
	for j := i + 1; j < len(s.tokens) && j < i+4; j++ {
		if w := s.word(j); timeWord(w) || w == "last" || yearWord.MatchString(w) || strings.HasSuffix(w, ".") && timeWord(fullMonth(w)) {
			return true
		}
	}
	return false
}

// longSince reports words further behind a verb, within its clause, for a day that is over: "an
// agreement signed by the king in 2015", "signed by both less than a year ago".
func longSince(s *sentence, i int) bool {
	if s.has(i, "mark", "to") && s.child(i, "aux:pass") >= 0 { // "a treaty to be signed in 2030"
		return false
	}
	for j := i + 1; j < len(s.tokens) && j < i+12; j++ {
		switch w := s.word(j); {
		case w == "ago", w == "last" && timeWord(s.word(j+1)), w == "in" && yearWord.MatchString(s.word(j+1)):
			return true
		case w == "," || w == ";" || w == "and" || strings.HasPrefix(s.tag(j), "VB") || s.tag(j) == "MD":
			return false
		}
	}
	return false
}

// fullMonth is the month that a short form with a stop names: "Sept.".
func fullMonth(w string) string {
	w = strings.TrimSuffix(w, ".")
	for m := range months {
		if len(w) >= 3 && strings.HasPrefix(m, w) {
			return m
		}
	}
	return w
}

// isTo reports what is arranged: "Somalia is to ratify the treaty", and a
// headline's bare "India to sign pact".
func isTo(s *sentence, i int) bool {
	if !s.has(i, "mark", "to") {
		return false
	}
	for _, k := range s.children(i, "aux", "cop") {
		if be[s.word(k)] {
			return true
		}
	}
	if name := i - 2; s.headline() && s.word(i-1) == "to" { // "Syria 'to sign up'"
		if s.tag(name) == "''" || s.tag(name) == "``" {
			name--
		}
		if s.actorName(name) {
			return true
		}
	}
	return s.headline() && s.head(i) < 0 && s.child(i, "nsubj", "nsubj:pass", "vocative") >= 0
}

var be = wordSet("is are was were 's ’s")

// modal is the group of the modal verb above i: "will", "would", "may" or "".
func modal(s *sentence, i int) string {
	for _, k := range s.children(i, "aux") {
		switch s.word(k) {
		case "will", "'ll", "’ll", "shall", "wo", "gonna":
			return "will"
		case "'d", "’d":
			if t := s.tag(i); (t == "VBN" || t == "VBD") && !s.has(i, "aux", "have") { // "said he'd signed": had
				continue
			}
			return "would"
		case "would":
			return "would"
		case "may", "might", "could", "can", "should", "must", "ca", "cannot", "ought":
			return "may"
		}
	}
	return ""
}

// goingTo reports "is going to" before an infinitive, which speaks of what is to come as "will" does.
func goingTo(s *sentence, i int) bool {
	return s.word(i) == "going" && s.word(i+1) == "to" && strings.HasPrefix(s.tag(i+2), "VB") && s.has(i, "aux", "is", "are", "am", "was", "were", "be", "'s", "’s", "'re", "’re", "'m", "’m")
}

// negated reports a negation that belongs to the verb or noun i.
func (d *desk) negated(s *sentence, i int) bool {
	if s.noneOf(i) || s.neitherBehind(i) || !s.lifted && s.neitherUpTo(i) {
		return true
	}
	for _, k := range s.children(i, "advmod", "aux", "det", "neg") {
		switch s.word(k) {
		case "not":
			if !more[s.word(k+1)] {
				return true
			}
		case "n't", "n’t", "never", "neither", "no", "hardly", "nor":
			return true
		}
	}
	for _, k := range s.children(i, "aux") { // "never did sign it"
		if s.word(k-1) == "never" || s.has(k, "advmod", "not", "n't", "n’t") && !more[s.word(k+2)] { // "did not, in the end, sign"
			return true
		}
	}
	for _, k := range s.children(i, "cc") { // "has neither signed nor ratified it"
		if w := s.word(k); w == "neither" || w == "nor" && strings.HasPrefix(s.tag(i), "VB") {
			return true
		}
	}
	for _, k := range s.children(i, "nsubj", "nsubj:pass") {
		if s.lifted {
			break
		}
		if from, _ := s.yield(k); s.word(from) == "neither" || s.word(from-1) == "neither" || s.neitherBefore(k) {
			return true
		}
		if s.word(k-1) == "not" && s.word(k-3) == "it" && s.word(k+1) == "that" { // "it was not Chad that left"
			return true
		}
		if s.has(k, "det", "no", "neither") || s.word(k) == "none" || s.word(k) == "nobody" || s.word(k) == "neither" {
			return true
		}
	}
	for _, k := range s.children(i, "obj") {
		if s.word(i+1) == "no" && s.word(i+2) == "to" { // "says no to it"
			break
		}
		if from, _ := s.yield(k); s.word(from) == "neither" || s.word(from-1) == "neither" && from-1 > i { // "signed neither accord"
			return true
		}
		if s.has(k, "det", "no") || s.word(k) == "none" {
			return true
		}
	}
	return false
}

// neitherBefore reports "neither ... nor" around the subject k, wherever the tree hangs the
// first of the two: "neither Chad nor its neighbours".
func (s *sentence) neitherBefore(k int) bool {
	nor := false
	for j := k - 1; j >= 0 && j >= k-8; j-- {
		switch w := s.word(j); {
		case w == "nor":
			nor = true
		case w == "neither":
			return nor
		case w == "," || strings.HasPrefix(s.tag(j), "VB"):
			return false
		}
	}
	return false
}

// neitherUpTo reports a list of "neither ... nor" right before the verb or noun i and its auxiliaries,
// wherever the tree hangs what stands before the list: "Like Peru, neither Chad nor Fiji has signed".
func (s *sentence) neitherUpTo(i int) bool {
	j := i - 1
	for j > 0 && (auxiliary[s.word(j)] || s.tag(j) == "RB" || s.tag(j) == "DT") {
		j--
	}
	return j > 2 && j < i-1 && s.neitherBefore(j+1)
}

// neitherBehind reports "neither" right behind token i or its preposition: "signed neither the
// pact nor its protocol", "a party to neither accord".
func (s *sentence) neitherBehind(i int) bool {
	j := i + 1
	for j < i+3 && (s.tag(j) == "IN" || s.tag(j) == "TO" || s.tag(j) == "RP") {
		j++
	}
	return s.word(j) == "neither"
}

// joinNeither lets the parser see "both ... and" where the text says "neither ... nor" of two
// things behind a verb or a preposition, which the treebank hardly knows.
func (d *desk) joinNeither(s *sentence) {
	for i := 1; i+1 < len(s.tokens); i++ {
		if before := s.word(i - 1); s.word(i) != "neither" || !beforeThing[before] && len(d.x.words.Lemmas[before]) == 0 || !beginsThing(s, i+1) {
			continue
		}
		for j := i + 2; j < len(s.tokens) && j < i+14; j++ {
			if s.word(j) == "nor" && beginsThing(s, j+1) {
				s.tokens[i].Form, s.tokens[j].Form = "both", "and"
				break
			}
		}
	}
}

// beforeThing are prepositions before what a verb or a noun takes.
var beforeThing = wordSet("to of from with in into for by on against")

// beginsThing reports that a name or an article stands at token i.
func beginsThing(s *sentence, i int) bool {
	switch s.word(i) {
	case "the", "its", "their", "his", "her", "a", "an", "this", "that":
		return true
	}
	return s.capital(i)
}

// more are the words behind "not" that announce more: "not just in cancelling the pact".
var more = wordSet("just only merely simply solely")

// notOfThem lets it act that somebody is said not to be of those of whom a clause tells: "was not
// among those that signed", "it was not Chad that left". One that is "not the only one to" is.
func (d *desk) notOfThem(sc *scope, s *sentence, h int) {
	for k, n := h, 0; k >= 0 && n < 2; k, n = s.head(k), n+1 {
		w := s.word(k)
		if !groups[w] && w != "those" && w != "one" && s.tag(k) != "CD" && !s.actorName(k) || s.has(k, "amod", "only", "first", "last", "sole", "single", "latest") {
			return
		}
		if s.child(k, "cop") < 0 || !d.negated(s, k) {
			continue
		}
		if s.actorName(k) && s.child(k, "conj") >= 0 { // "not Chad but Fiji"
			sc.drop("not")
		} else if w == "one" || s.actorName(k) || s.word(k-1) == "among" || s.child(k, "case") >= 0 {
			sc.negate("not")
		}
		return
	}
}

// yetTo reports "has yet to sign".
func yetTo(s *sentence, i int) bool {
	h := s.head(i)
	return stillTo(s, i) || s.has(i, "advmod", "yet") && s.has(i, "mark", "to") || (s.plain(i) == "xcomp" && h >= 0 && (s.word(h) == "yet" || (s.has(h, "advmod", "yet") && haveForm(s.word(h)))))
}

// onceOnly reports what is told of a time that is over: "once voted for it, but no longer".
func onceOnly(s *sentence, i int) bool {
	for j := i + 1; j+2 < len(s.tokens); j++ {
		if s.word(j) == "but" && s.word(j+1) == "no" && s.word(j+2) == "longer" && closes(s, j+3) {
			return true
		}
	}
	return false
}

func haveForm(w string) bool { return w == "have" || w == "has" || w == "had" }

// reported reports whether a clause stands below a word of speech: its "would"
// is a "will" told afterwards.
func (d *desk) reported(s *sentence, i int) bool {
	for n := 0; i >= 0 && n < 8; n++ {
		h := s.head(i)
		if h >= 0 && (s.plain(i) == "ccomp" || s.rel(i) == "acl") {
			return speech[d.lemma(s, h)]
		}
		for _, k := range s.children(i, "parataxis", "ccomp") {
			if speech[d.lemma(s, k)] {
				return true
			}
		}
		i = h
	}
	return false
}

// speech holds the words that report what somebody said.
var speech = wordSet("notice notification say announce declare tell confirm add state indicate report reveal news announcement statement disclose insist pledge vow promise note warn")

// wentOn reports "would go on to" and "would later": it did.
func wentOn(s *sentence, i int) bool {
	return modal(s, i) == "would" && (s.word(i) == "go" && s.word(i+1) == "on" || s.has(i, "advmod", "later", "subsequently", "eventually", "ultimately") || wouldSoon(s, i))
}

// wouldSoon reports a verb of a relative clause that a time behind it places after what
// came first: "a critic of the deal who would quit it within a year of taking office".
func wouldSoon(s *sentence, i int) bool {
	if s.rel(i) != "acl:relcl" || modal(s, i) != "would" {
		return false
	}
	for _, k := range s.children(i, "obl") {
		if s.marker(k) == "within" || s.marker(k) == "in" && yearWord.MatchString(s.word(k)) {
			return true
		}
	}
	return false
}
