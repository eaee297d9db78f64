package eval

import "signatory/graph"

// Figures are precision, recall and their harmonic mean, with what they count.
type Figures struct {
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	TP        int     `json:"tp"`
	FP        int     `json:"fp"`
	FN        int     `json:"fn"`
}

// figures computes precision, recall and F1; a figure of nothing is 0.
func figures(tp, fp, fn int) Figures {
	f := Figures{TP: tp, FP: fp, FN: fn}
	f.Precision, f.Recall = ratio(tp, tp+fp), ratio(tp, tp+fn)
	if f.Precision+f.Recall > 0 {
		f.F1 = 2 * f.Precision * f.Recall / (f.Precision + f.Recall)
	}
	return f
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Score is how well readings agree with labels. Figures are summed over
// articles; MeanF1 is the mean over them, so that a few articles with long roll
// calls do not decide.
type Score struct {
	Strict           Figures            `json:"strict"` // actor, stance, tense and instrument
	Flips            int                `json:"flips"`
	MeanF1           float64            `json:"mean_article_f1"`
	Relaxed          Figures            `json:"relaxed"` // actor and polarity
	Counts           Figures            `json:"counts"`
	InstrumentRecall float64            `json:"instrument_recall"`
	SummitRecall     float64            `json:"summit_recall"`
	Missing          int                `json:"missing"` // articles without a reading
	ByStance         map[string]Figures `json:"per_stance"`
	Judged           []Judged           `json:"-"`
}

// tally counts what was found rightly, found wrongly and missed.
type tally struct{ tp, fp, fn int }

func (t tally) figures() Figures { return figures(t.tp, t.fp, t.fn) }

// found counts names and those of them that were found.
type found struct{ hit, all int }

// sums is what articles add up to.
type sums struct {
	v                       vocabulary
	s                       Score
	strict, relaxed, counts tally // of positions, of (actor, polarity), of counts
	stance                  map[graph.Stance]*tally
	f1                      []float64
	instruments, summits    found
}

// Of scores readings, by the file name of their article, against labels.
func Of(labels []Label, readings map[string]graph.Reading) Score {
	t := &sums{v: newVocabulary(), stance: map[graph.Stance]*tally{}}
	for _, l := range labels {
		r, ok := readings[l.Article]
		if !ok {
			t.s.Missing++
		}
		t.add(l, r)
	}
	s := &t.s
	s.Strict, s.Relaxed, s.Counts = t.strict.figures(), t.relaxed.figures(), t.counts.figures()
	for _, f := range t.f1 {
		s.MeanF1 += f / float64(len(t.f1))
	}
	s.InstrumentRecall, s.SummitRecall = ratio(t.instruments.hit, t.instruments.all), ratio(t.summits.hit, t.summits.all)
	s.ByStance = map[string]Figures{}
	for k, n := range t.stance {
		s.ByStance[string(k)] = n.figures()
	}
	return *s
}

// add scores one article.
func (t *sums) add(l Label, r graph.Reading) {
	claims := t.v.claims(r, l)
	judged := t.v.match(claims, l)
	t.s.Judged = append(t.s.Judged, judged...)
	var here tally
	for _, j := range judged {
		n := t.stance[j.Stance]
		if n == nil {
			n = new(tally)
		}
		switch j.Verdict {
		case Neutral:
			continue
		case Right:
			here.tp, n.tp = here.tp+1, n.tp+1
		case Miss:
			here.fn, n.fn = here.fn+1, n.fn+1
		case Flip:
			t.s.Flips++
			fallthrough
		case Wrong:
			here.fp, n.fp = here.fp+1, n.fp+1
		}
		t.stance[j.Stance] = n
	}
	t.strict = t.strict.plus(here)
	if here.tp+here.fp+here.fn > 0 {
		t.f1 = append(t.f1, here.figures().F1)
	}
	t.relaxed = t.relaxed.plus(relaxed(claims, l))
	t.counts = t.counts.plus(counts(r, l))
	t.recall(&t.instruments, graph.Instrument, l.Instruments, r)
	t.recall(&t.summits, graph.Summit, l.Summits, r)
}

func (t tally) plus(u tally) tally { return tally{t.tp + u.tp, t.fp + u.fp, t.fn + u.fn} }

// relaxed compares actors and polarities alone.
func relaxed(claims []claim, l Label) tally {
	type side struct {
		actor    string
		polarity int
	}
	gold, said := map[side]int{}, map[side]int{}
	for _, x := range l.Positions {
		if !x.Optional {
			gold[side{x.Actor, polarity(x.Stance)}] = 1
		}
	}
	for _, c := range claims {
		said[side{c.Actor, polarity(c.Stance)}] = 1
	}
	return overlap(gold, said)
}

// counts compares the numbers reported, with their stances.
func counts(r graph.Reading, l Label) tally {
	gold, said := map[Count]int{}, map[Count]int{}
	for _, c := range l.Counts {
		gold[c]++
	}
	for _, c := range r.Counts {
		said[Count{c.Stance, c.Count}]++
	}
	return overlap(gold, said)
}

func overlap[K comparable](gold, said map[K]int) tally {
	var t tally
	for k, n := range said {
		both := min(n, gold[k])
		t.tp, t.fp = t.tp+both, t.fp+n-both
	}
	for k, n := range gold {
		t.fn += n - min(n, said[k])
	}
	return t
}

// recall counts the names of a kind that the reading found; one entity stands for one name.
func (t *sums) recall(n *found, kind graph.Kind, names []string, r graph.Reading) {
	var entities [][]string
	for _, e := range r.Entities {
		if e.Kind == kind {
			entities = append(entities, append([]string{e.Name}, e.Aliases...))
		}
	}
	for _, name := range names {
		n.all++
		best, like := -1, 0.0
		for i, e := range entities {
			if s := t.v.same(e, []string{name}); s > like {
				best, like = i, s
			}
		}
		if best >= 0 {
			n.hit++
			entities = append(entities[:best], entities[best+1:]...)
		}
	}
}
