package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"

	"signatory/graph"
)

// profileWithin bounds an answer to those who run the program; the longest is a profile.
const profileWithin = 10 * time.Minute

// operate opens the address for those who run the program, where --ops-addr
// names one: metrics, health, readiness and profiles. It is apart from the
// address for users, whom none of this concerns. The function that it returns closes it.
func (a *app) operate(store graph.Store) (func(), error) {
	a.meter = newMetrics()
	a.meter.stored(store)
	if a.opsAddr == "" {
		return func() {}, nil
	}
	listener, err := net.Listen("tcp", a.opsAddr)
	if err != nil {
		return nil, fmt.Errorf("%w; choose another address with --ops-addr", err)
	}
	log := a.logger()
	server := &http.Server{Handler: opsHandler(store, a.meter), ReadHeaderTimeout: 10 * time.Second, WriteTimeout: profileWithin, IdleTimeout: 2 * time.Minute,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			log.Error("metrics and profiles are served no more", "error", err)
		}
	}()
	log.Info("metrics, health and profiles are served", "addr", "http://"+listener.Addr().String())
	return func() {
		if err := server.Close(); err != nil {
			log.Warn("close", "addr", a.opsAddr, "error", err)
		}
	}, nil
}

func opsHandler(store graph.Store, m *metrics) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{Registry: m.registry}))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), 5*time.Second)
		defer cancel()
		if err := store.Ready(ctx); err != nil {
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ready")
	})
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/cmdline", pprof.Cmdline)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	return mux
}
