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
// tree for every telling sentence: the candidates must be the same. It takes the
// labelled press too where that lies beside the repository.
func TestReachLosesNothing(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, pattern := range []string{"../testdata/articles/*.md", "../testdata/constructions/*.txtar", "../../shared/gold/press/*.md", "../../shared/gold/train/*[05].md"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, found...)
	}
	for _, path := range paths {
		doc := docOf(t, path)
		if doc == nil {
			continue
		}
		near, all := x.open(doc), x.open(doc)
		near.tokenize()
		near.parse()
		all.tokenize()
		for _, s := range all.sentences {
			all.treeOf(s)
		}
		if got, want := candidatesOf(near), candidatesOf(all); got != want {
			t.Errorf("%s: with trees within reach alone the candidates are\n%s\nwith all trees\n%s", path, got, want)
		}
	}
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
