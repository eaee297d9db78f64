package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// This file reads deeds that the words before them only wish for, wherever the
// tree hangs them.

// wished reports a verb that is told as needed, asked for or open to anybody.
func (d *desk) wished(s *sentence, i int) bool {
	if d.needed(s, i) {
		return true
	}
	if s.word(i-1) == "be" && s.word(i-2) == "to" {
		return d.calledFor(s, i-2)
	}
	if s.word(i-1) != "to" || s.tag(i) != "VB" {
		return false
	}
	return d.pressedBy(s, i-1) || anybody(s, i-1) || leftTo(s, i-1) || d.wishedBefore(s, i-1)
}

// needs are adjectives whose clause tells what ought to be.
var needs = wordSet("imperative essential vital crucial critical important necessary urgent desirable advisable preferable fitting")

// needed reports a clause of what ought to be: "it is imperative that we reach a deal".
func (d *desk) needed(s *sentence, i int) bool {
	if t := s.tag(i); t != "VB" && t != "VBP" {
		return false
	}
	for j := i - 1; j > 0 && j > i-9; j-- {
		if s.word(j) == "that" {
			return needs[s.word(j-1)]
		}
		if t := s.tag(j); strings.HasPrefix(t, "VB") || t == "MD" || t == "TO" {
			return false
		}
	}
	return false
}

// pressedBy reports an infinitive, by its "to", that a noun with its owner asks
// for or leaves to come: "came under pressure from its neighbours to join", "any move
// by the minister to leave".
func (d *desk) pressedBy(s *sentence, to int) bool {
	for j := to - 1; j > 0 && j > to-9; j-- {
		switch t := s.tag(j); {
		case strings.HasPrefix(t, "VB"), t == "MD", t == "TO", t == ",", t == ":", t == ".", t == "WDT":
			return false
		case !strings.HasPrefix(t, "NN") || j == to-1:
			continue
		}
		if w := s.word(j + 1); w != "from" && w != "by" && w != "on" && w != "upon" {
			continue
		}
		if d.x.words.Control[singular(s.word(j))] == data.EffectWish && s.word(j) != "order" {
			return true
		}
		if w := s.word(j - 1); w == "any" || w == "no" {
			return true
		}
	}
	return false
}

// calledFor reports a passive infinitive that somebody asks for: "backed calls for the
// accord to be signed".
func (d *desk) calledFor(s *sentence, to int) bool {
	for j := to - 1; j > 0 && j > to-9; j-- {
		if s.word(j) == "for" {
			effect := d.x.words.Control[d.lemma(s, j-1)]
			return effect == data.EffectWish || effect == data.EffectPlan
		}
		if strings.HasPrefix(s.tag(j), "VB") || s.tag(j) == "MD" {
			return false
		}
	}
	return false
}

// leftTo reports an infinitive that is somebody's to do yet: "the onus is on Chad
// to sign", "it is up to Chad to ratify", "the ball is in Chad's court to agree".
func leftTo(s *sentence, to int) bool {
	if s.word(to-1) == "court" {
		return true
	}
	for j := to - 1; j > 0 && j > to-6; j-- {
		switch w := s.word(j); {
		case w == "to":
			return dueTo[s.word(j-1)]
		case w == "on" || w == "upon":
			for k := j - 1; k >= 0 && k > j-6; k-- {
				if burdens[s.word(k)] {
					return true
				}
			}
			return false
		case s.mention(j) == nil && !strings.HasPrefix(s.tag(j), "NN") && !strings.HasPrefix(s.tag(j), "JJ") && s.tag(j) != "DT" && s.tag(j) != "POS" && w != "and":
			return false
		}
	}
	return false
}

// dueTo stand before "to Chad to sign" where it has yet to.
var dueTo = wordSet("up falls fell left down appeal appeals appealed")

// burdens lie on whoever has yet to act.
var burdens = wordSet("onus burden pressure responsibility duty obligation incumbent focus eyes heat demands calls call calling called calls prevail prevailed prevailing leaned leaning lean")

// wishedBefore reports an infinitive that goes on with one that is only wished for:
// "we urge Chad to finish its talks, to sign the pact".
func (d *desk) wishedBefore(s *sentence, to int) bool {
	if w := s.word(to - 1); w != "," && w != "and" {
		return false
	}
	for j := to - 2; j > 0 && j > to-16; j-- {
		switch t := s.tag(j); {
		case t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD" || s.word(j) == ";":
			return false
		case s.word(j) == "to" && strings.HasPrefix(s.tag(j+1), "VB"):
			sc := d.scopeOf(s, j+1, graph.Signed)
			return sc.stance == "" || leftTo(s, j) || d.pressedBy(s, j)
		}
	}
	return false
}

// anybody reports an infinitive whose subject is any country: "it takes years
// for a country to leave".
func anybody(s *sentence, to int) bool {
	noun := to - 1
	w := s.word(noun)
	if !countryNouns[w] && !groups[w] && w != "state" && w != "member" && w != "party" {
		return false
	}
	j := noun - 1
	for j > 0 && s.tag(j) == "JJ" && s.mention(j) == nil {
		j--
	}
	if w := s.word(j); w == "a" || w == "an" || w == "any" || w == "every" || w == "each" {
		j--
	} else if !groups[s.word(noun)] {
		return false
	}
	return s.word(j) == "for" && s.word(j-1) != "call" && s.word(j-1) != "calls"
}

// helped reports a deal that its subject only helped others to make: "the
// diplomat who helped negotiate the accord".
func helped(s *sentence, i int) bool {
	j := i - 1
	if s.word(j) == "to" {
		j--
	}
	switch s.word(j) {
	case "help", "helps", "helped", "helping":
		return true
	}
	return false
}
