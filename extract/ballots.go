package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// This file reads votes that are told as things that somebody casts or uses: "used
// its veto power to sink the text", "fell to a Kenyan veto", "cast the lone no vote".

// ballotCast reads a veto or a vote at noun i, with the text that it is about.
func (d *desk) ballotCast(s *sentence, i int) (predicate, bool) {
	p := predicate{s: s, tok: i, form: "ballot"}
	if !ballotNouns[s.word(i)] || s.mention(i) != nil || !strings.HasPrefix(s.tag(i), "NN") {
		return p, false
	}
	top := i
	switch s.word(i) {
	case "veto", "vetoes":
		p.frame = data.Frame{Lemma: "veto", Form: "nom:of", Stance: graph.Refused}
		if h := s.head(i); h >= 0 && (s.word(h) == "power" || s.word(h) == "powers") {
			top = h
		}
	case "vote", "votes", "ballot":
		stance := sideOfVote(s, i)
		if v := s.head(i); stance == "" && s.plain(i) == "obj" && d.lemma(s, v) == "cast" {
			stance = behindVote(s, i)
		}
		if stance == "" {
			return p, false
		}
		p.frame = data.Frame{Lemma: "vote", Form: "nom:on", Stance: stance}
	default:
		return p, false
	}
	if !d.casters(&p, top) {
		return p, false
	}
	if d.votedAtHome(s) {
		return p, false
	}
	p.objects = d.putDown(s, i, d.lemma(s, s.head(top)) == "cast")
	return p, len(p.objects) > 0 && len(p.actors) > 0
}

// ballotNouns are what ballotCast reads.
var ballotNouns = wordSet("veto vetoes vote votes ballot")

// votedAtHome reports a vote of a country's own parliament, whose texts its
// president vetoes: in the sentence, or where it names no states, shortly before.
func (d *desk) votedAtHome(s *sentence) bool {
	for k := s.index; k >= 0 && k > s.index-4; k-- {
		home, abroad := d.voting(d.sentences[k])
		if home || abroad {
			return home
		}
	}
	return false
}

// sideOfVote is what the words before a vote say of it: "the lone no vote".
func sideOfVote(s *sentence, i int) graph.Stance {
	for j := i - 1; j >= 0 && j > i-4; j-- {
		switch s.word(j) {
		case "no", "dissenting", "negative", "nay", "opposing":
			if j == i-1 && s.word(j) == "no" && (j == 0 || !strings.HasPrefix(s.tag(j-1), "JJ") && s.tag(j-1) != "DT" && s.tag(j-1) != "CD") { // "cast no vote"
				return ""
			}
			return graph.Refused
		case "yes", "affirmative", "positive":
			return graph.Endorsed
		}
	}
	return ""
}

// behindVote is what the words behind a vote say of it: "cast its vote in favour of the text".
func behindVote(s *sentence, i int) graph.Stance {
	switch s.word(i + 1) {
	case "for":
		return graph.Endorsed
	case "against":
		return graph.Refused
	case "in":
		if w := s.word(i + 2); w == "favor" || w == "favour" || w == "support" {
			return graph.Endorsed
		}
	}
	return ""
}

// casting are the verbs by which a vote or a veto is used.
var casting = wordSet("cast use exercise wield employ deploy issue deliver invoke register")

// undone are those by which a text ends, whose agent is a veto.
var undone = wordSet("fall succumb die lose fail")

// casters files who casts the vote at noun top, and what its verb makes of it.
func (d *desk) casters(p *predicate, top int) bool {
	s, h := p.s, p.s.head(top)
	if h < 0 {
		return false
	}
	marker := s.marker(top)
	switch {
	case s.plain(top) == "obj" && casting[d.lemma(s, h)]:
		if p.actors = d.possessors(s, top); len(p.actors) == 0 { // "cast Chad's vote"
			p.actors = d.agents(s, h, d.passive(s, h))
		}
		p.scope = d.scopeOf(s, h, p.frame.Stance)
		return true
	case top != p.tok: // a power to veto that nobody uses
		return false
	case s.rel(top) == "obl:agent" || marker == "by", marker == "to" && undone[d.lemma(s, h)]:
		p.actors = d.possessors(s, top)
		p.scope = scope{stance: p.frame.Stance, tense: graph.Past}
		if modal(s, h) != "" || d.negated(s, h) || s.has(h, "mark", "if", "unless", "until") {
			p.scope.drop("modal")
		}
		return true
	}
	return false
}

// putDown is the resolution or statement that a vote is about: behind it in the
// sentence, before it, else, of a vote that was cast, the one that was put to it.
func (d *desk) putDown(s *sentence, i int, cast bool) []object {
	best := -1
	for j := range s.tokens {
		m := s.mention(j)
		if m == nil || m.kind != graph.Instrument || m.noun == nil {
			continue
		}
		if c := m.noun.head.Class; c != "resolution" && c != "statement" {
			continue
		}
		if best < 0 || best < i && j > i {
			best = j
		}
	}
	if best >= 0 {
		return d.treatyObject(s, s.mention(best), best, "")
	}
	if t := d.stock.voted(s); cast && t != nil && t.class == "resolution" {
		return d.objectsOf(t, -1)
	}
	return nil
}

// ballot is what the voting is on that verb i is about.
func (d *desk) ballot(s *sentence, i int) []object {
	for j := i + 1; j < len(s.tokens) && j < i+5; j++ {
		if s.word(j) == "voting" || s.word(j) == "vote" {
			for _, k := range s.children(j, "obl", "nmod") {
				if out := d.objectsAt(s, k, ""); len(out) > 0 {
					return out
				}
			}
			return d.objectsOf(d.stock.voted(s), j)
		}
	}
	return nil
}

// voters are the subjects of a verb that the tree may take for a passive.
func (d *desk) voters(s *sentence, i int) []actor {
	if sub := s.child(i, "nsubj", "nsubj:pass"); sub >= 0 {
		return d.actors(s, sub)
	}
	return d.agents(s, i, false)
}

// voteGapped reads the votes of others that leave out the verb: "France voted for the
// declaration, Hungary against it".
func (d *desk) voteGapped(s *sentence, i int) (predicate, bool) {
	p := predicate{s: s, tok: i, form: "ballot", scope: scope{tense: graph.Past}}
	switch s.word(i) {
	case "against":
		p.scope.stance = graph.Refused
	case "for":
		p.scope.stance = graph.Endorsed
	default:
		return p, false
	}
	next := i + 1
	if s.word(next) == "it" {
		next++
	}
	if t := s.tag(next); t != "" && t != "." && t != "," && t != ":" && t != "CC" {
		return p, false
	}
	p.actors = d.runBefore(s, i)
	first := i
	for _, a := range p.actors {
		first = min(first, a.tok)
	}
	voted := -1
	for j := range first {
		if d.lemma(s, j) == "vote" && strings.HasPrefix(s.tag(j), "VB") && !d.negated(s, j) {
			voted = j
		}
	}
	if len(p.actors) == 0 || voted < 0 || d.votedAtHome(s) {
		return p, false
	}
	p.frame = data.Frame{Lemma: "vote", Form: s.word(i), Stance: p.scope.stance, Verb: true}
	for _, prep := range []string{"for", "against", "on"} {
		if p.objects = d.oblique(s, voted, prep); len(p.objects) > 0 {
			return p, true
		}
	}
	p.objects = d.votedOn(s)
	return p, len(p.objects) > 0
}
