package extract

import (
	"strings"

	"signatory/graph"
)

// This file tells who is the source of a claim within its article: "Paris said
// Rome would sign", "Rome will sign, according to two diplomats".

// attribution is the source that a sentence names for what stands at token i.
func (d *desk) attribution(s *sentence, i int) graph.Attribution {
	if !s.parsed() || i < 0 {
		return graph.Attribution{}
	}
	if v := d.verbOfSpeech(s, i); v >= 0 {
		k := s.child(v, "nsubj")
		if m := s.mention(v - 1); m != nil && m.kind == graph.Person { // "the pact, Mr Hunt said, was signed"
			for k = v - 1; s.plain(k) == "flat"; k = s.head(k) {
			}
		}
		if k >= 0 && k != i {
			return d.source(s, k, 0)
		}
	}
	for j := range s.tokens {
		if s.word(j) == "according" && s.word(j+1) == "to" {
			return d.source(s, phraseHead(s, j+2), j+2)
		}
	}
	return graph.Attribution{}
}

// verbOfSpeech is the verb that reports the clause of token i: one that it
// depends on, or one put in beside it ("..., he said"); -1 for none.
func (d *desk) verbOfSpeech(s *sentence, i int) int {
	for n := 0; i >= 0 && n < 8; n++ {
		h := s.head(i)
		if h >= 0 && s.plain(i) == "ccomp" && d.tells(s, h) {
			return h
		}
		for _, k := range s.children(i, "parataxis") {
			if d.tells(s, k) && (k > i || notWords(s.tokens[k+1].Text)) { // "the pact, he said, was signed"
				return k
			}
		}
		i = h
	}
	return -1
}

// tells reports a verb that reports what its subject said.
func (d *desk) tells(s *sentence, i int) bool {
	return strings.HasPrefix(s.tag(i), "VB") && (speech[d.lemma(s, i)] || d.speaks(s, i))
}

// phraseHead is the last noun of the phrase that begins at token i.
func phraseHead(s *sentence, i int) int {
	head := -1
	for ; i < len(s.tokens); i++ {
		switch t := s.tag(i); {
		case strings.HasPrefix(t, "NN"):
			head = i
		case t == "DT", t == "CD", t == "POS", t == "HYPH", t == "PRP$", strings.HasPrefix(t, "JJ"), s.mention(i) != nil:
		default:
			return head
		}
	}
	return head
}

// source is whom the phrase of noun k names, from token first on and as far as
// the first comma behind it. A noun for some who are not named ("Turkish officials") is words alone, and
// a pronoun nobody but the person named last.
func (d *desk) source(s *sentence, k, first int) graph.Attribution {
	if k < 0 {
		return graph.Attribution{}
	}
	if strings.HasPrefix(s.tag(k), "PRP") {
		if w := s.word(k); w != "he" && w != "she" {
			return graph.Attribution{}
		}
		who := d.lastPerson(s)
		if who == "" {
			return graph.Attribution{}
		}
		return graph.Attribution{Entity: who, Text: s.text(d.doc.Text, k, k+1)}
	}
	from, to := s.yield(k)
	for from = max(from, first, k-sourceWords); from < k && notWords(s.tokens[from].Text); from++ {
	}
	for j := from; j < k; j++ {
		if s.tag(j) == "IN" { // "hours after President Trump said"
			from = j + 1
		}
	}
	a := graph.Attribution{}
	if m := s.mention(k); m != nil {
		if m.kind == graph.Instrument {
			return a
		}
		a.Entity = m.entity
	}
	end := k
	for j := from; j <= to && j <= k+sourceWords && (j <= k || s.word(j) != ","); j++ {
		if m := s.mention(j); m != nil && m.kind == graph.Person {
			a.Entity = m.entity
		}
		end = max(end, j)
	}
	a.Text = squeeze(s.text(d.doc.Text, from, end+1))
	return a
}

// notWords reports a token of marks alone.
func notWords(token string) bool { return strings.IndexFunc(token, wordRune) < 0 }

// sourceWords bounds how many words before and behind its noun tell who a source is.
const sourceWords = 8
