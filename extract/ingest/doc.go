// Package ingest takes many articles from files to a store.
//
// A tour: input.go says where articles come from and finds them in folders.
// read.go reads and extracts them on several workers and hands the results on
// in the order of the inputs, so that a run prints and stores the same whatever
// the number of workers. store.go writes the results in batches and keeps the
// tally; an article that cannot be read or stored is told of and harms no other.
package ingest
