package eval

import (
	"slices"

	"signatory/graph"
)

// Alone judges every claim of a reading by itself, in their order: Right where
// a label says it, Neutral where one says more or finding it is optional, else
// Wrong or Flip. It is what a scorer of single claims learns from; Of judges claims together.
func Alone(r graph.Reading, l Label) []Verdict {
	v := newVocabulary()
	var gold, optional []Position
	for _, x := range l.Positions {
		if x.Optional {
			optional = append(optional, x)
		} else {
			gold = append(gold, x)
		}
	}
	used := make([]bool, len(gold))
	for i := range used {
		used[i] = true
	}
	claims := v.claims(r, l)
	out := make([]Verdict, len(claims))
	for i, c := range claims {
		if slices.ContainsFunc(gold, func(x Position) bool {
			return x.Actor == c.Actor && x.Stance == c.Stance && x.Tense == c.Tense && v.about(c, x)
		}) {
			out[i] = Right
		} else {
			out[i] = v.verdict(c, gold, used, optional)
		}
	}
	return out
}
