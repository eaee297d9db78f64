package bench

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// odd is a server that fails as it is told: of the questions after the first
// ones every fourth, of the articles every second.
type odd struct {
	asked  atomic.Int64
	slow   time.Duration
	broken error // of its sizes
}

func (o *odd) Get(ctx context.Context, path string) error {
	n := o.asked.Add(1) - int64(len(hot))
	if n > 0 && n%4 == 0 {
		return &StatusError{path, 504}
	}
	if n > 0 && o.slow > 0 {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(o.slow):
		}
	}
	return nil
}

func (o *odd) Put(_ context.Context, n int) error {
	if n%2 == 1 {
		return errors.New("connection reset")
	}
	return nil
}

func (o *odd) Sizes(context.Context) (Sizes, error) {
	return Sizes{Resident: 4 << 20, Own: o.asked.Load(), File: 1 << 20}, o.broken
}

func soakOdd(t *testing.T, server *odd, o SoakOptions) (Soaked, int, error) {
	t.Helper()
	told := 0
	o.For, o.Writes, o.Tell = time.Second, 20, func(SoakSpan) error { told++; return nil }
	f, err := Soak(t.Context(), server, []Params{{Actor: "country:A", Instrument: "instrument:b", Text: "a"}}, o)
	return f, told, err
}

func TestSoakCountsWhatFails(t *testing.T) {
	f, told, err := soakOdd(t, &odd{}, SoakOptions{Rate: 400, Clients: 2})
	if err != nil || told != 10 || len(f.Minutes) != 10 {
		t.Fatalf("%d lines, %d kept: %v", told, len(f.Minutes), err)
	}
	if f.All.Asked < 200 || f.All.Failed != f.All.Asked/4 || f.Failures["504"] != f.All.Failed || len(f.Failures) != 1 {
		t.Errorf("of questions %+v", f)
	}
	if f.All.Written < 10 || f.All.WritesFailed != f.All.Written/2 || f.WriteFailures["no answer"] != f.All.WritesFailed || !strings.Contains(f.FirstFailure, "504") {
		t.Errorf("of articles %+v", f)
	}
	asked := 0
	for _, m := range f.Minutes {
		asked += m.Asked
	}
	if asked != f.All.Asked {
		t.Errorf("%d asked in all lines, not %d", asked, f.All.Asked)
	}
	if f.First.Own != f.Minutes[0].Own || f.Last.Own != f.Minutes[9].Own || f.Last.Own <= f.First.Own || f.First.Asked == 0 || f.Last.Asked == 0 || f.First.Asked+f.Last.Asked >= f.All.Asked {
		t.Errorf("tenths %+v and %+v", f.First, f.Last)
	}
}

// A time counts from when the question was due, whoever keeps it waiting.
func TestSoakCountsWaiting(t *testing.T) {
	f, _, err := soakOdd(t, &odd{slow: 20 * time.Millisecond}, SoakOptions{Rate: 200, Clients: 1})
	if err != nil || f.Last.P50 < 200 {
		t.Errorf("one client who needs 15 ms for what is due each 5 ms answers after %.0f ms at last: %v", f.Last.P50, err)
	}
}

func TestSoakEndsWithItsServer(t *testing.T) {
	gone := errors.New("the server is gone")
	if _, told, err := soakOdd(t, &odd{broken: gone}, SoakOptions{Rate: 10, Clients: 1}); !errors.Is(err, gone) || told > 0 {
		t.Errorf("%d lines, then %v", told, err)
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(gone)
	if _, err := Soak(ctx, &odd{}, []Params{{}}, SoakOptions{Rate: 10, Clients: 1, Writes: 1, For: time.Minute}); !errors.Is(err, gone) {
		t.Errorf("a soak whose server is gone ends with %v", err)
	}
}
