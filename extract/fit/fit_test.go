package fit_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"signatory/extract"
	"signatory/extract/article"
	"signatory/extract/eval"
	"signatory/extract/fit"
)

// samples are the labelled articles of the project, read up to the judgement.
func samples(t *testing.T) []fit.Article {
	t.Helper()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	labels, err := eval.Labels("../../testdata/gold")
	if err != nil {
		t.Fatal(err)
	}
	var out []fit.Article
	for _, l := range labels {
		src, err := os.ReadFile(filepath.Join("../../testdata/articles", l.Article))
		if err != nil {
			t.Fatal(err)
		}
		d, err := article.Parse(l.Article, src)
		if err != nil {
			t.Fatal(err)
		}
		r, candidates := x.Candidates(d)
		out = append(out, fit.Article{Label: l, Reading: r, Candidates: candidates})
	}
	return out
}

func weights(t *testing.T, articles []fit.Article) (fit.Weights, string) {
	t.Helper()
	w, err := fit.Fit(articles, fit.Options{Penalty: 30, MinCount: 20})
	if err != nil {
		t.Fatal(err)
	}
	w.Threshold = 0.5
	var b bytes.Buffer
	if err := w.Write(&b); err != nil {
		t.Fatal(err)
	}
	return w, b.String()
}

// TestTheSameArticlesGiveTheSameBytes reads and fits twice.
func TestTheSameArticlesGiveTheSameBytes(t *testing.T) {
	_, first := weights(t, samples(t))
	if _, second := weights(t, samples(t)); first != second {
		t.Error("two fits on the same articles differ")
	}
}

// TestFitTellsRightFromFalse: on the articles that it was fitted on, what is right
// gets a higher chance than what is false.
func TestFitTellsRightFromFalse(t *testing.T) {
	articles := samples(t)
	w, _ := weights(t, articles)
	sum, n := map[eval.Verdict]float64{}, map[eval.Verdict]float64{}
	for _, a := range articles {
		for i, v := range eval.Alone(a.Reading, a.Label) {
			sum[v] += w.Chance(a.Candidates[i].Features)
			n[v]++
		}
	}
	if n[eval.Right] < 100 || n[eval.Wrong] < 100 {
		t.Fatalf("%v candidates are too few to tell", n)
	}
	if right, wrong := sum[eval.Right]/n[eval.Right], sum[eval.Wrong]/n[eval.Wrong]; right < wrong+0.2 {
		t.Errorf("mean chance of the right ones %.2f, of the false ones %.2f", right, wrong)
	}
}

// TestTheCardNamesTheScorer holds SCORER.md to the weights that are embedded, and what the pages
// show of other press to the card.
func TestTheCardNamesTheScorer(t *testing.T) {
	card, err := os.ReadFile("../SCORER.md")
	if err != nil {
		t.Fatal(err)
	}
	tsv, err := os.ReadFile("../scorer.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if sum := fmt.Sprintf("%x", sha256.Sum256(tsv)); !strings.Contains(string(card), sum) {
		t.Errorf("SCORER.md does not hold the checksum of scorer.tsv, %s", sum)
	}
	shown, err := os.ReadFile("../../web/quality/press.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for row := range strings.Lines(string(shown)) {
		cells := strings.Split(strings.TrimSpace(row), "\t")
		if !strings.Contains(string(card), "| "+strings.Join(cells[1:], " | ")+" |") {
			t.Errorf("the pages show figures that SCORER.md does not have: %s", row)
		}
	}
}
