package graph

import (
	"fmt"
	"strings"
	"testing"
)

// The course of a position says of every day what At says of it.
func TestTurnsAreWhatAtAnswers(t *testing.T) {
	p := Position{Ledger: []Step{
		{Stance: Signed, Tense: Planned, Date: "2010"},
		{Stance: Signed, Tense: Past, Date: "2011-03"},
		{Stance: Ratified, Tense: Past, Date: "2012-05-06", SetAside: Rejected},
		{Stance: Ratified, Tense: Past, Date: "2013-05-06", Disputed: true},
		{Stance: Withdrew, Tense: Past, Date: "2017-06-01", Effective: "2020-11-04"},
		{Stance: Signed, Tense: Past},
	}}
	var got []string
	turns := p.Turns()
	for _, turn := range turns {
		got = append(got, fmt.Sprint(turn.Day, " ", turn.Stance, " ", turn.Tense, " ", turn.Disputed))
	}
	want := "2010-12-31 signed planned false; 2011-03-31 signed past false; 2013-05-06 ratified past true; 2020-11-04 withdrew past false"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("turns %s, want %s", s, want)
	}
	for i, turn := range turns {
		if at := p.At(turn.Day); at.Stance != turn.Stance || at.Tense != turn.Tense || at.Disputed != turn.Disputed {
			t.Errorf("turn %d says %v, At %s %s", i, turn, at.Stance, at.Tense)
		}
	}
}
