package extract

import "strings"

// This file reads who stresses a commitment of his own.

// committing are the verbs by which one says that one stays with what one has agreed to.
var committing = wordSet("reaffirm reiterate confirm renew restate underline stress express declare voice affirm")

// stressing are forms of verbs for it that the vocabulary does not hold.
var stressing = wordSet(`stress stresses stressed stressing emphasize emphasizes emphasized emphasizing emphasise emphasises emphasised emphasising underline underlines
	underlined underlining underscore underscores underscored underscoring restate restates restated repeat repeats repeated renew renews renewed`)

// stressedToo is the verb that stresses one's own commitment behind something else, -1 for
// none: "stressed their unity and their commitment to the pact".
func stressedToo(s *sentence, i int) int {
	k := s.child(i, "nmod:poss")
	if s.plain(i) != "conj" || k < 1 || s.tag(k) != "PRP$" || s.word(k-1) != "and" {
		return -1
	}
	for j := k - 2; j >= 0 && j > k-10; j-- {
		if stressing[s.word(j)] {
			return j
		}
		if strings.HasPrefix(s.tag(j), "VB") {
			break
		}
	}
	return -1
}
