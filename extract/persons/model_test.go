package persons

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

func load(t *testing.T) *Model {
	t.Helper()
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// article splits lines at their spaces; a word with a star is taken.
func article(lines ...string) [][]Word {
	var out [][]Word
	for _, l := range lines {
		var s []Word
		for _, w := range strings.Fields(l) {
			text := strings.TrimPrefix(w, "*")
			s = append(s, Word{text, strings.ToLower(text), w[0] == '*'})
		}
		out = append(out, s)
	}
	return out
}

func TestFind(t *testing.T) {
	m := load(t)
	for _, c := range []struct {
		rule  string
		lines []string
		want  []string
	}{
		{"a speaker without a title", []string{"The pact will hold , said Martha Greenfield , who led the talks ."}, []string{"Martha Greenfield"}},
		{"a surname once the full name is known", []string{"Peter Halvorsen was born in 1950 .", "In 1971 Halvorsen moved to Oslo ."}, []string{"Peter Halvorsen", "Halvorsen"}},
		{"a title is no part of a name", []string{"Yesterday Senator John Willis voted against it ."}, []string{"John Willis"}},
		{"what names something else is left alone", []string{"*Jordan signed the treaty ."}, nil},
		{"a place is no person", []string{"The talks in San Francisco went on until June ."}, nil},
	} {
		var got []string
		a := article(c.lines...)
		for k, spans := range m.Find(a) {
			for _, s := range spans {
				var words []string
				for _, w := range a[k][s.From:s.To] {
					words = append(words, w.Text)
				}
				got = append(got, strings.Join(words, " "))
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: found %q, want %q", c.rule, got, c.want)
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

func TestModelCardNamesTheModel(t *testing.T) {
	card, err := os.ReadFile("MODEL.md")
	if err != nil {
		t.Fatal(err)
	}
	if sum := fmt.Sprintf("%x", sha256.Sum256(embedded)); !strings.Contains(string(card), sum) {
		t.Errorf("MODEL.md does not hold the checksum of model.gz, %s", sum)
	}
}

func FuzzFind(f *testing.F) {
	m, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("Ana de la Cruz - Ruiz said\nde la Cruz", 3)
	f.Fuzz(func(t *testing.T, text string, taken int) {
		var a [][]Word
		for _, line := range strings.Split(text, "\n") {
			var s []Word
			for i, w := range strings.Fields(line) {
				s = append(s, Word{w, strings.ToLower(w), i == taken})
			}
			a = append(a, s)
		}
		for k, spans := range m.Find(a) {
			last := 0
			for _, s := range spans {
				if s.From < last || s.To <= s.From || s.To > len(a[k]) {
					t.Fatalf("%q: name %v behind %d in a sentence of %d words", text, s, last, len(a[k]))
				}
				last = s.To
			}
		}
	})
}
