// Package fit makes the scorer of candidate claims from articles labelled by hand.
//
// Every candidate that the reader sees in an article is an example: right where
// a label says it, false where none does; what only says a label again or more
// weakly teaches nothing. The scorer is a logistic regression with an L2
// penalty over features that tell how a candidate was read, never what it
// names. Fit fits the weights; CrossValidate tells, by leaving out a tenth of the articles
// at a time, how well they choose among articles that they were not fitted on.
package fit

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"gonum.org/v1/gonum/optimize"

	"signatory/extract"
	"signatory/extract/eval"
	"signatory/graph"
)

// Article is a labelled article with all candidates of its reading.
type Article struct {
	Label      eval.Label
	Reading    graph.Reading // its claims are the candidates' claims
	Candidates []extract.Candidate
}

// Options of a fit.
type Options struct {
	Penalty  float64 // of the squared weights
	MinCount int     // features of fewer candidates are left out
}

// Weights are what a fit finds.
type Weights struct {
	Bias      float64
	Threshold float64
	Features  map[string]float64
}

// example is one candidate as the regression sees it.
type example struct {
	features []int // indices of those that are kept
	right    float64
}

// Fit fits the weights on articles. The same articles in the same order give
// the same weights.
func Fit(articles []Article, o Options) (Weights, error) {
	names := kept(articles, o.MinCount)
	index := map[string]int{}
	for i, n := range names {
		index[n] = i
	}
	w, err := minimize(examples(articles, index), len(names), o.Penalty)
	if err != nil {
		return Weights{}, err
	}
	out := Weights{Bias: rounded(w[len(names)]), Features: map[string]float64{}}
	for i, n := range names {
		if v := rounded(w[i]); v != 0 {
			out.Features[n] = v
		}
	}
	return out, nil
}

func rounded(x float64) float64 { return math.Round(x*1e3) / 1e3 }

// kept lists the features of at least least candidates, by name.
func kept(articles []Article, least int) []string {
	count := map[string]int{}
	for _, a := range articles {
		for _, c := range a.Candidates {
			for _, f := range c.Features {
				count[f]++
			}
		}
	}
	var out []string
	for f, n := range count {
		if n >= least {
			out = append(out, f)
		}
	}
	sort.Strings(out)
	return out
}

func examples(articles []Article, index map[string]int) []example {
	var out []example
	for _, a := range articles {
		for i, v := range eval.Alone(a.Reading, a.Label) {
			if v == eval.Neutral {
				continue
			}
			e := example{}
			if v == eval.Right {
				e.right = 1
			}
			for _, f := range a.Candidates[i].Features {
				if k, ok := index[f]; ok {
					e.features = append(e.features, k)
				}
			}
			slices.Sort(e.features)
			e.features = slices.Compact(e.features)
			out = append(out, e)
		}
	}
	return out
}

// minimize finds the weights of n features, with the bias behind them, that
// make the penalised log loss least.
func minimize(examples []example, n int, penalty float64) ([]float64, error) {
	problem := optimize.Problem{
		Func: func(w []float64) float64 {
			loss := 0.0
			for _, x := range w[:n] {
				loss += penalty / 2 * x * x
			}
			for _, e := range examples {
				z := margin(w, n, e)
				if e.right == 1 {
					z = -z
				}
				loss += math.Max(z, 0) + math.Log1p(math.Exp(-math.Abs(z)))
			}
			return loss
		},
		Grad: func(grad, w []float64) {
			for i, x := range w[:n] {
				grad[i] = penalty * x
			}
			grad[n] = 0
			for _, e := range examples {
				d := 1/(1+math.Exp(-margin(w, n, e))) - e.right
				for _, k := range e.features {
					grad[k] += d
				}
				grad[n] += d
			}
		},
	}
	settings := &optimize.Settings{GradientThreshold: 1e-4, MajorIterations: 500, Concurrent: 0}
	result, err := optimize.Minimize(problem, make([]float64, n+1), settings, &optimize.LBFGS{})
	if err != nil {
		return nil, fmt.Errorf("fit the scorer: %w", err)
	}
	return result.X, nil
}

func margin(w []float64, n int, e example) float64 {
	z := w[n]
	for _, k := range e.features {
		z += w[k]
	}
	return z
}

// Chance is the scorer's chance that a candidate is right.
func (w Weights) Chance(features []string) float64 {
	z := w.Bias
	for _, f := range features {
		z += w.Features[f]
	}
	return 1 / (1 + math.Exp(-z))
}
