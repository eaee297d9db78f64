package data

import (
	"cmp"
	"slices"
	"strings"

	"signatory/graph"
)

// Region is a region of UN M49, "Standard Country or Area Codes for Statistical Use".
type Region struct {
	Code   string // "150"
	Name   string // "Europe"
	Parent string // code of the region that it lies in
	Source string // the work that was opened to check the row
}

// ID is the region's id as graph.Gazetteer has it.
func (r Region) ID() string { return graph.RegionKind + ":" + r.Code }

func addRegion(t *Tables, r *row) {
	t.Regions = append(t.Regions, Region{Code: r.need("code"), Name: r.need("name"), Parent: r.text("parent"), Source: r.need("source")})
}

var _ graph.Gazetteer = (*Tables)(nil)

// unitedNations is the body whose members a region is made of.
const unitedNations = "organization:united-nations"

// MembersOf lists the entity ids that belonged to an organization on a date (or
// for a part of it: "2004"), in table order; for the empty date, those that
// belong to it now. A membership without a first day is taken to have always
// held. The members of a region are the members of the United Nations in it.
func (t *Tables) MembersOf(group string, at graph.Date) []string {
	if strings.HasPrefix(group, graph.RegionKind+":") {
		within := t.CountriesIn(group)
		return slices.DeleteFunc(t.MembersOf(unitedNations, at), func(id string) bool { return !slices.Contains(within, id) })
	}
	var ids []string
	for _, m := range t.Members {
		if m.Organization == group && holds(m.From, m.Until, at) {
			ids = append(ids, m.Member)
		}
	}
	return ids
}

// Holds reports whether a membership held on a date; for the empty date, whether it holds now.
func (m Member) Holds(at graph.Date) bool { return holds(m.From, m.Until, at) }

// CountriesIn lists the ids of the countries and territories of a region, in table order.
func (t *Tables) CountriesIn(region string) []string {
	within := map[string]bool{}
	for grown := true; grown; {
		grown = false
		for _, r := range t.Regions {
			if !within[r.Code] && (r.ID() == region || within[r.Parent]) {
				within[r.Code], grown = true, true
			}
		}
	}
	var ids []string
	for _, c := range t.Countries {
		if within[c.Region] {
			ids = append(ids, c.ID())
		}
	}
	return ids
}

// Named names a country or an organization as its table does.
func (t *Tables) Named(id string) (graph.ActorRef, bool) {
	for _, c := range t.Countries {
		if c.ID() == id {
			return graph.ActorRef{ID: id, Kind: graph.Country, Name: c.Name, Code: c.Code}, true
		}
	}
	for _, o := range t.Organizations {
		if o.ID() == id {
			return graph.ActorRef{ID: id, Kind: graph.Organization, Name: o.Name}, true
		}
	}
	return graph.ActorRef{}, false
}

// Groups lists the regions and the organizations that have members.
func (t *Tables) Groups() []graph.Group {
	var out []graph.Group
	for _, r := range t.Regions {
		g := graph.Group{ID: r.ID(), Name: r.Name, Kind: graph.RegionKind}
		if r.Parent != "" {
			g.Parent = graph.RegionKind + ":" + r.Parent
		}
		out = append(out, g)
	}
	regions := len(out)
	has := map[string]bool{}
	for _, m := range t.Members {
		has[m.Organization] = true
	}
	for _, o := range t.Organizations {
		if has[o.ID()] {
			out = append(out, graph.Group{ID: o.ID(), Name: o.Name, Kind: o.Type})
		}
	}
	byID := func(a, b graph.Group) int { return cmp.Compare(a.ID, b.ID) }
	slices.SortFunc(out[:regions], byID)
	slices.SortFunc(out[regions:], byID)
	return out
}

// GroupNamed is the id of the one group that bears a name, in any case, or a
// code of UN M49; "" where none or several do.
func (t *Tables) GroupNamed(name string) string {
	want, found := strings.Join(graph.Words(name), " "), map[string]bool{}
	for _, g := range t.Groups() {
		if g.ID == graph.RegionKind+":"+name || strings.Join(graph.Words(g.Name), " ") == want {
			found[g.ID] = true
		}
		for _, f := range t.Forms {
			if f.Entity == g.ID && strings.Join(graph.Words(f.Text), " ") == want {
				found[g.ID] = true
			}
		}
	}
	if len(found) != 1 {
		return ""
	}
	for id := range found {
		return id
	}
	return ""
}
