package sqlite_test

import (
	"testing"

	"signatory/graph"
	"signatory/graph/graphtest"
)

func TestDump(t *testing.T) {
	graphtest.RunDump(t, openWithClock, func(t *testing.T) graph.Store { return open(t) })
}
