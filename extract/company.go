package extract

import (
	"slices"
	"strings"

	"signatory/graph"
)

// This file reads those who act in company with a subject.

// actsWith are those with whom the subject of verb h does what gerund i says:
// "joined the US in refusing", "stands with the EU in backing", "was joined by
// Chad in vetoing"; or what infinitive i says: "joined Chad to endorse the text".
func (d *desk) actsWith(s *sentence, i, h int) []actor {
	if d.ofParty(s, h) {
		return nil
	}
	if o := s.child(h, "obj"); o >= 0 && o < i && strings.HasPrefix(s.word(h), "join") && s.tag(o) != "PRP" && s.has(i, "mark", "to") {
		return rename(d.actors(s, o), "company")
	}
	if !s.has(i, "mark", "in", "by") && !s.has(i, "case", "in") || s.tag(i) != "VBG" {
		return nil
	}
	w := s.word(h)
	if d.actsIn(s, i, h) {
		if d.scopeOf(s, h, graph.Signed).stance != graph.Signed { // who is not joined is not told of by the same words
			return nil
		}
		return rename(d.actors(s, s.child(h, "obj")), "company")
	}
	for _, k := range append(s.children(h, "obl"), s.children(h, "obl:agent")...) {
		switch m := s.marker(k); {
		case k > i:
		case m == "by" && (w == "joined" || w == "followed"):
			out := append(d.actors(s, s.child(h, "nsubj:pass")), rename(d.actors(s, k), "company")...)
			return out
		case (m == "with" || m == "behind" || m == "alongside") && siding[w]:
			return rename(d.actors(s, k), "company")
		}
	}
	return nil
}

// ofParty reports a verb whose subject are lawmakers or a party, which no state joins and which
// joins no state: "most of the opposition party joined them to kill the deal".
func (d *desk) ofParty(s *sentence, h int) bool {
	sub := d.subjectOf(s, h)
	if sub < 0 || !strings.HasPrefix(s.word(h), "join") {
		return false
	}
	from, to := s.yield(sub)
	for j := from; j <= to && j < h; j++ {
		if partyMembers[s.word(j)] {
			return true
		}
	}
	return false
}

// partyMembers are words for a party and those who sit for it.
var partyMembers = wordSet("party lawmakers democrats republicans conservatives backbenchers mps senators")

// joinedByParty reports a noun chunk whom lawmakers join.
func (f *surface) joinedByParty(j int) bool {
	v := f.verbBefore(j)
	return v >= 0 && f.d.ofParty(f.s, f.chunks[v].head)
}

// actsIn reports that verb h joins or follows somebody in the deed of gerund i.
func (d *desk) actsIn(s *sentence, i, h int) bool {
	w := s.word(h)
	return s.tag(i) == "VBG" && s.has(i, "mark", "in") && s.child(h, "obj") >= 0 && (strings.HasPrefix(w, "join") || strings.HasPrefix(w, "follow"))
}

// siding are verbs of those who act together.
var siding = wordSet(`stand stands stood side sides sided siding align aligns aligned team teams teamed join joins joined joining work works worked working
	act acts acted acting unite united unites stick sticks partner partners partnered lined line lines agree agrees agreed band banded`)

// joinedBy are those of whom the subject of verb i is said to be "joined by" them. The tree
// may take "joined by" for a preposition, so that the order of the words decides.
func (d *desk) joinedBy(s *sentence, i, sub int) []actor {
	for k := sub + 1; k < i; k++ {
		w := s.word(k)
		if w != "joined" && w != "flanked" && w != "accompanied" {
			if t := s.tag(k); t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD" {
				return nil
			}
			continue
		}
		if s.word(k-1) == "," || s.rel(k) == "acl" {
			r := d.surface(s)
			return rename(r.behind(r.of[k], "by"), "company")
		}
	}
	return nil
}

// withCompany adds to a subject those who act "along with" it.
func (d *desk) withCompany(s *sentence, i, sub int) []actor {
	out := d.actors(s, sub)
	for _, k := range slices.Concat(s.children(i, "obl", "nmod"), s.children(sub, "nmod", "appos"), s.children(i, "nsubj")) {
		m := s.marker(k)
		if m == "with" && (s.word(k-2) == "together" || s.word(k-2) == "along") {
			m = "together with"
		}
		switch m {
		case "along with", "together with", "as well as", "alongside", "like", "plus", "besides", "in addition to":
			out = append(out, rename(d.actors(s, k), "company")...)
		case "in":
			if s.word(k) == "addition" {
				for _, c := range s.children(k, "nmod") {
					out = append(out, rename(d.actors(s, c), "company")...)
				}
			}
		}
	}
	return distinctActors(out)
}

// standAlongside are those beside whom others are said to be signatories: "signatories to the pact,
// alongside Chad and Fiji".
func (d *desk) standAlongside(s *sentence, i int) []actor {
	for j := i + 1; standingNouns[s.word(i)] && j < i+9 && !strings.HasPrefix(s.tag(j), "VB"); j++ {
		if s.word(j) == "alongside" || s.word(j) == "with" && s.word(j-1) == "along" {
			return rename(d.run(s, j+1), "company")
		}
	}
	return nil
}

// onBehalf are those in whose name somebody else acts: "signed it on behalf of Kenya".
func (d *desk) onBehalf(s *sentence, i int) []actor {
	for j := i + 1; j+3 < len(s.tokens) && !strings.HasPrefix(s.tag(j), "VB"); j++ {
		if s.word(j) == "on" && s.word(j+1) == "behalf" && s.word(j+2) == "of" {
			return rename(d.run(s, j+3), "direct")
		}
	}
	return nil
}

// signedOn are those of whom a participle tells that they are signed "on to" or "up to"
// a text, where the noun that it hangs from only takes them up: "Chad and Fiji, the
// other countries signed up to the pact".
func (d *desk) signedOn(s *sentence, i int) []actor {
	h := s.head(i)
	if s.plain(i) != "acl" || h < 0 || h > i || !groups[s.word(h)] || s.word(i+1) != "on" && s.word(i+1) != "up" && s.word(i+1) != "onto" {
		return nil
	}
	j := h - 1
	for j > 0 && (modifies(s, j) || s.tag(j) == "DT") {
		j--
	}
	if s.word(j) != "," && !dashes[s.word(j)] && s.word(j) != "-" {
		return nil
	}
	return rename(d.runBefore(s, j), "group")
}

// withAtFirst are those with whom a sentence begins in company of its subject: "With Jordan, it is
// one of two states that have signed".
func (d *desk) withAtFirst(s *sentence, sub int) []actor {
	from := 0
	if w := s.word(0); w == "along" || w == "together" {
		from++
	}
	if s.word(from) != "with" || !s.actorName(from+1) {
		return nil
	}
	out := d.run(s, from+1)
	if len(out) == 0 || out[len(out)-1].tok >= sub {
		return nil
	}
	return rename(out, "company")
}

// broughtTogether are those whom somebody gathers to do what verb i says, -1 for none:
// "brought ministers together to sign".
func broughtTogether(s *sentence, i int) int {
	if s.word(i-1) != "to" || s.word(i-2) != "together" || !strings.HasPrefix(s.tag(i-3), "NN") {
		return -1
	}
	for j := i - 4; j >= 0 && j > i-10; j-- {
		switch s.word(j) {
		case "brought", "bring", "brings", "bringing", "called", "calls", "got":
			return i - 3
		}
		if strings.HasPrefix(s.tag(j), "VB") {
			break
		}
	}
	return -1
}
