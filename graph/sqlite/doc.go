// Package sqlite keeps a graph in one SQLite file: the default store, without a server.
//
// A tour: open.go opens the file and migrate.go brings it to the schema of
// migrations/, which is commented where it stands.
//
//	put.go -> ready.go (in parallel) -> say.go, forget.go (noted) -> copies.go -> settling.go (beside) -> write.go, beside.go, tallies.go -> settle.go
//
// put.go cuts readings into transactions, and ready.go makes of each what needs no
// store, the longest part of it while other rows are written. writer.go is one transaction: say.go notes the rows of what an article
// says, forget.go takes away what it said before, write.go writes table by table, in
// the long statements of many.go, copies.go groups copies of one text, beside.go keeps
// who is named beside an instrument, tallies.go counts. settle.go makes the
// positions that are touched, by graph.Settle, of a graph.Dossier of each and
// the claims that come to it, beside what is written meanwhile (settling.go);
// changed.go notes when a position became another one; proofs.go reads the sentences
// when a page is shown. statements.go keeps prepared what writes.
//
// The questions are answered in entities.go, positions.go, articles.go
// and search.go, each beside its SQL; reader.go keeps that prepared, rows.go scans.
// refs.go finds the claims of a pair by its dossier. place.go numbers what searches find by its date, so that they read the latest
// alone; clocks.go settles positions out of dossiers as of what was stored then.
//
// changes.go tells what became of the positions that touched.go finds. mover.go
// moves the log into the file while more is written, tidy.go after a load.
//
// mend.go keeps acts of mending; unmended.go states articles anew after them, with
// what was read kept beside. explore.go tells what is tied to what, by the table
// that ties.go keeps; lint.go looks for rows that lead nowhere.
//
// The store decides nothing: positions come from graph.Settle, search results
// are ranked by graph.SearchIn, cursors are package graph's.
package sqlite
