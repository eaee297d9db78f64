package extract

import "strings"

// kept reports the noun for a promise that was kept, so that what was promised
// is done: "delivered on his promise to leave", "made good on its pledge to sign".
func (d *desk) kept(s *sentence, h int) bool {
	if h < 0 || !strings.HasPrefix(s.tag(h), "NN") {
		return false
	}
	v := s.head(h)
	if w := s.word(v); v >= 0 && (w == "good" || w == "through") {
		v = s.head(v)
	}
	if v < 0 || s.tag(v) != "VBD" && s.tag(v) != "VBN" && s.tag(v) != "VBG" || d.negated(s, v) || modal(s, v) != "" {
		return false
	}
	switch s.word(v) {
	case "kept", "keeping", "honored", "honoring", "honoured", "honouring", "fulfilled", "fulfilling":
		return s.plain(h) == "obj" || s.plain(h) == "nsubj"
	case "delivered", "delivering", "acted", "acting":
		return s.marker(h) == "on"
	case "made", "making":
		return s.word(v+1) == "good" && s.marker(h) == "on"
	case "followed", "following":
		return s.word(v+1) == "through" && (s.marker(h) == "on" || s.marker(h) == "with")
	}
	return false
}
