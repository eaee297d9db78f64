package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/neurosnap/sentences"
	"github.com/neurosnap/sentences/english"

	"signatory/extract/article"
)

// splitter cuts blocks into sentences; its Punkt model is loaded once.
type splitter struct {
	punkt *sentences.DefaultSentenceTokenizer
}

func newSplitter() (*splitter, error) {
	p, err := english.NewSentenceTokenizer(nil)
	if err != nil {
		return nil, err
	}
	p.WordTokenizer = english.NewWordTokenizer(punktSigns{sentences.NewPunctStrings()})
	return &splitter{p}, nil
}

// punktSigns are the signs of Punkt, looked for in one pass.
type punktSigns struct{ *sentences.DefaultPunctStrings }

// HasSentencePunct reports a sign that may end a sentence.
func (punktSigns) HasSentencePunct(word string) bool {
	return strings.ContainsAny(word, ".!?。！？")
}

// ends are the boundaries that Punkt finds in a block. It judges a word by the next one
// alone, and only words with a stop: all others are left out.
func (s *splitter) ends(block string) []int {
	var out []int
	for _, t := range s.punkt.AnnotateTokens(s.punkt.WordTokenizer.Tokenize(block, true), s.punkt.Annotations...) {
		if t.SentBreak {
			out = append(out, t.Position)
		}
	}
	return append(out, len(block))
}

// span is a run of a document's text.
type span struct{ start, end int }

// Sentences are the runs of a document's text that are read each for itself, as
// [start, end) bytes of Text.
func (x *Extractor) Sentences(d *article.Document) [][2]int {
	var out [][2]int
	restored := restored(d.Text)
	for _, b := range d.Blocks {
		for _, s := range x.splitter.split(d.Text, b, restored) {
			out = append(out, [2]int{s.start, s.end})
		}
	}
	return out
}

// split gives the sentences of a block, without the white space around them. A
// title is one sentence, whatever stops it holds.
func (s *splitter) split(text string, b article.Block, restored bool) []span {
	block := text[b.Start:b.End]
	if b.Kind == article.Title || b.Kind == article.Heading || len(block) < 40 {
		return trimmed(nil, text, b.Start, b.End)
	}
	if !stopsWithin(block) {
		return trimmed(nil, text, b.Start, b.End)
	}
	var out []span
	from := 0
	ends := append(s.ends(block), numberEnds(block)...)
	slices.Sort(ends)
	for _, at := range ends {
		if at <= from || at > len(block) || joined(block, at, restored) {
			continue
		}
		out = trimmed(out, text, b.Start+from, b.Start+at)
		from = at
	}
	return trimmed(out, text, b.Start+from, b.End)
}

// stopsWithin reports a full stop, question or exclamation mark at the end of a
// word that is not the last; without one Punkt finds no boundary.
func stopsWithin(block string) bool {
	last := strings.LastIndexAny(strings.TrimRight(block, " \n\t\r"), " \n\t\r")
	for i := 0; i < last; i++ {
		switch c := block[i]; {
		case c == '.' || c == '?' || c == '!':
			if n := block[i+1]; (n|0x20 < 'a' || n|0x20 > 'z') && (n < '0' || n > '9') {
				return true
			}
		case c == 0xe3 || c == 0xef: // the stops of Chinese and Japanese
			return true
		}
	}
	return false
}

// afterNumber is a sentence that ends with a number, which Punkt takes for an
// ordinal as other languages write it: "ratified in 2002. The others", or with "no",
// which it takes for "number". A number that begins the block is an item's.
var afterNumber = regexp.MustCompile(`\S\s+(?:\S*\d|no)\.["”’)]*\s+["“‘(]*\p{Lu}`)

// numberEnds are the ends of such sentences.
func numberEnds(block string) []int {
	if !stopsLikeNumber(block) {
		return nil
	}
	var out []int
	for from := 0; ; {
		m := afterNumber.FindStringIndex(block[from:])
		if m == nil {
			return out
		}
		end := from + m[1]
		out = append(out, strings.LastIndexAny(block[:end], " \n\t\r"))
		from = end
	}
}

