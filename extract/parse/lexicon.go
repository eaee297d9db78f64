package parse

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// lexicon.gz lists words with what they can be, as train.WriteLexicon writes it:
// most words of an article are in it and few in a treebank.
//
//go:embed lexicon.gz
var lexiconGZ []byte

// lexeme is what the lexicon knows of a word.
type lexeme struct {
	noun  string // a letter for what it names (a person, an act, a time ...), "" for no noun
	verb  string // a letter for what it tells of and letters for how it is construed, "" for no verb
	other string // a for an adjective, r for an adverb
}

// lexicon is read when the first sentence is. What is embedded is whole: a test reads it.
var lexicon = sync.OnceValue(func() map[string]lexeme {
	l, err := readLexicon(lexiconGZ)
	if err != nil {
		panic(err)
	}
	return l
})

func readLexicon(packed []byte) (map[string]lexeme, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("unpack the lexicon: %w", err)
	}
	out := make(map[string]lexeme, 1<<17)
	lines := bufio.NewScanner(z)
	for lines.Scan() {
		f := strings.Split(lines.Text()+"\t\t\t", "\t")
		out[f[0]] = lexeme{f[1], f[2], f[3]}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read the lexicon: %w", err)
	}
	return out, nil
}

// ends are the endings that inflect a verb or compare an adjective.
var ends = [...]struct {
	text string
	mark byte
}{{"ed", 'd'}, {"ing", 'g'}, {"er", 'c'}, {"est", 'c'}}

// kinds tell of every word, in small letters, what it can be: n a noun, v a verb, a an
// adjective, r an adverb, and as an inflected form s a plural, z a third person,
// d a past, g a gerund, c a comparative or superlative; "?" for a word that the lexicon has not.
func kinds(lower []string) []string {
	out := make([]string, len(lower))
	l := lexicon()
	for i, w := range lower {
		out[i] = kind(l, w)
	}
	return out
}

func kind(l map[string]lexeme, w string) string {
	if len(w) < 3 || w[0] < 'a' || w[0] > 'z' {
		return ""
	}
	var room [12]byte
	out := room[:0]
	own := l[w]
	if own.noun != "" {
		out = append(out, 'n')
	}
	if own.verb != "" {
		out = append(out, 'v')
	}
	out = append(out, own.other...)
	bases := singulars(w)
	if find(l, bases, func(x lexeme) string { return x.noun }) != "" {
		out = append(out, 's')
	}
	if find(l, bases, func(x lexeme) string { return x.verb }) != "" {
		out = append(out, 'z')
	}
	for _, e := range ends {
		stem, ok := strings.CutSuffix(w, e.text)
		if !ok || len(stem) < 2 {
			continue
		}
		of := func(x lexeme) string { return x.verb }
		if e.mark == 'c' {
			of = func(x lexeme) string { return strings.TrimSuffix(x.other, "r") }
		}
		if find(l, stems(stem), of) != "" {
			out = append(out, e.mark)
		}
	}
	if len(out) == 0 {
		return "?"
	}
	return string(out)
}

// find is what the first of the words that the lexicon has it of is.
func find(l map[string]lexeme, words []string, of func(lexeme) string) string {
	for _, w := range words {
		if x := of(l[w]); x != "" {
			return x
		}
	}
	return ""
}

// singulars are the forms that a word in -s may be made of, none for others.
func singulars(w string) []string {
	if len(w) < 3 || !strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ss") {
		return nil
	}
	out := []string{w[:len(w)-1]}
	if strings.HasSuffix(w, "es") {
		out = append(out, w[:len(w)-2])
	}
	if strings.HasSuffix(w, "ies") {
		out = append(out, w[:len(w)-3]+"y")
	}
	return out
}

// stems are the forms that what stands before "-ed" or "-ing" may be made of.
func stems(s string) []string {
	n := len(s)
	out := []string{s, s + "e"}
	if n > 1 && s[n-1] == 'i' {
		out = append(out, s[:n-1]+"y")
	}
	if n > 2 && s[n-1] == s[n-2] {
		out = append(out, s[:n-1])
	}
	return out
}

// Classes are wider than words and narrower than tags: of a noun what it names, of
// a verb what it tells of and how it is construed, of a word that only joins others the
// word itself, of the rest the tag.
func Classes(lower, tags []string) []string {
	out := make([]string, len(lower))
	l := lexicon()
	for i, w := range lower {
		switch t := tags[i]; {
		case strings.HasPrefix(t, "NNP"):
			out[i] = "NP"
		case strings.HasPrefix(t, "NN"):
			out[i] = "N" + find(l, append([]string{w}, singulars(w)...), func(x lexeme) string { return x.noun })
		case strings.HasPrefix(t, "VB"):
			out[i] = "V" + find(l, verbBases(w), func(x lexeme) string { return x.verb })
		case t == "IN" || t == "TO" || t == "RP" || t == "WDT" || t == "CC" || t == "WP" || t == "WRB":
			out[i] = w
		default:
			out[i] = t
		}
	}
	return out
}

// verbBases are the forms that a verb may be made of, itself among them.
func verbBases(w string) []string {
	out := append([]string{w}, singulars(w)...)
	for _, e := range ends[:2] {
		if stem, ok := strings.CutSuffix(w, e.text); ok && len(stem) > 1 {
			out = append(out, stems(stem)...)
		}
	}
	return out
}
