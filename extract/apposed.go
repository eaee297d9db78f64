package extract

import (
	"strings"

	"signatory/graph"
)

// This file reads those of whom a noun for parties is said by where it stands,
// where the tree does not join the two.

// apposed are those before a comma whom "the other parties", "both signatories",
// "all members" behind it explain: "Russia and China, the other parties to the accord".
func (d *desk) apposed(s *sentence, i int) []actor {
	f := d.surface(s)
	k := f.of[i]
	if f.kind(k) != chunkNoun || f.chunks[k].head != i {
		return nil
	}
	first := s.word(f.chunks[k].from)
	if f.kind(k-1) == chunkOther && stillSo[f.word(k-1)] { // "Turkey -- still a member of it --"
		k--
	}
	if f.kind(k-1) != chunkComma || f.kind(k-2) != chunkNoun {
		return nil
	}
	switch first {
	case "the", "both", "all", "a", "an", "each", "two", "three", "also", "itself":
	default:
		return nil
	}
	at := f.chunks[k-2].head
	m := s.mention(at)
	if m == nil || m.kind != graph.Country {
		return nil
	}
	out := f.noun(k - 2)
	if !strings.HasSuffix(s.word(i), "s") {
		return out
	}
	return distinctActors(append(out, f.siblings(k-2, false)...))
}

// stillSo are adverbs before a noun that says what somebody is.
var stillSo = wordSet("still now already long")

// beforeAppos is the name before the comma or dash of an apposition that goes on to token one, where
// the tree hangs that elsewhere: "in Chad -- the hottest place and one of two to have signed".
func (d *desk) beforeAppos(s *sentence, one int) []actor {
	for j := one - 1; j > 0 && j > one-14; j-- {
		switch w := s.word(j); {
		case (w == "," || dashes[w] || w == "-") && s.actorName(j-1):
			return d.actor(s, j-1)
		case w == "," || dashes[w] || strings.HasPrefix(s.tag(j), "VB") || s.tag(j) == "MD":
			return nil
		}
	}
	return nil
}

// beforeComma is whom the word before a relative pronoun names: "based in Qatar, which is no signatory".
func (d *desk) beforeComma(s *sentence, pronoun int) []actor {
	j := pronoun - 1
	if s.word(j) == "," {
		j--
	}
	if s.actorName(j) && !(s.word(j-1) == "of" && friends[s.word(j-2)] || s.word(j-1) == "the" && s.word(j-2) == "of" && friends[s.word(j-3)]) { // "allies of the EU, who"
		return d.actor(s, j)
	}
	return nil
}
