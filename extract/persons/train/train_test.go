package train

import (
	"bytes"
	"slices"
	"testing"

	"signatory/extract/parse/train"
	"signatory/extract/persons"
)

func tiny(t *testing.T) []train.Sentence {
	t.Helper()
	sentences, err := train.ReadFile("testdata/tiny.conllu")
	if err != nil {
		t.Fatal(err)
	}
	return sentences
}

func TestTrainingTwiceGivesTheSameBytes(t *testing.T) {
	var models [2]bytes.Buffer
	for i := range models {
		m, err := Train(tiny(t), nil, Options{Epochs: 5})
		if err != nil {
			t.Fatal(err)
		}
		if err := m.Encode(&models[i]); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(models[0].Bytes(), models[1].Bytes()) {
		t.Error("two trainings on the same sentences gave different models")
	}
	m, err := persons.Decode(&models[0])
	if err != nil {
		t.Fatal(err)
	}
	if s := Measure(m, tiny(t)); s.F1() < 0.9 {
		t.Errorf("on its own sentences a model has F1 %.2f; it has learnt too little", s.F1())
	}
}

func TestNamesLeaveTitlesOut(t *testing.T) {
	var got []string
	for _, s := range tiny(t) {
		for _, n := range Names(s) {
			text := ""
			for i := n.From; i < n.To; i++ {
				text += s.Words[i] + " "
			}
			got = append(got, text)
		}
	}
	want := []string{"Ana Ferreira ", "Lotte van der Berg ", "Olav Brekke ", "Brekke ", "Ferreira "}
	if !slices.Equal(got, want) {
		t.Errorf("names are %q, want %q", got, want)
	}
}
