package graph

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// publisherKey is a publisher as a reader would compare it, without regard to case or spacing.
func publisherKey(c *Claim) string {
	name := c.Publisher
	if !singleSpaced(name) {
		name = strings.Join(strings.Fields(name), " ")
	}
	return strings.ToLower(name)
}

// singleSpaced reports whether a name is ASCII words with one space between each
// two of them, as most names are.
func singleSpaced(name string) bool {
	space := true // before
	for i := range len(name) {
		c := name[i]
		if c >= utf8.RuneSelf || c < ' ' || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return name == "" || !space
}

// independent reports whether two findings come from sources that did not copy
// each other: other publishers, and texts that are not copies of one.
func independent(a, b *finding) bool {
	if a.Publisher != "" && a.publisher == b.publisher {
		return false
	}
	return a.source != b.source
}

func sourceKey(c *Claim) string {
	if c.Source != "" {
		return c.Source
	}
	return c.Article
}

// sourceRoots tells independent sources apart: claims that share a publisher or
// a text are one source, and so are those that are tied to each other through a
// third. Findings of one source have the same number.
func sourceRoots(fs []*finding) []int {
	if len(fs) <= fewFindings {
		return fewRoots(fs)
	}
	tied := make(ties, 0, len(fs)+len(fs)/4)
	bySource, byPublisher := make(map[string]int, len(fs)), map[string]int{}
	out := make([]int, len(fs))
	for i, f := range fs {
		out[i] = tied.of(bySource, f.source)
		if f.publisher != "" {
			tied.join(out[i], tied.of(byPublisher, f.publisher))
		}
	}
	for i := range out {
		out[i] = tied.root(out[i])
	}
	return out
}

// fewFindings are compared each with each other.
const fewFindings = 12

// fewRoots is sourceRoots of few findings.
func fewRoots(fs []*finding) []int {
	tied := make(ties, len(fs))
	for i, f := range fs {
		tied[i] = i
		for j, g := range fs[:i] {
			if f.source == g.source || f.publisher != "" && f.publisher == g.publisher {
				tied.join(i, j)
			}
		}
	}
	for i := range tied {
		tied[i] = tied.root(i)
	}
	return tied
}

// weighSources counts the independent sources among findings and combines
// their confidence as a noisy-or: 1 - (1-c1)(1-c2)..., with the best claim of
// each source.
func weighSources(fs []*finding) (sources int, confidence float64) {
	if len(fs) == 1 {
		return 1, round(1 - (1 - fs[0].weight()))
	}
	roots := sourceRoots(fs)
	places := make([]int, slices.Max(roots)+1) // in values, of each source: behind it
	values := make([]float64, 0, len(fs))
	for i, root := range roots {
		if places[root] == 0 {
			values = append(values, 0)
			places[root] = len(values)
		}
		at := places[root] - 1
		values[at] = max(values[at], fs[i].weight())
	}
	slices.Sort(values) // one order of multiplication, so that the last bit is always the same
	doubt := 1.0
	for _, c := range values {
		doubt *= 1 - c
	}
	return len(values), round(1 - doubt)
}

// weight is how sure a finding is: certain where a person confirmed it.
func (f *finding) weight() float64 {
	if f.confirmed {
		return 1
	}
	return f.Confidence
}

// ties are numbered things of which some belong together: the parent of each, a
// root being its own.
type ties []int

// of is the number of what bears a name, a new one for a new name.
func (t *ties) of(names map[string]int, name string) int {
	n, ok := names[name]
	if !ok {
		n = len(*t)
		*t, names[name] = append(*t, n), n
	}
	return n
}

func (t ties) root(n int) int {
	for t[n] != n {
		t[n] = t[t[n]]
		n = t[n]
	}
	return n
}

func (t ties) join(a, b int) { t[t.root(a)] = t.root(b) }

// round keeps six decimals: no store and no order of loading shows in the rest.
func round(x float64) float64 { return float64(int64(x*1e6+0.5)) / 1e6 }
