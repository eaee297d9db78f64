package bench

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"signatory/extract/article"
)

// Generate makes n articles by shuffling: a third of them paragraphs of the
// given texts, the rest sentences of everyday news without a treaty in them.
// The same seed gives the same articles.
func Generate(texts []string, n int, seed uint64) ([]*article.Document, error) {
	r := rand.New(rand.NewPCG(seed, seed))
	var told []string
	for _, t := range texts {
		told = append(told, strings.Split(t, "\n\n")...)
	}
	docs := make([]*article.Document, n)
	for i := range docs {
		paragraphs := make([]string, 8)
		for j := range paragraphs {
			if i%3 == 0 && len(told) > 0 {
				paragraphs[j] = told[r.IntN(len(told))]
			} else {
				paragraphs[j] = everyday(r)
			}
		}
		d, err := article.Parse(fmt.Sprintf("generated-%d.txt", i), []byte(strings.Join(paragraphs, "\n\n")))
		if err != nil {
			return nil, fmt.Errorf("generate: %w", err)
		}
		docs[i] = d
	}
	return docs, nil
}

// everyday makes a paragraph of news about other things.
func everyday(r *rand.Rand) string {
	who := []string{"The mayor", "A spokeswoman for the airline", "The coach", "Rescue workers", "The bank", "Researchers in Leeds", "The harbour authority"}
	did := []string{"said on Tuesday that", "told reporters that", "confirmed late in the evening that", "wrote in a short note that"}
	what := []string{"the bridge would stay closed until the end of the month", "prices had risen by three per cent since March",
		"nobody was hurt when the train left the track", "the second half had been the better one", "a storm was expected to reach the coast by Friday",
		"the new school would open after the summer", "the samples had shown nothing unusual"}
	sentences := make([]string, 4)
	for i := range sentences {
		sentences[i] = who[r.IntN(len(who))] + " " + did[r.IntN(len(did))] + " " + what[r.IntN(len(what))] + "."
	}
	return strings.Join(sentences, " ")
}
