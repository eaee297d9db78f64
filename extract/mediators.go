package extract

import "signatory/graph"

// alone reports a paper that one side gives out by itself: "is abusing the law by
// issuing a declaration", "he made the same pledge again".
func (d *desk) alone(p predicate, a player, o object) bool {
	t := o.treaty
	if t == nil || t.known != nil || t.named || len(p.actors) > 1 {
		return false
	}
	m := p.s.mention(o.tok)
	switch {
	case m == nil || m.noun == nil:
		return false
	case t.class == "statement" && (p.frame.Lemma == "issue" || p.frame.Lemma == "release"):
		return d.x.organizations[a.entity] == nil && !d.stock.common(p.s, m.noun)
	case t.class == "pledge" && p.frame.Lemma == "make":
		return a.how == "person" || a.how == "pronoun"
	}
	return false
}

// mediates reports an actor who makes a deal for others: "Washington failed to reach
// a truce between Chad and Fiji" says nothing of what Washington signed.
func (d *desk) mediates(p predicate, a player, o object) bool {
	if !dealMaking[p.frame.Lemma] || p.form == "between" || p.form == "passive" || p.form == "participle" && p.s.tag(p.tok) != "VBG" {
		return false
	}
	m := p.s.mention(o.tok)
	if m == nil || m.noun == nil {
		return false
	}
	for _, c := range complement(p.s, m.noun) {
		if p.s.word(c.from) != "between" {
			continue
		}
		sides := 0
		for i := c.from + 1; i < c.end; i++ {
			side := p.s.mention(i)
			if side == nil || side.kind != graph.Country && side.kind != graph.Organization && side.kind != graph.Person {
				continue
			}
			for _, x := range d.sideOf(side, i) {
				if x.entity == a.entity {
					return false
				}
				sides++
			}
		}
		return sides > 1
	}
	return false
}
