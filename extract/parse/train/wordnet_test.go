package train_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"signatory/extract/parse/train"
)

// wordnet is a small dictionary in WordNet's layout: a licence line, index lines
// (word, part, senses, ...) and data lines (offset, file, kind, words, pointers, frames).
var wordnet = map[string]string{
	"index.noun": "  1 licence\npact n 1 0 1 0 00000010\nsea_pact n 1 0 1 0 00000010\n",
	"data.noun":  "00000010 10 n 02 pact 0 sea_pact 0 001 @ 00000011 n 0000 | what is agreed\n",
	"index.verb": "snub v 2 0 2 0 00000020 00000021\n",
	"data.verb":  "00000020 32 v 02 snub 0 shun 0 000 02 + 08 00 + 26 02 | to turn away\n00000021 32 v 01 snub 0 000 01 + 28 01 | to refuse\n",
	"index.adj":  "snub a 1 0 1 0 00000030\n",
	"data.adj":   "00000030 00 a 01 snub 0 000 | short\n",
	"index.adv":  "soon r 1 0 1 0 00000040\n",
	"data.adv":   "00000040 02 r 01 soon 0 000 | in a while\n",
}

func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestWriteLexicon(t *testing.T) {
	var out bytes.Buffer
	if err := train.WriteLexicon(&out, write(t, wordnet)); err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	// "snub" takes an object in one sense and an infinitive in the other; that-clauses are the other word's.
	if want := "pact\th\nsnub\t\tDft\ta\nsoon\t\t\tr\n"; string(got) != want {
		t.Errorf("the lexicon is %q, want %q", got, want)
	}
}

func TestWriteLexiconNamesWhatIsBroken(t *testing.T) {
	for name, text := range map[string]string{
		"data.noun":  "00000010 10 n 09 pact 0 000\n",
		"index.verb": "snub v x 0 2 0 00000020\n",
		"index.adj":  "snub a\n",
	} {
		files := map[string]string{name: text}
		for other, text := range wordnet {
			if other != name {
				files[other] = text
			}
		}
		if err := train.WriteLexicon(io.Discard, write(t, files)); err == nil || !strings.Contains(err.Error(), name+":1: ") {
			t.Errorf("a broken %s gives the error %v, want its name and line", name, err)
		}
	}
}
