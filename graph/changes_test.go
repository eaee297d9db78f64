package graph

import "testing"

// One store finds what changed by the words of Told and another by Changed: both tell
// that a position became another one exactly where Compare does.
func TestToldAndChangedTellWhatCompareDoes(t *testing.T) {
	signed := Step{Stance: Signed, Tense: Past, Act: Signature, Date: "2024-05-01", Sources: 2, Confidence: 0.9, FirstReport: "2024-05-02", LastReport: "2024-05-03", Claims: []string{"a", "b"}}
	rows := []struct {
		what  string
		steps func(Step) []Step
		other bool // than signed
	}{
		{"the same", func(s Step) []Step { return []Step{s} }, false},
		{"nothing is known", func(Step) []Step { return nil }, true},
		{"another stance", func(s Step) []Step { s.Stance = Endorsed; return []Step{s} }, true},
		{"it is planned", func(s Step) []Step { s.Tense = Planned; return []Step{s} }, true},
		{"another day", func(s Step) []Step { s.Date = "2024-05-02"; return []Step{s} }, true},
		{"the day is not known", func(s Step) []Step { s.Date = "2024-05"; return []Step{s} }, true},
		{"no date is known", func(s Step) []Step { s.Date = ""; return []Step{s} }, true},
		{"it is disputed", func(s Step) []Step { s.Disputed = true; return []Step{s} }, true},
		{"it is unconfirmed", func(s Step) []Step { s.Confidence = 0.7; return []Step{s} }, true},
		{"it is disputed and unconfirmed", func(s Step) []Step { s.Disputed, s.Confidence = true, 0.7; return []Step{s} }, true},
		{"a later act", func(s Step) []Step {
			return []Step{s, {Stance: Ratified, Tense: Past, Date: "2024-06-01", Sources: 1, Confidence: 0.9}}
		}, true},
		{"an earlier stance", func(s Step) []Step {
			return []Step{{Stance: Refused, Tense: Past, Date: "2023-01-01", Sources: 1, Confidence: 0.9}, s}
		}, false},
		{"more sources", func(s Step) []Step { s.Sources, s.Confidence = 3, 0.99; return []Step{s} }, false},
		{"another report", func(s Step) []Step { s.LastReport, s.Claims = "2024-05-09", []string{"a", "b", "c"}; return []Step{s} }, false},
		{"another kind of act", func(s Step) []Step { s.Act = SuccessionToSignature; return []Step{s} }, false},
		{"other evidence", func(s Step) []Step { s.Evidence = []Proof{{Claim: "c"}}; return []Step{s} }, false},
		{"a list tells of it", func(s Step) []Step { s.StatusAsOf = "2024-07-01"; return []Step{s} }, false},
	}
	standing := func(steps []Step) Position { return Position{Ledger: steps}.At("") }
	for _, from := range rows {
		if _, other := Compare(standing([]Step{signed}), standing(from.steps(signed))); other != from.other {
			t.Errorf("%s: Compare tells of a change: %t", from.what, other)
		}
		for _, to := range rows {
			before, after := from.steps(signed), to.steps(signed)
			b, a := standing(before), standing(after)
			_, compared := Compare(b, a)
			if told := Told(&b) != Told(&a); told != compared {
				t.Errorf("from %q to %q: Compare tells of a change: %t; Told of one: %t, %q and %q", from.what, to.what, compared, told, Told(&b), Told(&a))
			}
			if changed := Changed(before, after); changed != compared {
				t.Errorf("from %q to %q: Compare tells of a change: %t; Changed of one: %t", from.what, to.what, compared, changed)
			}
		}
	}
}
