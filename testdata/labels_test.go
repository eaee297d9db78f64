package testdata_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"signatory/graph"
)

// label is what a reader found in an article; see gold/README.md.
type label struct {
	Article   string `json:"article"`
	Positions []struct {
		Actor  string       `json:"actor"`
		Stance graph.Stance `json:"stance"`
		Tense  graph.Tense  `json:"tense"`
		Names  []string     `json:"names"`
		Quote  string       `json:"quote"`
	} `json:"positions"`
	Counts []struct {
		Stance graph.Stance `json:"stance"`
		Count  int          `json:"count"`
		Names  []string     `json:"names"`
	} `json:"counts"`
	Instruments []string `json:"instruments"`
	Summits     []string `json:"summits"`
}

// frontMatter is what every sample article must open with.
var frontMatter = regexp.MustCompile(`^---
title: "(.+)"
date: "\d{4}-\d\d-\d\d"
publisher: "Signatory sample"
url: "https://signatory\.example/([a-z0-9-]+)"
sources:
(?:  - name: ".+"
    url: "https?://.+"
)+---
`)

func TestArticlesNameTheirSources(t *testing.T) {
	for _, path := range articles(t) {
		src := read(t, path)
		m := frontMatter.FindStringSubmatch(src)
		if m == nil {
			t.Errorf("%s: want front matter with title, date, publisher, url and sources", path)
			continue
		}
		if m[2]+".md" != filepath.Base(path) {
			t.Errorf("%s: its url ends in %q", path, m[2])
		}
	}
}

// TestLabels holds that every article is labelled and that a label says
// nothing which does not stand in its article.
func TestLabels(t *testing.T) {
	for _, path := range articles(t) {
		name := strings.TrimSuffix(filepath.Base(path), ".md")
		var l label
		if err := json.Unmarshal([]byte(read(t, filepath.Join("gold", name+".json"))), &l); err != nil {
			t.Errorf("gold/%s.json: %v", name, err)
			continue
		}
		for _, problem := range l.problems(name, read(t, path)) {
			t.Errorf("gold/%s.json: %s", name, problem)
		}
	}
}

func (l label) problems(name, src string) []string {
	var out []string
	if l.Article != name+".md" {
		out = append(out, "article is "+l.Article)
	}
	text := strings.NewReplacer("**", "", `\"`, `"`).Replace(src)
	for _, p := range l.Positions {
		if !strings.Contains(text, p.Quote) {
			out = append(out, "quote does not stand in the article: "+p.Quote)
		}
		if p.Actor == "" || len(p.Names) == 0 || !slices.Contains(graph.Stances, p.Stance) ||
			p.Tense != graph.Past && p.Tense != graph.Planned {
			out = append(out, "position is not whole: "+p.Actor+" "+string(p.Stance)+" "+string(p.Tense))
		}
	}
	for _, c := range l.Counts {
		if c.Count <= 0 || len(c.Names) == 0 || !slices.Contains(graph.Stances, c.Stance) {
			out = append(out, "count is not whole: "+string(c.Stance))
		}
	}
	for _, n := range slices.Concat(l.Instruments, l.Summits) {
		if !strings.Contains(text, n) {
			out = append(out, "name does not stand in the article: "+n)
		}
	}
	return out
}

func articles(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob("articles/*.md")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	labels, err := filepath.Glob("gold/*.json")
	if err != nil || len(labels) != len(paths) {
		t.Fatalf("%d articles and %d labels: %v", len(paths), len(labels), err)
	}
	return paths
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
