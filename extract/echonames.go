package extract

import (
	"strings"

	"signatory/graph"
)

// This file finds those of whom an echo says again what was told of others.

// runBefore are the names that stand right before token i as its subject.
func (d *desk) runBefore(s *sentence, i int) []actor {
	j := i - 1
	for j >= 0 && (auxiliaries[s.word(j)] || strings.HasPrefix(s.tag(j), "RB") || s.word(j) == "," || s.word(j) == "all" || s.word(j) == "both" || s.word(j) == "since" || s.word(j) == ")") {
		j--
	}
	if s.word(j+1) == "," && s.word(i) != "followed" {
		if k := asideBefore(s, j); k >= 0 {
			j = k
		}
	}
	if w := s.word(j); (w == "which" || w == "who") && s.word(j-1) == "," { // "following Samoa, which had done so"
		j -= 2
	}
	end := j
	if w := s.word(j); w == "former" || w == "latter" {
		return d.actor(s, j)
	}
	for j >= 0 {
		w := s.word(j)
		if m := s.mention(j); m != nil && (m.kind == graph.Country || m.kind == graph.Organization) || w == "," || w == "and" || w == "the" || w == "or" {
			j--
			continue
		}
		break
	}
	if j == end {
		return nil
	}
	for j+1 < end && s.mention(j+1) == nil {
		j++
	}
	var out []actor
	for _, a := range d.run(s, j+1) {
		if a.tok <= end {
			out = append(out, a)
		}
	}
	return out
}

// asideBefore is the name before the aside that ends at token j, -1 for none: "but Chad,
// citing its stocks, would not".
func asideBefore(s *sentence, j int) int {
	for k := j; k > 1 && k > j-14; k-- {
		if s.word(k-1) != "," {
			continue
		}
		if t := s.tag(k); s.actorName(k-2) && (t == "VBG" || t == "VBN" || t == "WDT" || t == "WP") {
			return k - 2
		}
		return -1
	}
	return -1
}

// ownDeal reports two who signed an agreement of their own: who follows them signs another
// ("Mexico and the Union signed a trade agreement. Australia followed in May").
func ownDeal(p predicate) bool {
	if p.scope.stance != graph.Signed || len(p.actors) == 1 || len(p.actors) > 2 || len(p.objects) == 0 {
		return false
	}
	m := p.s.mention(p.objects[0].tok)
	return m != nil && m.noun != nil && !m.noun.named && (m.noun.det == "a" || m.noun.det == "an" || m.noun.det == "their")
}

// closes reports that a clause ends at token i, "either" and "yet" read over.
func closes(s *sentence, i int) bool {
	switch s.word(i) {
	case "either", "yet", "well", "so":
		return closes(s, i+1)
	case "", ".", ";", ",", "-", "–", "—", "”", "\"", ")":
		return true
	}
	return false
}

// gapped reports a name that stands for a clause whose verb was said before:
// "Portugal in 2003", "Italy a year later".
func (d *desk) gapped(s *sentence, i int) bool {
	if !s.actorName(i) || s.word(i-1) != "," && s.word(i-1) != ";" && s.word(i-1) != ":" && s.word(i-1) != "and" {
		return false
	}
	j := i + 1
	for s.actorName(j) || s.word(j) == "and" && s.actorName(j+1) || s.word(j) == "," && s.actorName(j+1) {
		j++
	}
	dated := false
	for k := j; k < len(s.tokens) && k < j+7; k++ {
		w := s.word(k)
		switch {
		case w == "," || w == ";" || w == "." || w == "and":
			return dated && k > j
		case strings.HasPrefix(s.tag(k), "VB") || s.tag(k) == "MD" || s.mention(k) != nil:
			return false
		}
		dated = dated || yearWord.MatchString(w) || timeWord(w)
	}
	return false
}
