package train

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"signatory/extract/parse"
)

func quiet(string) {}

func tiny(t *testing.T) []Sentence {
	t.Helper()
	sentences, err := ReadFile("../testdata/tiny.conllu")
	if err != nil {
		t.Fatal(err)
	}
	return sentences
}

func TestTrainingTwiceGivesTheSameBytes(t *testing.T) {
	var models [2]bytes.Buffer
	for i := range models {
		if err := Train(tiny(t), Options{TagEpochs: 3, ParseEpochs: 5, Log: quiet}).Encode(&models[i]); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(models[0].Bytes(), models[1].Bytes()) {
		t.Error("two trainings on the same sentences gave different models")
	}
	m, err := parse.Decode(&models[0])
	if err != nil {
		t.Fatal(err)
	}
	if got := Measure(m, tiny(t)); got.Tags < 0.95 || got.LAS < 0.80 {
		t.Errorf("on its own sentences a model reads %+v; it has learnt too little", got)
	}
}

func TestReadRefusesBrokenLines(t *testing.T) {
	for _, c := range []struct{ rule, text, want string }{
		{"a word has ten fields", "1\tKenya\n\n", "broken.conllu:1: "},
		{"a head is a number", "1\tKenya\t_\t_\tNNP\t_\tx\troot\t_\t_\n\n", "broken.conllu:1: "},
		{"a head is a word of the sentence", "1\tKenya\t_\t_\tNNP\t_\t9\tnsubj\t_\t_\n\n", "broken.conllu:2: "},
	} {
		path := filepath.Join(t.TempDir(), "broken.conllu")
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadFile(path); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got error %v, want one with %q", c.rule, err, c.want)
		}
	}
}

// TestFloors holds what the embedded model reaches on test sets, which are
// not part of the project: the floors are a point under MODEL.md's figures.
func TestFloors(t *testing.T) {
	const dir = "../../../../shared/treebank"
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no treebank beside the repository")
	}
	m, err := parse.Load()
	if err != nil {
		t.Fatal(err)
	}
	for name, floor := range floors {
		sentences, err := ReadFile(filepath.Join(dir, name+".conllu.gz"))
		if err != nil {
			t.Fatal(err)
		}
		got := Measure(m, sentences)
		t.Logf("%s: tags %.1f, UAS %.1f, LAS %.1f", name, 100*got.Tags, 100*got.UAS, 100*got.LAS)
		if got.Tags < floor.Tags || got.UAS < floor.UAS || got.LAS < floor.LAS {
			t.Errorf("%s: %+v is under the floor %+v", name, got, floor)
		}
	}
}

var floors = map[string]Score{
	"gum-test": {Tags: 0.955, UAS: 0.823, LAS: 0.790},
	"ewt-test": {Tags: 0.935, UAS: 0.838, LAS: 0.805},
	"pud-test": {Tags: 0.943, UAS: 0.815, LAS: 0.780},
}
