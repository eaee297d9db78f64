package extract_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"signatory/extract"
	"signatory/extract/article"
	"signatory/graph"
)

// extractor is loaded once for all that read many texts.
var extractor = sync.OnceValues(extract.New)

// FuzzExtract holds a reading of any text to its contract: no panic, every offset
// within the source, every quote the bytes that stand there or, where markup
// lies between, the words of the text.
func FuzzExtract(f *testing.F) {
	for _, s := range []string{
		"US, UK snub Paris AI pact\n\nBoth the U.S. and the U.K. have refused to sign it.",
		"Title\n\nChina signed the Kyoto Protocol in 1998; the United States did not. \"We will,\" he said.",
		"# A\n\n- France\n- Italy\n\nThe following countries signed the **Lake [Charter](http://a.example)**:\n\n- Chad\n- Peru",
		"\xff\xfe\n\nThe Treaty of \xe9 signed by , and by", "A\n\nto sign to ratify to leave it it it (((", "GENEVA, Nov 24 (Reuters) - the the the",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		x, err := extractor()
		if err != nil {
			t.Fatal(err)
		}
		d, err := article.Parse("a.md", src)
		if err != nil {
			return
		}
		checkReading(t, d, x.Extract(d))
	})
}

func checkReading(t *testing.T, d *article.Document, r graph.Reading) {
	t.Helper()
	within := func(what string, e graph.Evidence) {
		if e.Start < 0 || e.End > len(d.Article.Raw) || e.Start > e.End {
			t.Fatalf("%s: %q stands at %d to %d of %d bytes", what, e.Quote, e.Start, e.End, len(d.Article.Raw))
		}
		if !strings.Contains(d.Text, e.Quote) {
			t.Fatalf("%s: the quote %q is not in the text", what, e.Quote)
		}
	}
	known := map[string]bool{}
	for _, e := range r.Entities {
		known[e.ID] = true
		for _, m := range e.Mentions {
			within(e.ID, graph.Evidence{Quote: m.Text, Start: m.Start, End: m.End})
		}
	}
	for _, c := range r.Claims {
		within(c.ID, c.Evidence)
		if !known[c.Actor] || !known[c.Instrument] {
			t.Fatalf("claim %s names %s and %s, which are no entities of the reading", c.ID, c.Actor, c.Instrument)
		}
		if c.Confidence <= 0 || c.Confidence > 1 {
			t.Fatalf("claim %s has a confidence of %v", c.ID, c.Confidence)
		}
	}
	for _, c := range r.Counts {
		within("a count", c.Evidence)
	}
	for _, l := range r.Links {
		within("a link", l.Evidence)
	}
}

// TestReadingsDoNotDependOnOneAnother reads the samples in order, and again
// shuffled and four at a time: every reading is the same to the byte.
func TestReadingsDoNotDependOnOneAnother(t *testing.T) {
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob("../testdata/articles/*.md")
	if err != nil || len(paths) < 60 {
		t.Fatalf("%d samples: %v", len(paths), err)
	}
	want := make([]string, len(paths))
	for i, p := range paths {
		want[i] = readingOf(t, x, p)
	}
	order := rand.New(rand.NewPCG(1, 2)).Perm(len(paths))
	work := make(chan int)
	var workers sync.WaitGroup
	for range 4 {
		workers.Go(func() {
			for i := range work {
				if got := readingOf(t, x, paths[i]); got != want[i] {
					t.Errorf("%s reads otherwise the second time", paths[i])
				}
			}
		})
	}
	for _, i := range order {
		work <- i
	}
	close(work)
	workers.Wait()
}

func readingOf(t *testing.T, x *extract.Extractor, path string) string {
	src, err := os.ReadFile(path)
	if err != nil {
		t.Error(err)
		return ""
	}
	d, err := article.Parse(filepath.Base(path), src)
	if err != nil {
		t.Error(err)
		return ""
	}
	r := x.Extract(d)
	checkReading(t, d, r)
	out, err := json.Marshal(r)
	if err != nil {
		t.Error(err)
	}
	return string(out)
}
