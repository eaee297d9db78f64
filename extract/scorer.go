package extract

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// scorer is a logistic regression over the evidence of a candidate claim. Its
// weights are a fit to candidates of labelled press articles; its score is the chance that
// the claim is right.
type scorer struct {
	bias      float64
	threshold float64 // claims with a lower chance are not made
	weights   map[string]float64
}

//go:embed scorer.tsv
var scorerTSV string

// newScorer reads weights: a line "feature<TAB>weight" each, "bias" and "threshold" among them.
func newScorer(tsv string) (*scorer, error) {
	s := &scorer{weights: map[string]float64{}}
	for i, line := range strings.Split(strings.TrimSpace(tsv), "\n") {
		name, value, ok := strings.Cut(line, "\t")
		w, err := strconv.ParseFloat(value, 64)
		if !ok || err != nil {
			return nil, fmt.Errorf("scorer.tsv:%d: want a feature, a tab and a weight", i+1)
		}
		switch name {
		case "bias":
			s.bias = w
		case "threshold":
			s.threshold = w
		default:
			s.weights[name] = w
		}
	}
	return s, nil
}

// score is the chance, 0 to 1, that a claim with these features is right.
func (s *scorer) score(features []string) float64 {
	z := s.bias
	for _, f := range features {
		z += s.weights[f]
	}
	return 1 / (1 + math.Exp(-z))
}
