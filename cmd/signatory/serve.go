package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"signatory/api"
	"signatory/api/access"
	"signatory/extract"
	"signatory/extract/article"
	"signatory/extract/ingest/fetch"
	"signatory/graph"
	"signatory/web"
)

// shutdownWithin bounds how long requests under way may take to end.
const shutdownWithin = 10 * time.Second

func (a *app) serveCmd() *cobra.Command {
	var o serveOptions
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "serve",
		Short:   "Serve the API and the pages",
		Long:    "Serves the API under /api/v1 and the pages until it is interrupted; prints the address.",
		Example: "  signatory serve --db sqlite:news.db\n  signatory serve --addr 127.0.0.1:0 --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			store, err := a.openStore(cmd.Context())
			if err != nil {
				return err
			}
			defer a.closeStore(store)
			x, err := extract.New()
			if err != nil {
				return fmt.Errorf("load the extractor: %w", err)
			}
			gate, err := o.gate(store)
			if err != nil {
				return err
			}
			return a.serve(cmd.Context(), store, x, gate, &o, func(url string) error {
				if asJSON {
					return line(a.out, map[string]string{"url": url})
				}
				_, err := fmt.Fprintf(a.out, "Signatory serves %s\n", url)
				return err
			})
		},
	}
	o.flags(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the address as one line of JSON")
	return cmd
}

// serveOptions are the flags of serve and demo.
type serveOptions struct {
	addr          string
	behindTLS     bool
	reads, writes float64
	origins       []string
	noWebhooks    bool
}

func (o *serveOptions) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.addr, "addr", "127.0.0.1:8080", "the address to listen on; port 0 is any free one")
	f.BoolVar(&o.behindTLS, "behind-tls", false, "a proxy before this program speaks TLS: send cookies over TLS alone")
	f.StringSliceVar(&o.origins, "cors-origin", nil, "sites whose pages may ask the API, as https://charts.example; * is any")
	f.BoolVar(&o.noWebhooks, "no-webhooks", false, "send nothing to webhooks, which another server on this store does")
	f.Float64Var(&o.reads, "read-rate", access.DefaultReads.PerSecond, "the most questions a second of one caller on another machine; 0 is no bound")
	f.Float64Var(&o.writes, "write-rate", access.DefaultWrites.PerSecond, "the most writes a second of one caller; 0 is no bound")
}

// gate is who may write, by the flags.
func (o *serveOptions) gate(store graph.Store) (*access.Gate, error) {
	if o.reads < 0 || o.writes < 0 {
		return nil, usageError{errors.New("--read-rate and --write-rate: want 0 or more")}
	}
	scaled := func(perSecond float64, usual access.Rate) *access.Rate {
		return &access.Rate{PerSecond: perSecond, Burst: max(1, int(perSecond*float64(usual.Burst)/usual.PerSecond))}
	}
	return gateOf(store, access.Options{Secure: o.behindTLS,
		Limits: access.Limits{Reads: scaled(o.reads, access.DefaultReads), Writes: scaled(o.writes, access.DefaultWrites)}})
}

// serve answers requests until ctx is done; ready is told the address once it is open.
func (a *app) serve(ctx context.Context, store graph.Store, x *extract.Extractor, gate *access.Gate, o *serveOptions, ready func(url string) error) error {
	webhooks, err := a.hooksOf(store)
	if err != nil {
		return err
	}
	closeOps, err := a.operate(store)
	if err != nil {
		return err
	}
	defer closeOps()
	handler, err := site(api.Config{Store: store, Gate: gate, Hooks: webhooks, Origins: o.origins, Ending: ctx.Done(), Log: a.logger(), Version: programVersion()}, x, a.fetcher(), a.meter)
	if err != nil {
		return err
	}
	handler, sendTraces, err := a.traced(ctx, a.meter.observed(handler))
	if err != nil {
		return err
	}
	defer sendTraces()
	listener, err := net.Listen("tcp", o.addr)
	if err != nil {
		return fmt.Errorf("%w; choose another address with --addr", err)
	}
	server := &http.Server{Handler: bounded(handler, bodyWithin), ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute,
		ErrorLog: slog.NewLogLogger(a.logger().Handler(), slog.LevelWarn)}
	if !o.noWebhooks {
		defer running(ctx, webhooks.Run)()
	}
	defer running(ctx, func(ctx context.Context) { warm(ctx, store, a.logger()) })()
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	if err := ready("http://" + listener.Addr().String()); err != nil {
		return errors.Join(err, server.Close())
	}
	select {
	case err := <-failed:
		return fmt.Errorf("serve %s: %w", o.addr, err)
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownWithin)
	defer cancel()
	if err := server.Shutdown(end); err != nil {
		return fmt.Errorf("shut down: %w", err)
	}
	return nil
}

