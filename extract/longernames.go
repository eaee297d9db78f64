package extract

import "strings"

// This file keeps known names from being read out of longer ones that the gazetteer
// does not know.

// institutions are words that begin the name of a body that is called after a
// country, and is none of its government: "Bank of Ireland", "University of Nigeria".
var institutions = wordSet(`bank university college institute institution association chamber chambers gulf sea bay voice museum academy games society club
	confederation fellowship orchestra radio federations friends daughters sons scouts telegraph hospital`)

// calledAfter reports a country behind "of" that only ends the name of another body:
// "PGA of America", "the Bank of England".
func calledAfter(s *sentence, i int) bool {
	j := i - 1
	if s.word(j) == "the" {
		j--
	}
	if s.word(j) != "of" || j < 1 || !s.capital(j-1) || s.mention(j-1) != nil {
		return false
	}
	if institutions[s.word(j-1)] {
		return true
	}
	text := s.tokens[j-1].Text
	_, title := titles[s.word(j-1)]
	return len(text) > 2 && text == strings.ToUpper(text) && s.tag(j-1) == "NNP" && !title && !s.shouted
}

// national reports a body whose name here is the end of another's: the "National
// Security Council" of a state is not that of the United Nations.
func national(text string, start int) bool {
	before := strings.TrimRight(text[:start], " ")
	for _, w := range []string{"National", "Supreme", "Defence", "Defense", "Homeland", "Presidential"} {
		if strings.HasSuffix(before, w) && len(before) < start {
			return true
		}
	}
	return false
}
