package graph

import (
	"fmt"
	"strings"
	"testing"
)

func textOf(words, from int) string {
	var b strings.Builder
	for i := range words {
		fmt.Fprintf(&b, "w%d ", from+i)
	}
	return b.String()
}

func TestCopies(t *testing.T) {
	base := textOf(300, 0)
	for _, r := range []struct {
		rule, other string
		want        bool
	}{
		{"the same text", base, true},
		{"case, accents and punctuation aside", strings.ToUpper(strings.ReplaceAll(base, " ", ", ")), true},
		{"with another dateline and a credit", "PARIS (Agency) - " + base + " Editing by somebody", true},
		{"with its last tenth cut", textOf(270, 0), true},
		{"a third of it quoted in a text of its own", textOf(100, 0) + textOf(200, 1000), false},
		{"another text", textOf(300, 1000), false},
	} {
		t.Run(r.rule, func(t *testing.T) {
			p, q := PrintOf(&Article{Text: base}), PrintOf(&Article{Raw: []byte(r.other)})
			if got := p.CopyOf(q); got != r.want {
				t.Errorf("a copy: %v, want %v", got, r.want)
			}
			back, err := ParsePrint(p.Bytes())
			if err != nil || back.CopyOf(q) != r.want {
				t.Errorf("kept and read back: %v, %v", back.CopyOf(q), err)
			}
		})
	}
	if PrintOf(&Article{Text: "too short"}) != nil {
		t.Error("a short text has a print")
	}
}
