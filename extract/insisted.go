package extract

import (
	"strings"

	"signatory/graph"
)

// This file reads the bare verb of a demand: "insists that Chad sign the pact", "demanded that the
// two join it". What somebody insists has been done stands in another form: "insists that Chad signed".

// insisted reports a deed that the clause above only demands. Of several, "insists that they back
// it" may say what they do, "insists that they sign it" does not.
func insisted(s *sentence, i int, stance graph.Stance) bool {
	if t := s.tag(i); t != "VB" && t != "VBP" || s.child(i, "aux", "aux:pass", "cop") >= 0 || s.has(i, "mark", "to") {
		return false
	}
	sub := s.child(i, "nsubj")
	if sub < 0 || sub > i || strings.HasPrefix(s.tag(sub), "PRP") || s.word(i) == "have" {
		return false
	}
	for j := sub - 1; j > 0 && j > sub-9; j-- {
		if s.word(j) != "that" {
			if strings.HasPrefix(s.tag(j), "VB") || s.tag(j) == "MD" {
				return false
			}
			continue
		}
		if !demanding[s.word(j-1)] {
			return false
		}
		return !asserting[s.word(j-1)] || bindsStance(stance) || stance == graph.Withdrew || s.mentionActor(sub) && s.child(sub, "conj") < 0
	}
	return false
}

// demanding are words before "that" and what somebody is to do; those that are asserting too may
// stand before what he does.
var (
	demanding = wordSet(`insist insists insisted insisting insistence demand demands demanded demanding require requires required requiring requirement
		recommend recommends recommended proposal propose proposes proposed ask asks asked request requests requested stipulate stipulates stipulated condition conditions`)
	asserting = wordSet("insist insists insisted insisting insistence")
)

// cameToMatter reports "when it came to the pact", which speaks of the pact and makes none.
func cameToMatter(s *sentence, i int) bool {
	switch s.word(i) {
	case "come", "comes", "came", "coming":
		return s.word(i-1) == "it"
	}
	return false
}

// byVeto reports a bill that a veto is to stop: "used his veto to kill the measure" leaves no pact.
func byVeto(s *sentence, i int) bool {
	if s.word(i-1) != "to" {
		return false
	}
	for j := i - 2; j >= 0 && j > i-6; j-- {
		if s.word(j) == "veto" {
			return true
		}
	}
	return false
}
