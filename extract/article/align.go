package article

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// align adds value, which a decoder read somewhere in raw[from:to], rune by
// rune with the source of each. Where the two cannot be followed side by side,
// the value stands as one unit for its whole line.
func (b *builder) align(value string, from, to int) {
	from += len(b.raw[from:to]) - len(bytes.TrimLeftFunc(b.raw[from:to], unicode.IsSpace))
	for at := from; at < min(to, from+3); at++ { // behind an opening quote, if any
		if b.alignAt(value, at, to) {
			return
		}
		if c := b.raw[at]; c != '"' && c != '\'' {
			break
		}
	}
	line := to
	if i := bytes.IndexByte(b.raw[from:to], '\n'); i >= 0 {
		line = from + i
	}
	b.at = from
	b.unit(value, from, line)
}

// alignAt follows value from raw[at] on; nothing is added where it fails.
func (b *builder) alignAt(value string, at, to int) bool {
	mark, spans := len(b.text), len(b.spans)
	b.at = at
	for value != "" {
		text, n := nextUnit(b.raw[at:to], value)
		if n == 0 {
			b.text, b.spans = b.text[:mark], b.spans[:spans]
			return false
		}
		if string(b.raw[at:at+n]) == text {
			b.same(at, n)
		} else {
			b.at = at
			b.unit(text, at, at+n)
		}
		at, value = at+n, value[len(text):]
	}
	b.at = at
	return true
}

// nextUnit finds how raw begins to write value: a rune as it is, white space
// folded to one space, a byte of Windows-1252, a doubled quote, a character reference, or a backslash
// escape of YAML, TOML or JSON. n is its length in raw, 0 where nothing fits.
func nextUnit(raw []byte, value string) (text string, n int) {
	r, size := utf8.DecodeRuneInString(value)
	if r == ' ' {
		if n = len(raw) - len(bytes.TrimLeftFunc(raw, unicode.IsSpace)); n > 0 {
			return " ", n
		}
	}
	if bytes.HasPrefix(raw, []byte("''")) && r == '\'' {
		return "'", 2
	}
	if bytes.HasPrefix(raw, []byte(value[:size])) {
		return value[:size], size
	}
	if got, n := utf8.DecodeRune(raw); got == utf8.RuneError && n == 1 && legacy(raw[0]) == value[:size] {
		return value[:size], 1
	}
	if len(raw) > 1 && raw[0] == '\\' {
		for _, length := range []int{2, 4, 6, 10, 12} { // \n \x41 \u0041 \U00000041 and a surrogate pair
			if s, ok := unescape(raw, length); ok && s != "" && strings.HasPrefix(value, s) {
				return s, length
			}
		}
	}
	return "", 0
}

func unescape(raw []byte, length int) (string, bool) {
	if len(raw) < length {
		return "", false
	}
	s := string(raw[:length])
	if s == `\/` || s == `\'` {
		return s[1:], true
	}
	if length == 12 {
		return surrogates(s)
	}
	out, err := strconv.Unquote(`"` + s + `"`)
	return out, err == nil
}

// surrogates reads "\ud83c\udf0d", as JSON writes what lies beyond U+FFFF.
func surrogates(s string) (string, bool) {
	hi, err1 := strconv.ParseUint(s[2:6], 16, 32)
	lo, err2 := strconv.ParseUint(s[8:12], 16, 32)
	if err1 != nil || err2 != nil || s[6:8] != `\u` || hi>>10 != 0x36 || lo>>10 != 0x37 {
		return "", false
	}
	return string(rune(0x10000 + (hi&0x3ff)<<10 + lo&0x3ff)), true
}
