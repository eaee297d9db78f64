package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"signatory/extract"
	"signatory/extract/article"
	"signatory/extract/eval"
	"signatory/extract/fit"
)

func (a *app) trainScorerCmd() *cobra.Command {
	var dir, out string
	o := fit.Options{}
	var threshold float64
	cmd := &cobra.Command{
		Use:   "scorer --gold DIR --out FILE",
		Short: "Fit the scorer of claims on labelled articles",
		Long: `Reads the articles that DIR labels (its *.json, in the order of their names) up to the
judgement, fits the scorer's weights on all candidates, writes them to FILE, and prints
the strict figures of a 10-fold cross-validation over articles. The same files and flags
give the same bytes.`,
		Example: "  signatory train scorer --gold testdata/gold --out /tmp/scorer.tsv",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if dir == "" || out == "" {
				return usageError{errors.New("both --gold and --out are needed")}
			}
			return a.trainScorer(dir, out, o, threshold)
		},
	}
	cmd.Flags().StringVar(&dir, "gold", "", "the folder of labels; the articles stand beside them or in ../articles")
	cmd.Flags().StringVar(&out, "out", "", "the file to write the weights to")
	cmd.Flags().Float64Var(&o.Penalty, "penalty", 30, "how dear large weights are")
	cmd.Flags().IntVar(&o.MinCount, "min-count", 20, "how many candidates must show a feature")
	cmd.Flags().Float64Var(&threshold, "threshold", 0, "the least chance of a claim; 0 takes that of the best F1")
	return cmd
}

func (a *app) trainScorer(dir, out string, o fit.Options, threshold float64) error {
	articles, err := labelled(dir)
	if err != nil {
		return err
	}
	v, err := fit.CrossValidate(articles, o)
	if err != nil {
		return err
	}
	for _, p := range v.Curve {
		fmt.Fprintf(a.out, "at %.3f  P %.3f  R %.3f  F1 %.3f  flips %d\n", p.Threshold, p.Precision, p.Recall, p.F1, p.Flips)
	}
	w, err := fit.Fit(articles, o)
	if err != nil {
		return err
	}
	if w.Threshold = v.Threshold; threshold > 0 {
		w.Threshold = threshold
	}
	s := v.Score.Strict
	fmt.Fprintf(a.out, "%d articles, %d weights, threshold %g; cross-validated P %.3f R %.3f F1 %.3f\n", len(articles), len(w.Features), w.Threshold, s.Precision, s.Recall, s.F1)
	f, err := os.Create(out)
	if err != nil {
		return fmt.Errorf("write the weights: %w", err)
	}
	return errors.Join(w.Write(f), f.Close())
}

// labelled reads the articles of a folder of labels up to the judgement.
func labelled(dir string) ([]fit.Article, error) {
	labels, err := eval.Labels(dir)
	if err != nil {
		return nil, err
	}
	x, err := extract.New()
	if err != nil {
		return nil, fmt.Errorf("load the extractor: %w", err)
	}
	var out []fit.Article
	for _, l := range labels {
		path := labelledPath(dir, l.Article)
		src, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("read a labelled article: %w", err)
		}
		doc, err := article.Parse(filepath.Base(path), src)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		r, candidates := x.Candidates(doc)
		out = append(out, fit.Article{Label: l, Reading: r, Candidates: candidates})
	}
	return out, nil
}
