package extract

import (
	"strings"

	"signatory/extract/article"
)

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
		if p.actors = rename(d.run(s, i+1), "list"); len(p.actors) == 0 && i >= len(s.tokens)-2 {
			p.actors = d.items(s)
		}
		if len(p.actors) > 1 {
			p.form = "roll call"
			return p
		}
		p.actors = nil
	}
	return p
}

// itemsBelow are the list items below a predicate that already has one of those whom
// it counts: "the European Union and eight countries have endorsed it:".
func (d *desk) itemsBelow(p predicate) []actor {
	s := p.s
	if last := len(s.tokens) - 1; last < p.tok || s.word(last) != ":" {
		return nil
	}
	for i := 0; i+1 < len(s.tokens) && i < p.tok; i++ {
		if s.tag(i) == "CD" && groups[s.word(i+1)] {
			return d.items(s)
		}
	}
	return nil
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

// items are the actors of the list items right below a sentence, one to an item.
func (d *desk) items(s *sentence) []actor {
	var out []actor
	for _, t := range d.sentences[s.index+1:] {
		if t.kind != article.Item || len(t.tokens) == 0 {
			break
		}
		if t.actorName(0) || t.actorName(1) {
			i := 0
			if !t.actorName(0) {
				i = 1
			}
			out = append(out, actor{t.at[i].entity, "list", -1})
		}
	}
	return distinctActors(out)
}
