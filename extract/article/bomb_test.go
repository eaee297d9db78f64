package article

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// within holds work to a few seconds.
func within(t *testing.T, work func()) {
	t.Helper()
	start := time.Now()
	work()
	if took := time.Since(start); took > 15*time.Second {
		t.Errorf("it took %s", took)
	}
}

// TestBombsInFrontMatter: aliases of aliases, ten of each, nine deep, and
// brackets without end cost neither memory nor minutes.
func TestBombsInFrontMatter(t *testing.T) {
	var laughs strings.Builder
	laughs.WriteString("---\na: &a [x,x,x,x,x,x,x,x,x,x]\n")
	for c := 'b'; c <= 'j'; c++ {
		fmt.Fprintf(&laughs, "%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat("*"+string(c-1)+",", 10), ","))
	}
	laughs.WriteString("title: *j\n---\nNorway signed.")
	for _, src := range []string{laughs.String(), "---\ntitle: " + strings.Repeat("[", 100_000) + "\n---\nx", "+++\ntitle = " + strings.Repeat("[", 100_000) + "\n+++\nx", "{\"title\": " + strings.Repeat("[", 100_000)} {
		within(t, func() {
			if _, err := Parse("a.md", []byte(src)); err == nil || strings.Contains(err.Error(), "\n") {
				t.Errorf("%.40q: %v", src, err)
			}
		})
	}
}

// TestBombsInFeeds: a DTD's entities are not expanded, and depth has no cost.
func TestBombsInFeeds(t *testing.T) {
	const laughs = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>` +
		`<rss version="2.0"><channel><title>x</title><item><title>&b; &f;</title><link>https://c.example/1</link><description>Norway signed. &b;&f;</description></item></channel></rss>`
	within(t, func() {
		for d, err := range Stream("a.rss", strings.NewReader(laughs)) {
			if err == nil && (strings.Contains(d.Text, "haha") || strings.Contains(d.Text, "root:")) {
				t.Errorf("expanded: %q", d.Text)
			}
		}
		deep := "<rss><channel><item><title>x</title><description>" + strings.Repeat("<a>", 100_000)
		for range Stream("a.rss", strings.NewReader(deep)) {
		}
	})
}
