package graph

import (
	"cmp"
	"slices"
)

// Mends are the acts of mending in force, as they change readings. A store
// loads them in each transaction that writes. The zero value and nil mend nothing.
type Mends struct {
	moved     map[string]Entity  // merged ids, and what each was merged into
	names     map[string]string  // given names
	retracted map[string]bool    // articles
	edits     map[string][]*Edit // by article, in the order of the acts
}

// MendsOf makes the Mends of acts in the order in which they were done.
func MendsOf(acts []Mending) *Mends {
	m := &Mends{map[string]Entity{}, map[string]string{}, map[string]bool{}, map[string][]*Edit{}}
	for _, a := range acts {
		switch {
		case a.Undone:
		case a.Kind == MergeEntity:
			m.moved[a.Subject] = a.Target
		case a.Kind == RenameEntity:
			m.names[a.Subject] = a.Name
		case a.Kind == RetractArticle:
			m.retracted[a.Subject] = true
		case a.Kind == EditClaim:
			m.edits[a.Edit.Article] = append(m.edits[a.Edit.Article], a.Edit)
		}
	}
	return m
}

// Resolve is the id that stands for id after all merges.
func (m *Mends) Resolve(id string) string {
	if m != nil {
		for to, ok := m.moved[id]; ok; to, ok = m.moved[id] {
			id = to.ID
		}
	}
	return id
}

// Into lists the ids that resolve to id or did before id was merged itself: id
// and all that were merged into it, directly or through others.
func (m *Mends) Into(id string) []string {
	out := []string{id}
	if m == nil {
		return out
	}
	for i := 0; i < len(out); i++ {
		for from, to := range m.moved {
			if to.ID == out[i] {
				out = append(out, from)
			}
		}
	}
	slices.Sort(out)
	return out
}

// Retracted reports whether an article is retracted.
func (m *Mends) Retracted(article string) bool { return m != nil && m.retracted[article] }

// MergeForms is the function of this name, with the name that was given to the entity.
func (m *Mends) MergeForms(id string, forms []Form) Entity {
	e := MergeForms(id, forms)
	if m == nil || m.names[id] == "" {
		return e
	}
	given := m.names[id]
	e.Aliases = slices.DeleteFunc(append(e.Aliases, e.Name), func(a string) bool { return a == given || a == "" })
	slices.Sort(e.Aliases)
	e.Name = given
	return e
}

// Apply gives what a reading says after all mending, and whether that is
// anything else than what it said before. r stays as it is.
func (m *Mends) Apply(r *Reading) (Reading, bool) {
	if m.Retracted(r.Article.ID) {
		out := Reading{Article: r.Article}
		out.Article.Retracted = true
		return out, true
	}
	out := *r
	var edited bool
	out.Entities, out.Claims, edited = m.edit(r.Article.ID, r.Entities, r.Claims)
	if m == nil || !slices.ContainsFunc(out.Entities, func(e Entity) bool { return m.Resolve(e.ID) != e.ID }) {
		return out, edited
	}
	out.Entities = m.entities(out.Entities)
	out.Claims, out.Counts = slices.Clone(out.Claims), slices.Clone(r.Counts)
	for i := range out.Claims {
		m.claim(&out.Claims[i])
	}
	for i := range out.Counts {
		out.Counts[i].Instrument = m.Resolve(out.Counts[i].Instrument)
	}
	out.Links = m.links(r.Links)
	return out, true
}

// claim moves the ends of a claim. What they were read as stays with it, for
// the decisions that people made on it.
func (m *Mends) claim(c *Claim) {
	for _, end := range []struct{ now, read *string }{{&c.Actor, &c.ActorRead}, {&c.Instrument, &c.InstrumentRead}} {
		if to := m.Resolve(*end.now); to != *end.now {
			*end.read, *end.now = cmp.Or(*end.read, *end.now), to
		}
	}
	c.Summit, c.Attribution.Entity = m.Resolve(c.Summit), m.Resolve(c.Attribution.Entity)
}

// links moves the ends of links; one that now leads to where it starts says nothing.
func (m *Mends) links(links []Link) []Link {
	var out []Link
	for _, l := range links {
		before := l
		l.From, l.To, l.About = m.Resolve(l.From), m.Resolve(l.To), m.Resolve(l.About)
		if l != before && (l.From == l.To || l.To == "" && l.From == l.About) {
			continue
		}
		out = append(out, l)
	}
	return out
}

// entities makes each merged entity part of what it was merged into. Its names
// become aliases there; the rest of it has no say in what that one is.
func (m *Mends) entities(es []Entity) []Entity {
	var out []Entity
	at := map[string]int{}
	for _, e := range es {
		id := e.ID
		target := e
		for to, ok := m.moved[target.ID]; ok; to, ok = m.moved[target.ID] {
			target = to
		}
		moved := target.ID != id
		i, known := at[target.ID]
		if !known {
			i = len(out)
			at[target.ID] = i
			if moved {
				target.Aliases, target.Mentions = nil, nil
			}
			out = append(out, target)
			if !moved {
				continue
			}
		}
		if known && !moved { // the target itself comes behind one that was merged into it
			merged := out[i]
			out[i] = e
			e = merged
			e.Name = ""
		}
		join := &out[i]
		join.Aliases = aliases(join.Name, join.Aliases, e.Aliases, []string{e.Name})
		join.Mentions = slices.Concat(join.Mentions, e.Mentions)
		slices.SortFunc(join.Mentions, func(a, b Mention) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	}
	return out
}

// aliases are all names of lists but name and the empty one, each once.
func aliases(name string, lists ...[]string) []string {
	out := slices.Concat(lists...)
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(a string) bool { return a == name || a == "" })
}

// Names reports whether one of ids is among entities.
func Names(entities []Entity, ids []string) bool {
	return slices.ContainsFunc(entities, func(e Entity) bool { return slices.Contains(ids, e.ID) })
}
