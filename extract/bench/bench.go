// Package bench measures how fast articles are read, beside prose/v2 on the
// same texts in the same run. prose is run as a program would run it that reads
// many articles: all its stages, with the model of a first document passed on,
// since loading it anew takes longer than any article. Both sides have one core.
// stream.go makes any number of articles, one after the other.
package bench

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/metrics"
	"time"

	"github.com/jdkato/prose/v2"

	"signatory/extract/article"
	"signatory/graph"
)

// Extractor reads positions out of a document, sentence by sentence.
type Extractor interface {
	Extract(*article.Document) graph.Reading
	Sentences(*article.Document) [][2]int
}

// The number of articles that prose reads, which takes most of the time.
const (
	mixedSample  = 150
	claimsSample = 75
)

// Figures are what a run measures.
type Figures struct {
	Corpus           string  `json:"corpus"`
	Articles         int     `json:"articles"`
	Bytes            int     `json:"bytes"`
	Claims           int     `json:"claims"`
	Sentences        int     `json:"sentences"`
	ArticlesPerS     float64 `json:"articles_per_s"`
	MBPerS           float64 `json:"mb_per_s"`
	SentencesPerS    float64 `json:"sentences_per_s"`
	AllocsPerArticle float64 `json:"allocs_per_article"`
	AllocKBPer       float64 `json:"alloc_kb_per_article"` // 1 kB is 1000 bytes
	PeakMB           float64 `json:"peak_mb"`              // the largest the heap was, the corpus itself included; 1 MB is 1e6 bytes
	RatioProseMixed  float64 `json:"ratio_prose_mixed"`    // prose's time over ours, articles of every kind
	RatioProseClaims float64 `json:"ratio_prose_claims"`   // articles that all hold a claim
}

// Run reads the documents, which are named corpus, and then a sample of them
// spread evenly once more with each side.
func Run(ctx context.Context, x Extractor, corpus string, docs []*article.Document) (Figures, error) {
	if len(docs) == 0 {
		return Figures{}, errors.New("there is no article to measure with")
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	f := Figures{Corpus: corpus, Articles: len(docs)}
	var withClaims []*article.Document
	x.Extract(docs[0]) // what is made at first use is not measured
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	for i, d := range docs {
		if ctx.Err() != nil {
			return f, ctx.Err()
		}
		n := len(x.Extract(d).Claims)
		if i%100 == 0 {
			f.PeakMB = max(f.PeakMB, heapMB())
		}
		f.Claims += n
		f.Bytes += len(d.Article.Raw)
		if n > 0 {
			withClaims = append(withClaims, d)
		}
	}
	took := time.Since(start).Seconds()
	runtime.ReadMemStats(&after)
	for _, d := range docs {
		f.Sentences += len(x.Sentences(d))
	}
	all := float64(len(docs))
	f.ArticlesPerS, f.MBPerS, f.SentencesPerS = all/took, float64(f.Bytes)/1e6/took, float64(f.Sentences)/took
	f.AllocsPerArticle, f.AllocKBPer = float64(after.Mallocs-before.Mallocs)/all, float64(after.TotalAlloc-before.TotalAlloc)/1e3/all
	first, err := prose.NewDocument("One sentence.")
	if err != nil {
		return f, fmt.Errorf("load prose: %w", err)
	}
	if f.RatioProseMixed, err = ratio(ctx, x, first.Model, spread(docs, mixedSample)); err != nil {
		return f, err
	}
	f.RatioProseClaims, err = ratio(ctx, x, first.Model, spread(withClaims, claimsSample))
	return f, err
}

// heapMB is what the heap holds now, garbage included.
func heapMB() float64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return float64(sample[0].Value.Uint64()) / 1e6
}

// spread takes at most n of docs at even distances.
func spread(docs []*article.Document, n int) []*article.Document {
	if len(docs) <= n {
		return docs
	}
	out := make([]*article.Document, n)
	for i := range out {
		out[i] = docs[i*len(docs)/n]
	}
	return out
}

// ratio is the time that prose takes over the time that x takes; 0 without documents.
func ratio(ctx context.Context, x Extractor, model *prose.Model, docs []*article.Document) (float64, error) {
	var ours, theirs time.Duration
	for _, d := range docs {
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
		start := time.Now()
		x.Extract(d)
		ours += time.Since(start)
		start = time.Now()
		if _, err := prose.NewDocument(d.Text, prose.UsingModel(model)); err != nil {
			return 0, fmt.Errorf("prose: %w", err)
		}
		theirs += time.Since(start)
	}
	if ours == 0 {
		return 0, nil
	}
	return float64(theirs) / float64(ours), nil
}
