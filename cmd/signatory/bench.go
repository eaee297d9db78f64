package main

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"signatory/extract"
	"signatory/extract/article"
	"signatory/extract/bench"
)

// generated is how many articles are made where no corpus is given.
const generated = 1500

func (a *app) benchCmd() *cobra.Command {
	cmd := &cobra.Command{Use: "bench", Short: "Measure speed", Example: "  signatory bench extract --json\n  signatory bench ingest\n  signatory bench graph --db sqlite:bench.db --json\n  signatory bench serve --db sqlite:bench.db\n  signatory bench soak --db sqlite:bench.db --for 10m"}
	cmd.AddCommand(a.benchExtractCmd(), a.benchIngestCmd(), a.benchGraphCmd(), a.benchServeCmd(), a.benchSoakCmd())
	return cmd
}

func (a *app) benchExtractCmd() *cobra.Command {
	var corpus string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "extract",
		Short: "Measure how fast articles are read, beside prose/v2 in the same run",
		Long: `Reads a corpus (.ndjson or .ndjson.gz; without one, articles generated from the samples) on one
core, and a sample of it once more beside prose/v2, whose model is loaded once.`,
		Example: "  signatory bench extract\n  signatory bench extract --corpus news.ndjson.gz --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			x, err := extract.New()
			if err != nil {
				return fmt.Errorf("load the extractor: %w", err)
			}
			name, docs, err := benchDocs(cmd.Context(), corpus)
			if err != nil {
				return err
			}
			f, err := bench.Run(cmd.Context(), x, name, docs)
			if err != nil {
				return err
			}
			if asJSON {
				return line(a.out, f)
			}
			_, err = fmt.Fprintf(a.out, "%s: %d articles, %.1f MB, %d claims\n%.0f articles/s, %.2f MB/s, %.0f sentences/s; %.1f times prose/v2 on all, %.1f times on articles with claims\n%.0f allocations and %.0f kB to an article; the heap held %.0f MB at most\n",
				f.Corpus, f.Articles, float64(f.Bytes)/1e6, f.Claims, f.ArticlesPerS, f.MBPerS, f.SentencesPerS, f.RatioProseMixed, f.RatioProseClaims, f.AllocsPerArticle, f.AllocKBPer, f.PeakMB)
			return err
		},
	}
	cmd.Flags().StringVar(&corpus, "corpus", "", "NDJSON to read, plain or gzipped (default: generated articles)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one line of JSON")
	return cmd
}

// neighbour is a corpus that lies beside the repository where there is one.
const neighbour = "../shared/corpus/open-news.ndjson.gz"

func benchDocs(ctx context.Context, corpus string) (string, []*article.Document, error) {
	if _, err := os.Stat(neighbour); corpus == "" && err == nil {
		corpus = neighbour
	}
	if corpus != "" {
		docs, err := corpusDocs(corpus)
		return filepath.Base(corpus), docs, err
	}
	texts, err := sampleTexts(ctx)
	if err != nil {
		return "", nil, err
	}
	docs, err := bench.Generate(texts, generated, 1)
	return "generated", docs, err
}

// sampleTexts are what articles are generated from.
func sampleTexts(ctx context.Context) (texts []string, err error) {
	inputs, err := samples()
	if err != nil {
		return nil, err
	}
	for _, in := range inputs {
		for d, err := range in.Docs(ctx) {
			if err != nil {
				return nil, err
			}
			texts = append(texts, d.Text)
		}
	}
	return texts, nil
}

func corpusDocs(path string) (docs []*article.Document, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	for d, err := range article.Stream(path, r) {
		if err != nil {
			return nil, err
		}
		docs = append(docs, d)
	}
	return docs, nil
}
