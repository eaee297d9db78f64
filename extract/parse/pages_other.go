//go:build !linux

package parse

// largePages does nothing where there is no way to ask for them.
func largePages([]byte) {}
