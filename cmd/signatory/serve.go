package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"signatory/api"
	"signatory/extract"
	"signatory/extract/article"
	"signatory/graph"
	"signatory/web"
)

// shutdownWithin bounds how long requests under way may take to end.
const shutdownWithin = 10 * time.Second

func (a *app) serveCmd() *cobra.Command {
	var addr string
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
			return a.serve(cmd.Context(), store, x, addr, func(url string) error {
				if asJSON {
					return line(a.out, map[string]string{"url": url})
				}
				_, err := fmt.Fprintf(a.out, "Signatory serves %s\n", url)
				return err
			})
		},
	}
	addrFlag(cmd, &addr)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the address as one line of JSON")
	return cmd
}

func addrFlag(cmd *cobra.Command, addr *string) {
	cmd.Flags().StringVar(addr, "addr", "127.0.0.1:8080", "the address to listen on; port 0 is any free one")
}

// serve answers requests until ctx is done; ready is told the address once it is open.
func (a *app) serve(ctx context.Context, store graph.Store, x *extract.Extractor, addr string, ready func(url string) error) error {
	handler, err := site(store, x, a.logger())
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return fmt.Errorf("%w; choose another address with --addr", err)
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute,
		ErrorLog: slog.NewLogLogger(a.logger().Handler(), slog.LevelWarn)}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	if err := ready("http://" + listener.Addr().String()); err != nil {
		return errors.Join(err, server.Close())
	}
	select {
	case err := <-failed:
		return fmt.Errorf("serve %s: %w", addr, err)
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownWithin)
	defer cancel()
	if err := server.Shutdown(end); err != nil {
		return fmt.Errorf("shut down: %w", err)
	}
	return nil
}

// site is the handler of API and pages.
func site(store graph.Store, x *extract.Extractor, log *slog.Logger) (http.Handler, error) {
	world, err := gazetteer()
	if err != nil {
		return nil, err
	}
	pages, err := web.New(web.Config{Store: store, Text: plainText, World: world, Log: log, Version: programVersion()})
	if err != nil {
		return nil, fmt.Errorf("load the pages: %w", err)
	}
	read := func(name string, src []byte) (graph.Reading, error) {
		d, err := article.Parse(name, src)
		if err != nil {
			return graph.Reading{}, err
		}
		d.Article.Path = "" // it came over the wire and has none
		return x.Extract(d), nil
	}
	again, err := readAgain(x)
	if err != nil {
		return nil, err
	}
	h, err := api.New(api.Config{Store: store, Read: read, Again: again, Text: textOf, World: world, Log: log, Version: programVersion(), Pages: pages})
	if err != nil {
		return nil, fmt.Errorf("set up the API: %w", err)
	}
	return h, nil
}

// plainText gives the pages an article's text and the way back to its source.
func plainText(a graph.Article) (web.Text, error) {
	d, err := article.Again(a)
	if err != nil {
		return web.Text{}, err
	}
	t := web.Text{Plain: d.Text, Source: d.Source}
	for _, b := range d.Blocks {
		t.Blocks = append(t.Blocks, web.Block{Kind: string(b.Kind), Start: b.Start, End: b.End})
	}
	return t, nil
}
