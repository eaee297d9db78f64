package extract

import "signatory/graph"

// This file tells when what takes up a predicate of others turns it round: "refused to sign, but Sweden
// did", "Sweden has yet to do so", "has not followed suit".

// didAfterAll reports a bare auxiliary at token i that says of others the deed that last denies; not
// that of a comparison ("refused to sign, as Sweden did").
func didAfterAll(s *sentence, i int, last predicate) bool {
	switch s.word(i) {
	case "did", "has", "have", "had":
	default:
		return false
	}
	if !closes(s, i+1) || last.frame.Stance.Polarity() <= 0 || last.scope.stance != graph.NotSigned && last.scope.stance != graph.Refused {
		return false
	}
	j := i - 1
	for j >= 0 && (s.mentionActor(j) || s.word(j) == "and" || s.word(j) == "the" || s.word(j) == "," && s.mentionActor(j-1)) {
		j--
	}
	return !comparing[s.word(j)]
}

// yetToDoSo reports at token i that what was told of others is still to be done.
func yetToDoSo(s *sentence, i int) bool {
	if s.word(i) != "yet" || s.word(i+1) != "to" {
		return false
	}
	if closes(s, i+2) || s.word(i+2) == "follow" && s.word(i+3) == "suit" {
		return true
	}
	if !doing[s.word(i+2)] {
		return false
	}
	switch s.word(i + 3) {
	case "so", "it", "that", "this":
		return true
	}
	return false
}

// denied reports "has not" and the like right before token i.
func denied(s *sentence, i int) bool {
	switch s.word(i - 1) {
	case "not", "n't", "n’t", "never":
		return true
	}
	return false
}
