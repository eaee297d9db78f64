package graph

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// manyClaims are n claims of one pair as a much reported pair has them.
func manyClaims(seed uint64, n int) []Claim {
	r := rand.New(rand.NewPCG(seed, 9))
	out := make([]Claim, n)
	for i := range out {
		c := &out[i]
		*c = Claim{ID: fmt.Sprintf("claim:%06d", i), Actor: "country:AAA", Instrument: "instrument:i", Tense: Past,
			Stance: Stances[r.IntN(len(Stances))], Date: Date(fmt.Sprintf("20%02d-%02d-%02d", 10+r.IntN(8), 1+r.IntN(12), 1+r.IntN(28))), Confidence: 0.5 + float64(r.IntN(50))/100,
			Article: fmt.Sprintf("article:%05d", r.IntN(n)), Publisher: fmt.Sprintf("Gazette %d", r.IntN(40)),
			Published: Date(fmt.Sprintf("20%02d-%02d-%02d", 10+r.IntN(9), 1+r.IntN(12), 1+r.IntN(28)))}
		c.Source = c.Article
		c.Evidence.Quote = "quote " + c.ID
		switch r.IntN(8) {
		case 0:
			c.Date = c.Date[:4]
		case 1:
			c.Date = c.Date[:7]
		case 2:
			c.Date, c.Background = "", true
		case 3:
			c.Tense = Planned
		case 4:
			c.Date = "2012-05-04"
		}
		if r.IntN(4) == 0 {
			c.Act = Accession
		}
	}
	return out
}

func BenchmarkSettle(b *testing.B) {
	for _, n := range []int{3, 30, 300, 1000} {
		claims := manyClaims(1, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Settle(claims, nil)
			}
		})
	}
}
