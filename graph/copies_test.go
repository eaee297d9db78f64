package graph

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/cespare/xxhash/v2"
	minhash "github.com/dgryski/go-minhash"
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

// The words of plain texts are those that the letters' own tables give.
func TestWordsOfPlainText(t *testing.T) {
	for _, text := range []string{"", " ", "a", "The U.S. (again) signed COP21; 61 states did-not. ", "..x", "x--", "tab\tand\nline_1", "– Côte d’Ivoire, ½ "} {
		want := strings.FieldsFunc(fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
		if got := Words(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
		if got := string(AppendWords([]byte("- "), text)); got != "- "+strings.Join(want, " ") {
			t.Errorf("%q appended: %q, want %q", text, got, want)
		}
	}
}

// Prints are of each four words in a row, whatever way they are gone through:
// those that are stored must stay comparable.
func TestPrintIsOfEachShingle(t *testing.T) {
	text := textOf(60, 0) + "Ünlike Wörds of 3 lengths, a bb ccc dddd. " + textOf(3, 9)
	m := minhash.NewMinWise(xxhash.Sum64, seededHash(), printHashes)
	words := Words(text)
	for i := range len(words) - shingle + 1 {
		m.Push([]byte(strings.Join(words[i:i+shingle], " ")))
	}
	if got := PrintOf(&Article{Text: text}); !slices.Equal(got, m.Signature()) {
		t.Errorf("%v, want %v", got, m.Signature())
	}
}
