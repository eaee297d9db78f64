package eval

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// Groups are the ways in which By parts claims.
var Groups = []string{"stance", "rule", "construction"}

// group gives what By parts by. A construction is the first part of a rule's name.
func group(by string, j Judged) string {
	switch by {
	case "rule":
		return j.Rule
	case "construction":
		first, _, _ := strings.Cut(j.Rule, "/")
		return first
	}
	return string(j.Stance)
}

// WriteBy prints a line for each group: claims right and false, positions
// missed, precision. What was missed has no rule and is counted by stance alone.
func (s Score) WriteBy(w io.Writer, by string) {
	groups := map[string]*tally{}
	for _, j := range s.Judged {
		if j.Verdict == Neutral || j.Verdict == Miss && by != "stance" {
			continue
		}
		k := group(by, j)
		if groups[k] == nil {
			groups[k] = new(tally)
		}
		switch j.Verdict {
		case Right:
			groups[k].tp++
		case Miss:
			groups[k].fn++
		default:
			groups[k].fp++
		}
	}
	for _, k := range slices.Sorted(maps.Keys(groups)) {
		t, f := groups[k], groups[k].figures()
		fmt.Fprintf(w, "  %-36s right %4d false %4d", k, t.tp, t.fp)
		if by == "stance" {
			fmt.Fprintf(w, " missed %4d  P %.3f R %.3f\n", t.fn, f.Precision, f.Recall)
		} else {
			fmt.Fprintf(w, "  P %.3f\n", f.Precision)
		}
	}
}

// WriteReliability prints, for bands of confidence, how many claims there are
// and how many of them are right: confidence must mean the measured chance.
func (s Score) WriteReliability(w io.Writer) {
	fmt.Fprintln(w, "confidence     claims  said  right")
	for _, b := range s.bands() {
		fmt.Fprintf(w, "  %.1f to %.1f   %6d  %.2f  %.2f\n", b.From, b.From+0.1, b.Claims, b.Said, b.Right)
	}
}

// Show lists what is wrong: "misses", "false" (flips among them) or "flips".
func (s Score) Show(w io.Writer, what string) {
	wanted := map[string][]Verdict{"misses": {Miss}, "false": {Wrong, Flip}, "flips": {Flip}}[what]
	shown := slices.Clone(s.Judged)
	slices.SortStableFunc(shown, func(a, b Judged) int { return cmp.Compare(a.Article, b.Article) })
	for _, j := range shown {
		if !slices.Contains(wanted, j.Verdict) {
			continue
		}
		fmt.Fprintf(w, "%-5s %s %s %s/%s %q", j.Verdict, j.Article, j.Actor, j.Stance, j.Tense, j.Instrument)
		if j.Rule != "" {
			fmt.Fprintf(w, " %s %.2f", j.Rule, j.Confidence)
		}
		fmt.Fprintf(w, " :: %s\n", strings.Join(strings.Fields(j.Quote), " "))
	}
}

// Write prints the figures, the strict ones last.
func (s Score) Write(w io.Writer) {
	fmt.Fprintf(w, "relaxed (actor, polarity) P %.3f R %.3f F1 %.3f; counts F1 %.3f; instrument recall %.3f; summit recall %.3f; articles without output %d\n",
		s.Relaxed.Precision, s.Relaxed.Recall, s.Relaxed.F1, s.Counts.F1, s.InstrumentRecall, s.SummitRecall, s.Missing)
	fmt.Fprintf(w, "strict P %.3f R %.3f F1 %.3f tp %d fp %d fn %d flips %d; mean over articles F1 %.3f\n",
		s.Strict.Precision, s.Strict.Recall, s.Strict.F1, s.Strict.TP, s.Strict.FP, s.Strict.FN, s.Flips, s.MeanF1)
}
