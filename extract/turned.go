package extract

import (
	"strings"

	"signatory/graph"
)

// This file reads subjects that stand behind their verb: "among those that
// refused was Romania", "the first country to ratify it was Palau", "also signing
// were Cuba and Panama", "Having ratified it, Latvia ...".

// turned are those whom a sentence names behind the verb that says who a group,
// or one of a rank, is; i is the predicate, h the noun that it describes.
func (d *desk) turned(s *sentence, i, h int) []actor {
	w := s.word(h)
	if h < 0 || !groups[w] && !groups[plural(w)] && !rank[w] && w != "one" || h > i {
		return nil
	}
	return d.behindVerb(s, i)
}

// behindVerb are those behind the first "include" or form of "be" after token i
// that no comma or other finite verb parts from it.
func (d *desk) behindVerb(s *sentence, i int) []actor {
	for k := i + 1; k < len(s.tokens) && k < i+16; k++ {
		switch w := s.word(k); {
		case w == "include" || w == "includes" || w == "included" || be[w] || w == "remain":
			return rename(d.run(s, k+1), "group")
		case w == "," || w == ";" || w == ":" || w == "that" || w == "which" || w == "who":
			return nil
		}
		if t := s.tag(k); t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD" {
			return nil
		}
	}
	return nil
}

// inverted are the subjects of a participle that begins its sentence: those behind
// its verb ("Also signing the pledge were Cuba and Panama"), or those of the
// clause that follows it ("Having ratified it in May, Latvia now wants").
func (d *desk) inverted(s *sentence, i int) []actor {
	if s.child(i, "nsubj", "nsubj:pass") >= 0 {
		return nil
	}
	start := 0
	for s.word(start) == "\"" || s.word(start) == "“" || strings.HasPrefix(s.tag(start), "RB") && s.word(start) != "rather" {
		start++
	}
	having := s.word(start) == "having" && i <= start+2
	rather := s.word(start) == "rather" && s.word(start+1) == "than" && i == start+2
	gerund := s.tag(i) == "VBG" && i == start
	if gerund {
		if out := d.behindVerb(s, i); len(out) > 0 {
			return out
		}
		if h := s.head(i); h > i && s.plain(i) == "csubj" { // "Joining Chad in refusing, Latvia said": its subject is the clause's
			return d.opens(s, i)
		}
	}
	if !having && !rather {
		return nil
	}
	for k := i + 1; k < len(s.tokens) && k < i+20; k++ {
		if s.word(k) != "," {
			continue
		}
		for j := k + 1; j < k+6; j++ {
			if out := d.actor(s, j); len(out) > 0 {
				return out
			}
		}
		return nil
	}
	return nil
}

// fronted reports a passive participle that begins its sentence, before what it
// is said of: "Signed by Chad in 2003, the treaty bans ...".
func fronted(s *sentence, i int) bool {
	if t := s.tag(i); t != "VBN" && t != "VBD" || s.word(i) == "negotiated" || s.mention(i) != nil || s.child(i, "aux", "aux:pass", "cop") >= 0 {
		return false
	}
	j := i - 1
	for j >= 0 && (strings.HasPrefix(s.tag(j), "RB") || s.word(j) == "\"" || s.word(j) == "“") {
		j--
	}
	if j >= 0 {
		return false
	}
	switch s.word(i + 1) {
	case "by", "in", "on", "at", "between", "among", "with", "last", "earlier", "amid", "under", "after", "during":
		return true
	}
	return strings.HasPrefix(s.tag(i+1), "RB")
}

// frontedSubject is the noun that a participle at the start of its sentence is said
// of: the instrument between the comma behind it and the verb; -1 for none.
func frontedSubject(s *sentence, i int) int {
	for k := i + 1; k < len(s.tokens) && k < i+30; k++ {
		if s.word(k) != "," {
			continue
		}
		for j := k + 1; j < len(s.tokens) && j < k+10; j++ {
			t := s.tag(j)
			if m := s.mention(j); m != nil && m.kind == graph.Instrument && m.noun != nil && (!m.noun.compound || m.noun.named) {
				return j
			}
			if s.mention(j) == nil && (t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD" || t == "CC" || s.word(j) == ",") {
				break
			}
		}
	}
	return -1
}
