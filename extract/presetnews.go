package extract

import (
	"regexp"
	"strings"

	"signatory/graph"
)

// This file tags words of the news that a tagger knows from other prose.

// madeParticiples are participles that tell behind a noun for an instrument how it came about.
var madeParticiples = wordSet(`struck hammered reached brokered forged inked signed clinched concluded negotiated sealed initialled initialed agreed
	worked thrashed adopted ratified mediated finalized finalised approved endorsed drafted sponsored drawn cut`)

// behindMade are the words that may follow one.
var behindMade = wordSet("by between with in on at last this out earlier among during after under up yesterday")

// presetMade makes a participle of a verb behind an instrument's noun: "a deal
// struck by the two", "the truce hammered out between them".
func (d *desk) presetMade(s *sentence, i int) {
	if i == 0 || s.mention(i) != nil || !madeParticiples[s.word(i)] || !behindMade[s.word(i+1)] {
		return
	}
	if _, ok := d.x.head(s.word(i - 1)); !ok || strings.HasSuffix(s.word(i), "ed") && s.word(i) != "hammered" {
		return // those in -ed the tagger knows
	}
	s.tokens[i].Tag = "VBN"
}

// presetBase makes a verb of a word that takes a stance behind an auxiliary that
// only a bare verb follows: "did not back the declaration".
func (d *desk) presetBase(s *sentence, i int) {
	if i < 2 || s.mention(i) != nil || s.capital(i) || !d.x.takesStance(s.word(i)) || !followers[s.word(i+1)] && !s.mentionObject(i+1) {
		return
	}
	j := i - 1
	for j > 0 && (s.word(j) == "not" || s.word(j) == "n't" || s.word(j) == "n’t" || s.word(j) == "never" || s.word(j) == "also") {
		j--
	}
	switch s.word(j) {
	case "do", "does", "did", "will", "would", "wo", "shall", "could", "should", "must", "might":
	default:
		return
	}
	for _, r := range d.x.words.Lemmas[s.word(i)] {
		if r.Form == "base" {
			s.tokens[i].Tag = "VB"
			return
		}
	}
}

// presetTally makes a verb of "votes" before a tally: "the Assembly votes 143–9 to approve it".
func (d *desk) presetTally(s *sentence, i int) {
	if s.word(i) == "votes" && s.mentionActor(i-1) && votesCast.MatchString(s.word(i+1)) {
		s.tokens[i].Tag = "VBZ"
	}
	if s.word(i) == "shake" && s.word(i+1) == "hands" && s.word(i-1) != "to" {
		s.tokens[i].Tag = "VBP"
	}
	if s.word(i) == "grains" {
		s.tokens[i].Tag = "NNS"
	}
	if s.word(i) == "/" && s.is(i-1, graph.Country) && s.is(i+1, graph.Country) { // "the U.S./Soviet grain pact"
		s.tokens[i].Tag = "HYPH"
	}
	if s.word(i) == "negotiating" && teams[s.word(i+1)] {
		s.tokens[i].Tag = "NN"
	}
}

var (
	votesCast = regexp.MustCompile(`^\d+([-–]\d+)*$`)
	teams     = wordSet("team teams delegation delegations table partner partners group groups")
)

// presetTime makes adverbs of "late" and "early" before the words that say when.
func (d *desk) presetTime(s *sentence, i int) {
	if w := s.word(i); w != "late" && w != "early" {
		return
	}
	if w := s.word(i + 1); w == "on" || w == "in" || w == "last" || w == "this" || timeWord(w) && w != "day" && w != "days" {
		s.tokens[i].Tag = "RB"
	}
}

// presetDue tags what stands between "then" and an office, and an infinitive behind "due", which
// taggers take for a preposition: "then-Chinese premier", "the countries due to sign it".
func (d *desk) presetDue(s *sentence, i int) {
	switch s.word(i) {
	case "-":
		if s.word(i-1) == "then" && s.tokens[i-1].End == s.tokens[i].Start {
			s.tokens[i].Tag = "HYPH"
		}
	case "due":
		if s.word(i+1) == "to" && d.x.bareVerb(s.word(i+2)) && (followers[s.word(i+3)] || s.mention(i+3) != nil) {
			s.tokens[i].Tag, s.tokens[i+1].Tag, s.tokens[i+2].Tag = "JJ", "TO", "VB"
		}
	}
}

// bareVerb reports the bare form of a verb that takes a stance.
func (x *Extractor) bareVerb(w string) bool {
	for _, r := range x.words.Lemmas[w] {
		if r.Form == "base" && x.verbOfStance(r.Lemma) {
			return true
		}
	}
	return false
}
