//go:build !unix

package bench

import "runtime"

// peakMemory is what the runtime took from the system, which knows no more here.
func peakMemory() (int64, error) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.Sys), nil
}