// stopsLikeNumber reports a digit or "no" with a full stop behind it and no digit behind
// that: without one no sentence ends like a number.
func stopsLikeNumber(block string) bool {
	for i := 1; i+1 < len(block); i++ {
		if block[i] != '.' || block[i+1] >= '0' && block[i+1] <= '9' {
			continue
		}
		if c := block[i-1]; c >= '0' && c <= '9' || c == 'o' && strings.HasSuffix(block[:i], "no") {
			return true
		}
	}
	return false
}

// joined reports a boundary that Punkt sets wrongly: behind it goes on a small
// letter, or before it stands no stop ("U.S.-Japan"), or an abbreviation that wants what follows.
func joined(block string, at int, restored bool) bool {
	rest := strings.TrimLeft(block[at:], " \n\t\r\"“'’”)")
	if rest == "" {
		return false
	}
	if r := []rune(rest[:min(len(rest), 4)])[0]; unicode.IsLower(r) {
		return true
	}
	words := strings.Fields(block[max(0, at-12):at])
	if len(words) == 0 {
		return false
	}
	if last := strings.TrimRight(words[len(words)-1], "\"“”'’)]*"); strings.TrimRight(last, ".?!…。！？") == last {
		return true
	}
	next, _, _ := strings.Cut(strings.Join(strings.Fields(rest[:min(len(rest), 24)]), " "), " ")
	if restored && goingOn[strings.ToLower(next)] && abbreviated(strings.TrimLeft(words[len(words)-1], "(\"“‘'")) {
		return true
	}
	return leading(words[len(words)-1], next)
}

// leading reports an abbreviation that goes with the next word: a title, a
// month or an article before its number, an hour before its time zone, "U.S." before a noun.
func leading(word, next string) bool {
	word = strings.TrimLeft(word, "(\"“‘'")
	switch {
	case ledTitles[word]:
		return true
	case beforeNumbers[word]:
		return unicode.IsDigit(rune(next[0]))
	case word == "a.m." || word == "p.m.":
		return timeZones[strings.Trim(next, ",.;")]
	case abbreviated(word):
		return !sentenceOpeners[strings.ToLower(strings.Trim(next, ",.;:"))]
	}
	return false
}

// abbreviated reports a name of single capitals with stops, as "U.N.".
func abbreviated(word string) bool {
	if len(word) < 4 || len(word)%2 == 1 {
		return false
	}
	for i := 0; i < len(word); i += 2 {
		if word[i] < 'A' || word[i] > 'Z' || word[i+1] != '.' {
			return false
		}
	}
	return true
}

var (
	// ledTitles stand before a name; beforeNumbers before a number.
	ledTitles     = wordSet("Mr. Mrs. Ms. Dr. Sen. Sens. Rep. Reps. Gov. Govs. Gen. Gens. Col. Lt. Maj. Capt. Cmdr. Sgt. Adm. Amb. Prof. Rev. Hon. St. vs.")
	beforeNumbers = wordSet("No. Nos. Art. Res. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec.")
	timeZones     = wordSet("ET EST EDT CT CST CDT MT PT PST PDT GMT UTC BST CET CEST IST Eastern Pacific")
	// sentenceOpeners begin a sentence and never follow "U.S." as its noun.
	sentenceOpeners = wordSet(`the a an it he she they we i you this that these those there here in on at by for from to of with without under over after
		before since until during as while when where if unless although though because however meanwhile now then and but or nor so yet his her
		their its our my your some many most few both each all no not what who which why how such also still even only just last next
		according despite instead once earlier later asked it's that's there's he's she's they're we're i'm don't let's`)
)

// trimmed appends text[start:end] without the white space around it, if any is left.
func trimmed(out []span, text string, start, end int) []span {
	for start < end && strings.IndexByte(" \n\t\r", text[start]) >= 0 {
		start++
	}
	for end > start && strings.IndexByte(" \n\t\r", text[end-1]) >= 0 {
		end--
	}
	if start == end {
		return out
	}
	return append(out, span{start, end})
}
