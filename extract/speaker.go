package extract

import (
	"strings"

	"signatory/graph"
)

// This file finds who "we" and "our country" are.

// speaker is the side of whoever speaks the sentence: the subject of its own verb
// of speech, within quotation marks also that of the sentence before or behind it.
func (d *desk) speaker(s *sentence, i int) []actor {
	if out := d.speakingSide(s); len(out) > 0 {
		return out
	}
	if i < len(s.open) && !s.open[i] {
		return nil
	}
	for _, k := range []int{s.index - 1, s.index + 1} {
		if k < 0 || k >= len(d.sentences) || d.sentences[k].block != s.block {
			continue
		}
		d.treeOf(d.sentences[k])
		if out := d.speakingSide(d.sentences[k]); len(out) > 0 {
			for j := range out {
				out[j].tok = -1
			}
			return out
		}
	}
	return d.antecedent(s, len(s.tokens), func(m *mention) bool { return m.kind == graph.Person })
}

// holdsFirst reports a noun phrase with a pronoun that asks for the speaker himself: "our government said".
func holdsFirst(s *sentence, i int) bool {
	from, to := s.yield(i)
	for j := from; j <= to; j++ {
		if strings.HasPrefix(s.tag(j), "PRP") {
			return true
		}
	}
	return false
}

// speakingSide is the side of the subject of a sentence's verb of speech.
func (d *desk) speakingSide(s *sentence) []actor {
	for j := range s.tokens {
		if !s.parsed() || !d.speaks(s, j) {
			continue
		}
		if k := s.child(j, "nsubj"); k >= 0 && !holdsFirst(s, k) {
			if out := d.actors(s, k); len(out) == 1 {
				return out
			}
		}
	}
	return nil
}

// ourVoices are those who act for "our" country.
var ourVoices = wordSet("government administration president premier cabinet leadership leaders parliament")

// ours is the side of "our government", "our country": that of who speaks, else
// the country that the article speaks of most.
func (d *desk) ours(s *sentence, i int) []actor {
	if out := d.speaker(s, i); len(out) > 0 {
		return rename(out, "pronoun")
	}
	if id := d.mostSpokenOf(); id != "" {
		return []actor{{id, "home", i}}
	}
	return nil
}
