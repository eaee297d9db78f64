package extract

import (
	"strings"

	"signatory/extract/article"
)

// This file reads texts into which a machine put capitals: of a wire that came all in capitals it
// made small letters, with a capital after every stop, so that "the U.S. And Chad" is no end of a sentence.

// restored reports such a text: behind "U.S." stands never a small letter, and at least once a
// capital where nobody writes one.
func restored(text string) bool {
	text = text[:min(len(text), article.ReadAtMost)]
	found := false
	for i := 0; ; {
		k := strings.Index(text[i:], ". ")
		if k < 0 {
			return found
		}
		i += k + 2
		if i >= len(text) || i < 5 || text[i-4] != '.' || !shouting(text[i-3]) || !shouting(text[i-5]) {
			continue
		}
		if c := text[i]; c >= 'a' && c <= 'z' {
			return false
		} else if !shouting(c) {
			continue
		}
		end := i
		for end < len(text) && text[end] != ' ' && text[end] != '\n' && text[end] != ',' && text[end] != '.' {
			end++
		}
		found = found || neverCapital[strings.ToLower(text[i:end])]
	}
}

// neverCapital are words that a writer begins small behind "U.S.".
var neverCapital = wordSet("and or nor of by from has have had is are was were will would did does do can could should not officials currently dlrs mln")

// goingOn are words that begin a sentence but go on with one where capitals say nothing.
var goingOn = wordSet("and or nor to of for with by from not also still only its which as than")

// lowerRestored makes small what such a text writes large behind "U.S.", unless another capital
// follows, as in a title.
func (d *desk) lowerRestored(s *sentence) {
	if !d.restored {
		return
	}
	for i := 1; i < len(s.tokens); i++ {
		if abbreviated(s.tokens[i-1].Text) && s.capital(i) && s.mention(i) == nil && !s.capital(i+1) && len(s.tokens[i].Text) > 1 {
			s.tokens[i].Text = strings.ToLower(s.tokens[i].Text)
			s.lower = nil
		}
	}
}
