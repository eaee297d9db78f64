package eval

import (
	"cmp"
	"maps"
	"slices"

	"signatory/graph"
)

// Report is a Score with what it is made of, for those who want to see where
// the reader errs: the pages embed one.
type Report struct {
	Reader   string    `json:"reader"`   // version of code, models and tables
	Articles int       `json:"articles"` // that were labelled
	Score    Score     `json:"score"`
	Rules    []Outcome `json:"rules"`  // by construction, the most claims first, then by name
	Bands    []Band    `json:"bands"`  // of confidence, from the lowest
	Missed   []Case    `json:"missed"` // positions that were not read
	False    []Case    `json:"false"`  // and those that were read where there are none
}

// Outcome is how many claims of a construction are right and false.
type Outcome struct {
	Rule  string `json:"rule"`
	Right int    `json:"right"`
	False int    `json:"false"`
}

// Band is the claims of a tenth of confidence: what was said of them on
// average, and the part of them that is right.
type Band struct {
	From   float64 `json:"from"`
	Claims int     `json:"claims"`
	Said   float64 `json:"said"`
	Right  float64 `json:"right"`
}

// Case is one position that was missed, or read where there is none.
type Case struct {
	Article    string       `json:"article"`
	Actor      string       `json:"actor"`
	Stance     graph.Stance `json:"stance"`
	Tense      graph.Tense  `json:"tense"`
	Instrument string       `json:"instrument"`
}

// Report makes the report of a score over so many articles, read by a version of the reader.
func (s Score) Report(reader string, articles int) Report {
	r := Report{Reader: reader, Articles: articles, Score: s, Bands: s.bands(), Missed: []Case{}, False: []Case{}}
	rules := map[string]*Outcome{}
	for _, j := range s.Judged {
		c := Case{j.Article, j.Actor, j.Stance, j.Tense, j.Instrument}
		if j.Verdict == Miss {
			r.Missed = append(r.Missed, c)
		}
		if !j.counts() {
			continue
		}
		name := group("construction", j)
		if rules[name] == nil {
			rules[name] = &Outcome{Rule: name}
		}
		if j.Verdict == Right {
			rules[name].Right++
		} else {
			rules[name].False++
			r.False = append(r.False, c)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(rules)) {
		r.Rules = append(r.Rules, *rules[name])
	}
	slices.SortStableFunc(r.Rules, func(a, b Outcome) int { return b.Right + b.False - a.Right - a.False })
	for _, cases := range [][]Case{r.Missed, r.False} {
		slices.SortFunc(cases, func(a, b Case) int {
			return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Instrument, b.Instrument), cmp.Compare(a.Actor, b.Actor),
				cmp.Compare(a.Stance, b.Stance), cmp.Compare(a.Tense, b.Tense))
		})
	}
	return r
}

// counts reports whether j is a claim that was right or false.
func (j Judged) counts() bool { return j.Verdict == Right || j.Verdict == Wrong || j.Verdict == Flip }

// bands are the claims by tenths of confidence.
func (s Score) bands() []Band {
	var all [10]Band
	for _, j := range s.Judged {
		if !j.counts() {
			continue
		}
		b := &all[min(9, max(0, int(j.Confidence*10)))]
		b.Claims++
		b.Said += j.Confidence
		if j.Verdict == Right {
			b.Right++
		}
	}
	var out []Band
	for i, b := range all {
		if b.Claims > 0 {
			n := float64(b.Claims)
			out = append(out, Band{float64(i) / 10, b.Claims, b.Said / n, b.Right / n})
		}
	}
	return out
}
