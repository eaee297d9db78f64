package extract

import "strings"

// This file reads resolves that are given up again.

// takenBack reports a resolve that nobody's name owns and that is given up again:
// "reversed a decision to sign", "backtracked on a promise to join". What another
// had resolved has come about: "reversed Chad's decision to leave".
func takenBack(s *sentence, noun int) bool {
	if !resolves[s.word(noun)] {
		return false
	}
	if k := s.child(noun, "nmod:poss"); k >= 0 && s.tag(k) != "PRP$" {
		return false
	}
	v := s.head(noun)
	return v >= 0 && strings.HasPrefix(s.tag(v), "VB") && reversing[s.word(v)] && !s.has(v, "advmod", "not", "n't", "never")
}

// resolves are nouns for what somebody means to do.
var resolves = wordSet("decision decisions plan plans pledge promise promises vow intention move commitment agreement resolve threat")

// reversing are the forms of verbs that undo a resolve, alone or with "on", "from", "back".
var reversing = wordSet(`reverse reverses reversed reversing rescind rescinds rescinded rescinding overturn overturns overturned overturning undo undoes undid undone undoing
	revoke revokes revoked revoking renege reneges reneged reneging backtrack backtracks backtracked backtracking backpedal backpedaled backpedalled backpedaling
	retract retracts retracted retracting scrap scraps scrapped scrapping drop drops dropped dropping shelve shelves shelved shelving abandon abandons abandoned
	abandoning cancel cancels canceled cancelled canceling cancelling ditch ditches ditched ditching`)

// broken reports a promise that is not kept: "went back on its promise to sign", "broke its pledge
// to ratify it".
func broken(s *sentence, noun int) bool {
	if !promises[s.word(noun)] {
		return false
	}
	for j := noun - 1; j >= 0 && j > noun-6; j-- {
		switch w := s.word(j); {
		case w == "on" && (s.word(j-1) == "back" || strings.HasPrefix(s.word(j-1), "reneg") || strings.HasPrefix(s.word(j-1), "backtrack") || strings.HasPrefix(s.word(j-1), "backpedal")):
			return true
		case w == "from" && s.word(j-1) == "away", w == "broke", w == "broken", w == "breaking", w == "breaks", w == "betrayed", w == "forgot":
			return true
		}
	}
	return false
}

var promises = wordSet("promise promises pledge pledges vow vows commitment commitments word undertaking agreement")
