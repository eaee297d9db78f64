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
		var found []keyedLink
		for _, kind := range relations {
			from, skip := place(kind, after)
			if skip || len(q.Kinds) > 0 && !slices.Contains(q.Kinds, kind) || len(found) > size {
				continue
			}
			some, err := linksOf(tx, kind, q.Entity, from, size+1-len(found))
			if err != nil {
				return none, err
			}
			found = append(found, some...)
		}
		page := graph.PageOf("links", found, size, func(l keyedLink) []string { return []string{string(l.Kind), l.key} })
		out := graph.Page[graph.Link]{Items: make([]graph.Link, len(page.Items)), Next: page.Next}
		for i, l := range page.Items {
			out.Items[i] = l.Link
		}
		return out, nil
	})
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

func linksOf(tx *transaction, kind graph.Relation, entity, after string, limit int) ([]keyedLink, error) {
	cypher := linksAt
	if entity == "" {
		cypher = allLinks
	}
	p := params{"entity": entity, "after": after, "limit": limit}
	return run(tx, relation(cypher, relationType(kind)), p, func(r row) (keyedLink, error) {
		var l graph.Link
		err := r.json("body", &l)
		l.Article = r.str("article")
		return keyedLink{l, r.str("key")}, err
	})
}
