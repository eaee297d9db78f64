package extract

import "signatory/graph"

// yetToLeave puts a departure into the future that an article tells as one to come ("will
// pull out", "plans to leave") and nowhere as done by a finite verb: its nouns, gerunds and
// infinitives ("the decision to leave", "the withdrawal") speak of the same.
func (d *desk) yetToLeave(believed []Candidate) {
	for i := range believed {
		c := &believed[i]
		if !leaving(c) || c.Claim.Tense != graph.Past || c.finite {
			continue
		}
		planned, done := false, false
		for k := range believed {
			o := &believed[k]
			if !leaving(o) || o.Claim.Actor != c.Claim.Actor || o.Claim.Instrument != c.Claim.Instrument {
				continue
			}
			planned = planned || o.Claim.Tense == graph.Planned
			done = done || o.Claim.Tense == graph.Past && o.finite
		}
		if planned && !done {
			c.Claim.Tense, c.Claim.Background = graph.Planned, false
			c.Claim.ID = d.claimID(&c.Claim)
		}
	}
}

// leaving reports a claim of a departure or a suspension.
func leaving(c *Candidate) bool {
	return c.Claim.Stance == graph.Withdrew || c.Claim.Stance == graph.Suspended
}

// finite reports a predicate told by a finite verb, "would" and the progressive apart.
func finite(p predicate) bool {
	m := mood(p)
	return m == "past" || m == "perfect" || m == "present"
}
