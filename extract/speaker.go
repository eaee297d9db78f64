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
	if out := d.officialBefore(s); len(out) == 1 {
		return out
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

// officialBefore is the side of the unnamed official of whom the sentence before tells, where
// no person is named: "A senior official of Chad confirmed it. He said".
func (d *desk) officialBefore(s *sentence) []actor {
	for j := range s.tokens {
		if s.is(j, graph.Person) {
			return nil
		}
	}
	if s.index == 0 || d.sentences[s.index-1].headline() {
		return nil
	}
	t := d.sentences[s.index-1]
	var out []actor
	for j := range t.tokens {
		if t.is(j, graph.Person) {
			return nil
		}
		if len(out) == 0 && officials[t.word(j)] && !strings.HasSuffix(t.word(j), "s") {
			out = away(officialsSide(t, j))
		}
	}
	return out
}

// officialsSide is the country or body that stands right beside a noun for who acts for it, read by the
// words alone: "a senior Chadian official", "an official of the EU".
func officialsSide(s *sentence, i int) []actor {
	behind := i + 2
	if s.word(behind) == "the" {
		behind++
	}
	switch {
	case s.is(i-1, graph.Country) || s.is(i-1, graph.Organization):
		return []actor{{s.mention(i - 1).entity, "official", i - 1}}
	case ofWhom(s.word(i+1)) && (s.is(behind, graph.Country) || s.is(behind, graph.Organization)):
		return []actor{{s.mention(behind).entity, "official", behind}}
	}
	return nil
}
