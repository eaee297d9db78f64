package bench

import (
	"compress/gzip"
	"fmt"
	"os"
	"slices"
	"testing"

	"signatory/extract"
	"signatory/extract/article"
)

const told = "Norway has signed the Oslo River Accord.\n\nDenmark refused to sign the Oslo River Accord."

func TestRunMeasuresBothSides(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	docs, err := Generate([]string{told}, 6, 1)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Run(t.Context(), x, "generated", docs)
	if err != nil || f.Articles != 6 || f.Claims == 0 || f.ArticlesPerS <= 0 || f.MBPerS <= 0 || f.Sentences < 6*8 || f.SentencesPerS <= 0 || f.AllocsPerArticle <= 0 || f.AllocKBPer <= 0 || f.PeakMB <= 0 || f.RatioProseMixed <= 0 || f.RatioProseClaims <= 0 {
		t.Errorf("%+v, %v", f, err)
	}
	if _, err := Run(t.Context(), x, "none", nil); err == nil {
		t.Error("nothing is measured without an error")
	}
}

func TestGenerateIsTheSameForASeed(t *testing.T) {
	a, err := Generate([]string{told}, 9, 7)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Generate([]string{told}, 9, 7)
	if err != nil {
		t.Fatal(err)
	}
	for i := range a {
		if a[i].Text != b[i].Text {
			t.Errorf("article %d differs", i)
		}
	}
}

func BenchmarkExtract(b *testing.B) {
	x, err := extract.New()
	if err != nil {
		b.Fatal(err)
	}
	docs, err := Generate([]string{told}, 64, 1)
	if err != nil {
		b.Fatal(err)
	}
	bytes := 0
	for _, d := range docs {
		bytes += len(d.Text)
	}
	b.SetBytes(int64(bytes / len(docs)))
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		x.Extract(docs[i%len(docs)])
		i++
	}
}

// BenchmarkCorpus reads every sixth article of the open news, where they lie
// beside the repository.
func BenchmarkCorpus(b *testing.B) {
	f, err := os.Open("../../../shared/corpus/open-news.ndjson.gz")
	if err != nil {
		b.Skip("no corpus beside the repository")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	var docs []*article.Document
	n, bytes := 0, 0
	for d, err := range article.Stream("open-news.ndjson", z) {
		if err != nil {
			b.Fatal(err)
		}
		if n++; n%6 == 0 {
			docs = append(docs, d)
			bytes += len(d.Text)
		}
	}
	x, err := extract.New()
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		for _, d := range docs {
			x.Extract(d)
		}
	}
	b.ReportMetric(float64(len(docs)*b.N)/b.Elapsed().Seconds(), "articles/s")
}

// TestStream: a seed gives the same texts, and a third of them tell of treaties that are read.
func TestStream(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	once, again := slices.Collect(Stream(60, 7)), slices.Collect(Stream(60, 7))
	if !slices.Equal(once, again) {
		t.Error("the same seed gives other texts")
	}
	told := 0
	for i, text := range once {
		doc, err := article.Parse(fmt.Sprintf("%d.txt", i), []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if len(x.Extract(doc).Claims) > 0 {
			told++
		}
	}
	if told < 18 || told > 20 {
		t.Errorf("%d of 60 articles hold claims, want about 20", told)
	}
}
