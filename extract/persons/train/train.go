// Package train makes the model of package persons from a treebank that marks
// persons (GUM's Entity annotation). The same files give the same bytes.
package train

import (
	"math/rand"
	"slices"
	"strings"

	"signatory/extract/parse/train"
	"signatory/extract/persons"
)

// Options are the lengths of the training.
type Options struct{ Epochs int }

// seldom is how often a word must be seen in small letters to be common.
const seldom = 2

// scale turns averaged weights into small integers.
const scale = 64

// Train fits a model on the documents of a treebank; of sentences without
// entities (marked false) only the words that are written small are learnt.
func Train(marked, unmarked []train.Sentence, o Options) (*persons.Model, error) {
	lists, err := persons.LoadLists()
	if err != nil {
		return nil, err
	}
	t := &trainer{
		common: common(append(slices.Clone(marked), unmarked...)), lists: lists,
		weights: map[uint32]*[3]float64{}, totals: map[uint32]*[3]float64{}, seen: map[uint32]int{},
	}
	docs := Documents(marked)
	rng := rand.New(rand.NewSource(1))
	for range o.Epochs {
		for _, k := range rng.Perm(len(docs)) {
			t.learn(docs[k], false)
			t.learn(docs[k], true)
		}
	}
	return persons.New(t.rounded(), t.common)
}

// common are the words that stand in small letters often enough.
func common(sentences []train.Sentence) map[string]bool {
	n := map[string]int{}
	for _, s := range sentences {
		for _, w := range s.Words {
			if w == strings.ToLower(w) && w != strings.ToUpper(w) {
				n[w]++
			}
		}
	}
	out := map[string]bool{}
	for w, c := range n {
		if c >= seldom {
			out[w] = true
		}
	}
	return out
}

// Marked reports whether any sentence marks an entity.
func Marked(sentences []train.Sentence) bool {
	return slices.ContainsFunc(sentences, func(s train.Sentence) bool { return len(s.Entities) > 0 })
}

// Document is the sentences of one document with the names in them.
type Document struct {
	Sentences [][]persons.Word
	Names     [][]persons.Span
}

// Documents groups sentences by the document that they stand in.
func Documents(sentences []train.Sentence) []Document {
	var out []Document
	last := "\x00"
	for _, s := range sentences {
		if s.Doc != last {
			out, last = append(out, Document{}), s.Doc
		}
		d := &out[len(out)-1]
		words := make([]persons.Word, len(s.Words))
		for i, w := range s.Words {
			words[i] = persons.Word{Text: w, Small: strings.ToLower(w)}
		}
		d.Sentences = append(d.Sentences, words)
		d.Names = append(d.Names, Names(s))
	}
	return out
}

// trainer is an averaged perceptron.
type trainer struct {
	common          map[string]bool
	lists           *persons.Lists
	weights, totals map[uint32]*[3]float64
	seen            map[uint32]int
	updates         int
}

// learn goes over a document, as at a first look or as at a second one that
// knows its full names.
func (t *trainer) learn(doc Document, second bool) {
	d := persons.NewDocument(doc.Sentences, t.common, t.lists)
	if second {
		d.Learn(doc.Names)
	}
	for k, sentence := range doc.Sentences {
		gold := labelsOf(len(sentence), doc.Names[k])
		before := persons.None
		for i := range sentence {
			if !d.Open(k, i, before) {
				before = persons.None
				d.Set(k, i, before)
				continue
			}
			features := d.Features(k, i, before)
			guess := t.best(features)
			if guess != gold[i] {
				t.update(features, gold[i], guess)
			}
			if before = guess; guess == persons.Inside && (i == 0 || gold[i] != guess) {
				before = gold[i]
			}
			d.Set(k, i, before)
		}
	}
}

func labelsOf(n int, names []persons.Span) []int {
	out := make([]int, n)
	for _, s := range names {
		for i := s.From; i < s.To; i++ {
			out[i] = persons.Inside
		}
		out[s.From] = persons.Begin
	}
	return out
}

func (t *trainer) best(features []uint32) int {
	var sums [3]float64
	for _, f := range features {
		if w := t.weights[f&persons.TableMask]; w != nil {
			for l := range sums {
				sums[l] += w[l]
			}
		}
	}
	best := persons.None
	for l, v := range sums {
		if v > sums[best] {
			best = l
		}
	}
	return best
}

func (t *trainer) update(features []uint32, right, guess int) {
	t.updates++
	for _, f := range features {
		f &= persons.TableMask
		t.bring(f)
		t.weights[f][right]++
		t.weights[f][guess]--
	}
}

// bring adds to a feature's total what its weights were since the last change.
func (t *trainer) bring(f uint32) {
	if t.weights[f] == nil {
		t.weights[f], t.totals[f] = new([3]float64), new([3]float64)
	}
	for l, w := range t.weights[f] {
		t.totals[f][l] += w * float64(t.updates-t.seen[f])
	}
	t.seen[f] = t.updates
}

func (t *trainer) rounded() map[uint32]persons.Row {
	out := map[uint32]persons.Row{}
	for f := range t.weights {
		t.bring(f)
		var row persons.Row
		for l, v := range t.totals[f] {
			row[l] = int16(v / float64(max(1, t.updates)) * scale)
		}
		out[f] = row
	}
	return out
}
