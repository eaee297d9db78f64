package parse

import "golang.org/x/sys/cpu"

// wide reports whether sumRows runs on this machine.
var wide = cpu.X86.HasAVX2

// sumRows adds up the rows of 96 bytes that begin at each of rows in cells. The
// caller sees to it that cells reach 96 bytes beyond the last.
//
//go:noescape
func sumRows(cells *byte, rows []uint32, sums *[rowWidth]uint16)

// warmRows asks for the rows to be brought from memory and does not wait for them.
//
//go:noescape
func warmRows(cells *byte, rows []uint32)
