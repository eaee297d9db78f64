package extract

import "slices"

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

// anyOne reports an instrument whose name tells it from no other: "deal", "joint statement".
func (t *treaty) anyOne() bool {
	return t.known == nil && !t.named && t.summit == "" && !telling(t.name)
}
