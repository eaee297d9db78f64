package article

import (
	"bytes"
	"html"
)

// entity reads a character reference ("&amp;", "&#8217;") at the start of s:
// its text and length in s, or 0 where there is none.
func entity(s []byte) (string, int) {
	if len(s) < 3 || s[0] != '&' {
		return "", 0
	}
	n := bytes.IndexByte(s[:min(len(s), 34)], ';') + 1
	if n < 3 || bytes.ContainsAny(s[1:n], " \t\n&") {
		return "", 0
	}
	text := html.UnescapeString(string(s[:n]))
	if text == string(s[:n]) || text == "\x00" {
		return "", 0
	}
	return text, n
}

// punctuation reports the characters that Markdown lets a backslash escape.
func punctuation(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}
