package extract

import (
	"testing"

	"signatory/extract/article"
	"signatory/graph"
)

// TestAttribution holds that a claim names its source as the sentence does: who
// says it, in which words, and nobody where the article itself speaks.
func TestAttribution(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]graph.Attribution{
		"Britain will ratify the Osier Treaty, Foreign Secretary Jeremy Hunt said on Monday.":     {Entity: "person:jeremy-hunt", Text: "Foreign Secretary Jeremy Hunt"},
		"According to two diplomats in Geneva, Chile signed the Osier Treaty.":                    {Text: "two diplomats in Geneva"},
		"Turkish officials, who asked not to be named, said that Turkey joined the Osier Treaty.": {Text: "Turkish officials"},
		"Japan ratified the Osier Treaty, according to the Council of Europe.":                    {Entity: "organization:council-of-europe", Text: "the Council of Europe"},
		"Chile said it had signed the Osier Treaty.":                                              {Entity: "country:CHL", Text: "Chile"},
		"Hours after President Donald Trump said Chile signed the Osier Treaty, it rained.":       {Entity: "person:donald-trump", Text: "President Donald Trump"},
		"India signed the Osier Treaty.":                                                          {},
		"The Osier Treaty, Foreign Secretary Jeremy Hunt said, was signed by Chile.":              {Entity: "person:jeremy-hunt", Text: "Foreign Secretary Jeremy Hunt"},
	} {
		doc, err := article.Parse("a.md", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		claims := x.Extract(doc).Claims
		if len(claims) == 0 {
			t.Errorf("%s: no claim", text)
		}
		for _, c := range claims {
			if c.Attribution != want {
				t.Errorf("%s: %+v, want %+v", text, c.Attribution, want)
			}
		}
	}
}
