//go:build unix

package bench

import (
	"fmt"
	"runtime"
	"syscall"
)

// peakMemory is the most memory that this process had, pages of mapped files among it.
func peakMemory() (int64, error) {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0, fmt.Errorf("peak memory: %w", err)
	}
	if runtime.GOOS == "darwin" {
		return int64(u.Maxrss), nil // bytes
	}
	return int64(u.Maxrss) << 10, nil // kilobytes
}
