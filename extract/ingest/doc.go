// Package ingest takes many articles from files and the web to a store.
//
// A tour: input.go says where articles come from and finds them in folders,
// archive.go opens what is packed, epub.go books, and fetch/ what is on the web. read.go reads and
// extracts them on several workers and hands the results on in the order of the
// inputs, so that a run prints and stores the same whatever the number of
// workers; what a store holds already in the same state is passed over. store.go
// writes the results in batches and keeps the tally; an article that cannot be
// read or stored is told of and harms no other. dead.go remembers it, to be
// taken up again.
package ingest
