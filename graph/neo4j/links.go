package neo4j

import (
	"context"
	_ "embed"
	"slices"

	"signatory/graph"
)

var (
	//go:embed cypher/links.cypher
	linksAt string
	//go:embed cypher/all_links.cypher
	allLinks string
)

// relations are the kinds of links in the order of lists.
var relations = []graph.Relation{graph.AdoptedAt, graph.Attended, graph.HeldIn, graph.Hosted, graph.PartOf,
	graph.Represents, graph.Said}

// keyedLink is a link with its place in a list.
type keyedLink struct {
	graph.Link
	key string
}

// Links lists links; see graph.LinkQuery.
func (s *Store) Links(ctx context.Context, q graph.LinkQuery) (graph.Page[graph.Link], error) {
	none := graph.Page[graph.Link]{}
	size, err := q.Size()
	if err != nil {
		return none, err
	}
	after, err := graph.DecodeCursor("links", 2, q.Cursor)
	if err != nil {
		return none, err
	}
	return read(ctx, s, func(tx *transaction) (graph.Page[graph.Link], error) {
		find := linksAtEntity
		if q.Entity == "" {
			find = linksOfAll
		}
		found, err := find(tx, &q, after, size+1)
		if err != nil {
			return none, err
		}
		page := graph.PageOf("links", found, size, func(l keyedLink) []string { return []string{string(l.Kind), l.key} })
		out := graph.Page[graph.Link]{Items: make([]graph.Link, len(page.Items)), Next: page.Next}
		for i, l := range page.Items {
			out.Items[i] = l.Link
		}
		return out, nil
	})
}

// linksAtEntity finds the links of an entity behind a cursor, whatever their kinds, with one statement.
func linksAtEntity(tx *transaction, q *graph.LinkQuery, after []string, limit int) ([]keyedLink, error) {
	p := params{"entity": q.Entity, "kind": "", "after": "", "limit": limit}
	if after != nil {
		p["kind"], p["after"] = relationType(graph.Relation(after[0])), after[1]
	}
	kinds := []string{}
	for _, kind := range relations {
		if _, skip := place(kind, after); !skip && wanted(q, kind) {
			kinds = append(kinds, relationType(kind))
		}
	}
	if len(kinds) == 0 {
		return nil, nil
	}
	p["kinds"] = kinds
	return run(tx, linksAt, p, keyedLinkOf)
}

// linksOfAll finds links behind a cursor, a kind after the other until there
// are enough: each kind has an index of its own in the order of the list.
func linksOfAll(tx *transaction, q *graph.LinkQuery, after []string, limit int) ([]keyedLink, error) {
	var found []keyedLink
	for _, kind := range relations {
		from, skip := place(kind, after)
		if skip || !wanted(q, kind) || len(found) >= limit {
			continue
		}
		p := params{"after": from, "limit": limit - len(found)}
		some, err := run(tx, relation(allLinks, relationType(kind)), p, keyedLinkOf)
		if err != nil {
			return nil, err
		}
		found = append(found, some...)
	}
	return found, nil
}

func wanted(q *graph.LinkQuery, kind graph.Relation) bool {
	return len(q.Kinds) == 0 || slices.Contains(q.Kinds, kind)
}

// place is the key behind which the links of a kind go on, or that the page is past them.
func place(kind graph.Relation, after []string) (from string, skip bool) {
	switch {
	case after == nil || string(kind) > after[0]:
		return "", false
	case string(kind) == after[0]:
		return after[1], false
	}
	return "", true
}

func keyedLinkOf(r row) (keyedLink, error) {
	var l graph.Link
	err := r.json("body", &l)
	l.Article = r.str("article")
	return keyedLink{l, r.str("key")}, err
}
