package extract

import (
	"slices"
	"sort"

	"signatory/extract/data"
	"signatory/graph"
)

// referred lists the ids that the claims, counts and links of a reading name.
func referred(r graph.Reading) []string {
	var ids []string
	for _, c := range r.Claims {
		ids = append(ids, c.Actor, c.Instrument, c.Summit, c.Attribution.Entity)
	}
	for _, c := range r.Counts {
		ids = append(ids, c.Instrument)
	}
	for _, l := range r.Links {
		ids = append(ids, l.From, l.To, l.About)
	}
	return slices.DeleteFunc(ids, func(id string) bool { return id == "" })
}

// entities lists what the article names, each once, in the order of first
// mention, and behind it what is referred to and known by another's name alone,
// as a side by its leader or a summit by its declaration.
func (d *desk) entities(referred []string) []graph.Entity {
	byID := map[string]*graph.Entity{}
	var order []string
	at := func(id string, kind graph.Kind) *graph.Entity {
		if byID[id] == nil {
			byID[id] = &graph.Entity{ID: id, Kind: kind, Name: d.x.names[id]}
			order = append(order, id)
		}
		return byID[id]
	}
	sort.SliceStable(d.mentions, func(i, j int) bool { return d.mentions[i].start < d.mentions[j].start })
	for _, m := range d.mentions {
		id := m.entity
		if m.kind == graph.Instrument {
			t := d.stock.of[m]
			if t == nil || !(t.named || slices.Contains(referred, t.id)) {
				continue
			}
			id = t.id
		}
		if id == "" {
			continue
		}
		e := at(id, m.kind)
		from, to := d.doc.Source(m.start, m.end)
		e.Mentions = append(e.Mentions, graph.Mention{Start: from, End: to, Text: m.text(d)})
		d.describeEntity(e, m)
	}
	for _, id := range referred {
		if e, t := at(id, kindOf(id)), d.stock.byID[id]; e.Name == "" || t != nil && t.partner != "" { // a known one that only a plural means bears aliases of its own
			d.name(e)
		}
	}
	out := make([]graph.Entity, 0, len(order))
	for _, id := range order {
		d.finish(byID[id])
		out = append(out, *byID[id])
	}
	return out
}

// name gives an entity that no mention of its own names what is known of it.
func (d *desk) name(e *graph.Entity) {
	if t := d.stock.byID[e.ID]; t != nil {
		e.Name, e.Type, e.Aliases = t.name, t.kind, t.aliases(d)
	}
	if p := d.people.byID(e.ID); p != nil {
		e.Name = p.name
	}
	if n := d.places[e.ID]; n != "" {
		e.Name = n
	}
}

// describeEntity adds to an entity what one mention tells.
func (d *desk) describeEntity(e *graph.Entity, m *mention) {
	text := squeeze(m.text(d))
	switch m.kind {
	case graph.Instrument:
		t := d.stock.of[m]
		e.Name, e.Type, e.Aliases = t.name, t.kind, t.aliases(d)
		if t.known != nil {
			e.Date = t.known.Adopted
		}
		return
	case graph.Person:
		if p := d.people.byID(m.entity); p != nil {
			e.Name = p.name
		}
	case graph.Summit:
		if t := d.sittingOf(e.ID); t != nil && len(e.Mentions) == 1 {
			e.Name, e.Aliases = t.names(e.Name)
		}
	}
	if e.Name == "" {
		e.Name = text
	}
	if text != e.Name && m.role != data.RoleAdjective && m.role != data.RoleDemonym && !contains(e.Aliases, text) {
		e.Aliases = append(e.Aliases, text)
	}
}

// finish fills in what the tables know of an entity.
func (d *desk) finish(e *graph.Entity) {
	if c := d.x.countries[e.ID]; c != nil {
		e.Code = c.Code
	}
	if o := d.x.organizations[e.ID]; o != nil {
		e.Type = o.Type
	}
	if s := d.x.summits[e.ID]; s != nil {
		e.Date = s.Date
	}
}

func kindOf(id string) graph.Kind {
	for _, k := range graph.Kinds {
		if len(id) > len(k) && id[:len(k)] == string(k) {
			return k
		}
	}
	return ""
}
