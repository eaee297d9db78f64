package parse

import (
	"unicode"
	"unicode/utf8"
)

// Tokenize splits text, which is one sentence, into tokens in the manner of
// the Penn Treebank as the English Web Treebank and GUM apply it: "didn't" is
// did + n't, "Britain's" is Britain + 's, "U.S." is one, "UK-led" is
// UK + - + led while "re-join" stays whole, "$5m" is $ + 5 + m.
//
// base is added to every offset. Tokens are in order, never overlap, and
// together hold every byte that is not white space.
func Tokenize(text string, base int) []Token {
	s := splitter{text: text, base: base, tokens: make([]Token, 0, len(text)/5+4)}
	start := -1
	for i, r := range text {
		if unicode.IsSpace(r) {
			if start >= 0 {
				s.run(start, i)
			}
			start = -1
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		s.run(start, len(text))
	}
	return s.tokens
}

// splitter gathers the tokens of one sentence.
type splitter struct {
	text   string
	base   int
	tokens []Token
	quoted bool // an opening single quote waits for its partner
}

// emit adds text[start:end] as a token; an empty run adds none.
func (s *splitter) emit(start, end int) {
	if start >= end {
		return
	}
	t := Token{Start: s.base + start, End: s.base + end, Text: s.text[start:end], Head: -1}
	if form := Plain(t.Text); form != t.Text {
		t.Form = form
	}
	s.tokens = append(s.tokens, t)
}

// run splits text[start:end], which holds no white space: first the signs
// before a word, then those behind it, then the word itself.
func (s *splitter) run(start, end int) {
	if n := addressLength(s.text[start:end]); n > 0 {
		s.emit(start, start+n)
		start += n
	}
	for start < end {
		n := s.opening(start, end)
		if n == 0 {
			break
		}
		s.emit(start, start+n)
		start += n
	}
	if start < end {
		if n := addressLength(s.text[start:end]); n > 0 {
			s.emit(start, start+n)
			start += n
		}
	}
	cut := end
	for cut > start {
		n := s.closing(start, cut)
		if n == 0 {
			break
		}
		cut -= n
	}
	s.word(start, cut)
	for cut < end { // the signs behind, now from left to right
		n := signLength(s.text[cut:end])
		s.emit(cut, cut+n)
		cut += n
	}
}

// opening is the length of the sign that opens text[start:end] and stands
// apart from the word after it, or 0.
func (s *splitter) opening(start, end int) int {
	r, size := utf8.DecodeRuneInString(s.text[start:end])
	rest := s.text[start+size : end]
	switch {
	case isApostrophe(r):
		if elided(rest) {
			return 0
		}
		if n := signLength(s.text[start:end]); n > size {
			return n
		}
		s.quoted = rest != ""
		return size
	case r == '-' || r == '–':
		if next, _ := utf8.DecodeRuneInString(rest); unicode.IsDigit(next) && r == '-' {
			return 0 // a negative number
		}
		return signLength(s.text[start:end])
	case r == '.':
		if next, _ := utf8.DecodeRuneInString(rest); unicode.IsDigit(next) || unicode.IsLetter(next) {
			return 0 // .5, .doc
		}
		return signLength(s.text[start:end])
	case isSign(r) && r != '@' && r != '&' || unicode.Is(unicode.Sc, r) || r == '#' && len(rest) > 0 && isDigit(rest[0]):
		return signLength(s.text[start:end])
	}
	return 0
}

// closing is the length of the sign that ends text[start:end] and stands
// apart from the word before it, or 0.
func (s *splitter) closing(start, end int) int {
	r, size := utf8.DecodeLastRuneInString(s.text[start:end])
	before := s.text[start : end-size]
	switch {
	case r == '.':
		n := 1
		for n < end-start && s.text[end-n-1] == '.' {
			n++
		}
		if n == 1 && abbreviation(before) {
			return 0
		}
		return n
	case r == '-' || r == '–' || r == '—':
		n := size
		for n < end-start && r == '-' && s.text[end-n-1] == '-' {
			n++
		}
		return n
	case isApostrophe(r):
		if n := len(before); n > 0 && isApostrophe(rune(before[n-1])) {
			return 2
		}
		if s.quoted || !endsInS(before) {
			s.quoted = false
			return size
		}
		return 0 // a possessive, which word parts
	case isSign(r) && r != '&' && r != '/' || r == '%' || r == '°':
		return size
	}
	return 0
}

// signLength is the length of the token that begins text, which begins with a
// sign: alike dots, dashes, question and exclamation marks stay together.
func signLength(text string) int {
	r, size := utf8.DecodeRuneInString(text)
	n := size
	switch r {
	case '.', '-', '*', '=', '_', '~':
		for n < len(text) && text[n] == text[0] {
			n++
		}
	case '!', '?':
		for n < len(text) && (text[n] == '!' || text[n] == '?') {
			n++
		}
	case '\'', '`':
		if n < len(text) && text[n] == text[0] {
			n++
		}
	}
	return n
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == '`' || r == '´' }

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// isSign says whether r is punctuation or a symbol that can stand as a token.
// A broken byte and marks that belong to words are not.
func isSign(r rune) bool {
	if r < utf8.RuneSelf {
		return r > ' ' && r < 0x7f && !isDigit(byte(r)) && (r|0x20 < 'a' || r|0x20 > 'z') && r != '#' && r != '_'
	}
	return r != utf8.RuneError && (unicode.IsPunct(r) || unicode.IsSymbol(r))
}
