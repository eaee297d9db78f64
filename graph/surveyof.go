package graph

import "slices"

// Of is what a survey of everyone says of a group: what TakeSurvey answers of it
// by the same clocks, without Expand.
func (s *Survey) Of(group []ActorRef) Survey {
	out := Survey{Instrument: s.Instrument, AsOf: s.AsOf, Stances: []StanceGroup{}, Through: []Through{}, Silent: []ActorRef{}, NoCoverage: []ActorRef{},
		Counts: s.Counts, StatusAsOf: s.StatusAsOf}
	wanted := map[string]bool{}
	for _, a := range group {
		wanted[a.ID] = true
	}
	pick := func(from []ActorRef) (picked []ActorRef) {
		for _, a := range from {
			if wanted[a.ID] {
				picked, wanted[a.ID] = append(picked, a), false
			}
		}
		return picked
	}
	for _, g := range s.Stances {
		if g.Actors = pick(g.Actors); len(g.Actors) > 0 {
			out.Stances = append(out.Stances, g)
		}
	}
	out.Silent = append(out.Silent, pick(s.Silent)...)
	out.NoCoverage = append(out.NoCoverage, pick(group)...)
	slices.SortFunc(out.NoCoverage, compareRefs)
	return out
}
