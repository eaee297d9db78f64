package parse

import (
	"os"
	"unsafe"

	"golang.org/x/sys/unix"
)

// largePages asks for a table on large pages: its rows are read at random, and
// each would else wait for its page's place to be looked up. What the kernel
// does not grant costs time alone, so that its answer does not matter.
func largePages(table []byte) {
	const large = 2 << 20
	page := uintptr(os.Getpagesize())
	start := uintptr(unsafe.Pointer(&table[0]))
	skip := (page - start%page) % page
	if n := uintptr(len(table)) - skip; n > large {
		_ = unix.Madvise(table[skip:skip+n-n%page], unix.MADV_HUGEPAGE)
	}
}
