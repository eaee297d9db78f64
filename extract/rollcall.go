package extract

import "strings"

// rollCall finds those whom a predicate names behind a colon: in the sentence
// ("the following countries signed: A, B and C"), or in the list below it.
func (d *desk) rollCall(p predicate) predicate {
	s := p.s
	group := false
	for i := range s.tokens {
		group = group || groups[s.word(i)] || s.word(i) == "following"
		if !group || s.word(i) != ":" || i < p.tok && i+1 < len(s.tokens) && s.word(i+1) == "the" {
			continue
		}
		if strings.HasPrefix(s.tag(p.tok), "NN") && s.wordWithin("by", p.tok, i) { // "by the members of the bloc and by five neighbours: ..."
			continue
		}
		if groups[s.word(i-1)] && i > p.tok && addressed(s, i-1) { // "sent help to the countries hit hardest: Chad and Fiji"
			continue
		}
		if p.actors = rename(d.run(s, i+1), "list"); len(p.actors) == 0 && i >= len(s.tokens)-2 {
			p.actors, p.places, _ = d.rollBelow(s.index+1, p.tok)
		}
		if len(p.actors) > 1 {
			p.form = "roll call"
			return p
		}
		p.actors = nil
	}
	return p
}

// addressed reports a noun behind a preposition for those to whom or where something is done.
func addressed(s *sentence, noun int) bool {
	j := noun - 1
	for j > 0 && (modifies(s, j) || s.tag(j) == "DT" || s.tag(j) == "HYPH") {
		j--
	}
	switch s.word(j) {
	case "to", "for", "in", "at", "on", "against", "within", "across":
		return true
	}
	return false
}

// itemsBelow are the list items below a predicate that already has one of those whom
// it counts: "the European Union and eight countries have endorsed it:".
func (d *desk) itemsBelow(p predicate) predicate {
	s := p.s
	if last := len(s.tokens) - 1; last < p.tok || s.word(last) != ":" {
		return p
	}
	for i := 0; i+1 < len(s.tokens) && i < p.tok; i++ {
		if s.tag(i) == "CD" && groups[s.word(i+1)] {
			below, places, _ := d.rollBelow(s.index+1, p.tok)
			p.actors, p.places = distinctActors(append(p.actors, below...)), places
			return p
		}
	}
	return p
}

// wordWithin reports a word between two tokens.
func (s *sentence) wordWithin(w string, from, to int) bool {
	for k := from + 1; k < to; k++ {
		if s.word(k) == w {
			return true
		}
	}
	return false
}

// included finds whom a sentence names of the group that is its predicate's
// subject, behind its instrument: "61 countries signed it, including China and India".
func (d *desk) included(p predicate) predicate {
	s := p.s
	subject := s.child(p.tok, "nsubj", "obl:agent")
	if subject < 0 || !groups[s.word(subject)] || p.form == "list" {
		return p
	}
	for i := p.tok + 1; i < len(s.tokens); i++ {
		if s.word(i-1) != "," && s.word(i-1) != "-" && s.word(i-1) != "(" {
			continue
		}
		k := i
		switch {
		case s.word(i) == "including":
		case s.word(i) == "among" && s.word(i+1) == "them", s.word(i) == "such" && s.word(i+1) == "as":
			k++
		default:
			continue
		}
		if p.actors = d.run(s, k+1); len(p.actors) > 0 {
			p.form = "included"
			return p
		}
	}
	return p
}
