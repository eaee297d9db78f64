// Package export writes a graph, or a part of it, for other programs: as CSV,
// NDJSON, GraphML (yEd, networkx), GEXF (Gephi), JSON-LD (schema.org),
// FollowTheMoney (Aleph) and as a Cypher script (Neo4j).
//
// export.go is Write: it chooses the sink of a format and walks the store for
// it. walk.go reads the store page by page: articles, entities, positions,
// claims, links, each in the order of the store's lists. Each sink turns them into
// its format, in a file of its own; edges.go makes one kind of edge of positions
// and links for the formats that know nodes and edges alone.
//
// However large the graph, a page of it is held at a time. A selection also
// remembers the ids of what it names, for nodes come before edges. The pages are
// separate reads: what is stored meanwhile may be in or not.
package export
