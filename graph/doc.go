// Package graph is the vocabulary of Signatory and the rules of its graph.
//
// A tour, from the bottom up:
//
//   - kind.go holds the words: Kind, Stance, Tense, Act, Relation; act.go the one table
//     from a legal act to the stance that it amounts to.
//   - date.go is Date, an ISO 8601 date at its own precision.
//   - reading.go is what one article says: a Reading of entities, claims,
//     counts and links, each with its evidence.
//   - position.go is what follows from all claims of one actor on one
//     instrument: a Position with its ledger of steps. Settle makes it; it is a
//     pure function, so that every store gives the same answer.
//   - store.go holds the questions that a store answers and the one way to
//     write into it. The stores are graph/sqlite and graph/neo4j; both pass
//     graph/graphtest.
//
// Package graph imports nothing else of this module.
package graph
