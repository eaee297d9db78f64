// Package train makes the model of package parse from a treebank.
//
// The flow: Read takes CoNLL-U files, Train fits the tagger, tags the training
// sentences by jackknifing, fits the parser on those tags with a dynamic
// oracle, and rounds both to small integers. The same files give the same bytes.
package train

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// Sentence is one sentence of a treebank.
type Sentence struct {
	Words, Tags []string // forms and Penn tags
	Heads       []int    // index of the head; len(Words) for the root
	Rels        []string // Universal Dependencies relations
	Doc, Text   string   // the document that it stands in and how it reads there, where comments say so
	Entities    []Entity // where the file marks them, in the order of their ends
}

// Entity is a span of words that names or describes something.
type Entity struct {
	Type     string // GUM's: person, place, organization, ...
	From, To int    // words, To exclusive
}

// Head is the index of the entity's first word whose head lies outside it.
func (s *Sentence) Head(e Entity) int {
	for i := e.From; i < e.To; i++ {
		if h := s.Heads[i]; h < e.From || h >= e.To {
			return i
		}
	}
	return e.From
}

// ReadFile reads a CoNLL-U file, gzipped where its name ends in .gz.
func ReadFile(path string) ([]Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		r = z
	}
	out, err := Read(r)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", path, err)
	}
	return out, nil
}

// Read reads CoNLL-U; an error begins with its line.
func Read(r io.Reader) ([]Sentence, error) {
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<22)
	var t treebank
	n := 1
	for ; in.Scan(); n++ {
		if err := t.line(in.Text()); err != nil {
			return nil, fmt.Errorf("%d: %w", n, err)
		}
	}
	if err := t.end(); err != nil {
		return nil, fmt.Errorf("%d: %w", n, err)
	}
	return t.read, in.Err()
}

// treebank is what was read so far, and the sentence that is being read.
type treebank struct {
	read []Sentence
	s    Sentence
	open []opened // names that began in s
	doc  string
}

// line takes in the next line: of a word, a comment, or the end of a sentence.
func (t *treebank) line(line string) error {
	switch {
	case line == "":
		return t.end()
	case line[0] == '#':
		switch name, value, _ := strings.Cut(strings.TrimPrefix(line, "# "), " = "); name {
		case "newdoc id":
			t.doc = value
		case "text":
			t.s.Text = value
		}
		return nil
	}
	f := strings.Split(line, "\t")
	if len(f) != 10 {
		return fmt.Errorf("want 10 columns, have %d", len(f))
	}
	if strings.ContainsAny(f[0], "-.") { // several words in one token, or an empty node
		return nil
	}
	head, err := strconv.Atoi(f[6])
	if err != nil || head < 0 {
		return fmt.Errorf("head %q is no number of a word, nor 0", f[6])
	}
	s := &t.s
	s.Words, s.Tags = append(s.Words, f[1]), append(s.Tags, f[4])
	s.Heads, s.Rels = append(s.Heads, head-1), append(s.Rels, f[7])
	for misc := range strings.SplitSeq(f[9], "|") {
		if marks, ok := strings.CutPrefix(misc, "Entity="); ok {
			t.open = s.mark(marks, t.open)
		}
	}
	return nil
}

// end takes the sentence as whole.
func (t *treebank) end() error {
	s := &t.s
	for i, h := range s.Heads {
		if h >= len(s.Words) || h == i {
			return fmt.Errorf("head %d of word %d is no other word of its sentence, which ends here", h+1, i+1)
		}
		if h < 0 {
			s.Heads[i] = len(s.Words)
		}
	}
	if len(s.Words) > 0 {
		s.Doc = t.doc
		t.read = append(t.read, *s)
	}
	t.s, t.open = Sentence{}, nil
	return nil
}
