package extract

import (
	"strings"

	"signatory/graph"
)

// This file finds instruments whose noun alone would not name one.

// beingSigned reports a phrase that is what somebody signs, which makes an instrument
// of a framework, a partnership, a roadmap or a letter of intent.
func beingSigned(s *sentence, n *noun) bool {
	switch n.head.Word {
	case "framework", "partnership", "roadmap", "arrangement", "understanding", "principles", "code":
	case "letter":
		if !ofIntent(s, n) || s.word(n.to+2) == "to" && buying[s.word(n.to+3)] {
			return false
		}
	default:
		return false
	}
	j := n.from - 1
	for j >= 0 && (s.tag(j) == "``" || s.tag(j) == "DT" || s.tag(j) == "CD" || s.tag(j) == "PRP$") {
		j--
	}
	switch s.word(j) {
	case "sign", "signs", "signed", "signing", "ink", "inks", "inked", "inking", "initial", "initials", "initialled", "initialed":
		return true
	}
	return false
}

// ofIntent reports a letter of intent.
func ofIntent(s *sentence, n *noun) bool {
	return n.head.Word == "letter" && s.word(n.to) == "of" && s.word(n.to+1) == "intent"
}

// buying are verbs of what a letter of intent leads to that binds no states.
var buying = wordSet("buy purchase acquire sell order supply lease merge form invest build")

// built reports settlements that people live in, not those that they reach: "new
// settlements in East Jerusalem".
func built(s *sentence, i int) bool {
	w := s.word(i)
	if w != "settlement" && w != "settlements" {
		return false
	}
	for j := max(0, i-6); j < min(len(s.tokens), i+6); j++ {
		switch s.word(j) {
		case "jewish", "israeli", "jerusalem", "bank", "settler", "settlers", "illegal", "outpost", "outposts", "homes", "housing", "building", "construction", "units", "freeze", "expansion", "occupied":
			return w == "settlements" || s.word(j) != "bank"
		}
	}
	return false
}

// addFirstOfTwo makes a mention of the first of two instruments that share a
// head: "the Bletchley and Seoul declarations".
func (d *desk) addFirstOfTwo(s *sentence, i int, n *noun) {
	and := n.from - 1
	if !n.plural || n.from != i-1 || s.word(and) != "and" || !s.capital(n.from) || !s.capital(and-1) {
		return
	}
	first := &noun{from: and - 1, to: and, det: n.det, owner: -1, head: n.head, named: true, words: []string{s.word(and - 1), n.head.Word}}
	n.named = true
	for _, tok := range []int{and - 1, n.from} {
		if m := s.mention(tok); m != nil {
			d.drop(m)
			s.at[tok] = nil
		}
	}
	m := &mention{span: span{s.tokens[and-1].Start, s.tokens[and-1].End}, sent: s.index, tok: and - 1, kind: graph.Instrument, noun: first}
	m.entity = d.x.named(s.tokens[and-1].Text + " " + n.head.Word)
	second := s.mention(i)
	second.entity = d.x.named(s.tokens[n.from].Text + " " + n.head.Word)
	s.at[and-1] = m
	d.mentions = append(d.mentions, m)
}

// quotedBefore is the opening mark of a few quoted words that end right before token i, -1
// for none, and whether they tell what it is: "five walls" does, "disastrous" does not.
func quotedBefore(s *sentence, i int) (open int, tells bool) {
	if i < 3 || s.tag(i-1) != "''" {
		return -1, false
	}
	for j := i - 2; j > 0 && j > i-7; j-- {
		t := s.tag(j)
		if t == "``" {
			if j == i-2 || !beginsPhrase(s, j-1) {
				return -1, false
			}
			return j, tells
		}
		if !modifies(s, j) && t != "NNS" && t != "VBG" && t != "RB" && t != "IN" {
			return -1, false
		}
		tells = tells || strings.HasPrefix(t, "NN")
	}
	return -1, false
}

// hasBehindAdverbs reports a participle of a finite verb, with an adverb between: "has repeatedly blocked".
func hasBehindAdverbs(s *sentence, i int) bool {
	j := i - 1
	for j > 0 && strings.HasPrefix(s.tag(j), "RB") {
		j--
	}
	return j < i-1 && haveForm(s.word(j))
}
