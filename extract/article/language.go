package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"
)

// English is the one language that is read for claims.
const English = "en"

// sampleSize is how many bytes of a text tell its language.
const sampleSize = 1200

// englishWords are common in English and in no other language of the press.
var englishWords = map[string]bool{"the": true, "and": true, "that": true, "with": true, "were": true, "have": true, "has": true,
	"said": true, "would": true, "which": true, "their": true, "from": true, "this": true, "been": true, "by": true, "not": true}

// The shares of englishWords among the words of a text above which it is
// English, and below which it may be something else. English news has 0.12 to 0.20.
const (
	surelyEnglish   = 0.06
	scarcelyEnglish = 0.02
)

var code = regexp.MustCompile(`^[a-z]{2}$`)

// language tells the language of a text as ISO 639-1. Function words settle
// nearly all English at no cost; the detector is asked about the rest. A
// stated language is believed where the text leaves it open.
func language(text, stated string) string {
	stated, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(stated)), "-")
	stated, _, _ = strings.Cut(stated, "_")
	sample := sampleOf(text)
	share := englishShare(sample)
	if share >= surelyEnglish {
		return English
	}
	info := whatlanggo.Detect(sample)
	found := info.Lang.Iso6391()
	switch {
	case found == stated, found != "" && info.Script != nil && info.Script != unicode.Latin:
		return found
	case found != "" && info.IsReliable() && share < scarcelyEnglish && utf8.RuneCountInString(sample) >= 40:
		return found
	case code.MatchString(stated) && share < scarcelyEnglish:
		return stated
	}
	return English
}

// sampleOf is the middle of a text: openings hold names and datelines.
func sampleOf(text string) string {
	if len(text) <= sampleSize {
		return text
	}
	from := (len(text) - sampleSize) / 2
	return strings.ToValidUTF8(text[from:from+sampleSize], "")
}

func englishShare(text string) float64 {
	words := strings.Fields(text)
	n := 0
	for _, w := range words {
		if englishWords[strings.ToLower(strings.Trim(w, ".,;:\"“”‘’()"))] {
			n++
		}
	}
	return float64(n) / float64(max(1, len(words)))
}
