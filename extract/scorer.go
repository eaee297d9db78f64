package extract

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
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

// features are the evidence of a candidate: how it was read, never which
// article, actor or instrument it names.
func features(p predicate, a actor, o object) []string {
	s := p.s
	f := []string{
		"form=" + p.form, "actor=" + a.how, "object=" + o.how, "stance=" + string(p.scope.stance),
		"form+object=" + p.form + "/" + o.how, "form+stance=" + p.form + "/" + string(p.scope.stance),
	}
	flag := func(name string, on bool) {
		if on {
			f = append(f, name)
		}
	}
	flag("weak", p.frame.Weak)
	if m := s.mention(a.tok); m != nil {
		flag("actor ambiguous", m.ambiguous)
	}
	flag("planned", p.scope.tense == graph.Planned)
	flag("headline", s.headline())
	flag("item", s.kind == "item")
	flag("turned", p.scope.stance != p.frame.Stance)
	flag("quoted", p.tok < len(s.open) && s.open[p.tok])
	flag("purpose", contains(p.scope.effects, "purpose"))
	flag("unsure", contains(p.scope.effects, "unsure"))
	flag("many actors", len(p.actors) > 4)
	flag("alone", len(p.actors) == 1)
	flag("long", len(s.tokens) > 45)
	flag("finite", s.tag(p.tok) == "VBD" || s.tag(p.tok) == "VBZ" || s.tag(p.tok) == "VBP")
	flag("gerund", s.tag(p.tok) == "VBG")
	f = append(f, gapFeature("actor gap", p.tok, a.tok), gapFeature("object gap", p.tok, o.tok))
	if o.treaty != nil {
		f = append(f, treatyFeatures(p, o)...)
	}
	return f
}

// treatyFeatures tell how well the instrument is known.
func treatyFeatures(p predicate, o object) []string {
	t := o.treaty
	f := []string{"class=" + t.class}
	switch {
	case t.known != nil:
		f = append(f, "known")
	case t.named:
		f = append(f, "named")
	default:
		f = append(f, "unnamed")
	}
	if m := p.s.mention(o.tok); m != nil && m.noun != nil {
		f = append(f, "det="+detGroup(m.noun.det), fmt.Sprint("plural=", m.noun.plural))
		if m.role == data.RoleAlias && m.ambiguous {
			f = append(f, "ambiguous")
		}
	}
	if len(t.mentions) > 2 {
		f = append(f, "much mentioned")
	}
	return f
}

func detGroup(det string) string {
	switch det {
	case "a", "an":
		return "a"
	case "the", "this", "that", "these", "those":
		return "the"
	case "":
		return "none"
	case "its", "their", "his", "her", "our", "'s":
		return "owned"
	}
	return "other"
}

func gapFeature(name string, a, b int) string {
	switch g := abs(a - b); {
	case b < 0:
		return name + "=elsewhere"
	case g <= 3:
		return name + "=near"
	case g <= 10:
		return name + "=middle"
	}
	return name + "=far"
}

func contains(list []string, x string) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}
