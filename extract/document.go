package extract

// This file reads words that stand for an instrument in the place of its noun.

// partsOf stand for all or none of what follows them.
var partsOf = wordSet("none neither either both all any two three")

// worthOf are nouns for what is said of an instrument by who stands by it: "reaffirmed the importance of the pact".
var worthOf = wordSet("importance existence validity significance value relevance centrality")

// document is the instrument that the text has spoken of last, which "the document"
// or "the final text" takes up.
func (d *desk) document(s *sentence, t int) []object {
	if !s.has(t, "det", "the", "this", "that", "any", "either", "both") {
		return nil
	}
	if tr := d.takenUp(s, t); tr != nil {
		return []object{{treaty: tr, tok: t, how: "description"}}
	}
	return nil
}

// ofWhole is the noun of which the word at token t takes all or none, or the worth, -1 without
// one: "signed none of the three accords".
func ofWhole(s *sentence, t int) int {
	if !partsOf[s.word(t)] && !worthOf[s.word(t)] {
		return -1
	}
	for _, k := range s.children(t, "nmod", "obl") {
		if s.marker(k) == "of" {
			return k
		}
	}
	return -1
}
