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
