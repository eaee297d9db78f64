package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

	"signatory/extract/article"
)

// TestReachLosesNothing reads articles once as they are read and once with a
// tree for every telling sentence, made before any is asked for: the candidates must be the same.
func TestReachLosesNothing(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for path, doc := range sampleDocs(t) {
		near, all := x.open(doc), x.open(doc)
		near.tokenize()
		near.parse()
		all.tokenize()
		for _, s := range all.sentences {
			all.treeOf(s)
			s.growDue()
		}
		if got, want := candidatesOf(near), candidatesOf(all); got != want {
			t.Errorf("%s: with trees within reach alone the candidates are\n%s\nwith all trees\n%s", path, got, want)
		}
	}
}

// TestProspectsLoseNothing tries the frames of every word that is said to have nothing
// to take a stance on: none may find something.
func TestProspectsLoseNothing(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for path, doc := range sampleDocs(t) {
		d := x.open(doc)
		d.tokenize()
		d.parse()
		d.stock.resolve()
		for _, s := range d.sentences {
			if !s.parsed() {
				continue
			}
			for i := range s.tokens {
				if s.mention(i) == nil && !d.prospect(s, s.word(i)) && len(d.readFrames(s, i)) > 0 {
					t.Errorf("%s: %q takes a stance in %q", path, s.word(i), doc.Text[s.start:s.end])
				}
			}
			d.predicates(s) // the body that a word may take up is the one of the sentences before
		}
	}
}

// sampleDocs are the samples by their paths, and the labelled press where that
// lies beside the repository.
func sampleDocs(t *testing.T) map[string]*article.Document {
	t.Helper()
	docs := map[string]*article.Document{}
	for _, pattern := range []string{"../testdata/articles/*.md", "../testdata/constructions/*.txtar", "../../shared/gold/press/*.md", "../../shared/gold/train/*[05].md"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range found {
			if doc := docOf(t, path); doc != nil {
				docs[path] = doc
			}
		}
	}
	return docs
}

func docOf(t *testing.T, path string) *article.Document {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Ext(path) == ".txtar" {
		for _, f := range txtar.Parse(src).Files {
			if f.Name == "article" {
				src = f.Data
			}
		}
	}
	doc, err := article.Parse(path+".md", src)
	if err != nil {
		return nil // a case of what cannot be read
	}
	return doc
}

func candidatesOf(d *desk) string {
	d.stock.resolve()
	found := d.read()
	d.stock.settle(found)
	out := ""
	for _, c := range d.candidates(found) {
		out += fmt.Sprintln(c.Claim.Actor, c.Claim.Stance, c.Claim.Tense, c.Claim.Instrument, c.Claim.Evidence.Start, c.Features)
	}
	return out
}
