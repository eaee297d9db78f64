package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"

	"signatory/extract"
	"signatory/extract/ingest"
	"signatory/graph"
)

func (a *app) extractCmd() *cobra.Command {
	var format string
	var jobs int
	var sources sourceFlags
	cmd := &cobra.Command{
		Use:   "extract [flags] PATH|URL...",
		Short: "Print what articles say, one JSON object per article",
		Long: `Reads articles and prints what each says: entities, claims, counts and links, with
byte offsets into the source. A PATH is an article (.md .markdown .mdx .html .htm .xhtml .txt), a file of
many (.ndjson .jsonl .json .csv .tsv, a feed .rss .atom .rdf .xml, a web archive .warc), one of these packed (.gz),
an archive of them (.zip), a book (.epub), a folder, a URL, or - for NDJSON on standard input. Problems go to standard
error, a line each; the other articles are printed all the same.`,
		Example: "  signatory extract article.md\n  signatory extract --format ndjson --jobs 4 articles/ > readings.ndjson\n" +
			"  zcat news.ndjson.gz | signatory extract -",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, paths []string) error {
			show, err := a.printer(format)
			if err != nil {
				return err
			}
			x, err := extract.New()
			if err != nil {
				return fmt.Errorf("load the extractor: %w", err)
			}
			_, found, failed, err := a.find(paths, sources)
			if err != nil {
				return err
			}
			for r := range ingest.Read(cmd.Context(), x, found.Inputs, jobs) {
				for _, n := range r.Notes {
					a.problem(n)
				}
				if r.Idle {
					continue
				}
				if r.Err != nil {
					a.problem(r.Err.Error())
					failed = true
				} else if err := show(a.out, whole(r.Reading)); err != nil {
					return fmt.Errorf("print: %w", err)
				}
			}
			if failed {
				return errTold
			}
			return cmd.Context().Err()
		},
	}
	cmd.Flags().StringVar(&format, "format", "", "ndjson or text (default: ndjson, and text on a terminal)")
	sources.add(cmd)
	jobsFlag(cmd, &jobs)
	return cmd
}

func jobsFlag(cmd *cobra.Command, jobs *int) {
	*jobs = runtime.NumCPU()
	cmd.Flags().Var((*atLeastOne)(jobs), "jobs", "articles that are read at once")
}

// atLeastOne is the value of a flag for a number of what works at once.
type atLeastOne int

func (n *atLeastOne) String() string { return strconv.Itoa(int(*n)) }

func (n *atLeastOne) Set(text string) error {
	v, err := strconv.Atoi(text)
	if err != nil || v < 1 {
		return errors.New("want a whole number, 1 or more")
	}
	*n = atLeastOne(v)
	return nil
}

func (n *atLeastOne) Type() string { return "int" }

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}

func (a *app) problem(text string) { fmt.Fprintln(a.err, text) }

func (a *app) printer(format string) (func(io.Writer, graph.Reading) error, error) {
	if format == "" {
		format = "ndjson"
		if terminal(a.out) {
			format = "text"
		}
	}
	switch format {
	case "ndjson":
		return func(w io.Writer, r graph.Reading) error { return line(w, r) }, nil
	case "text":
		return printText, nil
	}
	return nil, usageError{fmt.Errorf("--format %q: want ndjson or text", format)}
}

func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}

// whole has empty lists where a reading has none, so that they print as [].
func whole(r graph.Reading) graph.Reading {
	r.Entities, r.Claims = some(r.Entities), some(r.Claims)
	r.Counts, r.Links = some(r.Counts), some(r.Links)
	return r
}

func some[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// printText shows a reading to a person.
func printText(w io.Writer, r graph.Reading) error {
	names := map[string]string{}
	for _, e := range r.Entities {
		names[e.ID] = e.Name
	}
	a := r.Article
	_, err := fmt.Fprintf(w, "%s\n  %s  %s  %s\n", a.Title, a.Path, a.Date, a.Publisher)
	for _, c := range r.Claims {
		if err == nil {
			_, err = fmt.Fprintf(w, "  %-24s %-10s %-7s %-10s %.2f  %s\n    %q\n", names[c.Actor], c.Stance, c.Tense, c.Date, c.Confidence, names[c.Instrument], c.Evidence.Quote)
		}
	}
	for _, c := range r.Counts {
		if err == nil {
			_, err = fmt.Fprintf(w, "  %d %s %s (%s)  %s\n    %q\n", c.Count, c.Of, c.Stance, c.Qualifier, names[c.Instrument], c.Evidence.Quote)
		}
	}
	if err == nil {
		_, err = fmt.Fprintln(w)
	}
	return err
}
