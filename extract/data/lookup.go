package data

import "signatory/graph"

// LeadersOf lists who held an office of the country or organization on a date
// (or for a part of it), in table order; for the empty date, who holds one now.
func (t *Tables) LeadersOf(entity string, at graph.Date) []Leader {
	var leaders []Leader
	for _, l := range t.Leaders {
		if l.Of == entity && holds(l.From, l.Until, at) {
			leaders = append(leaders, l)
		}
	}
	return leaders
}

// holds reports whether from..until covers a date. Dates at unlike precision
// are read widely: a term "until 1998" still holds throughout 1998.
func holds(from, until, at graph.Date) bool {
	if at == "" {
		return until == ""
	}
	return from.First() <= at.Last() && (until == "" || at.First() <= until.Last())
}
