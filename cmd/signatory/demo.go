package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"signatory/api/access"
	"signatory/extract"
	"signatory/extract/data"
	"signatory/extract/ingest"
	"signatory/extract/status"
	"signatory/graph"
	"signatory/testdata"
)

func (a *app) demoCmd() *cobra.Command {
	var o serveOptions
	var open bool
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Load sample articles and lists of treaties and serve what they say",
		Long: `Loads the articles that the program carries, and who has signed and ratified some forty
well-known treaties, into a store of their own, serves API and pages, and prints the address. The store is a temporary file, gone at the end,
unless --db names one.`,
		Example: "  signatory demo\n  signatory demo --open\n  signatory demo --db sqlite:demo.db --addr 127.0.0.1:9000",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !cmd.Flags().Changed("db") {
				folder, err := os.MkdirTemp("", "signatory-demo-")
				if err != nil {
					return fmt.Errorf("make a folder for the demo: %w", err)
				}
				defer os.RemoveAll(folder)
				a.db = "sqlite:" + filepath.Join(folder, "demo.db")
			}
			store, err := a.openStore(cmd.Context())
			if err != nil {
				return err
			}
			defer a.closeStore(store)
			return a.demo(cmd.Context(), store, o, open)
		},
	}
	o.flags(cmd)
	cmd.Flags().BoolVar(&open, "open", false, "open the pages in the browser")
	return cmd
}

func (a *app) demo(ctx context.Context, store graph.Store, o serveOptions, open bool) (err error) {
	x, err := extract.New()
	if err != nil {
		return fmt.Errorf("load the extractor: %w", err)
	}
	inputs, err := samples()
	if err != nil {
		return err
	}
	tally, err := ingest.Run(ctx, store, ingest.Read(ctx, x, inputs, runtime.NumCPU()), ingest.Reporter{Problem: a.problem})
	if err != nil {
		return fmt.Errorf("load the sample articles: %w", err)
	}
	if tally.Failed > 0 {
		return errors.New("some sample articles could not be loaded")
	}
	acts, err := loadCarried(ctx, store)
	if err != nil {
		return err
	}
	gate, err := o.gate(store)
	if err != nil {
		return err
	}
	secret, end, err := demoToken(ctx, gate)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, end()) }()
	return a.serve(ctx, store, x, gate, &o, func(url string) error {
		_, err := fmt.Fprintf(a.out, "%d sample articles, %d of them new, with %d new claims, and %d acts on %d treaties in %s\nOpen %s (Ctrl-C ends it)\n"+
			"To add articles and review, sign in at %s/sign-in with this token, which ends with the demo:\n%s\n",
			tally.Articles, tally.Added+tally.Superseded, tally.Claims, acts.Acts, acts.Treaties, a.db, url, url, secret)
		if err == nil && open {
			a.browse(url)
		}
		return err
	})
}

// demoToken makes a token for the time that the demo runs; end revokes it.
func demoToken(ctx context.Context, gate *access.Gate) (secret string, end func() error, err error) {
	const name = "demo"
	if _, err := gate.Revoke(ctx, name); err != nil && !errors.Is(err, graph.ErrNotFound) { // of a demo that was killed
		return "", nil, err
	}
	t, secret, err := gate.Add(ctx, name, access.Admin)
	if err != nil {
		return "", nil, fmt.Errorf("make a token for the demo: %w", err)
	}
	return secret, func() error {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownWithin)
		defer cancel()
		if _, err := gate.Revoke(ctx, t.ID); err != nil {
			return fmt.Errorf("end the demo's token: %w", err)
		}
		return nil
	}, nil
}

// loadCarried stores the lists of well-known treaties that the program carries.
func loadCarried(ctx context.Context, store graph.Store) (status.Report, error) {
	tables, err := data.Load()
	if err != nil {
		return status.Report{}, fmt.Errorf("load the gazetteers: %w", err)
	}
	lists, report := status.New(tables).Carried()
	if !report.Whole() {
		return report, fmt.Errorf("the program's own lists could not be read: %v %v", report.Unresolved, report.Skipped)
	}
	if _, err := putLists(ctx, store, lists); err != nil {
		return report, fmt.Errorf("load the lists of treaties: %w", err)
	}
	return report, nil
}

// samples are the articles that the program carries.
func samples() ([]ingest.Input, error) {
	var inputs []ingest.Input
	names, err := fs.Glob(testdata.Articles, "articles/*.md")
	for _, name := range names {
		src, err := fs.ReadFile(testdata.Articles, name)
		if err != nil {
			return nil, fmt.Errorf("sample article: %w", err)
		}
		inputs = append(inputs, ingest.Bytes(filepath.Base(name), src))
	}
	return inputs, err
}

// browse opens a URL in the browser; where there is none the printed URL is enough.
func (a *app) browse(url string) {
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	}
	if err := exec.Command(name, args...).Start(); err != nil {
		a.problem("no browser could be opened: " + err.Error())
	}
}
