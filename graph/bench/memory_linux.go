package bench

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"sync/atomic"
	"time"
)

// watchMemory notes the most memory that this process has until it is stopped.
// Pages of mapped files, which the system takes back when it needs them, do not count.
func watchMemory() (peak func() (int64, error)) {
	var most atomic.Int64
	done := make(chan struct{})
	go func() {
		for {
			if n, err := anonymous(); err == nil {
				most.Store(max(most.Load(), n))
			}
			select {
			case <-done:
				return
			case <-time.After(100 * time.Millisecond):
			}
		}
	}()
	return func() (int64, error) {
		close(done)
		n, err := anonymous()
		return max(n, most.Load()), err
	}
}

func anonymous() (int64, error) { return Anonymous(os.Getpid()) }

// Anonymous is how many bytes a process has of its own, without pages of mapped
// files; errors.ErrUnsupported where the system does not tell.
func Anonymous(pid int) (int64, error) {
	f, err := os.Open(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, fmt.Errorf("memory: %w", err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if rest, ok := strings.CutPrefix(lines.Text(), "RssAnon:"); ok {
			var kilobytes int64
			_, err := fmt.Sscan(rest, &kilobytes)
			return kilobytes << 10, err
		}
	}
	return 0, fmt.Errorf("memory: %s tells no RssAnon", f.Name())
}
