// Package persons finds the names of persons in the sentences of an article.
//
// A tour: model.go labels every capitalised word as the begin of a name, as
// going on with one, or as neither, with an averaged perceptron; it goes over an
// article twice, the second time knowing the full names that it found the first
// time, so that the surname alone is known too. features.go is what it looks at,
// list.go the names that the US census counted, encode.go the file that is
// embedded; train/ makes it from a treebank that marks persons.
//
// MODEL.md holds the model's figures and the command that makes it again.
package persons

import (
	"slices"
	"strings"
)

// Word is a word of a sentence.
type Word struct {
	Text  string
	Small string // the text in small letters
	Taken bool   // names something else: a country, a body, an instrument
}

// Span is a name: words [From,To) of its sentence.
type Span struct{ From, To int }

// The labels of a word.
const (
	None  = iota
	Begin // of a name
	Inside
	labels
)

// tableBits is the size of the weight table, as a power of two.
const tableBits = 18

// TableMask keeps of a hash what numbers a row.
const TableMask = 1<<tableBits - 1

// Row holds the weights of a feature, by label.
type Row [labels]int16

// Model labels words. It is safe for use by many goroutines.
type Model struct {
	rows   []Row
	Common map[string]bool // words that are written small elsewhere
	lists  *Lists
}

// Find gives the names in each sentence of an article.
func (m *Model) Find(article [][]Word) [][]Span {
	d := NewDocument(article, m.Common, m.lists)
	out := make([][]Span, len(article))
	for _, again := range []bool{false, true} {
		for k := range article {
			out[k] = m.sentence(d, k)
		}
		if !again {
			d.Learn(out)
		}
	}
	return out
}

// sentence labels the words of sentence k from left to right.
func (m *Model) sentence(d *Document, k int) []Span {
	var out []Span
	before := None
	for i := range d.words[k] {
		label := None
		if d.open(k, i, before) {
			label = m.best(d, k, i, before)
			if label == Inside && before == None || label == None && d.litigant(k, i) {
				label = Begin
			}
		}
		switch {
		case label == Begin:
			out = append(out, Span{i, i + 1})
		case label == Inside:
			out[len(out)-1].To = i + 1
		}
		before = label
		d.Set(k, i, label)
	}
	out = trimmed(out, d.words[k])
	return slices.DeleteFunc(out, func(s Span) bool { return d.elsewhere(k, s) })
}

// trimmed cuts off what cannot end a name, as a particle or a hyphen, and the
// title before one.
func trimmed(spans []Span, words []word) []Span {
	kept := spans[:0]
	for _, s := range spans {
		if n := len(kept); n > 0 && kept[n-1].To == s.From { // no sign parts two persons
			kept[n-1].To = s.To
			continue
		}
		for s.To > s.From+1 && !words[s.To-1].capital {
			s.To--
		}
		for s.From < s.To && Titles[words[s.From].low] {
			s.From++
		}
		if s.From < s.To && !initials(words, s) {
			kept = append(kept, s)
		}
	}
	return kept
}

// litigant reports a single word that a case is named after: "Wade v. Jacobs".
func (d *Document) litigant(k, i int) bool {
	w, before, after := d.at(k, i), d.at(k, i-1).low, d.at(k, i+1).low
	if !w.capital || w.runTo-w.runFrom > 1 || w.rank.surname == "" {
		return false
	}
	return before == "v." || before == "versus" || after == "v." || after == "versus"
}

// elsewhere reports a word that is a place or a time by itself, which only a full
// name of the article makes a person ("Virginia", "June").
func (d *Document) elsewhere(k int, s Span) bool {
	if s.To > s.From+1 {
		return false
	}
	w := d.at(k, s.From)
	return (d.lists.places[w.low] || calendar[w.low]) && !Titles[d.at(k, s.From-1).low] && d.known(k, w) != "L" && versus(d.at(k, s.From-1).low)+versus(d.at(k, s.From+1).low) == "--"
}

var calendar = set("january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday")

// initials reports a word set in capitals, which is short for something, and
// what a hyphen joins to a name before it.
func initials(words []word, s Span) bool {
	w := words[s.From].text
	if s.From > 1 && words[s.From-1].low == "-" && words[s.From-2].capital || len(w) == 1 && s.To > s.From+1 && words[s.From+1].low == "-" {
		return true
	}
	return s.To == s.From+1 && len(w) > 1 && w == strings.ToUpper(w)
}

// best is the label with the largest sum of weights. What does not hang on the other
// words' labels is summed up at the first look.
func (m *Model) best(d *Document, k, i, before int) int {
	w := &d.words[k][i]
	moving, still := d.look(k, i, before)
	if !w.summed {
		m.sum(still, &w.sums)
		w.summed = true
	}
	sums := w.sums
	m.sum(moving, &sums)
	best := None
	for l, v := range sums {
		if v > sums[best] {
			best = l
		}
	}
	return best
}

// sum adds the weights of features to sums.
func (m *Model) sum(features []uint32, sums *[labels]int32) {
	for _, f := range features {
		row := &m.rows[f&TableMask]
		for l := range sums {
			sums[l] += int32(row[l])
		}
	}
}
