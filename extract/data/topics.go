package data

import (
	"cmp"
	"slices"

	"signatory/graph"
)

// Topics are the words of the column topic of the instruments, in alphabetical order.
func (t *Tables) Topics() []string {
	var out []string
	for _, i := range t.Instruments {
		if i.Topic != "" {
			out = append(out, i.Topic)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// OnTopic lists the ids of the instruments of a topic, in the order of ids.
func (t *Tables) OnTopic(topic string) []string {
	var ids []string
	for _, i := range t.Instruments {
		if i.Topic == topic && topic != "" {
			ids = append(ids, i.ID())
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// Memberships lists the organizations that an actor belongs or belonged to, in
// the order of their first days, then of ids.
func (t *Tables) Memberships(actor string) []graph.Membership {
	var out []graph.Membership
	for _, m := range t.Members {
		if m.Member != actor {
			continue
		}
		group, ok := t.Named(m.Organization)
		if !ok {
			group = graph.ActorRef{ID: m.Organization, Kind: graph.Organization, Name: m.Organization}
		}
		out = append(out, graph.Membership{Group: group, From: m.From, Until: m.Until})
	}
	slices.SortStableFunc(out, func(a, b graph.Membership) int {
		return cmp.Or(cmp.Compare(a.From.First(), b.From.First()), cmp.Compare(a.Group.ID, b.Group.ID))
	})
	return out
}
