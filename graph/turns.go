package graph

// Turn is what a position came to on a day on which it changed: a stance, or
// "" where nothing holds from then on.
type Turn struct {
	Day      Date   `json:"day"`
	Stance   Stance `json:"stance"`
	Tense    Tense  `json:"tense,omitempty"`
	Disputed bool   `json:"disputed,omitempty"`
}

// Turns is the course of a position in the order of days, by its dated steps
// alone: what At answers for any day is the last turn by then.
func (p *Position) Turns() []Turn {
	out := []Turn{}
	var last Turn
	for _, day := range turningDays(p.Ledger, nil) {
		t := Turn{Day: day}
		if st := stands(until(p.Ledger, day), day); st != nil {
			t.Stance, t.Tense, t.Disputed = st.Stance, st.Tense, st.Disputed
		}
		if t.Stance != last.Stance || t.Tense != last.Tense || t.Disputed != last.Disputed {
			out = append(out, t)
			last = t
		}
	}
	return out
}
