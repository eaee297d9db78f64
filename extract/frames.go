package extract

import (
	"strings"

	"signatory/graph"
)

// This file finds what and who stands in the frame of a verb.

// fillFrame finds what and who stands in the frame of a verb, and reports whether the frame can be meant.
func (d *desk) fillFrame(p *predicate, passive bool) bool {
	s, i, f := p.s, p.tok, p.frame
	switch {
	case strings.HasPrefix(f.Form, "obj "): // "pulled the US out of the deal"
		if !d.causative(p, passive) {
			return false
		}
	case f.Form == "obj" || strings.HasSuffix(f.Form, " obj"):
		if prt := strings.TrimSuffix(f.Form, "obj"); prt != "" && !d.particle(s, i, strings.TrimSpace(prt)) {
			return false
		}
		if putElsewhere(s, i, f) {
			return false
		}
		p.objects, p.form = d.directObjects(s, i, passive)
		p.actors = d.agents(s, i, passive)
	case f.Form == "passive to":
		p.objects, p.form, p.actors = d.oblique(s, i, "to"), "passive", d.actors(s, s.child(i, "nsubj:pass"))
	case f.Form == "voting": // "refrained from voting on the text"
		p.objects, p.form, p.actors = d.ballot(s, i), "active", d.voters(s, i)
	case f.Form == "instrument":
		p.objects, p.form, p.actors = d.deposited(s, i), "deposit", d.agents(s, i, passive)
	case f.Form == "alone":
		if tr := d.stock.voted(s); tr != nil && s.child(i, "obj") < 0 {
			p.objects = []object{{treaty: tr, tok: i, how: "implied"}}
		} else if f.Stance == graph.Abstained { // nobody abstains but from a vote
			p.objects = d.topic(s)
		}
		p.form, p.actors = "active", d.agents(s, i, passive)
	default:
		if d.movesAnother(s, i, f) || comesToPlace(s, i, f) {
			return false
		}
		p.objects, p.form = d.oblique(s, i, f.Form), "active"
		if p.actors = d.agents(s, i, passive); len(p.actors) == 0 && passive { // "is signed up to the charter"
			p.actors = append(d.actors(s, s.child(i, "nsubj:pass")), d.signedOn(s, i)...)
		}
	}
	return true
}
