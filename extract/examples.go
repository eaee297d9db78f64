package extract

import (
	"strings"

	"signatory/graph"
)

// This file finds the instruments that a general noun lists: "pacts such as the TPP".

// examples are the instruments that a general noun lists: "international
// bodies, including the World Health Organization", "pacts such as the TPP".
func (d *desk) examples(s *sentence, t int, how string) []object {
	for _, k := range s.children(t, "nmod", "appos", "obl") {
		switch s.marker(k) {
		case "including", "such as", "like", "among", "namely":
			return d.objectsAt(s, k, how)
		}
	}
	return d.examplesBehind(s, t, how)
}

// listsNames reports a dash or colon at token j that the name of an instrument follows: "two pacts
// that matter - the Tarn Accord and the Lima Pact".
func (s *sentence) listsNames(j int) bool {
	if w := s.word(j); w != ":" && w != "-" && !dashes[w] {
		return false
	}
	for k := j + 1; k < j+8; k++ {
		if m := s.mention(k); m != nil {
			return m.kind == graph.Instrument && m.noun != nil && m.noun.named
		}
		if s.tag(k) != "DT" && !modifies(s, k) {
			return false
		}
	}
	return false
}

// examplesBehind are examples that a clause parts from their noun: "left agreements
// that made us safer, like the Paris climate agreement and the Iran nuclear deal".
func (d *desk) examplesBehind(s *sentence, t int, how string) []object {
	if !strings.HasSuffix(s.word(t), "s") {
		return nil
	}
	j := t + 1
	for ; j < len(s.tokens) && j < t+14; j++ {
		w := s.word(j)
		if s.word(j-1) == "," && (w == "like" || w == "including" || w == "such" && s.word(j+1) == "as") || s.listsNames(j) {
			break
		}
		if m := s.mention(j); m != nil && m.kind == graph.Instrument {
			return nil
		}
	}
	if j >= len(s.tokens) || j == t+14 {
		return nil
	}
	var out []object
	for j++; j < len(s.tokens); j++ {
		m := s.mention(j)
		switch w := s.word(j); {
		case m != nil && m.kind == graph.Instrument && m.noun != nil:
			out = append(out, d.treatyObject(s, m, j, how)...)
		case m != nil && m.kind == graph.Organization:
			out = append(out, object{entity: m.entity, tok: j, how: "body"})
		case m == nil && (w == "," || w == "and" || w == "the" || w == "as" || strings.HasPrefix(s.tag(j), "NN") || strings.HasPrefix(s.tag(j), "JJ") || s.tag(j) == "CD"):
		default:
			return out
		}
	}
	return out
}
