package train

import (
	"strings"

	"signatory/extract/parse/train"
	"signatory/extract/persons"
)

// Names are the names of persons in a sentence: of every person that is marked,
// the proper nouns that name it, without title. "President Barack Obama" is named by
// "Barack Obama", "the critic Eduard Hanslick" by "Eduard Hanslick".
func Names(s train.Sentence) []persons.Span {
	var out []persons.Span
	taken := map[int]bool{}
	for _, e := range s.Entities {
		if e.Type != "person" {
			continue
		}
		head := s.Head(e)
		if s.Tags[head] != "NNP" {
			if head = named(s, e, head); head < 0 {
				continue
			}
		}
		n := run(s, e, head)
		for n.From < n.To && persons.Titles[strings.ToLower(s.Words[n.From])] {
			n.From++
		}
		if n.From < n.To && !taken[n.From] && !role(s, n) {
			for i := n.From; i < n.To; i++ {
				taken[i] = true
			}
			out = append(out, n)
		}
	}
	return out
}

// named is the proper noun beside a common one that heads a person: "governor Bob McDonnell".
func named(s train.Sentence, e train.Entity, head int) int {
	for i := head + 1; i < e.To; i++ {
		if s.Tags[i] == "NNP" && s.Heads[i] == head && (s.Rels[i] == "flat" || s.Rels[i] == "appos") {
			return i
		}
	}
	return -1
}

// run is the unbroken run of proper nouns around one, hyphens and particles within it included.
func run(s train.Sentence, e train.Entity, head int) persons.Span {
	part := func(i int) bool {
		return i >= e.From && i < e.To && (s.Tags[i] == "NNP" || s.Words[i] == "-" || persons.Particles[s.Words[i]]) && capitalOrJoin(s.Words[i])
	}
	n := persons.Span{From: head, To: head + 1}
	for part(n.From-1) && (s.Heads[n.From-1] == head || s.Rels[n.From-1] == "flat" || s.Words[n.From-1] == "-") && s.Rels[n.From-1] != "conj" {
		n.From--
	}
	for part(n.To) && (s.Rels[n.To] == "flat" || s.Rels[n.To] == "punct" || s.Heads[n.To] == head || s.Heads[head] == n.To) && s.Rels[n.To] != "conj" {
		n.To++
	}
	for n.To > n.From+1 && s.Words[n.To-1] == "-" {
		n.To--
	}
	return n
}

func capitalOrJoin(w string) bool {
	return w == "-" || persons.Particles[w] || strings.ToLower(w) != w
}

// role reports a span that names an office or a kind of person, not a person:
// "the Petitioner", "Governor".
func role(s train.Sentence, n persons.Span) bool {
	if n.To > n.From+1 {
		return false
	}
	w := strings.ToLower(s.Words[n.From])
	if persons.Titles[w] || w == s.Words[n.From] {
		return true
	}
	if n.From > 0 {
		switch strings.ToLower(s.Words[n.From-1]) {
		case "the", "a", "an", "his", "her", "my", "your", "our", "their":
			return true
		}
	}
	return strings.HasSuffix(w, "ian") || strings.HasSuffix(w, "ioner")
}
