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

// TestBombsInPages: depth, many elements and many attributes cost no minutes, and the text is read all the same.
func TestBombsInPages(t *testing.T) {
	for says, src := range map[string]string{
		"deep":             strings.Repeat("<div>", 50_000) + "Norway signed.",
		"many":             strings.Repeat("<p>Norway signed.", 50_000),
		"many, still read": "<body>" + strings.Repeat("<p>Norway signed.", 9_000),
		"line breaks":      strings.Repeat("Norway signed.<br><br>", 4_000),
		"deep and wide":    strings.Repeat("<div>", 400) + strings.Repeat("<div><p>Norway signed.</div>", 2_000),
		"commas":           "<p>" + strings.Repeat("Norway signed., ", 50_000),
		"tables in tables": strings.Repeat("<table><tr><td>", 5_000) + "Norway signed.",
		"bold in bold":     strings.Repeat("<b><p>", 5_000) + "Norway signed.",
		"open links":       strings.Repeat("<a href=x>Norway signed. ", 10_000),
		"text in a table":  "<table>" + strings.Repeat("Norway signed.<b>", 5_000),
		"attributes":       "<p " + strings.Repeat("a=1 ", 100_000) + ">Norway signed.",
		"classes":          strings.Repeat(`<div class="`+strings.Repeat("comment-", 500)+`">Norway signed.</div>`, 500),
	} {
		t.Run(says, func(t *testing.T) {
			within(t, func() {
				d, err := Parse("a.html", []byte(src))
				if err != nil || !strings.Contains(d.Text, "Norway signed.") {
					t.Errorf("%v", err)
				}
			})
		})
	}
}
