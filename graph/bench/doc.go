// Package bench measures a store under a graph of the size that a news desk
// fills in a year.
//
// world.go is a seeded world: actors, instruments and what became of each pair
// of them. generate.go has publishers write about it, an article at a time, so
// that a graph of a million claims never stands in memory whole; lists.go has a
// depositary list what is true. load.go puts the articles into a store, compare.go
// holds that against a bare load of the same rows, questions.go asks what pages and
// dashboards ask, and run.go measures it, beside the same questions in bare SQL or
// Cypher. served.go asks them over HTTP, and soak.go does so for an hour while articles
// are handed in; soak_tally.go counts what comes of it.
package bench
