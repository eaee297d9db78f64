package parse

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

func load(t testing.TB) *Model {
	t.Helper()
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func read(m *Model, text string) []Token {
	tokens := Tokenize(text, 0)
	m.Tag(tokens)
	m.Parse(tokens)
	return tokens
}

func TestModelReadsAPlainSentence(t *testing.T) {
	tokens := read(load(t), "Britain and France signed the treaty in Geneva on Friday.")
	for _, c := range []struct {
		word, head, rel string
	}{{"signed", "", "root"}, {"Britain", "signed", "nsubj"}, {"France", "Britain", "conj"}, {"treaty", "signed", "obj"}, {"the", "treaty", "det"}} {
		for _, tok := range tokens {
			head := ""
			if tok.Head >= 0 {
				head = tokens[tok.Head].Text
			}
			if tok.Text == c.word && (head != c.head || tok.Rel != c.rel) {
				t.Errorf("%s hangs on %q as %s, want %q as %s", c.word, head, tok.Rel, c.head, c.rel)
			}
		}
	}
}

func TestTagKeepsWhatIsSet(t *testing.T) {
	tokens := Tokenize("US snub pact", 0)
	tokens[1].Tag = "VBP"
	load(t).Tag(tokens)
	if tokens[1].Tag != "VBP" || tokens[0].Tag == "" {
		t.Errorf("tags are %q and %q; the second was set to VBP", tokens[0].Tag, tokens[1].Tag)
	}
}

func TestParseGivesOneTree(t *testing.T) {
	m := load(t)
	for _, text := range []string{"", "Signed.", "...", "and and and", strings.Repeat("the pact, and ", 400)} {
		tokens := read(m, text)
		roots := 0
		for i := range tokens {
			steps := 0
			for h := i; h >= 0; h = tokens[h].Head {
				if steps++; steps > len(tokens) {
					t.Fatalf("%.30q: word %d hangs in a ring", text, i)
				}
			}
			if tokens[i].Head < 0 {
				roots++
			}
		}
		if len(tokens) > 0 && roots != 1 {
			t.Errorf("%.30q: %d roots", text, roots)
		}
	}
}

func TestEncodeRoundTrips(t *testing.T) {
	var again bytes.Buffer
	if err := load(t).Encode(&again); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(again.Bytes(), embedded) {
		t.Errorf("the embedded model of %d bytes encodes to %d other bytes", len(embedded), again.Len())
	}
}

func TestDecodeRefusesBrokenModels(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("x"), embedded[:len(embedded)/2]} {
		if _, err := Decode(bytes.NewReader(data)); err == nil {
			t.Errorf("a model of %d bytes was taken", len(data))
		}
	}
}

const speech = "Britain, France and 30 other countries signed the declaration at the summit in Paris on Tuesday, but the United States refused to sign it, citing concerns about regulation."

func BenchmarkTokenize(b *testing.B) {
	for b.Loop() {
		Tokenize(speech, 0)
	}
}

func BenchmarkTag(b *testing.B) {
	m, tokens := load(b), Tokenize(speech, 0)
	for b.Loop() {
		for i := range tokens {
			tokens[i].Tag = ""
		}
		m.Tag(tokens)
	}
}

func BenchmarkParse(b *testing.B) {
	m, tokens := load(b), Tokenize(speech, 0)
	m.Tag(tokens)
	for b.Loop() {
		m.Parse(tokens)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}

func TestModelCardNamesTheModel(t *testing.T) {
	card, err := os.ReadFile("MODEL.md")
	if err != nil {
		t.Fatal(err)
	}
	if sum := fmt.Sprintf("%x", sha256.Sum256(embedded)); !strings.Contains(string(card), sum) {
		t.Errorf("MODEL.md does not hold the checksum of model.gz, %s", sum)
	}
}

// TestSumsAgree holds the sums of the machine's own instructions against those of plain Go.
func TestSumsAgree(t *testing.T) {
	m := load(t)
	for _, w := range []*Weights{m.Tagger, m.Parser} {
		features := make([]uint32, 257)
		for i := range features {
			features[i] = uint32(i) * 2654435761
		}
		features[0] = tableMask
		for _, n := range []int{0, 1, 100, len(features)} {
			fast, plain := make([]int32, len(w.Classes)), make([]int32, len(w.Classes))
			w.score(features[:n], fast)
			w.scorePlain(features[:n], plain)
			if !slices.Equal(fast, plain) {
				t.Errorf("%d features: sums %v, in plain Go %v", n, fast, plain)
			}
		}
	}
}
