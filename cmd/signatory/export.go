package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"signatory/api/export"
	"signatory/graph"
)

// exportFlags select what is exported.
type exportFlags struct {
	format, out, table                              string
	actor, instrument, stance, asOf, from, to, base string
	least                                           float64
	group                                           groupFlags
}

func (a *app) exportCmd() *cobra.Command {
	q := &query{app: a}
	var f exportFlags
	var formats []string
	for _, f := range export.Formats {
		formats = append(formats, string(f))
	}
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write the graph, or a part of it, for other programs",
		Long: `Writes articles and entities, positions, claims and links as far as the format knows them:

  csv      one table, for a spreadsheet (--table)
  ndjson   a line of JSON for each thing
  graphml  nodes and edges, for networkx, yEd, Cytoscape
  gexf     nodes and edges, for Gephi
  jsonld   schema.org, for RDF tools
  ftm      FollowTheMoney entities, for Aleph
  cypher   a script that makes the graph in an empty Neo4j

It is written as it is read, however large the graph.`,
		Example: "  signatory export --format graphml --out graph.graphml\n" +
			"  signatory export --format csv --instrument \"Paris Agreement\" --as-of 2020 > paris.csv\n" +
			"  signatory export --format cypher | cypher-shell -u neo4j",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return q.ask(cmd, func(ctx context.Context, s graph.Store) error {
				ask, err := f.query(ctx, s)
				if err != nil {
					return err
				}
				store, ok := s.(export.Store)
				if !ok {
					return fmt.Errorf("%T cannot be exported", s)
				}
				return a.export(f.out, func(w io.Writer) error { return export.Write(ctx, store, w, export.Format(f.format), ask) })
			})
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&f.format, "format", string(export.NDJSON), strings.Join(formats, ", "))
	fl.StringVar(&f.out, "out", "", "the file to write; none is standard output")
	fl.StringVar(&f.table, "table", "", "of csv (none: positions) and ndjson (none: all): "+strings.Join(export.Tables, ", "))
	fl.StringVar(&f.actor, "actor", "", "only of this country, organization or person")
	fl.StringVar(&f.instrument, "instrument", "", "only on this instrument")
	fl.StringVar(&f.stance, "stance", "", "only of this stance: "+words(graph.Stances))
	fl.StringVar(&f.asOf, "as-of", "", "positions as they held on this date: YYYY, YYYY-MM or YYYY-MM-DD")
	fl.StringVar(&f.from, "from", "", "only positions since, and claims of, this date or later")
	fl.StringVar(&f.to, "to", "", "only positions since, and claims of, this date or earlier")
	fl.Float64Var(&f.least, "min-confidence", 0, "only what is as sure as this, 0 to 1")
	fl.StringVar(&f.base, "base", "", "of jsonld: address of the site whose pages the ids lead to, as https://signatory.example")
	f.group.flags(fl)
	return cmd
}

func (f *exportFlags) query(ctx context.Context, s graph.Store) (export.Query, error) {
	q := export.Query{Stance: graph.Stance(f.stance), MinConfidence: f.least, Table: f.table, Base: strings.TrimSuffix(f.base, "/")}
	for _, d := range []struct {
		name, given string
		into        *graph.Date
	}{{"as-of", f.asOf, &q.AsOf}, {"from", f.from, &q.From}, {"to", f.to, &q.To}} {
		var err error
		if *d.into, err = dateFlag(d.name, d.given); err != nil {
			return q, err
		}
	}
	var err error
	if q.Actor, err = idOf(ctx, s, f.actor, actorKinds); err != nil {
		return q, err
	}
	if q.Instrument, err = idOf(ctx, s, f.instrument, instrumentKinds); err != nil {
		return q, err
	}
	q.Actors, err = f.group.actors(ctx, s, q.AsOf)
	return q, err
}

// export writes into a file, which is there whole or not at all, or to standard output.
func (a *app) export(path string, write func(io.Writer) error) (err error) {
	if path == "" {
		return write(a.out)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".signatory-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
