package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"signatory/extract/article"
	"signatory/extract/ingest"
	"signatory/extract/ingest/fetch"
)

// sourceFlags tell how sources are read, for every command that reads articles.
type sourceFlags struct{ columns string }

func (s *sourceFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&s.columns, "columns", "", "which column or key of CSV, JSON and NDJSON holds which field, as text=body,title=headline")
}

// pageGap is the pause between two pages of one host that a person asks for.
const pageGap = 500 * time.Millisecond

// find turns paths and URLs into inputs and tells what it finds wrong with them.
func (in *ingestion) find(paths []string) (*ingest.Finder, ingest.Found, bool, error) {
	return in.app.find(paths, in.sourceFlags)
}

func (a *app) find(paths []string, s sourceFlags) (*ingest.Finder, ingest.Found, bool, error) {
	columns, err := article.ParseColumns(s.columns)
	if err != nil {
		return nil, ingest.Found{}, false, usageError{err}
	}
	polite := fetch.NewPolite(a.fetcher(), pageGap, false)
	finder := &ingest.Finder{Stdin: a.in, Columns: columns, Get: func(ctx context.Context, url string) (article.Source, []byte, error) {
		page, err := polite.Get(ctx, url, fetch.Stamp{})
		return sourceOf(page), page.Body, err
	}}
	found := finder.Find(paths)
	for _, err := range found.Errs {
		a.problem(err.Error())
	}
	if found.Others > 0 {
		a.problem(plural(found.Others, "other file holds no article, by its name or its beginning", "other files hold no articles, by their names or their beginnings"))
	}
	return finder, found, len(found.Errs) > 0, nil
}

// fetcher gets pages from the web as this version of the program.
func (a *app) fetcher() *fetch.Fetcher {
	o := a.web
	o.Agent = "Signatory/" + programVersion()
	return fetch.New(o)
}

// sourceOf says what is known of a page beside its bytes.
func sourceOf(p fetch.Page) article.Source {
	return article.Source{Name: p.URL, Ending: p.Ending, URL: p.URL, Charset: p.Charset}
}
