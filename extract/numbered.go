package extract

import "regexp"

// This file reads the numbers that resolutions go by: "Security Council Resolution
// 1701" is another one than "Resolution 2231", whoever writes of it.

// resolutionNumber is how bodies of the United Nations and parliaments number
// what they pass: "1701", "68/262", "ES-11/1".
var resolutionNumber = regexp.MustCompile(`^(\d{3,4}|(ES-)?\d{1,3}/\d{1,3})$`)

// numberEnd is the end of the number behind the resolution at token i; i+1 where
// none stands there, as in "passed the resolution 128 to 9".
func numberEnd(s *sentence, i int) int {
	if s.word(i) != "resolution" {
		return i + 1
	}
	j := i + 1
	if w := s.word(j); w == "no." || w == "number" {
		j++
	}
	if j >= len(s.tokens) || !resolutionNumber.MatchString(s.tokens[j].Text) {
		return i + 1
	}
	switch s.word(j + 1) {
	case "to", "-", "–", "votes", "percent", "pct", "%":
		return i + 1
	}
	return j + 1
}

// numberedName is the name of a resolution that bears a number: its body's, where
// the text tells it, and the number.
func (st *stock) numberedName(t *treaty) string {
	name := "Resolution " + t.number
	body := st.body(t)
	if body == europeanUnion && !t.words[body] { // which speaks of others' resolutions
		body = ""
	}
	if body == "" {
		return name
	}
	return st.d.x.names[body] + " " + name
}
