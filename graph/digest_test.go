package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"testing"
)

// Digests are stored: what they are made of must stay, byte by byte.
func TestDigestIsOfTheJSON(t *testing.T) {
	for _, title := range []string{"", "a <b> & c", "two\nlines\n"} {
		r := Reading{Article: Article{ID: "article:a", Title: title}, Claims: manyClaims(1, 3)}
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(b)
		if got, err := Digest(&r); err != nil || got != hex.EncodeToString(sum[:16]) {
			t.Errorf("%q: %s, %v; want %x", title, got, err, sum[:16])
		}
	}
}

// TestDigestTellsReadingsApart names what makes another reading of an article, and what does not.
func TestDigestTellsReadingsApart(t *testing.T) {
	base := Reading{Article: Article{ID: "article:a", Revision: "r", Path: "a.md"}, Claims: []Claim{{ID: "claim:a"}}}
	for _, c := range []struct {
		says   string
		change func(*Reading)
		same   bool
	}{
		{"another file", func(r *Reading) { r.Article.Path = "b.md" }, true},
		{"an empty list instead of none", func(r *Reading) { r.Counts = []Count{} }, true},
		{"another revision", func(r *Reading) { r.Article.Revision = "s" }, false},
		{"another claim", func(r *Reading) { r.Claims = []Claim{{ID: "claim:b"}} }, false},
	} {
		changed := base
		c.change(&changed)
		a, err := Digest(&base)
		if err != nil {
			t.Fatal(err)
		}
		b, err := Digest(&changed)
		if err != nil {
			t.Fatal(err)
		}
		if (a == b) != c.same {
			t.Errorf("%s: the same is %v, want %v", c.says, a == b, c.same)
		}
	}
}
