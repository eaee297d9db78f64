package bench

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"signatory/graph"
)

// Bare asks the same questions in plain statements of the database, and tells
// what the store needs of disk. It is what the store is held against.
type Bare interface {
	// Ask runs the statements of a question and reads all rows; errors.ErrUnsupported
	// where there is none for it.
	Ask(ctx context.Context, question string, p *Params) error
	// Size is how many bytes the database takes on disk, 0 where that cannot be told.
	Size(ctx context.Context) (int64, error)
	// Reload reads back all rows that the store wrote, empties the database and
	// writes them again in bare statements; it gives how long writing took.
	// errors.ErrUnsupported where that is not done.
	Reload(ctx context.Context) (time.Duration, error)
	// Empty empties the database of what was loaded.
	Empty(ctx context.Context) error
	Close() error
}

// Aparter is a Bare that can write the rows of the whole load once more, in bare
// statements and beside the store, which keeps its own.
type Aparter interface {
	LoadApart(ctx context.Context) (time.Duration, error)
}

// Options are how much is measured.
type Options struct {
	Seed     uint64
	Size     Size
	Asked    int           // how often each question is asked at most, at each number of clients
	Within   time.Duration // and for how long
	Rate     int           // questions in a second in the open loop
	Open     time.Duration // for how long
	Loaded   bool          // the store holds the graph already: it is only asked
	Progress func(string)
}

// Times are those of one question. Bare ones are of plain statements.
type Times struct {
	Name      string  `json:"name"`
	First     float64 `json:"first_ms"` // what it took when it was asked for the first time
	P50       float64 `json:"p50_ms"`   // at one client, from the second time on
	P95       float64 `json:"p95_ms"`
	P99       float64 `json:"p99_ms"`
	BareP50   float64 `json:"bare_p50_ms"`
	BareP95   float64 `json:"bare_p95_ms"`
	BareP99   float64 `json:"bare_p99_ms"`
	P50At16   float64 `json:"p50_ms_16"` // at 16 clients
	P95At16   float64 `json:"p95_ms_16"`
	P99At16   float64 `json:"p99_ms_16"`
	BareP5016 float64 `json:"bare_p50_ms_16"`
	BareP9516 float64 `json:"bare_p95_ms_16"`
	BareP9916 float64 `json:"bare_p99_ms_16"`
	OpenP50   float64 `json:"open_p50_ms,omitempty"` // in the open loop, in which the slow ones are not
	OpenP95   float64 `json:"open_p95_ms,omitempty"`
	OpenP99   float64 `json:"open_p99_ms,omitempty"`
}

// Figures are what a run measures.
type Figures struct {
	Articles        int     `json:"articles"`
	Claims          int     `json:"claims"`
	LoadSeconds     float64 `json:"load_seconds"`
	LoadClaimsPerS  float64 `json:"load_claims_per_s"`
	BareLoadPerS    float64 `json:"bare_load_claims_per_s,omitempty"` // of all rows, where that is done
	PressLoads      *Loads  `json:"press_loads,omitempty"`            // absent where the store cannot be emptied
	ListLoads       *Loads  `json:"list_loads,omitempty"`             // of depositaries' lists
	SizeBytes       int64   `json:"size_bytes"`
	PeakMemoryBytes int64   `json:"peak_memory_bytes"` // of this process, from the load on, without mapped files
	OpenRate        int     `json:"open_rate_per_s"`
	Queries         []Times `json:"queries"`
}

// Run loads a graph into an empty store and asks it.
func Run(ctx context.Context, s graph.Store, bare Bare, o Options) (Figures, error) {
	var f Figures
	stats, err := s.Stats(ctx)
	if err != nil {
		return f, err
	}
	if stats.Articles > 0 && !o.Loaded {
		return f, fmt.Errorf("the store holds %d articles: name an empty one to measure in, or only ask what is there (--loaded)", stats.Articles)
	}
	if !o.Loaded {
		if err := compareLoads(ctx, s, bare, o, &f); err != nil {
			return f, err
		}
	}
	peak := watchMemory()
	a := asker{w: newWorld(o.Seed, o.Size), r: rand.New(rand.NewPCG(o.Seed, 4))}
	if o.Loaded {
		f.Articles, f.Claims = stats.Articles, stats.Claims
		a.from, a.to, err = loadedWithin(ctx, s, o.Size)
	} else {
		err = loadAll(ctx, s, o, &a, &f)
	}
	if err != nil {
		return f, err
	}
	if f.SizeBytes, err = bare.Size(ctx); err != nil {
		return f, err
	}
	if err := askAll(ctx, s, bare, o, &a, &f); err != nil {
		return f, err
	}
	if f.PeakMemoryBytes, err = peak(); err != nil || o.Loaded {
		return f, err
	}
	return f, loadApart(ctx, bare, o, &f) // whose memory is not the store's
}

