package main

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"signatory/extract"
	"signatory/extract/article"
	"signatory/extract/ingest"
	"signatory/extract/ingest/feeds"
	"signatory/graph"
)

// metrics are what Prometheus is told of this process. Names follow its
// conventions: seconds, and _total for what only grows.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec   // by method, route and code
	took     *prometheus.HistogramVec // by route
	flying   prometheus.Gauge
	articles *prometheus.CounterVec // by result: added, unchanged, superseded, failed
	claims   prometheus.Counter
	reading  prometheus.Histogram
	polls    *prometheus.CounterVec // by result: ok, failed
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "signatory_http_requests_total", Help: "Requests answered."}, []string{"method", "route", "code"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "signatory_http_request_seconds", Help: "Time to answer a request.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}}, []string{"route"}),
		flying:   prometheus.NewGauge(prometheus.GaugeOpts{Name: "signatory_http_requests_in_flight", Help: "Requests being answered."}),
		articles: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "signatory_articles_total", Help: "Articles taken in, by what became of them."}, []string{"result"}),
		claims:   prometheus.NewCounter(prometheus.CounterOpts{Name: "signatory_claims_total", Help: "Claims in the articles added or superseded."}),
		reading: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "signatory_extract_seconds", Help: "Time to read one article.",
			Buckets: []float64{.0005, .001, .002, .005, .01, .02, .05, .1, .5, 2}}),
		polls: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "signatory_feed_polls_total", Help: "Polls of feeds, by how they went."}, []string{"result"}),
	}
	m.registry.MustRegister(m.requests, m.took, m.flying, m.articles, m.claims, m.reading, m.polls,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "signatory_build_info", Help: "Always 1; the version is in its label.", ConstLabels: prometheus.Labels{"version": programVersion()}},
			func() float64 { return 1 }))
	return m
}

// stored has the sizes of a store told, which are counted when they are asked for.
func (m *metrics) stored(store graph.Store) {
	m.registry.MustRegister(&storeCollector{store})
}

// storeCollector tells how much a store holds, and whether it answers.
type storeCollector struct{ store graph.Store }

var (
	storeUp    = prometheus.NewDesc("signatory_store_up", "1 while the store answers.", nil, nil)
	storeHolds = prometheus.NewDesc("signatory_store_size", "What the store holds, by what it is.", []string{"of"}, nil)
)

func (c *storeCollector) Describe(to chan<- *prometheus.Desc) { to <- storeUp; to <- storeHolds }

func (c *storeCollector) Collect(to chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	stats, err := c.store.Stats(ctx)
	up := 1.0
	if err != nil {
		up = 0
	}
	to <- prometheus.MustNewConstMetric(storeUp, prometheus.GaugeValue, up)
	if err != nil {
		return
	}
	sizes := map[string]int{"article": stats.Articles, "claim": stats.Claims, "position": stats.Positions}
	for kind, n := range stats.Entities {
		sizes[string(kind)] = n
	}
	for of, n := range sizes {
		to <- prometheus.MustNewConstMetric(storeHolds, prometheus.GaugeValue, float64(n), of)
	}
}

// tallied gives a function that counts what a tally grew by since it was called last.
func (m *metrics) tallied() func(ingest.Tally) {
	var before ingest.Tally
	return func(t ingest.Tally) {
		for result, n := range map[string]int{"added": t.Added - before.Added, "unchanged": t.Unchanged - before.Unchanged,
			"superseded": t.Superseded - before.Superseded, "failed": t.Failed - before.Failed} {
			m.articles.WithLabelValues(result).Add(float64(max(0, n)))
		}
		m.claims.Add(float64(max(0, t.Claims-before.Claims)))
		before = t
	}
}

// handedIn counts articles that came in over HTTP, with what became of each.
func (m *metrics) handedIn(readings []graph.Reading, results []graph.PutResult) {
	for i, r := range results {
		result := string(r)
		if r == graph.Unsound {
			result = "failed"
		}
		m.articles.WithLabelValues(result).Inc()
		if r == graph.Added || r == graph.Superseded {
			m.claims.Add(float64(len(readings[i].Claims)))
		}
	}
}

// timed reads as x does and times it.
func (m *metrics) timed(x *extract.Extractor) func(*article.Document) graph.Reading {
	return func(d *article.Document) graph.Reading {
		start := time.Now()
		r := x.Extract(d)
		m.reading.Observe(time.Since(start).Seconds())
		return r
	}
}

func (m *metrics) polled(_ feeds.Feed, t ingest.Tally, err error) {
	result := "ok"
	if err != nil {
		result = "failed"
	}
	m.polls.WithLabelValues(result).Inc()
	m.tallied()(t)
}

// observed counts and times the requests that next answers.
func (m *metrics) observed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m.flying.Inc()
		defer m.flying.Dec()
		start := time.Now()
		rec := &codeRecorder{ResponseWriter: w}
		whole := false
		defer func() {
			code := max(rec.code, http.StatusOK)
			if rec.broke || !whole && r.Context().Err() != nil {
				code = clientClosed
			}
			route := routeOf(r.URL.Path, code)
			m.requests.WithLabelValues(methodOf(r.Method), route, fmt.Sprint(code)).Inc()
			m.took.WithLabelValues(route).Observe(time.Since(start).Seconds())
		}()
		next.ServeHTTP(rec, r)
		whole = true
	})
}

// clientClosed counts an answer that broke off because its caller went away (nginx's code).
const clientClosed = 499

// codeRecorder keeps the status of an answer.
type codeRecorder struct {
	http.ResponseWriter
	code  int
	broke bool // a byte did not reach the caller
}

func (c *codeRecorder) WriteHeader(code int) {
	if c.code == 0 {
		c.code = code
	}
	c.ResponseWriter.WriteHeader(code)
}

func (c *codeRecorder) Write(b []byte) (int, error) {
	n, err := c.ResponseWriter.Write(b)
	c.broke = c.broke || err != nil
	return n, err
}

// Unwrap lets http.ResponseController through to flush.
func (c *codeRecorder) Unwrap() http.ResponseWriter { return c.ResponseWriter }

// Flush sends what is written, for answers that are streamed.
func (c *codeRecorder) Flush() {
	if f, ok := c.ResponseWriter.(http.Flusher); ok {
		f.Flush()
	}
}

// methodOf bounds the label: a caller may write anything for a method.
func methodOf(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return method
	}
	return "other"
}

// routeOf is the path of a request with {id} for every id, so that there are as
// many labels as routes; what was not found is one.
func routeOf(path string, code int) string {
	if code == http.StatusNotFound && !strings.Contains(path, ":") || code == http.StatusMethodNotAllowed {
		return "none"
	}
	parts := strings.Split(strings.TrimPrefix(path, "/"), "/")
	if len(parts) > 6 {
		return "none"
	}
	for i, p := range parts {
		if strings.ContainsAny(p, ":.%") || len(p) > 32 {
			parts[i] = "{id}"
		}
	}
	return "/" + strings.Join(parts, "/")
}
