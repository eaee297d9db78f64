package graphtest

import (
	"context"
	"testing"
	"time"

	"signatory/graph"
)

// linted gives stores that are linted at the end of the test that opened them.
func linted(open func(*testing.T) graph.Store) func(*testing.T) graph.Store {
	return func(t *testing.T) graph.Store {
		s := open(t)
		t.Cleanup(func() { Clean(t, s) })
		return s
	}
}

// Clean fails unless a store passes lint. Its articles must be plain text.
func Clean(t *testing.T, s graph.Store) {
	t.Helper()
	l, ok := s.(graph.LintedStore)
	if !ok {
		t.Errorf("%T is no graph.LintedStore", s)
		return
	}
	raw := func(a graph.Article) (string, error) { return string(a.Raw), nil }
	told := 0
	err := graph.Lint(context.WithoutCancel(t.Context()), l, raw, func(c graph.Complaint) {
		if told++; told <= 5 {
			t.Errorf("%s: %s: %s", c.Rule, c.Subject, c.Detail)
		}
	})
	if err != nil || told > 5 {
		t.Errorf("%d complaints, %v", told, err)
	}
}

// lintedAt is linted for stores with a clock.
func lintedAt(open OpenWithClock) OpenWithClock {
	return func(t *testing.T, now func() time.Time) graph.Store {
		return linted(func(t *testing.T) graph.Store { return open(t, now) })(t)
	}
}