// loadAll loads the graph that is asked.
func loadAll(ctx context.Context, s graph.Store, o Options, a *asker, f *Figures) error {
	a.from = time.Now()
	claims, took, err := Load(ctx, s, o.Seed, o.Size, func(claims int, took time.Duration) {
		o.Progress(fmt.Sprintf("%d claims loaded, %.0f a second", claims, float64(claims)/took.Seconds()))
	})
	a.to = time.Now()
	f.Articles, f.Claims, f.LoadSeconds, f.LoadClaimsPerS = o.Size.Articles, claims, took.Seconds(), float64(claims)/took.Seconds()
	return err
}

// loadedWithin tells when the first and the last article of the graph were stored.
func loadedWithin(ctx context.Context, s graph.Store, size Size) (from, to time.Time, err error) {
	for _, n := range []int{0, size.Articles - 1} {
		a, err := s.Article(ctx, head(n, "").ID)
		if err != nil {
			return from, to, fmt.Errorf("the store does not hold the graph of %d claims: %w", size.Claims, err)
		}
		if from, to = to, a.Recorded; from.IsZero() {
			from = to
		}
	}
	return from, to, nil
}

// loadApart has the rows of the load written once more in bare statements.
func loadApart(ctx context.Context, bare Bare, o Options, f *Figures) error {
	b, ok := bare.(Aparter)
	if !ok {
		return nil
	}
	took, err := b.LoadApart(ctx)
	if err != nil {
		return fmt.Errorf("bare load: %w", err)
	}
	f.BareLoadPerS = float64(f.Claims) / took.Seconds()
	o.Progress(fmt.Sprintf("%d claims loaded bare, %.0f a second", f.Claims, f.BareLoadPerS))
	return nil
}

// askAll asks every question, at one and at 16 clients, and the quick ones in the open loop.
func askAll(ctx context.Context, s graph.Store, bare Bare, o Options, a *asker, f *Figures) error {
	draws := make([]Params, o.Asked)
	for i := range draws {
		draws[i] = a.draw()
	}
	var quick []ask
	for _, q := range Questions {
		ours := func(ctx context.Context, p *Params) error {
			err := q.Ask(ctx, s, p)
			if errors.Is(err, graph.ErrNotFound) { // a small graph does not tell of everyone
				return nil
			}
			return err
		}
		plain := func(ctx context.Context, p *Params) error { return bare.Ask(ctx, q.Name, p) }
		most := o.Asked
		if q.Slow {
			most = max(3, o.Asked/50)
		} else {
			quick = append(quick, ours)
		}
		began := time.Now()
		if err := ours(ctx, &draws[0]); err != nil {
			return fmt.Errorf("%s: %w", q.Name, err)
		}
		t := Times{Name: q.Name, First: float64(time.Since(began).Microseconds()) / 1000}
		for _, clients := range []int{1, 16} {
			mine, err := closed(ctx, clients, ours, draws, most, o.Within)
			if err != nil {
				return fmt.Errorf("%s: %w", q.Name, err)
			}
			theirs, err := closed(ctx, clients, plain, draws, most, o.Within)
			if err != nil && !errors.Is(err, errors.ErrUnsupported) {
				return fmt.Errorf("%s, bare: %w", q.Name, err)
			}
			t.set(clients, mine, theirs)
		}
		o.Progress(fmt.Sprintf("%s: p99 %.1f ms (bare %.1f), at 16 clients %.1f (bare %.1f)", q.Name, t.P99, t.BareP99, t.P99At16, t.BareP9916))
		f.Queries = append(f.Queries, t)
	}
	f.OpenRate = o.Rate
	open, err := openLoop(ctx, quick, draws, o.Rate, o.Open, o.Seed)
	for i, p := range open {
		t := &f.Queries[i]
		t.OpenP50, t.OpenP95, t.OpenP99 = p.P50, p.P95, p.P99
	}
	return err
}

func (t *Times) set(clients int, mine, bare Percentiles) {
	if clients == 1 {
		t.P50, t.P95, t.P99, t.BareP50, t.BareP95, t.BareP99 = mine.P50, mine.P95, mine.P99, bare.P50, bare.P95, bare.P99
		return
	}
	t.P50At16, t.P95At16, t.P99At16 = mine.P50, mine.P95, mine.P99
	t.BareP5016, t.BareP9516, t.BareP9916 = bare.P50, bare.P95, bare.P99
}
