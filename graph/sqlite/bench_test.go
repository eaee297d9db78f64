package sqlite_test

import (
	"fmt"
	"slices"
	"testing"

	"signatory/graph"
	"signatory/graph/bench"
	"signatory/graph/graphtest"
)

// BenchmarkPut loads a generated graph of 100,000 claims.
func BenchmarkPut(b *testing.B) {
	readings := slices.Collect(bench.Generate(1, bench.SizeOf(100_000)))
	claims := 0
	for _, r := range readings {
		claims += len(r.Claims)
	}
	for b.Loop() {
		s := openAt(b, b.TempDir()+"/graph.db")
		for part := range slices.Chunk(readings, 5000) {
			if _, err := s.Put(b.Context(), part); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(claims*b.N)/b.Elapsed().Seconds(), "claims/s")
}

// BenchmarkRead asks the questions of a page on that graph.
func BenchmarkRead(b *testing.B) {
	s := openAt(b, b.TempDir()+"/graph.db")
	if _, err := s.Put(b.Context(), graphtest.GenerateSized(1, 10_000, 200, 2000)); err != nil {
		b.Fatal(err)
	}
	for _, q := range []struct {
		name string
		ask  func(i int) error
	}{
		{"instrument positions", func(i int) error {
			_, err := s.Positions(b.Context(), graph.PositionQuery{Instrument: fmt.Sprintf("instrument:I%02d", i%2000)})
			return err
		}},
		{"actor positions", func(i int) error {
			_, err := s.Positions(b.Context(), graph.PositionQuery{Actor: fmt.Sprintf("country:C%02d", i%200)})
			return err
		}},
		{"actor positions as of", func(i int) error {
			_, err := s.Positions(b.Context(), graph.PositionQuery{Actor: fmt.Sprintf("country:C%02d", i%200), AsOf: "2012", Stance: graph.Signed})
			return err
		}},
		{"search", func(i int) error {
			_, err := s.Search(b.Context(), graph.SearchQuery{Text: fmt.Sprintf("country c%d", i%200)})
			return err
		}},
		{"entities by coverage", func(int) error {
			_, err := s.Entities(b.Context(), graph.EntityQuery{Sort: "coverage", Kinds: []graph.Kind{graph.Instrument}})
			return err
		}},
		{"silent", func(i int) error {
			_, err := s.Silent(b.Context(), fmt.Sprintf("instrument:I%02d", i%2000))
			return err
		}},
	} {
		b.Run(q.name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				if err := q.ask(i); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
