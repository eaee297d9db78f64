package fit

import (
	"fmt"
	"io"
	"sort"

	"signatory/extract/eval"
	"signatory/graph"
)

// Folds is how many parts articles are cut into for cross-validation.
const Folds = 10

// Validation is how well fitted weights choose among articles left out of their fit.
type Validation struct {
	Threshold float64    // the one of the best F1
	Score     eval.Score // at that threshold
	Curve     []Point
}

// Point is the score at one threshold.
type Point struct {
	Threshold, Precision, Recall, F1 float64
	Flips                            int
}

// CrossValidate fits on nine tenths of the articles at a time, scores the
// candidates of the rest, and looks for the threshold with the best strict F1.
func CrossValidate(articles []Article, o Options) (Validation, error) {
	chances := make([][]float64, len(articles))
	for fold := range Folds {
		var rest []Article
		for i, a := range articles {
			if i%Folds != fold {
				rest = append(rest, a)
			}
		}
		w, err := Fit(rest, o)
		if err != nil {
			return Validation{}, fmt.Errorf("fold %d: %w", fold, err)
		}
		for i := fold; i < len(articles); i += Folds {
			for _, c := range articles[i].Candidates {
				chances[i] = append(chances[i], w.Chance(c.Features))
			}
		}
	}
	var v Validation
	for t := 0.2; t < 0.81; t += 0.025 {
		s := chosen(articles, chances, t)
		v.Curve = append(v.Curve, Point{t, s.Strict.Precision, s.Strict.Recall, s.Strict.F1, s.Flips})
		if s.Strict.F1 > v.Score.Strict.F1 {
			v.Threshold, v.Score = rounded(t), s
		}
	}
	return v, nil
}

// chosen scores the articles with the candidates that reach a threshold as their claims.
func chosen(articles []Article, chances [][]float64, threshold float64) eval.Score {
	labels := make([]eval.Label, len(articles))
	readings := map[string]graph.Reading{}
	for i, a := range articles {
		labels[i] = a.Label
		r := a.Reading
		r.Claims = nil
		for j, c := range a.Reading.Claims {
			if chances[i][j] >= threshold {
				r.Claims = append(r.Claims, c)
			}
		}
		readings[a.Label.Article] = r
	}
	return eval.Of(labels, readings)
}

// Write writes weights as the scorer reads them: a feature and its weight a line.
func (w Weights) Write(out io.Writer) error {
	names := make([]string, 0, len(w.Features))
	for f := range w.Features {
		names = append(names, f)
	}
	sort.Strings(names)
	if _, err := fmt.Fprintf(out, "threshold\t%g\nbias\t%g\n", w.Threshold, w.Bias); err != nil {
		return err
	}
	for _, f := range names {
		if _, err := fmt.Fprintf(out, "%s\t%g\n", f, w.Features[f]); err != nil {
			return err
		}
	}
	return nil
}
