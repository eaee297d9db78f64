package extract

import (
	"slices"
	"strings"

	"signatory/graph"
)

// This file finds the instrument that a text has spoken of last.

// recent is the instrument that a description takes up again: one that shares
// its words, or, where it has none, the nearest and most talked of.
func (st *stock) recent(s *sentence, m *mention, told told) *treaty {
	var best *treaty
	most := 0.0
	signed := signedIn(s, m.noun, year(graph.Date(st.d.doc.Article.Date)))
	for _, t := range st.all {
		if st.older(t, m.noun) || t.named && m.noun.plural && !st.any(t, func(_ *sentence, n *noun) bool { return n.plural }) {
			continue
		}
		if t.known != nil && t.year > 0 && signed > t.year+10 { // "the accord signed last year" is none of 1947
			continue
		}
		if !compatible(t.class, m.noun.head.Class) || len(t.mentions) == 0 || t.differs(told) || !t.named && t.plural != m.noun.plural || t.forMany() && slices.Contains(m.noun.words, "bilateral") {
			continue
		}
		common := shared(told.words, t.words)
		for p, ok := range told.parties {
			if ok && t.parties[p] && !told.words[p] {
				common++
			}
		}
		own := 0
		for w := range told.words {
			if topicOf(t)[w] {
				common++
			} else if !t.words[w] && !t.parties[w] && !yearOf(w, t.year) {
				own++
			}
		}
		if own > 0 && (common == 0 || own > common) {
			continue
		}
		gap := float64(abs(s.index - t.last))
		v := 4*float64(common) + 5/(1+gap/2) + min(2, 0.5*float64(len(t.mentions)))
		if gap == 1 && st.aloneIn(t, s, m.noun.det == "that") {
			v += justNamed
		}
		if t.class == m.noun.head.Class {
			v += 0.5
		}
		if sameHead(t, m.noun) {
			v++
		}
		if v > most {
			best, most = t, v
		}
	}
	return best
}

// signedIn is the year in which an instrument was made by the words behind it, 0 where they tell
// none: "the accord signed in July 1986", "the pact that Chad signed last year".
func signedIn(s *sentence, n *noun, now int) int {
	for i := n.to; i < n.to+6 && i < len(s.tokens); i++ {
		switch s.word(i) {
		case "signed", "reached", "concluded", "struck", "agreed", "inked", "negotiated":
		default:
			continue
		}
		for j := i + 1; j < i+5 && j < len(s.tokens); j++ {
			if yearWord.MatchString(s.word(j)) {
				return year(graph.Date(s.word(j)))
			}
			if w := s.word(j); (w == "last" || w == "this") && timeWord(s.word(j+1)) {
				return now
			}
		}
		return 0
	}
	return 0
}

// older reports an instrument that was years old when the article was written, and so is
// none that it calls new.
func (st *stock) older(t *treaty, n *noun) bool {
	now := year(graph.Date(st.d.doc.Article.Date))
	return t.known != nil && t.year > 0 && now > t.year+3 && slices.Contains(n.words, "new")
}

// forMany reports a known instrument that is open to more than two.
func (t *treaty) forMany() bool { return t.known != nil && len(t.known.Parties) != 2 }

// justNamed is what it weighs that the sentence before, in the same paragraph, names
// an instrument and no other: as much as much talk of another.
const justNamed = 3

// aloneIn reports whether the sentence before s, in its paragraph unless what is meant is
// pointed at, names no instrument but t.
func (st *stock) aloneIn(t *treaty, s *sentence, pointed bool) bool {
	if s.index == 0 || t.last != s.index-1 {
		return false
	}
	before := st.d.sentences[s.index-1]
	if before.block != s.block && !pointed {
		return false
	}
	for i := range s.tokens { // its own sentence tells more
		if m := s.mention(i); m != nil && m.kind == graph.Instrument && st.of[m] != nil {
			return false
		}
	}
	for i := range before.tokens {
		if m := before.mention(i); m != nil && m.kind == graph.Instrument && st.of[m] != t {
			return false
		}
	}
	return true
}

// nearest is the instrument of a class that is mentioned nearest to a sentence,
// one before it where two are equally near.
func (st *stock) nearest(s *sentence, class string) *treaty {
	var best *treaty
	gap := 1 << 30
	for _, t := range st.all {
		if t.class != class {
			continue
		}
		for _, m := range t.mentions {
			g := 2 * abs(s.index-m.sent)
			if m.sent > s.index {
				g++
			}
			if g < gap {
				best, gap = t, g
			}
		}
	}
	if gap > 12 {
		return nil
	}
	return best
}

// lately is the instrument of a class that was mentioned last before a sentence, nil for none near.
func (st *stock) lately(s *sentence, class string) *treaty {
	var best *treaty
	for _, t := range st.all {
		if compatible(t.class, class) && len(t.mentions) > 0 && s.index-t.last < 4 && (best == nil || t.last > best.last) {
			best = t
		}
	}
	return best
}

// voted is what a vote without an object is about: the nearest resolution, else
// the nearest named treaty.
func (st *stock) voted(s *sentence) *treaty {
	if t := st.nearest(s, "resolution"); t != nil {
		return t
	}
	if strings.Contains(st.d.doc.Text, "vot") { // a text that speaks of a vote
		if t := st.nearest(s, "treaty"); t != nil && !st.any(t, inPlural) { // nobody votes on "security agreements"
			return t
		}
	}
	return nil
}

// inPlural reports a noun for several instruments that nobody names: "trade agreements".
func inPlural(s *sentence, n *noun) bool {
	return s.tag(n.to-1) == "NNS" && !s.capital(n.to-1)
}
