package extract

// spells reports whether o says of an instrument that the text tells apart what
// c says of "a deal" alone: an article that knows which accord a country has left means
// the same one where it says that the country left an accord.
func (st *stock) spells(o, c Candidate) bool {
	if o.Claim.Actor != c.Claim.Actor || o.Claim.Stance != c.Claim.Stance || o.Claim.Instrument == c.Claim.Instrument {
		return false
	}
	vague, told := st.byID[c.Claim.Instrument], st.byID[o.Claim.Instrument]
	return vague != nil && told != nil && vague.anyOne() && !told.anyOne() && compatible(told.class, vague.class)
}

// anyOne reports an instrument whose name tells it from no other: "deal", "joint statement".
func (t *treaty) anyOne() bool {
	return t.known == nil && !t.named && t.summit == "" && !telling(t.name)
}
