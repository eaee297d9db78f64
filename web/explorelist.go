package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"slices"

	"signatory/graph"
)

// exploreSection is an opened entity with what it is tied to, as a list.
type exploreSection struct {
	Of    named
	Rows  []exploreRow
	More  string // address with the next page of it, "" on the last
	Close string // address without it, "" for the start
}

// exploreRow is one neighbour: who, by what, and where one can go on from it.
type exploreRow struct {
	Who    named
	Edges  []exploreEdge
	Expand string // "" where it is open already
	Hide   string
}

// exploreEdge is an edge as one reads it from the entity that was opened.
type exploreEdge struct {
	graph.Edge
	Says string // of a link: what ties the two, in words
}

// way is one path between two entities.
type way struct {
	Steps []wayStep
}

type wayStep struct {
	From, To named
	exploreEdge
}

// Position reports whether the edge is a stance on an instrument.
func (e exploreEdge) Position() bool { return e.Kind == graph.PositionEdge }

// pagesBeside is how many pages of neighbours the list holds that stands in for a
// drawing, where nothing can be drawn; it leads to the whole list.
const pagesBeside = 2

// explored fills a page in for a view that has a start.
func (s *site) explored(ctx context.Context, store graph.ExploringStore, p *explorerPage) error {
	v := p.View
	start, err := s.Store.Entity(ctx, v.Start)
	if err != nil {
		return err
	}
	p.Start = nameOf(start.Entity)
	ids := []string{v.Start}
	for _, o := range v.Open {
		if o.ID != v.Start {
			ids = append(ids, o.ID)
		}
	}
	room := 1 + maxOpen
	if !v.List {
		room = pagesBeside
	}
	for _, id := range ids {
		if room == 0 {
			p.Rest = v.AsList()
			break
		}
		pages := min(v.pages(id), room)
		room -= pages
		section, err := s.section(ctx, store, v, id, pages)
		if errors.Is(err, graph.ErrNotFound) && id != v.Start {
			continue // gone since the address was kept
		}
		if err != nil {
			return err
		}
		p.Sections = append(p.Sections, section)
	}
	if v.Path == "" {
		return nil
	}
	target, err := s.Store.Entity(ctx, v.Path)
	if err != nil {
		return err
	}
	p.Target = nameOf(target.Entity)
	found, err := graph.FindPaths(ctx, store, graph.PathQuery{From: v.Start, To: v.Path, Count: exploreWays})
	if err != nil {
		return fmt.Errorf("paths: %w", err)
	}
	p.Ways, p.NoWay = waysOf(found), len(found.Items) == 0
	return nil
}

// section reads pages of the neighbours of one opened entity.
func (s *site) section(ctx context.Context, store graph.ExploringStore, v exploreView, id string, pages int) (exploreSection, error) {
	e, err := s.Store.Entity(ctx, id)
	if err != nil {
		return exploreSection{}, err
	}
	out := exploreSection{Of: nameOf(e.Entity)}
	if id != v.Start {
		out.Close = v.with(id, 0).Href()
	}
	q := graph.NeighbourQuery{Entity: id, Kinds: v.Kinds, Stance: v.Stance, From: v.From, To: v.Until, Paging: graph.Paging{Limit: explorePage}}
	for range pages {
		page, err := graph.Neighbours(ctx, store, q)
		if err != nil {
			return out, err
		}
		for _, nb := range page.Items {
			if !slices.Contains(v.Hide, nb.Entity.ID) {
				out.Rows = append(out.Rows, rowOf(v, id, nb))
			}
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			return out, nil
		}
	}
	out.More = v.with(id, pages+1).Href()
	if pages < v.pages(id) {
		out.More = v.AsList()
	}
	return out, nil
}

func rowOf(v exploreView, of string, n graph.Neighbour) exploreRow {
	row := exploreRow{Who: refNamed(n.Entity)}
	if v.pages(n.Entity.ID) == 0 {
		row.Expand = v.with(n.Entity.ID, 1).Href()
	}
	hidden := v
	hidden.Hide = append(slices.Clone(v.Hide), n.Entity.ID)
	row.Hide = hidden.Href()
	for _, e := range n.Edges {
		row.Edges = append(row.Edges, exploreEdge{e, linkVerb(e.Kind, e.From.ID == of)})
	}
	return row
}

func refNamed(r graph.EntityRef) named {
	return named{ID: r.ID, Name: r.Name, Kind: r.Kind, Code: r.Code}
}

// linkVerbs say what a link is, read from the end that it starts from and from the other.
var linkVerbs = map[string][2]string{
	string(graph.Represents): {"speaks for", "is spoken for by"},
	string(graph.Said):       {"spoke about", "was spoken about by"},
	string(graph.AdoptedAt):  {"was adopted at", "adopted"},
	string(graph.HeldIn):     {"was held in", "was the place of"},
	string(graph.Hosted):     {"hosted", "was hosted by"},
	string(graph.Attended):   {"attended", "was attended by"},
	string(graph.PartOf):     {"is part of", "includes"},
}

func linkVerb(kind string, from bool) string {
	w, ok := linkVerbs[kind]
	switch {
	case !ok:
		return kind
	case from:
		return w[0]
	}
	return w[1]
}

// waysOf turns paths into steps, each read in its own direction.
func waysOf(found graph.Paths) []way {
	var out []way
	for _, p := range found.Items {
		w := way{}
		for _, e := range p.Edges {
			w.Steps = append(w.Steps, wayStep{refNamed(e.From), refNamed(e.To), exploreEdge{e, linkVerb(e.Kind, true)}})
		}
		out = append(out, w)
	}
	return out
}

// exploreWords are the words that src/explorer draws with, as JSON: short names, those of
// stances that hold and that are planned, of links by direction, of kinds.
func exploreWords() (template.JS, error) {
	words := struct {
		Stances map[graph.Stance][2]string `json:"stances"`
		Links   map[string][2]string       `json:"links"`
		Kinds   map[string]string          `json:"kinds"`
		Short   map[string]string          `json:"short"`
		Did     map[graph.Stance]string    `json:"did"`
	}{stanceWords, linkVerbs, kindWords, exploreShort(), didWords}
	b, err := json.Marshal(words)
	if err != nil {
		return "", fmt.Errorf("words of the explorer: %w", err)
	}
	return template.JS(b), nil // json.Marshal escapes < > and &
}
