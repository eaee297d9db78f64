// Package status reads depositaries' lists of who has signed, ratified or
// acceded to which treaty, as readings whose claims are official acts.
//
// A tour: input.go finds the files and tells by its header which layout each
// has. untc.go reads the layout of the United Nations Treaty Collection, a file
// for each treaty; heading.go says which acts a column lists, cell.go which of
// them a cell tells, and when. plain.go reads a table with a row for each act.
// resolve.go finds participants and treaties in the gazetteers. list.go makes
// a reading of each list; report.go tells what was read and what was not.
// sample.go gives the lists that the program carries.
//
// A cell is an act, or it is in the report with its place and the reason.
package status
