package train

import "signatory/extract/parse"

// Score is how well a model reads a treebank: shares from 0 to 1 of its words.
type Score struct {
	Words          int
	Tags, UAS, LAS float64
}

// Measure tags and parses sentences and compares them with their gold.
func Measure(m *parse.Model, sentences []Sentence) Score {
	var out Score
	var tags, heads, rels int
	for _, s := range sentences {
		got := make([]string, len(s.Words))
		m.TagWords(s.Words, got)
		h, r := m.ParseWords(s.Words, got)
		for i := range s.Words {
			gold := s.Heads[i]
			if gold == len(s.Words) {
				gold = -1
			}
			out.Words++
			if got[i] == s.Tags[i] {
				tags++
			}
			if h[i] == gold {
				heads++
				if r[i] == s.Rels[i] {
					rels++
				}
			}
		}
	}
	n := float64(max(1, out.Words))
	out.Tags, out.UAS, out.LAS = float64(tags)/n, float64(heads)/n, float64(rels)/n
	return out
}
