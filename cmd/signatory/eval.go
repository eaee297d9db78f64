package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"signatory/extract"
	"signatory/extract/eval"
	"signatory/extract/ingest"
	"signatory/graph"
)

func (a *app) evalCmd() *cobra.Command {
	var by, show, out string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "eval [flags] GOLD_DIR",
		Short: "Score what is read against labels made by hand",
		Long: `Reads the articles that GOLD_DIR labels (its *.json; the articles stand beside them or
in ../articles) and scores the readings: strict (actor, stance, tense and instrument),
relaxed (actor and polarity), counts, and how many of the instruments and summits are named.`,
		Example: "  signatory eval testdata/gold\n  signatory eval --by rule testdata/gold\n  signatory eval --show flips testdata/gold",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if by != "" && !slices.Contains(eval.Groups, by) {
				return usageError{fmt.Errorf("--by %q: want %s", by, strings.Join(eval.Groups, ", "))}
			}
			if show != "" && !slices.Contains([]string{"misses", "false", "flips"}, show) {
				return usageError{fmt.Errorf("--show %q: want misses, false or flips", show)}
			}
			report, err := a.score(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if out != "" {
				if err := writeReport(out, report); err != nil {
					return err
				}
			}
			score := report.Score
			if asJSON {
				return line(a.out, score)
			}
			score.Show(a.out, show)
			if by != "" {
				score.WriteBy(a.out, by)
			}
			score.WriteReliability(a.out)
			score.Write(a.out)
			return nil
		},
	}
	cmd.Flags().StringVar(&by, "by", "", "also figures by stance, rule or construction")
	cmd.Flags().StringVar(&show, "show", "", "also list misses, false or flips")
	cmd.Flags().StringVar(&out, "out", "", "also write all figures and cases to this file, as the pages show them")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the figures as one line of JSON")
	return cmd
}

// writeReport keeps a report as JSON, a case a line.
func writeReport(path string, r eval.Report) error {
	b, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		return fmt.Errorf("report: %w", err)
	}
	return os.WriteFile(path, append(b, '\n'), 0o644)
}

// score reads the labelled articles of a folder and scores the readings.
func (a *app) score(ctx context.Context, dir string) (eval.Report, error) {
	labels, err := eval.Labels(dir)
	if err != nil {
		return eval.Report{}, err
	}
	x, err := extract.New()
	if err != nil {
		return eval.Report{}, fmt.Errorf("load the extractor: %w", err)
	}
	paths := make([]string, len(labels))
	for i, l := range labels {
		paths[i] = labelledPath(dir, l.Article)
	}
	_, found, _, err := a.find(paths, sourceFlags{})
	if err != nil {
		return eval.Report{}, err
	}
	readings := map[string]graph.Reading{}
	for r := range ingest.Read(ctx, x, found.Inputs, runtime.NumCPU()) {
		if r.Idle {
			continue
		}
		if r.Err != nil {
			a.problem(r.Err.Error())
			continue
		}
		readings[filepath.Base(r.Reading.Article.Path)] = r.Reading
	}
	return eval.Of(labels, readings).Report(x.Version(), len(labels)), ctx.Err()
}

// labelledPath is where the article of a label stands: beside it, or in ../articles.
func labelledPath(dir, name string) string {
	path := filepath.Join(dir, name)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return filepath.Join(filepath.Dir(filepath.Clean(dir)), "articles", name)
	}
	return path
}
