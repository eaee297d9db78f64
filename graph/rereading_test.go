package graph

import (
	"fmt"
	"testing"
	"time"
)

func TestDiffReadings(t *testing.T) {
	claim := func(id, actor string, stance Stance, start int, edit ...func(*Claim)) Claim {
		c := Claim{ID: id, Actor: actor, Stance: stance, Tense: Past, Instrument: "instrument:x", Confidence: 0.9, Reader: "1",
			Evidence: Evidence{Quote: "q", Start: start, End: start + 10}}
		for _, f := range edit {
			f(&c)
		}
		return c
	}
	base := []Claim{claim("1", "country:AA", Signed, 0), claim("2", "country:BB", Refused, 20)}
	for _, r := range []struct {
		rule  string
		after []Claim
		want  string
	}{
		{"the same by another reader, read back from a store", []Claim{claim("1", "country:AA", Signed, 0, func(c *Claim) { c.Reader, c.Article, c.Recorded = "2", "article:a", time.Now() }), base[1]},
			"+0 -0 ~0 weighed 0 empty true"},
		{"one more", append(base[:2:2], claim("3", "country:CC", Signed, 40)), "+1 -0 ~0 weighed 0 empty false"},
		{"one less", base[:1], "+0 -1 ~0 weighed 0 empty false"},
		{"another date", []Claim{base[0], claim("2", "country:BB", Refused, 20, func(c *Claim) { c.Date = "2020" })}, "+0 -0 ~1 weighed 0 empty false"},
		{"another stance of the same words", []Claim{base[0], claim("9", "country:BB", NotSigned, 22)}, "+0 -0 ~1 weighed 0 empty false"},
		{"another actor elsewhere", []Claim{base[0], claim("9", "country:CC", Refused, 60)}, "+1 -1 ~0 weighed 0 empty false"},
		{"weighed otherwise", []Claim{claim("1", "country:AA", Signed, 0, func(c *Claim) { c.Confidence = 0.7 }), base[1]}, "+0 -0 ~0 weighed 1 empty false"},
	} {
		d := DiffReadings(&Reading{Claims: base}, &Reading{Claims: r.after})
		if got := fmt.Sprintf("+%d -%d ~%d weighed %d empty %v", len(d.Gained), len(d.Lost), len(d.Changed), d.Weighed, d.Empty()); got != r.want {
			t.Errorf("%s: %s, want %s", r.rule, got, r.want)
		}
	}
	e := func(id string) Entity { return Entity{ID: id, Mentions: []Mention{{Start: len(id)}}} }
	d := DiffReadings(&Reading{Entities: []Entity{e("country:AA"), e("country:BB")}}, &Reading{Entities: []Entity{{ID: "country:AA"}, e("country:CC"), e("country:DD")}})
	if len(d.Rest) != 1 || d.Rest[0] != (RestDiff{"entities", 2, 1}) {
		t.Errorf("the rest: %+v", d.Rest)
	}
}
