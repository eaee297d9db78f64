package extract

import (
	"strings"
	"testing"

	"signatory/extract/article"
)

const accord = "Norway has signed the Oslo River Accord. Denmark refused to sign the Oslo River Accord on 3 May 2024.\n\n"

// Of a text that no news has the length of, the beginning is read for claims, and it is told.
func TestTheBeginningOfALongTextIsRead(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	filler := strings.Repeat("The sky is blue.\n\n", article.ReadAtMost/18)
	d, err := article.Parse("a.md", []byte(accord+filler+"Sweden has ratified the Oslo River Accord.\n\n"+filler))
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Notes) != 1 || !strings.Contains(d.Notes[0], "2.0 MB") {
		t.Errorf("notes %q", d.Notes)
	}
	r := x.Extract(d)
	if len(r.Claims) != 2 || r.Claims[1].Actor != "country:DNK" || r.Article.Text != d.Text {
		t.Errorf("%d claims: %+v, of %d bytes of text", len(r.Claims), r.Claims, len(r.Article.Text))
	}
}

// The work grows as the text does, also where it speaks of one treaty again and again.
func TestWorkGrowsAsTheText(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	work := func(times int) float64 {
		d, err := article.Parse("a.md", []byte(strings.Repeat(accord, times)))
		if err != nil {
			t.Fatal(err)
		}
		return testing.AllocsPerRun(1, func() { x.Extract(d) })
	}
	if little, much := work(100), work(800); much > 10*little {
		t.Errorf("eight times the text takes %.1f times the allocations", much/little)
	}
}
