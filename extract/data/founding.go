package data

import "signatory/graph"

// Founding tells which instrument founded which body, as organizations.tsv has it.
func (t *Tables) Founding() graph.Founding {
	instruments := make(map[string]*Instrument, len(t.Instruments))
	for i := range t.Instruments {
		instruments[t.Instruments[i].Slug] = &t.Instruments[i]
	}
	known := t.KnownAs()
	var pairs []graph.Founded
	for _, o := range t.Organizations {
		if i := instruments[o.Founding]; i != nil {
			pairs = append(pairs, graph.Founded{
				Body:       graph.Entity{ID: o.ID(), Kind: graph.Organization, Name: o.Name, Type: o.Type, Aliases: known[o.ID()]},
				Instrument: graph.Entity{ID: i.ID(), Kind: graph.Instrument, Name: i.Name, Type: i.Type, Date: i.Adopted, Aliases: known[i.ID()]}})
		}
	}
	return graph.NewFounding(pairs)
}
