package extract

import (
	"slices"
	"testing"

	"signatory/extract/article"
)

// TestAbbreviationsDoNotEndSentences shows which stops part sentences and which belong to a word.
func TestAbbreviationsDoNotEndSentences(t *testing.T) {
	split, err := newSplitter()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range [][]string{
		{"The bill was written by Sens. Ann Lee and Cy Dunn.", "It failed in the end."},
		{"The draft pleased the new U.N. Ambassador Ann Lee last week."},
		{"Nobody spoke for the U.S.", "The vote was put off until the spring."},
		{"It was the first pact with the U.N.", "They signed it in the spring."},
		{"The talks began at 9 a.m. ET on Sunday in the old town hall."},
		{"They met at 9 a.m.", "The talks went on until the late evening."},
		{"The accord was signed on Oct. 7 in the capital by Gen. Cy Dunn."},
		{"Two of them ratified the pact in 2002.", "The others wait."},
		{"It broke resolution 2231.", "“Nobody doubts it,” she said."},
		{"1. The parties meet once a year in the capital of one of them."},
		{"Asked whether she would sign, the minister said: No.", "The talks went on."},
	} {
		text := ""
		for _, s := range want {
			text += s + " "
		}
		var got []string
		for _, s := range split.split(text, article.Block{Kind: article.Paragraph, End: len(text)}, false) {
			got = append(got, text[s.start:s.end])
		}
		if !slices.Equal(got, want) {
			t.Errorf("got %q, wants %q", got, want)
		}
	}
}
