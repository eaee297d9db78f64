package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Some news sites set a profile card into the running text behind a name: the
// name again in full, run together with the first of the headlines about its
// bearer, and the link "MORE" at the end.
//
//	Senator Ann Lee Ann Marie LeeBudget talks stall House passes farm bill MORE (D-Ohio) said ...
//
// Copied as text it stands within the sentence and parts the subject from its
// verb, so it is left out of a Document's text.

// cardEnd is the link that closes a card.
const cardEnd = "MORE"

// Longest card, in bytes, and the most words between a surname and its repetition.
const (
	cardSize  = 900
	cardNames = 7
)

// dropCards leaves the profile cards of the open block out of its text.
func (b *builder) dropCards() {
	for from := len(b.text); ; {
		end := strings.LastIndex(string(b.text[b.start:from]), cardEnd)
		if end < 0 {
			return
		}
		from = b.start + end
		at := max(b.start, from-cardSize)
		if start := cardStart(string(b.text[at:from])); start >= 0 && aside(b.text, from) {
			b.drop(at+start, from+len(cardEnd))
			from = at + start
		}
	}
}

// aside reports that the word at i is no part of a longer one.
func aside(text []byte, i int) bool {
	before, _ := utf8.DecodeLastRune(text[:i])
	behind, _ := utf8.DecodeRune(text[i+len(cardEnd):])
	return unicode.IsSpace(before) && !unicode.IsLetter(behind) && !unicode.IsDigit(behind)
}

// cardStart finds where the last card of run begins: behind the surname that
// is said again a few words later with a headline run together with it. It is
// negative where there is none.
func cardStart(run string) int {
	type word struct {
		text string
		end  int
	}
	var names []word // the last capitalised words in a row
	found := -1
	for at := 0; at < len(run); {
		n := strings.IndexByte(run[at:], ' ')
		if n < 0 {
			n = len(run) - at
		}
		w := run[at : at+n]
		for _, name := range names[:max(0, len(names)-1)] { // the first name stands between
			if glued(w, name.text) {
				found = name.end
			}
		}
		switch {
		case !capital(w):
			names = nil
		case len(names) > cardNames:
			names = names[1:]
			fallthrough
		default:
			names = append(names, word{w, at + n})
		}
		at += n + 1
	}
	return found
}

// glued reports a name with more behind it, as "LeeBudget".
func glued(w, name string) bool {
	rest, ok := strings.CutPrefix(w, name)
	if !ok || len(name) < 2 || rest == "" || !unicode.IsLower(rune(name[len(name)-1])) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune("“‘\"'(", r) && len(rest) > 3
}

// capital reports a word of a name: a capital, or a nickname in brackets.
func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(“\"'"))
	return unicode.IsUpper(r)
}

// drop leaves text[from:to] of the open block out.
func (b *builder) drop(from, to int) {
	var kept []span
	for _, s := range b.spans {
		switch end := s.text + s.n; {
		case end <= from:
			kept = append(kept, s)
		case s.text >= to:
			s.text -= to - from
			kept = append(kept, s)
		case s.n != s.m: // a unit that the run cuts is left out whole, and so is its text
			from, to = min(from, s.text), max(to, end)
		default:
			kept = append(kept, around(s, from, to)...)
		}
	}
	b.text = append(b.text[:from], b.text[to:]...)
	b.spans = kept
}

// around gives what is left of a span of same bytes when text[from:to] goes.
func around(s span, from, to int) (left []span) {
	if n := from - s.text; n > 0 {
		left = append(left, span{s.text, n, s.source, n})
	}
	if skip := to - s.text; skip < s.n {
		left = append(left, span{from, s.n - skip, s.source + skip, s.n - skip})
	}
	return left
}
