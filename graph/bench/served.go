package bench

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"
	"time"

	"signatory/graph"
)

// Served are the figures of a server that is asked over HTTP.
type Served struct {
	Claims  int           `json:"claims"`
	Rate    int           `json:"rate_per_s"` // of the open loop
	Asked   int           `json:"asked"`      // in it
	Failed  int           `json:"failed"`
	P50     float64       `json:"p50_ms"` // of all questions, from the moment at which each was due
	P95     float64       `json:"p95_ms"`
	P99     float64       `json:"p99_ms"`
	BareP50 float64       `json:"bare_p50_ms"` // the same questions in bare statements, at the same rate
	BareP95 float64       `json:"bare_p95_ms"`
	BareP99 float64       `json:"bare_p99_ms"`
	Queries []ServedTimes `json:"queries"`

	Clients       int     `json:"clients"` // who ask at once, each when it has its answer
	ClientsAsked  int     `json:"clients_asked"`
	ClientsFailed int     `json:"clients_failed"`
	ClientsPerS   float64 `json:"clients_per_s"`
	ClientsP99    float64 `json:"clients_p99_ms"`
	MemoryStart   int64   `json:"memory_start_bytes"` // of this process when the clients have warmed it
	MemoryEnd     int64   `json:"memory_end_bytes"`
}

// ServedTimes are those of one question, in milliseconds.
type ServedTimes struct {
	Name    string  `json:"name"`
	P50     float64 `json:"p50_ms"`
	P95     float64 `json:"p95_ms"`
	P99     float64 `json:"p99_ms"`
	BareP50 float64 `json:"bare_p50_ms"`
	BareP95 float64 `json:"bare_p95_ms"`
	BareP99 float64 `json:"bare_p99_ms"`
}

// ServedOptions are how a server is measured.
type ServedOptions struct {
	Seed    uint64
	Rate    int
	Open    time.Duration // of each open loop: over HTTP and of bare statements
	Clients int
	Closed  time.Duration // of the clients
}

// hot are the reads that pages and dashboards ask most, as paths of the API;
// each is a question of bare statements by its name.
var hot = []struct {
	name string
	path func(p *Params) string
}{
	{"instrument_positions", func(p *Params) string { return "/instruments/" + p.Instrument + "/positions" }},
	{"actor_positions", func(p *Params) string { return "/actors/" + p.Actor + "/positions" }},
	{"instrument_positions_as_of", func(p *Params) string {
		return "/instruments/" + p.Instrument + "/positions?as_of=" + string(p.Day)
	}},
	{"actor_positions_as_of", func(p *Params) string { return "/actors/" + p.Actor + "/positions?as_of=" + string(p.Day) }},
	{"ledger", func(p *Params) string {
		return "/ledger?" + url.Values{"actor": {p.Actor}, "instrument": {p.Instrument}}.Encode()
	}},
	{"evidence", func(p *Params) string {
		return "/claims?" + url.Values{"actor": {p.Actor}, "instrument": {p.Instrument}}.Encode()
	}},
	{"prefix_search", func(p *Params) string { return "/search?limit=10&" + url.Values{"q": {p.Text}}.Encode() }},
	{"neighbours", func(p *Params) string { return "/entities/" + p.Actor + "/neighbours" }},
}

// warmFor is how long the clients ask before memory is looked at.
const warmFor = 3 * time.Second

// MeasureServed asks a server the hot reads: get fetches a path of the API and
// reads its answer whole. The store is the server's own, of any content, and
// bare is asked the same beside it.
func MeasureServed(ctx context.Context, s graph.Store, bare Bare, get func(ctx context.Context, path string) error, o ServedOptions) (Served, error) {
	f := Served{Rate: o.Rate, Clients: o.Clients}
	draws, err := Draws(ctx, s, o.Seed)
	if err != nil {
		return f, err
	}
	stats, err := s.Stats(ctx)
	if err != nil {
		return f, err
	}
	f.Claims = stats.Claims
	var over, plain []ask
	for _, h := range hot {
		over = append(over, func(ctx context.Context, p *Params) error { return get(ctx, h.path(p)) })
		plain = append(plain, func(ctx context.Context, p *Params) error { return bare.Ask(ctx, h.name, p) })
	}
	for i := range over { // each once, so that nobody waits for what is set up at the first question
		if err := errors.Join(over[i](ctx, &draws[0]), plain[i](ctx, &draws[0])); err != nil {
			return f, fmt.Errorf("%s: %w", hot[i].name, err)
		}
	}
	if err := f.open(ctx, over, plain, draws, o); err != nil {
		return f, err
	}
	return f, f.closed(ctx, over, draws, o)
}