// warm asks what every first page asks, so that the first reader need not wait
// for what a store makes once and keeps. The server answers meanwhile; who asks
// the same waits for this answer.
func warm(ctx context.Context, store graph.Store, log *slog.Logger) {
	began := time.Now()
	_, err := graph.Latest(ctx, store, graph.DateOf(began), 1)
	if err == nil {
		_, err = store.Stats(ctx)
	}
	switch {
	case ctx.Err() != nil:
	case err != nil:
		log.Warn("the store is not warmed up", "error", err)
	default:
		log.Info("warmed up", "took", time.Since(began))
	}
}

// running runs do beside everything else until what it gives is called, which waits for its end.
func running(ctx context.Context, do func(context.Context)) (end func()) {
	ctx, cancel := context.WithCancel(ctx)
	var wg sync.WaitGroup
	wg.Go(func() { do(ctx) })
	return func() {
		cancel()
		wg.Wait()
	}
}

// site is the handler of API and pages, with what c does not say yet.
func site(c api.Config, x *extract.Extractor, f *fetch.Fetcher, m *metrics) (http.Handler, error) {
	world, err := gazetteer()
	if err != nil {
		return nil, err
	}
	c.Taken = m.handedIn
	pages, err := web.New(web.Config{Store: c.Store, Taken: m.handedIn, Reader: x.Version(), Knows: x.Knows, Gate: c.Gate, Text: plainText(x), Read: readHanded(m.timed(x)), Fetch: fetchHanded(f), World: world, Log: c.Log, Version: c.Version})
	if err != nil {
		return nil, fmt.Errorf("load the pages: %w", err)
	}
	c.Knows = x.Knows
	read := m.timed(x)
	c.Read = func(name string, src []byte) (graph.Reading, error) {
		d, err := article.Parse(name, src)
		if err != nil {
			return graph.Reading{}, err
		}
		d.Article.Path = "" // it came over the wire and has none
		return read(d), nil
	}
	if c.Again, err = readAgain(x); err != nil {
		return nil, err
	}
	c.Text, c.World, c.Pages = textOf, world, pages
	h, err := api.New(c)
	if err != nil {
		return nil, fmt.Errorf("set up the API: %w", err)
	}
	return h, nil
}

// readHanded reads what the pages are handed.
func readHanded(read func(*article.Document) graph.Reading) func(web.Handed) (graph.Reading, error) {
	return func(h web.Handed) (graph.Reading, error) {
		d, err := article.Source{Name: h.Name, Ending: h.Ending, URL: h.URL, Charset: h.Charset}.Parse(h.Body)
		if err != nil {
			return graph.Reading{}, err
		}
		d.Article.Path = "" // it came over the wire and has none
		return read(d), nil
	}
}

// fetchHanded gets a page that the pages are asked to read.
func fetchHanded(f *fetch.Fetcher) func(context.Context, string) (web.Handed, error) {
	return func(ctx context.Context, url string) (web.Handed, error) {
		page, err := f.Get(ctx, url, fetch.Stamp{})
		if err != nil {
			return web.Handed{}, err
		}
		s := sourceOf(page)
		return web.Handed{Name: s.Name, Ending: s.Ending, URL: s.URL, Charset: s.Charset, Body: page.Body}, nil
	}
}

// plainText gives the pages an article's text, the way back to its source, and its sentences.
func plainText(x *extract.Extractor) func(graph.Article) (web.Text, error) {
	return func(a graph.Article) (web.Text, error) {
		d, err := article.Again(a)
		if err != nil {
			return web.Text{}, err
		}
		t := web.Text{Plain: d.Text, Source: d.Source, Sentences: x.Sentences(d)}
		for _, b := range d.Blocks {
			t.Blocks = append(t.Blocks, web.Block{Kind: string(b.Kind), Start: b.Start, End: b.End})
		}
		return t, nil
	}
}
