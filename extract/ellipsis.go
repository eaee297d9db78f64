package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// bare are the verbs that need no object where the talk is of a treaty: "Canada
// ratified in 2002", "Iceland quit", "both refused to sign".
var bare = map[string]string{
	"sign": "obj", "ratify": "obj", "join": "obj", "rejoin": "obj", "quit": "obj", "accede": "to", "withdraw": "from", "pull": "out of",
}

// bareParticles are the frames of verbs that need their particle alone there: "the
// US never signed on", "Denmark has opted out", "Hungary walked away".
var bareParticles = map[string]bool{
	"sign on to": true, "sign up to": true, "opt out of": true, "opt in to": true, "opt into": true, "back out of": true, "drop out of": true,
	"bow out of": true, "stay out of": true, "remain out of": true, "walk away from": true,
	"vote against": true, "vote for": true, "vote no": true, "vote yes": true,
}

// standingAlone are those verbs with their particles: "opt out".
var standingAlone = func() map[string]bool {
	out := map[string]bool{}
	for frame := range bareParticles {
		words := strings.Fields(frame)
		out[words[0]+" "+words[1]] = true
	}
	return out
}()

// particleAlone reports a verb whose particle ends its clause, its treaty understood.
func particleAlone(s *sentence, i int, f data.Frame) bool {
	particle := firstWord(f.Form)
	if !bareParticles[f.Lemma+" "+f.Form] || s.word(i+1) != particle || s.tag(i) == "VBG" && s.child(i, "aux") < 0 {
		return false
	}
	switch t, w := s.tag(i+2), s.word(i+2); {
	case t == "", t == ".", t == ",", t == ":", t == "CC", t == "-RRB-", t == "''", strings.HasPrefix(t, "RB"), timePhrase(s, i+2), w == "last", somewhatLater(s, i+2):
		return true
	case t == "IN":
		return w == "after" || w == "before" || w == "because" || w == "since" || w == "while" || w == "amid" || w == "despite" || w == "within" || w == "at" && s.word(i+4) == "last" || (w == "in" || w == "on") && (timePhrase(s, i+3) || yearWord.MatchString(s.word(i+3)))
	}
	return false
}

// somewhatLater reports a time told from another: "a few days later", "two weeks earlier".
func somewhatLater(s *sentence, i int) bool {
	if t := s.tag(i); t != "DT" && t != "CD" && t != "JJ" {
		return false
	}
	for j := i + 1; j < i+5; j++ {
		switch s.word(j) {
		case "later", "earlier", "afterwards", "after", "before":
			return s.tag(j-1) == "NNS" || s.tag(j-1) == "NN"
		}
	}
	return false
}

// elliptic reports a verb that leaves its treaty to be understood.
func (d *desk) elliptic(s *sentence, i int, f data.Frame) bool {
	if particleAlone(s, i, f) {
		return true
	}
	if f.Lemma == "pull" && s.word(i+1) == "back" && s.word(i+2) == "on" { // "pulled back on its compliance"
		return false
	}
	if f.Lemma == "join" && s.word(i+1) == "by" || f.Lemma == "pull" && s.word(i+1) == "out" && s.word(i+2) == "of" && outOfOther(s, i+3) { // in whose company somebody acts
		return false
	}
	if bare[f.Lemma] != f.Form || s.child(i, "obj", "ccomp", "xcomp", "nsubj:pass", "iobj") >= 0 || s.rel(i) == "acl:relcl" && s.child(i, "nsubj") < 0 || s.plain(i) == "conj" && s.tag(i) == "VBN" {
		return false
	}
	if w := s.word(i + 1); f.Lemma == "sign" && (w == "on" || w == "up" || w == "off") && !timePhrase(s, i+2) || (f.Lemma == "pull" || f.Lemma == "withdraw") && ofForces(s, i) {
		return false
	}
	for _, k := range s.children(i, "obl", "compound:prt", "advmod") {
		switch m := s.marker(k); {
		case s.rel(k) == "compound:prt" && f.Lemma != "pull", m == "to", m == "for", m == "from", m == "up", m == "off", m == "with", m == "onto", m == "into", m == "in" && f.Lemma == "join" && !timeWord(s.word(k)) && !yearWord.MatchString(s.word(k)): // "joined in the fun"
			return false
		case m == "on" && s.word(i+1) == "on" && s.word(i+2) == "to":
			return false
		}
	}
	for j := i + 1; j < i+3 && s.word(j) != ";"; j++ { // an object that the tree hides
		if t := s.tag(j); t == "DT" || strings.HasPrefix(t, "NN") || t == "PRP$" || t == "CD" && !yearWord.MatchString(s.word(j)) && s.tag(j-1) != "IN" {
			return s.tag(j-1) == "IN" || timeWord(s.word(j))
		}
	}
	return !strings.HasPrefix(s.tag(i), "VBG")
}

// talkedOf is the instrument that the text has mentioned most up to a sentence, at
// least twice, else its topic.
func (d *desk) talkedOf(s *sentence) []object {
	var best *treaty
	most := 1
	for _, t := range d.stock.all {
		n := 0
		for _, m := range t.mentions {
			if m.sent <= s.index {
				n++
			}
		}
		if n > most {
			best, most = t, n
		}
	}
	if best == nil {
		return d.topic(s)
	}
	return []object{{treaty: best, tok: -1, how: "implied"}}
}

// leavesOut reports a verb that moves a country out of what is left unsaid: "he
// withdrew the United States in 2018", "pulled the country out last year".
func (d *desk) leavesOut(s *sentence, i, o int, f data.Frame) bool {
	if !s.is(o, graph.Country) && s.word(o) != "country" && s.word(o) != "nation" {
		return false
	}
	for _, k := range append(s.children(i, "obl"), s.children(o, "nmod")...) {
		switch s.marker(k) {
		case "from", "out of", "of", "to", "into", "out from":
			return false
		}
	}
	switch f.Lemma {
	case "withdraw":
		return f.Form == "obj from" && s.word(o+1) != "out"
	case "pull", "take", "yank":
		return f.Form == "obj out of" && s.word(o+1) == "out" && s.word(o+2) != "of"
	}
	return false
}

// outOfOther reports words behind "pulled out of" for what is no instrument: "of a debate", not "that
// Chad pulled out of last year", "of the Kyoto rules".
func outOfOther(s *sentence, i int) bool {
	if w := s.word(i); w == "last" || w == "this" && timeWord(s.word(i+1)) || timeWord(w) {
		return false
	}
	if t := s.tag(i); t != "DT" && t != "PRP$" && !strings.HasPrefix(t, "JJ") && !strings.HasPrefix(t, "NN") {
		return false
	}
	for j := i; j < i+5; j++ {
		if s.is(j, graph.Instrument) {
			return false
		}
	}
	return true
}

// justMade is the deal that a sentence tells of, or the one before it, though no other does:
// "reached an agreement in May, but then Chad backed out".
func (d *desk) justMade(s *sentence) []object {
	for k := s.index; k >= 0 && k > s.index-2; k-- {
		t := d.sentences[k]
		for j := len(t.tokens) - 1; j >= 0; j-- {
			if m := t.mention(j); m != nil && m.kind == graph.Instrument && d.stock.of[m] != nil {
				return []object{{treaty: d.stock.of[m], tok: -1, how: "implied"}}
			}
		}
	}
	return nil
}
