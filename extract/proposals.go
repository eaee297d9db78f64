package extract

import (
	"strings"

	"signatory/extract/data"
)

// This file reads plans and proposals as instruments where peace is what they
// are for: "the Egyptian cease-fire proposal", "a UN peace plan". Others are
// what one side means to do.

// peaceful are words before a proposal or a plan that parties accept or refuse.
var peaceful = wordSet("ceasefire cease-fire truce peace bridging hostage armistice disengagement mediation power-sharing unification reunification")

// proposalAt is the head of a proposal for peace at token i.
func (d *desk) proposalAt(s *sentence, i int) (data.Head, bool) {
	w := singular(s.word(i))
	if ofMeeting(s, i) {
		return data.Head{Word: w, Class: "statement", Type: "declaration"}, true
	}
	if ofAction(s, i) {
		return data.Head{Word: w, Class: "plan", Type: "plan"}, true
	}
	if w != "proposal" && w != "plan" || !strings.HasPrefix(s.tag(i), "NN") {
		return data.Head{}, false
	}
	for j := i - 1; j >= 0 && j > i-5 && (modifies(s, j) || s.tag(j) == "HYPH"); j-- {
		if peaceful[s.word(j)] || s.word(j) == "fire" && s.word(j-2) == "cease" {
			return data.Head{Word: w, Class: "plan", Type: "proposal"}, true
		}
	}
	return data.Head{}, false
}

// ofMeeting reports what a meeting is to agree on in the end: "the final document of the review conference".
func ofMeeting(s *sentence, i int) bool {
	if s.word(i) != "document" || s.word(i+1) != "of" {
		return false
	}
	switch s.word(i - 1) {
	case "final", "outcome", "closing", "concluding":
	default:
		return false
	}
	for j := i + 2; j < i+9; j++ {
		switch s.word(j) {
		case "conference", "summit", "meeting":
			return true
		case "", ",", ".", "and":
			return false
		}
	}
	return false
}

// ofAction reports a "Plan of Action" or a "Programme of Action", which conferences adopt.
func ofAction(s *sentence, i int) bool {
	switch s.word(i) {
	case "plan", "programme", "program":
		return s.capital(i) && s.word(i+1) == "of" && s.word(i+2) == "action" && s.capital(i+2)
	}
	return false
}

// sharp reports the resolution of a picture: "High-resolution".
func sharp(s *sentence, i int) bool {
	if s.word(i-1) == "-" {
		i--
	}
	switch s.word(i - 1) {
	case "high", "low", "higher", "super", "image", "screen", "spatial", "diplomatic", "peaceful", "negotiated", "speedy", "swift", "conflict", "dispute":
		return true
	}
	return false
}
