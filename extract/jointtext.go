package extract

import (
	"slices"

	"signatory/graph"
)

// titled reads an article that is itself what its title calls a joint statement:
// the governments with which its first sentence begins have put their names to it.
func (d *desk) titled() []predicate {
	if len(d.sentences) < 2 || !d.sentences[0].headline() {
		return nil
	}
	title, first := d.sentences[0], d.sentences[1]
	tr := d.jointText(title)
	if tr == nil || first.headline() || len(first.tokens) == 0 {
		return nil
	}
	d.grown(first)
	p := predicate{s: first, form: "roll call", scope: scope{stance: graph.Signed, tense: graph.Past}}
	p.frame.Stance = graph.Signed
	for i := range first.tokens {
		if p.actors = d.run(first, i); len(p.actors) > 1 {
			p.tok = max(0, i-1)
			p.actors = rename(p.actors, "list")
			p.objects = []object{{treaty: tr, tok: -1, how: "implied"}}
			return []predicate{p}
		}
		if i > 15 {
			break
		}
	}
	return nil
}

// jointText is the statement that a title names and says nothing else of.
func (d *desk) jointText(title *sentence) *treaty {
	if !slices.Contains(words(title, 0, len(title.tokens)), "joint") {
		return nil
	}
	for i := range title.tokens {
		m := title.mention(i)
		if m == nil || m.kind != graph.Instrument || m.noun == nil || m.noun.head.Class != "statement" {
			continue
		}
		if title.parsed() && title.child(i, "nsubj") < 0 && title.plain(i) != "root" && title.head(i) >= 0 {
			return nil
		}
		return d.stock.of[m]
	}
	return nil
}
