package graph

import (
	"slices"
	"strings"
)

// samePublisher compares publishers as a reader would, without regard to case or spacing.
func samePublisher(a, b *Claim) bool { return publisherKey(a) == publisherKey(b) }

func publisherKey(c *Claim) string {
	return strings.ToLower(strings.Join(strings.Fields(c.Publisher), " "))
}

// independent reports whether two claims come from sources that did not copy
// each other: other publishers, and texts that are not copies of one.
func independent(a, b *Claim) bool {
	if a.Publisher != "" && samePublisher(a, b) {
		return false
	}
	return sourceKey(a) != sourceKey(b)
}

func sourceKey(c *Claim) string {
	if c.Source != "" {
		return c.Source
	}
	return c.Article
}

// sourceRoots tells independent sources apart: claims that share a publisher or
// a text are one source, and so are those that are tied to each other through a
// third. Claims of one source have the same root.
func sourceRoots(fs []*finding) func(*Claim) string {
	parent := map[string]string{}
	var root func(string) string
	root = func(k string) string {
		if p, ok := parent[k]; ok && p != k {
			parent[k] = root(p)
			return parent[k]
		}
		parent[k] = k
		return k
	}
	for _, f := range fs {
		a, b := root("source "+sourceKey(f.Claim)), ""
		if p := publisherKey(f.Claim); p != "" {
			b = root("publisher " + p)
			parent[max(a, b)] = min(a, b)
		}
	}
	return func(c *Claim) string { return root("source " + sourceKey(c)) }
}

// weighSources counts the independent sources among findings and combines
// their confidence as a noisy-or: 1 - (1-c1)(1-c2)..., with the best claim of
// each source.
func weighSources(fs []*finding) (sources int, confidence float64) {
	of := sourceRoots(fs)
	best := map[string]float64{}
	for _, f := range fs {
		c := f.Confidence
		if f.confirmed {
			c = 1
		}
		k := of(f.Claim)
		best[k] = max(best[k], c)
	}
	values := make([]float64, 0, len(best))
	for _, c := range best {
		values = append(values, c)
	}
	slices.Sort(values) // one order of multiplication, so that the last bit is always the same
	doubt := 1.0
	for _, c := range values {
		doubt *= 1 - c
	}
	return len(best), round(1 - doubt)
}

// round keeps six decimals: no store and no order of loading shows in the rest.
func round(x float64) float64 { return float64(int64(x*1e6+0.5)) / 1e6 }
