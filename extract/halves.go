package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// halves names the first of two countries that share a name: "North and South
// Korea", "South and North Sudan".
func (d *desk) halves(s *sentence) {
	for i := 0; i+2 < len(s.tokens); i++ {
		first := s.tokens[i].Text
		m := s.mention(i + 2)
		if !quarters[first] || s.word(i+1) != "and" || s.mention(i) != nil || m == nil || m.kind != graph.Country || m.role != data.RoleName && m.role != data.RoleAlias {
			continue
		}
		second, rest, ok := strings.Cut(s.tokens[i+2].Text, " ")
		id := d.x.actorForms[first+" "+rest]
		if !ok || !quarters[second] || first == second || id == "" {
			continue
		}
		half := &mention{span: span{s.tokens[i].Start, s.tokens[i].End}, sent: s.index, tok: i, kind: graph.Country, entity: id, role: m.role}
		form, tag := standIn(&data.Form{Kind: graph.Country, Role: m.role}, first)
		s.merge(d.doc.Text, i, i+1, form, tag, half)
		d.mentions = append(d.mentions, half)
	}
}

// quarters are what such names begin with.
var quarters = map[string]bool{"North": true, "South": true, "East": true, "West": true}

// bothKoreas are whom "the two Koreas" means.
func bothKoreas(i int) []actor {
	return []actor{{"country:KOR", "pair", i}, {"country:PRK", "pair", i}}
}
