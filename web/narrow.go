package web

import (
	"net/http"
	"net/url"
	"slices"

	"signatory/graph"
)

// asofForm asks for the date of a page; Keep is the rest of the page's state.
type asofForm struct {
	Date    graph.Date
	Keep    url.Values
	NowHref string
}

// through are the countries for which a bloc speaks.
type through struct {
	Bloc     graph.ActorRef
	BlocHref string
	Stance   graph.Stance
	Actors   []named
}

// Narrowed reports whether the page is of a region's or a bloc's members alone.
func (p *instrumentPage) Narrowed() bool { return p.Region != "" || p.Bloc != "" }

// MemberCount is how many countries the page is narrowed to.
func (p *instrumentPage) MemberCount() int { return len(p.members) }

// speaksThrough reports whether a bloc speaks for an actor.
func (p *instrumentPage) speaksThrough(id string) bool {
	return slices.ContainsFunc(p.Through, func(t through) bool {
		return slices.ContainsFunc(t.Actors, func(a named) bool { return a.ID == id })
	})
}

// narrow leaves the positions of the members of the region and the bloc that
// the address names, on the date, and offers the choices.
func (s *site) narrow(r *http.Request, p *instrumentPage, now []graph.Position) ([]graph.Position, error) {
	q := r.URL.Query()
	p.Region, p.Bloc = q.Get("region"), q.Get("bloc")
	m := matrixPage{matrixState: matrixState{Region: p.Region, Bloc: p.Bloc}}
	m.options(s.World)
	p.Regions, p.Blocs = m.Regions, m.Blocs
	if !p.Narrowed() {
		return now, nil
	}
	var err error
	if p.members, err = graph.GroupsOf(r.Context(), s.Store, groupsAsked(r), p.AsOf, s.World); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(now, func(pos graph.Position) bool {
		return !slices.ContainsFunc(p.members, func(a graph.ActorRef) bool { return a.ID == pos.Actor.ID })
	}), nil
}

// groupsAsked are the groups that an address narrows its page to.
func groupsAsked(r *http.Request) []string {
	var groups []string
	for _, name := range []string{"region", "bloc"} {
		if g := r.URL.Query().Get(name); g != "" {
			groups = append(groups, g)
		}
	}
	return groups
}

// narrowed is keep, with the groups as the API takes them.
func (s *site) narrowed(r *http.Request, names ...string) url.Values {
	v := keep(r, names...)
	if groups := groupsAsked(r); len(groups) > 0 {
		v["group"] = groups
	}
	return v
}

// throughBlocs gathers those for whom blocs speak by bloc and stance, in the order in which they come.
func throughBlocs(list []graph.Through) []through {
	var out []through
	for _, t := range list {
		i := slices.IndexFunc(out, func(g through) bool { return g.Bloc.ID == t.Bloc.ID && g.Stance == t.Stance })
		if i < 0 {
			i = len(out)
			out = append(out, through{Bloc: t.Bloc, BlocHref: href(graph.Organization, t.Bloc.ID), Stance: t.Stance})
		}
		out[i].Actors = append(out[i].Actors, named{t.Actor.ID, t.Actor.Name, t.Actor.Kind, t.Actor.Code})
	}
	for i := range out {
		sortNamed(out[i].Actors)
	}
	return out
}
