package extract

import "signatory/graph"

// This file tells deals that a country settles at home, and those of firms, from its own: by who
// makes them, with whom, and what for.

// letsBuy reports a clause at token i that says of an instrument that it lets a firm trade: "a deal
// allowing a Peruvian company to buy its rival".
func (st *stock) letsBuy(s *sentence, i int) bool {
	switch s.word(i) {
	case "allowing", "letting", "enabling", "permitting", "for":
	default:
		return false
	}
	firm := false
	for j := i + 1; j < len(s.tokens) && j < i+12; j++ {
		switch w := s.word(j); {
		case st.business(s, j):
			firm = true
		case firm && (w == "buy" || w == "purchase" || w == "acquire" || w == "sell" || w == "takeover" || w == "lease"):
			return true
		case w == "," || w == ".":
			return false
		}
	}
	return false
}

// settledWithin reports a deal that is struck with one's own lawmakers, or by one's own states.
func (d *desk) settledWithin(p predicate, a player, o object) bool {
	return ofOwnHouse(p, a) || d.withOwnHouse(p, o.treaty) || besideStates(p.s, a)
}

// ofOwnHouse reports a deal that lawmakers or a party make with their own leader: "Republicans struck
// a deal with the president".
func ofOwnHouse(p predicate, a player) bool {
	if a.how != "partner" || !p.s.is(a.at, graph.Person) && !officials[p.s.word(a.at)] {
		return false
	}
	v := p.tok
	for n := 0; n < 3 && p.s.child(v, "nsubj") < 0 && p.s.plain(v) == "xcomp"; n++ {
		v = p.s.head(v)
	}
	sub := p.s.child(v, "nsubj")
	w := p.s.word(sub)
	return sub >= 0 && (p.s.mention(sub) == nil || p.s.is(sub, graph.Organization)) && (parliaments[w] || partisans[w] || w == "party" || w == "opposition" || w == "backbenchers" || w == "labour")
}

// withOwnHouse reports a deal that a leader strikes with the lawmakers of a party: "the president
// reached an agreement with Democratic leaders".
func (d *desk) withOwnHouse(p predicate, t *treaty) bool {
	if t == nil || t.known != nil || t.named || t.class != "deal" && t.class != "treaty" || !dealMaking[p.frame.Lemma] && p.frame.Lemma != "sign" {
		return false
	}
	s := p.s
	for j := p.tok + 1; j < len(s.tokens) && j < p.tok+14; j++ {
		if s.word(j) != "with" {
			continue
		}
		for k := j + 1; k < j+4; k++ {
			switch w := s.word(k); {
			case s.mention(k) != nil:
				return false
			case partisans[w], w == "lawmakers", w == "senators", w == "mps", w == "legislators", w == "congress":
				return true
			case w == "democratic", w == "republican", w == "congressional": // with the opposition one may make peace
				return officials[s.word(k+1)] || parliaments[s.word(k+1)] || partisans[s.word(k+1)]
			}
		}
	}
	return false
}

// besideStates reports a capital that is a state of the Union, in a list of such: "California, Oregon
// and Washington have signed".
func besideStates(s *sentence, a player) bool {
	if s.word(a.at) != "washington" || a.how != "capital" && a.how != "direct" {
		return false
	}
	for j := a.at - 1; j >= 0 && j > a.at-5; j-- {
		if w := s.word(j); s.mention(j) == nil && statesOfUnion[w] {
			return true
		} else if w != "," && w != "and" && w != "or" {
			return false
		}
	}
	return false
}

// besideFirms reports a state that makes an unnamed agreement in the company of firms: "protocols
// agreed between western firms and Chad".
func besideFirms(s *sentence, a player, t *treaty) bool {
	if t == nil || t.known != nil || t.named || a.at < 2 {
		return false
	}
	j := a.at - 1
	if s.word(j) == "the" {
		j--
	}
	return s.word(j) == "and" && s.mention(j-1) == nil && companyWords[s.word(j-1)]
}

// ownStatute reports a law that a country has for itself: "the statute dates from 1976". Those of courts and
// bodies bear a name or say whose they are.
func ownStatute(s *sentence, n *noun) bool {
	return n.head.Word == "statute" && !n.named && !hasWord(n.words, courtly) && n.owner < 0 && complementEnd(s, n) == n.to && s.word(n.to) != "of"
}

var courtly = wordSet("court icc tribunal founding rome international agency")

// homeAim reports what a deal at home is for: "an agreement to keep the government open".
func homeAim(s *sentence, n *noun) bool {
	i := n.to
	if s.word(i) != "to" {
		return false
	}
	switch s.word(i + 1) {
	case "keep", "fund", "reopen":
		return s.word(i+2) == "the" && (s.word(i+3) == "government" || s.word(i+3) == "federal" && s.word(i+4) == "government")
	case "avert", "avoid", "end", "raise", "lift":
		for j := i + 2; j < i+7; j++ {
			if w := s.word(j); w == "shutdown" || w == "debt" && (s.word(j+1) == "ceiling" || s.word(j+1) == "limit") {
				return true
			}
		}
	}
	return false
}
