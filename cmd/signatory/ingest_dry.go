package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"signatory/extract"
	"signatory/extract/article"
	"signatory/graph"
)

// planned is an article that would be read.
type planned struct {
	ID       string     `json:"id"`
	Path     string     `json:"path"`
	Title    string     `json:"title"`
	Date     graph.Date `json:"date"`
	Language string     `json:"language"`
	Bytes    int        `json:"bytes"`
	State    string     `json:"state"` // new, changed, reread (the same text, to be read anew) or stored
}

// dry tells what a run would read, and stores nothing.
func (in *ingestion) dry(ctx context.Context, paths []string) error {
	held, done, err := in.holder(ctx)
	if err != nil {
		return err
	}
	defer done()
	x, err := extract.New()
	if err != nil {
		return fmt.Errorf("load the extractor: %w", err)
	}
	_, found, failed, err := in.find(paths)
	if err != nil {
		return err
	}
	states := map[string]int{}
	for _, input := range found.Inputs {
		for d, err := range input.Docs(ctx) {
			if err != nil {
				in.problem(err.Error())
				failed = true
				continue
			}
			p, err := in.plan(ctx, d, held, x.Version())
			if err != nil {
				return err
			}
			if p.State != "stored" {
				for _, n := range d.Notes {
					in.problem(p.Path + ": " + n)
				}
			}
			states[p.State]++
			if err := in.printPlanned(p); err != nil {
				return err
			}
		}
	}
	if !in.asJSON {
		anew := ""
		if n := states["reread"]; n > 0 {
			anew = fmt.Sprintf(" %d to be read anew,", n)
		}
		if _, err := fmt.Fprintf(in.out, "%d new, %d changed,%s %d stored already; nothing was stored\n", states["new"], states["changed"], anew, states["stored"]); err != nil {
			return err
		}
	}
	if failed {
		return errTold
	}
	return ctx.Err()
}

// holder asks the store, which a dry run does not make where there is none.
func (in *ingestion) holder(ctx context.Context) (held func(context.Context, []string) (map[string]graph.Held, error), done func(), err error) {
	if path, ok := strings.CutPrefix(in.db, "sqlite:"); ok {
		if _, err := os.Stat(path); os.IsNotExist(err) {
			return func(context.Context, []string) (map[string]graph.Held, error) { return nil, nil }, func() {}, nil
		}
	}
	store, err := in.openStore(ctx)
	if err != nil {
		return nil, nil, err
	}
	return store.(graph.Holder).Held, func() { in.closeStore(store) }, nil
}

// plan tells what a run would do with an article, as the run itself decides it.
func (in *ingestion) plan(ctx context.Context, d *article.Document, held func(context.Context, []string) (map[string]graph.Held, error), reader string) (planned, error) {
	a := &d.Article
	p := planned{ID: a.ID, Path: a.Path, Title: a.Title, Date: a.Date, Language: a.Language, Bytes: len(a.Raw), State: "new"}
	known, err := held(ctx, []string{a.ID})
	if h, ok := known[a.ID]; ok {
		switch {
		case h.Revision != a.Revision:
			p.State = "changed"
		case in.again || h.Reader != reader:
			p.State = "reread"
		default:
			p.State = "stored"
		}
	}
	return p, err
}

func (in *ingestion) printPlanned(p planned) error {
	if in.asJSON {
		return line(in.out, p)
	}
	_, err := fmt.Fprintf(in.out, "%-7s  %-10s  %-2s  %7d  %s  %s\n", p.State, p.Date, p.Language, p.Bytes, p.Path, p.Title)
	return err
}
