package extract

import (
	"strings"

	"signatory/graph"
)

// This file reads what became of a plan that the text has told: "vowed to leave
// and did just that", "last week it did so", "kept its word", "but never did".

// carriesOut reports words at token i that say whether a plan was carried out.
func (d *desk) carriesOut(s *sentence, i int, last predicate) bool {
	if last.scope.tense != graph.Planned || last.scope.stance == "" {
		return false
	}
	switch w := s.word(i); {
	case w == "did" || w == "done":
		j := i + 1
		if a := s.word(j); a == "just" || a == "exactly" || a == "precisely" {
			j++
		}
		if a := s.word(j); (a == "so" || a == "that" || a == "this") && s.tag(j+1) != "NN" && !s.actorName(j+1) {
			return w == "did" || haveForm(s.word(i-1)) || haveForm(s.word(i-2))
		}
		return w == "did" && s.word(i-1) == "never" && closes(s, i+1)
	case w == "kept" || w == "fulfilled" || w == "honoured" || w == "honored":
		switch s.word(i + 1) {
		case "its", "his", "her", "their", "the", "that":
			return s.word(i+2) == "word" || s.word(i+2) == "promise" || s.word(i+2) == "pledge" || s.word(i+2) == "vow"
		}
	}
	return false
}

// carriedOut is the plan as done, or as not done, by those whom the sentence
// names for it, else by those whose plan it was.
func (d *desk) carriedOut(s *sentence, i int, last predicate) (predicate, bool) {
	negative := false
	j := i - 1
	for ; j >= 0; j-- {
		w := s.word(j)
		if w == "not" || w == "n't" || w == "n’t" || w == "never" || w == "yet" {
			negative = true
			continue
		}
		if w == "–" || w == "—" || w == "--" { // "and – eventually – did just that"
			continue
		}
		if !auxiliary[w] && !strings.HasPrefix(s.tag(j), "RB") {
			break
		}
	}
	if s.tag(j) == "MD" || s.tag(j) == "TO" || d.asks(s) {
		return predicate{}, false
	}
	actors := last.actors
	if t := s.tag(j); t != "CC" && t != "PRP" {
		actors = d.runBefore(s, j+1)
	}
	last.scope.tense = graph.Past
	return d.again(s, i, last, actors, negative)
}