// open measures the open loops.
func (f *Served) open(ctx context.Context, over, plain []ask, draws []Params, o ServedOptions) error {
	served, err := runOpen(ctx, over, draws, o.Rate, o.Open, o.Seed)
	if err != nil {
		return err
	}
	bare, err := runOpen(ctx, plain, draws, o.Rate, o.Open, o.Seed)
	if err != nil {
		return err
	}
	if bare.failed > 0 {
		return fmt.Errorf("in bare statements: %w", bare.first)
	}
	var all, allBare []time.Duration
	for i, h := range hot {
		a, b := percentiles(served.took[i]), percentiles(bare.took[i])
		f.Queries = append(f.Queries, ServedTimes{h.name, a.P50, a.P95, a.P99, b.P50, b.P95, b.P99})
		all, allBare = append(all, served.took[i]...), append(allBare, bare.took[i]...)
	}
	f.Asked, f.Failed = len(all), served.failed
	a, b := percentiles(all), percentiles(allBare)
	f.P50, f.P95, f.P99, f.BareP50, f.BareP95, f.BareP99 = a.P50, a.P95, a.P99, b.P50, b.P95, b.P99
	return nil
}

// closed measures the clients, each of which asks every question in turn.
func (f *Served) closed(ctx context.Context, over []ask, draws []Params, o ServedOptions) error {
	run := func(length time.Duration) clientele { return runClients(ctx, o.Clients, over, draws, length) }
	run(min(warmFor, o.Closed))
	var err error
	if f.MemoryStart, err = anonymous(); err != nil {
		return err
	}
	got := run(o.Closed)
	if f.MemoryEnd, err = anonymous(); err != nil {
		return err
	}
	f.ClientsAsked, f.ClientsFailed = len(got.took), got.failed
	f.ClientsPerS, f.ClientsP99 = float64(len(got.took))/o.Closed.Seconds(), percentiles(got.took).P99
	return ctx.Err()
}

// Draws are parameters out of what a store holds, an error where it holds nothing: of its most covered actors and
// instruments the first are drawn most often.
func Draws(ctx context.Context, s graph.Store, seed uint64) ([]Params, error) {
	most := func(q graph.EntityQuery) ([]graph.EntitySummary, error) {
		q.Sort, q.Limit = "coverage", graph.MaxLimit
		page, err := s.Entities(ctx, q)
		return page.Items, err
	}
	actors, err := most(graph.EntityQuery{Kinds: []graph.Kind{graph.Country}, Acts: true})
	if err != nil {
		return nil, err
	}
	instruments, err := most(graph.EntityQuery{Kinds: []graph.Kind{graph.Instrument}})
	if err != nil {
		return nil, err
	}
	if len(actors) == 0 || len(instruments) == 0 {
		return nil, errors.New("the store is empty: load it with `signatory bench graph` or articles first")
	}
	r := rand.New(rand.NewPCG(seed, 6))
	byActor, byInstrument := newShares(len(actors), actorShift), newShares(len(instruments), treatyShift)
	out := make([]Params, 2000)
	for i := range out {
		a, on := actors[byActor.draw(r)], instruments[byInstrument.draw(r)]
		word, _, _ := strings.Cut(strings.ToLower(on.Name), " ")
		runes := []rune(word)
		out[i] = Params{Actor: a.ID, Instrument: on.ID, Text: string(runes[:min(3+r.IntN(3), len(runes))]),
			Day: graph.Date(fmt.Sprintf("%d-%02d-%02d", 1992+r.IntN(33), 1+r.IntN(12), 1+r.IntN(28)))}
	}
	return out, nil
}
