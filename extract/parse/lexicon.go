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
	var bases [mostForms]form
	of := singulars(bases[:0], w)
	if find(l, of, asNoun) != "" {
		out = append(out, 's')
	}
	if find(l, of, asVerb) != "" {
		out = append(out, 'z')
	}
	for _, e := range ends {
		stem, ok := strings.CutSuffix(w, e.text)
		if !ok || len(stem) < 2 {
			continue
		}
		as := asVerb
		if e.mark == 'c' {
			as = asAdjective
		}
		if find(l, stems(bases[:0], stem), as) != "" {
			out = append(out, e.mark)
		}
	}
	if len(out) == 0 {
		return "?"
	}
	return string(out)
}

// form is a form of a word: a run of it, and a letter behind that, 0 for none. It
// is looked up without being written out.
type form struct {
	stem string
	more byte
}

// look is what the lexicon knows of a form.
func look(l map[string]lexeme, f form) lexeme {
	if f.more == 0 {
		return l[f.stem]
	}
	var room [32]byte
	return l[string(append(append(room[:0], f.stem...), f.more))]
}

// find is what the first of the forms that the lexicon has it of is.
func find(l map[string]lexeme, forms []form, of func(lexeme) string) string {
	for _, f := range forms {
		if x := of(look(l, f)); x != "" {
			return x
		}
	}
	return ""
}

func asNoun(x lexeme) string      { return x.noun }
func asVerb(x lexeme) string      { return x.verb }
func asAdjective(x lexeme) string { return strings.TrimSuffix(x.other, "r") }

// mostForms is how many forms a word may be made of.
const mostForms = 12

// singulars appends the forms that a word in -s may be made of, none for others.
func singulars(out []form, w string) []form {
	if len(w) < 3 || !strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ss") {
		return out
	}
	out = append(out, form{w[:len(w)-1], 0})
	if strings.HasSuffix(w, "es") {
		out = append(out, form{w[:len(w)-2], 0})
	}
	if strings.HasSuffix(w, "ies") {
		out = append(out, form{w[:len(w)-3], 'y'})
	}
	return out
}

// stems appends the forms that what stands before "-ed" or "-ing" may be made of.
func stems(out []form, s string) []form {
	n := len(s)
	out = append(out, form{s, 0}, form{s, 'e'})
	if n > 1 && s[n-1] == 'i' {
		out = append(out, form{s[:n-1], 'y'})
	}
	if n > 2 && s[n-1] == s[n-2] {
		out = append(out, form{s[:n-1], 0})
	}
	return out
}

// Classes are wider than words and narrower than tags: of a noun what it names, of
// a verb what it tells of and how it is construed, of a word that only joins others the
// word itself, of the rest the tag.
func Classes(lower, tags []string) []string {
	out := make([]string, len(lower))
	l := lexicon()
	var bases [mostForms]form
	for i, w := range lower {
		switch t := tags[i]; {
		case strings.HasPrefix(t, "NNP"):
			out[i] = "NP"
		case strings.HasPrefix(t, "NN"):
			out[i] = "N" + find(l, singulars(append(bases[:0], form{w, 0}), w), asNoun)
		case strings.HasPrefix(t, "VB"):
			out[i] = "V" + find(l, verbBases(bases[:0], w), asVerb)
		case t == "IN" || t == "TO" || t == "RP" || t == "WDT" || t == "CC" || t == "WP" || t == "WRB":
			out[i] = w
		default:
			out[i] = t
		}
	}
	return out
}

// verbBases appends the forms that a verb may be made of, itself among them.
func verbBases(out []form, w string) []form {
	out = singulars(append(out, form{w, 0}), w)
	for _, e := range ends[:2] {
		if stem, ok := strings.CutSuffix(w, e.text); ok && len(stem) > 1 {
			out = stems(out, stem)
		}
	}
	return out
}
