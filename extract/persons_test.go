package extract_test

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/jdkato/prose/v2"

	"signatory/extract"
	"signatory/extract/article"
	"signatory/extract/parse/train"
	"signatory/graph"
)

// named is a person whom a treebank's document names: the span of text from
// which a reader knows it, and the word in it that all else hangs on. A person
// whose head is no name ("the critic Eduard Hanslick") is other: found or not, it
// does not count.
type named struct {
	start, end, headStart, headEnd int
	other                          bool
}

// TestPersons reads the documents of gum-test, where it lies beside the
// repository, and holds the persons found against those that its annotators
// marked and whose head is tagged NNP, beside bare prose/v2 on the same text. A
// found name is right where it lies within a marked span and covers its head.
// Both sides are measured alike.
func TestPersons(t *testing.T) {
	name := "../../shared/treebank/" + personSet() + ".conllu.gz"
	sentences, err := train.ReadFile(name)
	if os.IsNotExist(err) {
		t.Skip(name + " is not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	var ours, bare, oursNamed, bareNamed tally
	for len(sentences) > 0 {
		n := 1
		for n < len(sentences) && sentences[n].Doc == sentences[0].Doc {
			n++
		}
		text, gold := document(t, sentences[:n])
		found, theirs := personsOf(t, x, text), prosePersons(t, text)
		ours.add(t, text, gold, found)
		bare.add(nil, text, gold, theirs)
		for i, g := range gold {
			gold[i].other = g.other || nameless(text[g.headStart:g.headEnd])
		}
		oursNamed.add(nil, text, gold, found)
		bareNamed.add(nil, text, gold, theirs)
		sentences = sentences[n:]
	}
	t.Logf("all heads tagged NNP: ours %v; prose %v", ours, bare)
	t.Logf("heads that are names: ours %v; prose %v", oursNamed, bareNamed)
	if ours.f1() < 0.73 || oursNamed.f1() < 0.85 || ours.f1() < bare.f1()+0.2 {
		t.Errorf("F1 of persons has fallen: %v, of names %v", ours, oursNamed)
	}
}

// nameless reports a head that names nobody, though it is tagged as a proper
// noun: an office, a party to a case, a people, a sound in phonetic script.
func nameless(head string) bool {
	return namelessHeads[strings.ToLower(head)] || strings.ContainsAny(head, "()ˈʌʒ")
}

var namelessHeads = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(`justice petitioner petitier honor president governor general administrator senator republican libertarian
		mp rector pilot white black american hispanic indian asian islander jóola mother mankind individual decree`) {
		out[w] = true
	}
	return out
}()

func personSet() string {
	if s := os.Getenv("PERSON_SET"); s != "" {
		return s
	}
	return "gum-test"
}

// tally counts persons found and marked.
type tally struct{ right, found, marked int }

func (c tally) precision() float64 { return float64(c.right) / float64(max(1, c.found)) }
func (c tally) recall() float64    { return float64(c.right) / float64(max(1, c.marked)) }
func (c tally) f1() float64        { return 2 * float64(c.right) / float64(max(1, c.found+c.marked)) }

func (c tally) String() string {
	return fmt.Sprintf("precision %.3f, recall %.3f, F1 %.3f (%d of %d)", c.precision(), c.recall(), c.f1(), c.right, c.marked)
}

// add compares; with t it logs the differences.
func (c *tally) add(t *testing.T, text string, gold []named, found [][2]int) {
	hit := map[int]bool{}
	for _, f := range found {
		at := slices.IndexFunc(gold, func(g named) bool {
			return !g.other && f[0] >= g.start && f[1] <= g.end && f[0] <= g.headStart && f[1] >= g.headEnd
		})
		switch {
		case at >= 0 && !hit[at]:
			hit[at] = true
			c.right++
			c.found++
		case slices.ContainsFunc(gold, func(g named) bool { return g.other && f[0] >= g.start && f[1] <= g.end }):
		default:
			c.found++
			if t != nil {
				t.Logf("false: %q in %q", text[f[0]:f[1]], text[max(0, f[0]-30):min(len(text), f[1]+30)])
			}
		}
	}
	for i, g := range gold {
		if g.other {
			continue
		}
		if c.marked++; !hit[i] && t != nil {
			t.Logf("missed: %q in %q", text[g.start:g.end], text[max(0, g.start-30):min(len(text), g.end+30)])
		}
	}
}

// document joins the sentences of a document, each a paragraph, with the persons marked in it.
func document(t *testing.T, sentences []train.Sentence) (string, []named) {
	var b strings.Builder
	var gold []named
	for _, s := range sentences {
		starts, ends := place(t, s, b.Len())
		heads := map[int]int{}
		for _, e := range s.Entities {
			h := s.Head(e)
			if e.Type != "person" {
				continue
			}
			g := named{starts[e.From], ends[e.To-1], starts[h], ends[h], s.Tags[h] != "NNP"}
			if at, ok := heads[h]; ok { // "Brahms and the critic Hanslick" is no one else than Brahms
				gold[at].start, gold[at].end = min(gold[at].start, g.start), max(gold[at].end, g.end)
				continue
			}
			heads[h] = len(gold)
			gold = append(gold, g)
		}
		b.WriteString(s.Text + "\n\n")
	}
	return b.String(), gold
}

// place finds the words of a sentence in its text.
func place(t *testing.T, s train.Sentence, base int) (starts, ends []int) {
	at := 0
	for _, w := range s.Words {
		i := strings.Index(s.Text[at:], w)
		if i < 0 {
			t.Fatalf("%q does not stand in %q", w, s.Text)
		}
		starts, ends = append(starts, base+at+i), append(ends, base+at+i+len(w))
		at += i + len(w)
	}
	return starts, ends
}

func personsOf(t *testing.T, x *extract.Extractor, text string) [][2]int {
	line, err := json.Marshal(map[string]string{"id": "1", "date": "2010-01-01", "text": text, "language": "en"})
	if err != nil {
		t.Fatal(err)
	}
	doc, err := article.Parse("a.ndjson", line)
	if err != nil {
		t.Fatal(err)
	}
	var out [][2]int
	for _, e := range x.Extract(doc).Entities {
		if e.Kind != graph.Person {
			continue
		}
		for _, m := range e.Mentions {
			out = append(out, [2]int{m.Start, m.End})
		}
	}
	return out
}

// prosePersons finds prose's entities again in the text, in their order.
func prosePersons(t *testing.T, text string) [][2]int {
	doc, err := prose.NewDocument(text)
	if err != nil {
		t.Fatal(err)
	}
	var out [][2]int
	at := 0
	for _, e := range doc.Entities() {
		i := strings.Index(text[at:], e.Text)
		if i < 0 {
			continue
		}
		if e.Label == "PERSON" {
			out = append(out, [2]int{at + i, at + i + len(e.Text)})
		}
		at += i
	}
	return out
}
