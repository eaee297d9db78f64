package extract

import "strings"

// This file keeps apart what a person does for a country and what he or she does
// before or beside the office: "as a senator, Biden supported the pact",
// "Trump, in his campaign, denounced it".

// privately reports a deed of a person who does not act for a country in it.
func (d *desk) privately(p predicate, a player) bool {
	switch a.how {
	case "person", "official", "pronoun", "demonym":
	default:
		return false
	}
	s := p.s
	for k := a.at + 1; k < p.tok && a.at >= 0; k++ {
		if canvass[s.word(k)] && s.tag(k-1) != "IN" && !strings.HasPrefix(s.tag(k+1), "NN") && d.capacity(s, k) {
			return true
		}
	}
	if amongCandidates(s, a.at, p.tok) {
		return true
	}
	for v, n := p.tok, 0; v >= 0 && n < 3; v, n = s.head(v), n+1 {
		for _, k := range s.children(v, "obl", "advcl", "nmod", "acl", "nmod:desc") {
			if d.capacity(s, k) {
				return true
			}
		}
		if sub := s.child(v, "nsubj"); sub >= 0 {
			for _, k := range s.hanging(sub) {
				if d.capacity(s, k) {
					return true
				}
			}
			return false
		}
		if rel := s.plain(v); rel != "xcomp" && rel != "conj" {
			return false
		}
	}
	return false
}

// amongCandidates reports a name that a list ends with others who run for office: "Soto, Ruiz and
// other presidential candidates have denounced it".
func amongCandidates(s *sentence, from, to int) bool {
	for k := from + 1; from >= 0 && k < to; k++ {
		if s.word(k) != "other" {
			continue
		}
		for j := k + 1; j < k+5 && j < to; j++ {
			switch s.word(j) {
			case "candidates", "hopefuls", "contenders", "senators", "lawmakers", "legislators", "critics":
				return true
			}
		}
	}
	return false
}

// capacity reports a phrase that says in what part, other than an office, a person acts.
func (d *desk) capacity(s *sentence, k int) bool {
	w := s.word(k)
	switch m := s.marker(k); {
	case m == "as":
		return private[w] && s.has(k, "det", "a", "an", "the")
	case m == "in", m == "during", m == "on", m == "throughout":
		return canvass[w] && (s.child(k, "nmod:poss") >= 0 || s.has(k, "det", "the"))
	case m == "while":
		return w == "campaigning" || w == "running"
	}
	return private[w] && (s.rel(k) == "compound" || s.rel(k) == "nmod:desc" || strings.HasPrefix(w, "then-"))
}

// private are the parts in which nobody acts for a country.
var private = wordSet(`senator candidate congressman congresswoman lawmaker legislator governor businessman businesswoman nominee hopeful contender
	lawyer professor student mayor columnist author mp backbencher then-candidate then-senator`)

// canvass are what a candidate is out on.
var canvass = wordSet("campaign trail candidacy campaigns primaries debate debates")
