package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// unitedStates is the country whose Congress, Senate and administration the
// English-speaking press leaves without a name.
const unitedStates = "country:USA"

// atHome is the country of "the president" or "the government" where nothing
// beside it says which: that of the last holder of such an office named before,
// for a government the country that the article speaks of most.
func (d *desk) atHome(s *sentence, i int, w string) []actor {
	if !s.has(i, "det", "the") && s.word(i-1) != "the" {
		return nil
	}
	switch w {
	case "administration":
		if d.speaksOf(unitedStates) {
			return []actor{{unitedStates, "home", i}}
		}
	case "government", "cabinet":
		if id := d.mostSpokenOf(); id != "" {
			return []actor{{id, "home", i}}
		}
	case "president", "premier", "chancellor", "minister":
		for k := s.index; k >= 0 && k > s.index-8; k-- {
			t := d.sentences[k]
			for j := len(t.tokens) - 1; j >= 0; j-- {
				if (k == s.index && j >= i) || !t.is(j, graph.Person) {
					continue
				}
				p := d.people.byID(t.at[j].entity)
				if p != nil && p.side != "" && strings.Contains(strings.ToLower(p.title()), w) {
					return []actor{{p.side, "home", i}}
				}
			}
		}
	}
	return nil
}

// mostSpokenOf is the country that an article names most, by its name, its
// people or those who act for it; "" where two are named alike.
func (d *desk) mostSpokenOf() string {
	if d.homeKnown {
		return d.home
	}
	d.homeKnown = true
	said := map[string]int{}
	for _, s := range d.sentences {
		for i, m := range s.at {
			switch {
			case m == nil:
			case m.kind == graph.Country && m.role != data.RoleCapital:
				said[m.entity]++
			case m.kind == graph.Person:
				for _, a := range d.named(s, i, m) {
					said[a.entity]++
				}
			}
		}
	}
	most := 0
	for id, n := range said {
		switch {
		case n > most:
			d.home, most = id, n
		case n == most:
			d.home = ""
		}
	}
	return d.home
}
