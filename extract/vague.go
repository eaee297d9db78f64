package extract

import (
	"slices"

	"signatory/graph"
)

// spelt reports whether one of others, which are of c's actor and stance, says of an
// instrument that the text tells apart what c says of "a deal" alone: an article that knows
// which accord a country has left means the same one where it says that the country left an accord.
func (st *stock) spelt(c Candidate, others []Candidate) bool {
	vague := st.byID[c.Claim.Instrument]
	if vague == nil || !vague.anyOne() {
		return false
	}
	return slices.ContainsFunc(others, func(o Candidate) bool {
		told := st.byID[o.Claim.Instrument]
		return told != nil && told != vague && !told.anyOne() && compatible(told.class, vague.class)
	})
}

// nameable leaves out that a single one has signed "a deal" or "the treaty" of which
// the text tells nothing else: neither with whom it was made, nor where, nor what it is about.
// Nobody could look it up, and mostly it is settled at home or means another that is named.
func (st *stock) nameable(in []Candidate) []Candidate {
	by := map[string]string{} // instrument -> its only actor
	for _, c := range in {
		if a, ok := by[c.Claim.Instrument]; !ok {
			by[c.Claim.Instrument] = c.Claim.Actor
		} else if a != c.Claim.Actor {
			by[c.Claim.Instrument] = ""
		}
	}
	return slices.DeleteFunc(in, func(c Candidate) bool {
		t := st.byID[c.Claim.Instrument]
		return c.Claim.Stance == graph.Signed && t != nil && bargain(t) && t.anyOne() && st.any(t, func(s *sentence, _ *noun) bool { return !s.headline() && !s.shouted }) && !telling(st.bestName(t)) && by[c.Claim.Instrument] != ""
	})
}

// anyOne reports an instrument whose name tells it from no other: "deal", "joint statement".
func (t *treaty) anyOne() bool {
	return t.known == nil && !t.named && t.summit == "" && !telling(t.name)
}

// onlyBacks reports a claim that somebody backs what he has signed or ratified, as others say.
func (c Candidate) onlyBacks(others []Candidate) bool {
	return c.Claim.Stance == graph.Endorsed && c.Claim.Tense == graph.Past && slices.ContainsFunc(others, func(o Candidate) bool {
		return o.Claim.Tense == graph.Past && bindsStance(o.Claim.Stance)
	})
}

// atLarge reports instruments in general, on none of which a side is taken: "has always been supportive
// of trade agreements".
func atLarge(s *sentence, o object, stance graph.Stance) bool {
	m := s.mention(o.tok)
	if o.treaty == nil || o.treaty.known != nil || m == nil || m.noun == nil || stance != graph.Endorsed && stance != graph.Refused {
		return false
	}
	n := m.noun
	return n.plural && !n.named && n.det == "" && n.owner < 0 && (n.head.Class == "treaty" || n.head.Class == "deal") && complementEnd(s, n) == n.to && !s.describes(n.to)
}
