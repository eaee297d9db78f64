package ingest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"signatory/graph"
)

// records are graph.Records, of which shelf has what Keep asks.
type records interface{ graph.Records }

// shelf is records in memory.
type shelf struct {
	records
	values map[string][]byte
}

func (s shelf) Record(_ context.Context, _, key string) ([]byte, error) {
	v, ok := s.values[key]
	if !ok {
		return nil, graph.ErrNotFound
	}
	return v, nil
}

func (s shelf) SetRecord(_ context.Context, _, key string, value []byte) error {
	s.values[key] = value
	return nil
}

// Of what fails in masses so many are remembered as the bound says, and the others are
// counted; what is on the list already is kept up to date.
func TestTheListOfTheFailedIsBounded(t *testing.T) {
	s := shelf{values: map[string][]byte{}}
	fail := func(n int) *DeadLetters {
		t.Helper()
		l := &DeadLetters{Records: s, Now: time.Now}
		for i := range n {
			if err := l.Keep(t.Context(), Dead{What: fmt.Sprint("a.csv:", i), Input: "a.csv"}); err != nil {
				t.Fatal(err)
			}
		}
		return l
	}
	if l := fail(MaxDead + 3); l.Over != 3 || len(s.values) != MaxDead {
		t.Errorf("%d remembered, %d over", len(s.values), l.Over)
	}
	if l := fail(MaxDead); l.Over != 0 || len(s.values) != MaxDead {
		t.Errorf("again: %d remembered, %d over", len(s.values), l.Over)
	}
	if l := fail(MaxDead + 3); l.Over != 0 || len(s.values) != MaxDead+3 {
		t.Errorf("a second run: %d remembered, %d over", len(s.values), l.Over)
	}
}
