package extract

// This file tells who is part of an instrument from who only does something as a part of it.

// partakes reports that somebody is part of an instrument, or acts as its terms
// say: not who wants "peace as part of a deal" or overrides "parts of the deal".
func (d *desk) partakes(s *sentence, i int, o object) bool {
	if s.word(i) != "part" {
		return false
	}
	if s.child(i, "cop") >= 0 || s.plain(i) == "xcomp" || s.plain(i) == "appos" {
		return true
	}
	h := s.head(i)
	m := s.mention(o.tok)
	if h < 0 || s.marker(i) != "as" || m == nil || m.noun == nil || bringsUp(m.noun.det) {
		return false
	}
	return factual(s, h) && s.child(h, "nsubj") >= 0
}

// stays reports what is for a time only: "will be a party to the pact until May".
func stays(s *sentence, i int) bool {
	for j := i + 1; j < len(s.tokens); j++ {
		if w := s.word(j); w == "until" || w == "till" {
			return true
		}
	}
	return false
}
