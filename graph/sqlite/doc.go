// Package sqlite keeps a graph in one SQLite file: the default store, without a server.
//
// A tour: open.go opens the file and migrate.go brings it to the schema of
// migrations/, which is commented where it stands. put.go takes readings in
// and settle.go makes the positions that they touch, by graph.Settle. The
// questions are answered in entities.go, positions.go, claims.go, articles.go
// and search.go, each beside its SQL; rows.go scans.
//
// mend.go keeps acts of mending; unmended.go states articles anew after them, with
// what was read kept beside. explore.go tells what is tied to what, by the table
// that ties.go keeps; lint.go looks for rows that lead nowhere.
//
// The store decides nothing: positions come from graph.Settle, search results
// are ranked by graph.SearchIn, cursors are package graph's.
package sqlite
