package train

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// construed folds WordNet's numbered sentence frames (wninput(5WN)) to how a verb
// takes what follows: i nothing, t an object, d two, p a preposition, P an object
// and a preposition, c a clause, f an infinitive, F an object and an infinitive, g a gerund.
var construed = map[int]byte{
	1: 'i', 2: 'i', 3: 'i', 4: 'p', 8: 't', 9: 't', 10: 't', 11: 't', 12: 'p', 13: 'p', 14: 'd', 15: 'd',
	16: 'P', 17: 'P', 18: 'P', 19: 'P', 20: 'P', 21: 'P', 22: 'p', 24: 'F', 25: 'F', 26: 'c', 27: 'p',
	28: 'f', 29: 'c', 30: 'F', 31: 'P', 32: 'f', 33: 'g', 34: 'c', 35: 'f',
}

// readSenses is how many of a verb's senses, the commonest first, tell how it is construed.
const readSenses = 4

// lexeme is a word of WordNet as package parse keeps it.
type lexeme struct{ noun, verb, other string }

// WriteLexicon makes the lexicon of package parse out of WordNet's index and
// data files in dir: a gzip of the words in small letters, sorted, with what they are as nouns and verbs and
// whether they are adjectives or adverbs, between tabs.
func WriteLexicon(w io.Writer, dir string) error {
	words := map[string]*lexeme{}
	for _, part := range []string{"noun", "verb", "adj", "adv"} {
		if err := readPart(words, dir, part); err != nil {
			return err
		}
	}
	list := make([]string, 0, len(words))
	for word, l := range words {
		list = append(list, strings.TrimRight(word+"\t"+l.noun+"\t"+l.verb+"\t"+l.other, "\t"))
	}
	slices.Sort(list)
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return fmt.Errorf("compress the lexicon: %w", err)
	}
	if _, err := io.WriteString(z, strings.Join(list, "\n")+"\n"); err != nil {
		return fmt.Errorf("write the lexicon: %w", err)
	}
	return z.Close()
}

// synset is a line of a data file: its lexicographer file, its words, and of verbs
// the frames, each of one of the words or (0) of all.
type synset struct {
	file   int
	words  []string
	frames [][2]int
}

// readPart adds the words of one part of speech.
func readPart(words map[string]*lexeme, dir, part string) error {
	sets := map[string]synset{}
	err := eachLine(filepath.Join(dir, "data."+part), func(f []string) error {
		s, err := parseSynset(f, part == "verb")
		sets[f[0]] = s
		return err
	})
	if err != nil {
		return err
	}
	return eachLine(filepath.Join(dir, "index."+part), func(f []string) error {
		if !plainWord(f[0]) {
			return nil
		}
		n, err := strconv.Atoi(f[2])
		if err != nil || n < 1 || n >= len(f) {
			return fmt.Errorf("the number of senses %q is none", f[2])
		}
		l := words[f[0]]
		if l == nil {
			l = &lexeme{}
			words[f[0]] = l
		}
		senses := f[len(f)-n:]
		first := sets[senses[0]].file
		switch part {
		case "noun":
			l.noun = string(rune('a' + first - 3))
		case "verb":
			l.verb = string(rune('A'+first-29)) + frames(f[0], senses, sets)
		case "adj":
			l.other = "a"
		case "adv":
			l.other += "r"
		}
		return nil
	})
}

// frames is how a verb's commonest senses are construed, each letter once.
func frames(word string, senses []string, sets map[string]synset) string {
	var out []byte
	for _, at := range senses[:min(len(senses), readSenses)] {
		s := sets[at]
		for _, f := range s.frames {
			c, ok := construed[f[0]]
			if ok && !slices.Contains(out, c) && (f[1] == 0 || f[1] <= len(s.words) && s.words[f[1]-1] == word) {
				out = append(out, c)
			}
		}
	}
	slices.Sort(out)
	return string(out)
}

// parseSynset reads the fields of a data line (wndb(5WN)).
func parseSynset(f []string, verb bool) (synset, error) {
	var s synset
	next := 1
	number := func(base int) int {
		n := -1
		if next < len(f) {
			if v, err := strconv.ParseInt(f[next], base, 32); err == nil {
				n = int(v)
			}
		}
		next++
		return n
	}
	s.file = number(10)
	next++ // the kind of synset
	n := number(16)
	if s.file < 0 || n < 0 || next+2*n >= len(f) {
		return s, fmt.Errorf("the synset %s is cut short", f[0])
	}
	for range n {
		s.words = append(s.words, strings.ToLower(f[next]))
		next += 2
	}
	pointers := number(10)
	next += 4 * max(0, pointers) // of four fields each
	if !verb {
		return s, nil
	}
	for n := number(10); n > 0; n-- {
		next++ // a plus sign
		s.frames = append(s.frames, [2]int{number(10), number(16)})
	}
	return s, nil
}

// plainWord reports a word of small letters alone.
func plainWord(w string) bool {
	return strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == ""
}

// eachLine gives the fields of every line of a WordNet file before its gloss. Lines that
// begin with a space are the licence.
func eachLine(path string, do func([]string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("read WordNet: %w", err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		text, _, _ := strings.Cut(lines.Text(), "|")
		if strings.HasPrefix(text, " ") || text == "" {
			continue
		}
		f := strings.Fields(text)
		if len(f) < 5 {
			return fmt.Errorf("%s:%d: %d fields, want a line of WordNet's", path, n, len(f))
		}
		if err := do(f); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return lines.Err()
}
