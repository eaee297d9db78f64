package bench

import (
	"runtime"
	"strings"
	"testing"

	"signatory/extract"
	"signatory/extract/article"
)

// TestMemoryIsFlat reads articles that each have names of their own, and holds
// what the extractor keeps after many of them against what it kept after few.
func TestMemoryIsFlat(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	docs, err := Generate([]string{told}, 300, 3)
	if err != nil {
		t.Fatal(err)
	}
	read := func(from, n int) uint64 {
		for i := from; i < from+n; i++ {
			d := docs[i%len(docs)]
			text := strings.ReplaceAll(string(d.Article.Raw), "Oslo River", "Oslo "+letters(i))
			doc, err := article.Parse("a.txt", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			x.Extract(doc)
		}
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	few := read(0, 100)
	if many := read(100, 900); many > few+1<<20 {
		t.Errorf("after 1000 articles the extractor keeps %d bytes, after 100 only %d", many, few)
	}
}

// letters writes a number as a name that no other number has.
func letters(n int) string {
	name := ""
	for ; n > 0 || name == ""; n /= 26 {
		name += string(rune('a' + n%26))
	}
	return strings.ToUpper(name[:1]) + name[1:] + "berg"
}
