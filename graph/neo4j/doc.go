// Package neo4j keeps the graph in a Neo4j database, so that a team can share
// it and look at it with Neo4j Browser and Bloom.
//
// A tour:
//
//   - open.go connects and checks; schema.go makes the constraints and indexes,
//     which cypher/schema.cypher lists and explains, with every label.
//   - put.go takes readings in, a transaction for each batch (batch.go): it locks
//     what the batch touches in one fixed order, takes away what is superseded,
//     writes the new rows (rows.go; given.go ties them to their entities and articles)
//     and settles the positions touched (settle.go). changed.go notes which became
//     other ones, for changes.go to find.
//     sentences.go keeps what positions show, beside.go who is named beside instruments.
//   - entities.go, positions.go, claims.go, links.go, articles.go and search.go
//     answer the questions of graph.Reader and graph.Searcher; search_dated.go finds
//     the latest of what bears a common word.
//   - mend.go keeps acts of mending, mends.go applies them to what comes in, and
//     restate.go states stored articles anew. explore.go tells what is tied to what,
//     meet.go what two have in common; lint.go looks for nodes and relationships that lead nowhere.
//   - run.go runs a statement in a managed transaction; values.go turns values
//     of the driver into ours.
//
// The statements stand in cypher/, a file each. No rule of what a position is
// stands in any of them: graph.Settle makes positions, and the store keeps them.
package neo4j
