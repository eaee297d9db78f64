package data

import (
	"cmp"
	"slices"

	"signatory/graph"
)

var _ graph.Meetings = (*Tables)(nil)

// Meeting is what the tables know of a summit: its row, and the instruments whose rows name it.
func (t *Tables) Meeting(summit string) (graph.Meeting, bool) {
	at := slices.IndexFunc(t.Summits, func(s Summit) bool { return s.ID() == summit })
	if at < 0 {
		return graph.Meeting{}, false
	}
	s := t.Summits[at]
	m := graph.Meeting{Summit: graph.ActorRef{ID: summit, Kind: graph.Summit, Name: s.Name}, Date: s.Date, Place: s.Place}
	if s.Country != "" {
		m.Host, _ = t.Named("country:" + s.Country)
	}
	var adopted []Instrument
	for _, i := range t.Instruments {
		if i.Summit == s.Slug {
			adopted = append(adopted, i)
		}
	}
	slices.SortFunc(adopted, func(a, b Instrument) int {
		return cmp.Or(cmp.Compare(a.Adopted.First(), b.Adopted.First()), cmp.Compare(a.ID(), b.ID()))
	})
	for _, i := range adopted {
		m.Adopted = append(m.Adopted, graph.ActorRef{ID: i.ID(), Kind: graph.Instrument, Name: i.Name})
	}
	return m, true
}

// AdoptedAt is the id of the summit that an instrument's row names, "" for none.
func (t *Tables) AdoptedAt(instrument string) string {
	for _, i := range t.Instruments {
		if i.Summit != "" && i.ID() == instrument {
			return Summit{Slug: i.Summit}.ID()
		}
	}
	return ""
}
