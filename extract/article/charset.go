package article

import (
	"bytes"
	"io"
	"regexp"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// inUTF8 gives a source in UTF-8, and the character set that it was converted
// from. It is "" where the source stays as it is: UTF-8, and also broken UTF-8
// and Windows-1252, whose bytes the builder reads in place. Offsets of a
// converted source count bytes of what is returned, which is what is kept; to
// convert that again changes nothing.
func inUTF8(src []byte, format, stated string) ([]byte, string) {
	name := charsetOf(src, format, stated)
	if name == "" {
		return src, ""
	}
	e := encodingOf(name)
	if e == nil {
		return src, ""
	}
	out, _, err := transform.Bytes(e.NewDecoder(), src)
	if err != nil {
		return src, ""
	}
	return out, name
}

// encodingOf knows character sets by all names that the web gives them.
func encodingOf(name string) encoding.Encoding {
	switch name {
	case "utf-16le":
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case "utf-16be":
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	e, _ := charset.Lookup(name)
	return e
}

// looked is how many bytes of a source tell its character set.
const looked = 64 << 10

// charsetOf names the character set of a source that is to be converted: by its
// byte order mark, by what it declares, by what was stated, or by its bytes.
func charsetOf(src []byte, format, stated string) string {
	head := src[:min(len(src), looked)]
	switch wide := wideOf(head); {
	case wide != "":
		return wide
	case bytes.HasPrefix(src, []byte("\ufeff")), utf8.Valid(src) && !bytes.ContainsRune(head, '\x1b'):
		return ""
	}
	for _, name := range []string{declared(head, format), stated} {
		if e, canonical := charset.Lookup(name); e != nil {
			if singleByte.MatchString(canonical) {
				return ""
			}
			return canonical
		}
	}
	return detected(head)
}

// wideOf tells UTF-16 by its mark or, since half the bytes of Western text are
// NUL in it, without.
func wideOf(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}):
		return "utf-16le"
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return "utf-16be"
	}
	var nul, legible [2]int
	sample := head[:min(len(head), 1024)&^1]
	for i, c := range sample {
		switch {
		case c == 0:
			nul[i%2]++
		case c >= ' ', c == '\n', c == '\r', c == '\t':
			legible[i%2]++
		}
	}
	for i, name := range []string{"utf-16be", "utf-16le"} { // the high bytes stand first, or second
		if n := len(sample) / 2; n >= 4 && nul[i]*10 > n*7 && legible[1-i] == n {
			return name
		}
	}
	return ""
}

var (
	xmlEncoding = regexp.MustCompile(`^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w:.-]{1,40})["']`)
	metaCharset = regexp.MustCompile(`(?i)<meta[^>]*?charset\s*=\s*["']?\s*([\w:.-]{1,40})`)
)

// declared is the character set that a page or a feed names in itself.
func declared(head []byte, format string) string {
	forms := []*regexp.Regexp{}
	switch format {
	case "html":
		forms = append(forms, xmlEncoding, metaCharset)
	case "feed":
		forms = append(forms, xmlEncoding)
	}
	for _, form := range forms {
		if m := form.FindSubmatch(head); m != nil {
			return string(m[1])
		}
	}
	return ""
}

// foreignShare is the share of bytes beyond ASCII above which text is in no
// Latin alphabet, or in none of a Western language; below it the builder's
// Windows-1252 is right nearly always, and a detector is not.
const foreignShare = 0.2

// detected guesses the character set of text that is not UTF-8.
func detected(head []byte) string {
	beyond, valid := 0, 0
	for rest := head; len(rest) > 0; {
		r, n := utf8.DecodeRune(rest)
		if r >= utf8.RuneSelf && !(r == utf8.RuneError && n == 1) {
			valid += n
		}
		if rest[0] >= utf8.RuneSelf {
			beyond += n
		}
		rest = rest[n:]
	}
	if float64(beyond) < foreignShare*float64(len(head)) && !bytes.ContainsRune(head, '\x1b') || 2*valid > beyond && beyond > 0 {
		return ""
	}
	best, err := chardet.NewTextDetector().DetectBest(head)
	if err != nil || singleByte.MatchString(best.Charset) || best.Confidence < 30 {
		return ""
	}
	if _, canonical := charset.Lookup(best.Charset); !singleByte.MatchString(canonical) {
		return canonical
	}
	return ""
}

// utf8Reader converts records as they are read, where they begin with a mark of
// UTF-16 or their character set is stated.
func utf8Reader(r io.Reader, head []byte, stated string) io.Reader {
	name := wideOf(head)
	if name == "" && !bytes.HasPrefix(head, []byte("\ufeff")) {
		if _, name = charset.Lookup(stated); singleByte.MatchString(name) {
			name = ""
		}
	}
	if e := encodingOf(name); name != "" && e != nil {
		return transform.NewReader(r, e.NewDecoder())
	}
	return r
}
