package graph

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Words are the words of a text as search sees them: lower case, without
// accents, cut at all that is neither letter nor digit.
func Words(text string) []string {
	if isASCII(text) {
		return asciiWords(strings.ToLower(text))
	}
	return strings.FieldsFunc(fold(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r)
	})
}

// AppendWords appends the Words of a text to b, a space between each two of them.
func AppendWords(b []byte, text string) []byte {
	if isASCII(text) {
		return appendASCII(b, text)
	}
	for i, word := range Words(text) {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(b, word...)
	}
	return b
}

// appendASCII is AppendWords of a text of ASCII: it makes no list of the words,
// of which a long text has hundreds.
func appendASCII(b []byte, text string) []byte {
	start := len(b)
	gap := false
	for i := range len(text) {
		c := text[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if !('a' <= c && c <= 'z' || '0' <= c && c <= '9') {
			gap = true
			continue
		}
		if gap && len(b) > start {
			b = append(b, ' ')
		}
		gap = false
		b = append(b, c)
	}
	return b
}

// asciiWords cuts a text of lower case ASCII into its words, which most texts
// are: it takes a fifth of the time of looking each letter up.
func asciiWords(text string) []string {
	words := make([]string, 0, 8+len(text)/6)
	start := -1
	for i := range len(text) {
		c := text[i]
		switch inside := 'a' <= c && c <= 'z' || '0' <= c && c <= '9'; {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			words = append(words, text[start:i])
			start = -1
		}
	}
	if start >= 0 {
		words = append(words, text[start:])
	}
	return words
}

// fold lowers the case of a text and takes its accents off.
func fold(text string) string {
	if isASCII(text) {
		return strings.ToLower(text)
	}
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range norm.NFKD.String(text) {
		if !unicode.Is(unicode.M, r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
