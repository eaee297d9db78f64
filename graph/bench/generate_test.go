package bench

import (
	"reflect"
	"slices"
	"testing"

	"signatory/graph"
)

func TestGeneratedReadingsAreSound(t *testing.T) {
	size := SizeOf(3000)
	claims, articles, copies := 0, 0, 0
	texts := map[string]bool{}
	for r := range Generate(1, size) {
		if err := graph.Check(&r); err != nil {
			t.Fatal(err)
		}
		for _, c := range r.Claims {
			if got := string(r.Article.Raw[c.Evidence.Start:c.Evidence.End]); got != c.Evidence.Quote {
				t.Fatalf("the quote %q stands as %q", c.Evidence.Quote, got)
			}
		}
		text := string(r.Article.Raw)
		if len(text) > 15 && texts[text[:len(text)-15]] {
			copies++
		}
		texts[text] = true
		claims, articles = claims+len(r.Claims), articles+1
	}
	if claims != size.Claims || articles != size.Articles || copies == 0 {
		t.Errorf("%d claims of %d in %d articles of %d, %d copies", claims, size.Claims, articles, size.Articles, copies)
	}
}

func TestGeneratedListsAreSound(t *testing.T) {
	lists, acts := 0, 0
	for r := range Lists(1, SizeOf(3000), 20) {
		if err := graph.Check(&r); err != nil {
			t.Fatal(err)
		}
		for _, c := range r.Claims {
			if got := string(r.Article.Raw[c.Evidence.Start:c.Evidence.End]); got != c.Evidence.Quote || !c.Official || c.Date > r.Article.Date {
				t.Fatalf("the act %+v stands as %q", c, got)
			}
		}
		if on := graph.Listed(&r); len(on) != 1 || r.Article.Format != graph.ListFormat {
			t.Fatalf("a %s of %v", r.Article.Format, on)
		}
		lists, acts = lists+1, acts+len(r.Claims)
	}
	if lists != 20 || acts < 100*lists {
		t.Errorf("%d acts in %d lists", acts, lists)
	}
}

func TestGenerateIsTheSameForASeed(t *testing.T) {
	a, b := slices.Collect(Generate(7, SizeOf(500))), slices.Collect(Generate(7, SizeOf(500)))
	if !reflect.DeepEqual(a, b) {
		t.Error("one seed gave two graphs")
	}
	if other := slices.Collect(Generate(8, SizeOf(500))); reflect.DeepEqual(a, other) {
		t.Error("two seeds gave one graph")
	}
}

func BenchmarkGenerate(b *testing.B) {
	for b.Loop() {
		for range Generate(1, SizeOf(10000)) {
		}
	}
	b.ReportMetric(10000*float64(b.N)/b.Elapsed().Seconds(), "claims/s")
}
