package extract

import (
	"strings"

	"signatory/graph"
)

// meetings are nouns for a summit; those marked true name one only with a name before or behind it.
var meetings = map[string]bool{"summit": false, "conference": true, "assembly": true, "forum": true, "talks": true, "meeting": true, "congress": true, "session": true, "dialogue": true}

// findSummits finds the meetings of a tagged sentence that no gazetteer knows.
func (d *desk) findSummits(s *sentence) {
	for i := range s.tokens {
		weak, ok := meetings[s.word(i)]
		if !ok || s.mention(i) != nil || !strings.HasPrefix(s.tag(i), "NN") || s.headline() || s.shouted {
			continue
		}
		from := i
		for from > 0 && (s.capital(from-1) || s.tag(from-1) == "HYPH" || s.tag(from-1) == "CD" || (from < i && s.tag(from-1) == "JJ")) && modifies(s, from-1) && from-1 > 0 {
			from--
		}
		for from < i && !s.capital(from) && s.tag(from) != "CD" {
			from++
		}
		if from == i || (weak && !s.capital(i) && i-from < 2 && !s.isOrganization(from)) {
			continue
		}
		m := &mention{span: span{s.tokens[from].Start, s.tokens[i].End}, sent: s.index, tok: i, kind: graph.Summit}
		m.entity = "summit:" + slug(squeeze(m.text(d)))
		if at := d.doc.Article.Date; at != "" {
			m.entity += "-" + string(at[:4])
		}
		s.at[i] = m
		d.mentions = append(d.mentions, m)
	}
}

func (s *sentence) isOrganization(i int) bool { return s.is(i, graph.Organization) }

// summitOf is the meeting that a declaration belongs to: one named in its
// sentence, else the only one of the article so far.
func (d *desk) summitOf(s *sentence, m *mention) string {
	for i := range s.tokens {
		if x := s.mention(i); x != nil && x.kind == graph.Summit {
			return x.entity
		}
	}
	only := ""
	for _, x := range d.mentions {
		if x.kind == graph.Summit && x.start < m.start {
			if only != "" && only != x.entity {
				return ""
			}
			only = x.entity
		}
	}
	return only
}
