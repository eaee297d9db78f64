//go:build !linux

package bench

import (
	"errors"
	"runtime"
)

// watchMemory gives what this process took from the system, which knows no more here.
func watchMemory() (peak func() (int64, error)) { return anonymous }

func anonymous() (int64, error) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.Sys), nil
}

// Anonymous is how many bytes a process has of its own, without pages of mapped
// files; errors.ErrUnsupported where the system does not tell.
func Anonymous(int) (int64, error) { return 0, errors.ErrUnsupported }
