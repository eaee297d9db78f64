package train

import (
	"slices"

	"signatory/extract/parse/train"
	"signatory/extract/persons"
)

// Score counts names: found by a model, marked in the treebank, and both alike.
type Score struct{ Right, Found, Marked int }

// F1 is the harmonic mean of precision and recall.
func (s Score) F1() float64 { return 2 * float64(s.Right) / float64(max(1, s.Found+s.Marked)) }

// Measure finds the names in the sentences of a treebank, by document, and
// compares them word by word with those that Names reads off its marks.
func Measure(m *persons.Model, sentences []train.Sentence) Score {
	var out Score
	for _, d := range Documents(sentences) {
		for k, found := range m.Find(d.Sentences) {
			out.Found += len(found)
			out.Marked += len(d.Names[k])
			for _, f := range found {
				if slices.Contains(d.Names[k], f) {
					out.Right++
				}
			}
		}
	}
	return out
}
