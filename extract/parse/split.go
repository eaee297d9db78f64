package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clitics are the ends that are words of their own, with a straight apostrophe.
var clitics = [...]string{"n't", "'s", "'re", "'ve", "'ll", "'d", "'m"}

// fused are the words without an apostrophe that hold two, with the length of the first.
var fused = map[string]int{"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "gimme": 3, "lemme": 3}

// prefixes stay joined to the word after their hyphen.
var prefixes = words(`a anti bi co counter cross de e ex extra hyper infra inter intra macro mega mid mini multi
	neo non para pan post pre pro proto pseudo quasi re semi sub super supra trans tri u ultra un uni x`)

// abbreviations keep their dot; those of single letters need no entry.
var abbreviations = words(`mr mrs ms dr prof rev hon gen col lt sgt capt cmdr maj adm gov sen rep amb pres sr jr st ft mt
	inc ltd co corp bros assn dept univ est vs v etc al ca cf approx no nos art arts para paras sec secs vol vols ed eds
	fig figs pp op jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun
	ave blvd rd calif conn fla mass mich minn ore pa penn tenn tex wash wis ariz colo del ill ind kan ky la md mo mont
	neb nev okla va vt wyo ph.d m.d b.a m.a ll.m ph messrs mme mlle`)

// units stand apart from the number they are written against.
var units = words(`m mn mln mio bn b tn trn k km kms kg g mm cm nm ft in mph kph am pm gw mw kw kwh mwh gwh twh gb mb tb kb hz mhz ghz ml l ha c f hrs hr min mins mt gt`)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// word splits text[start:end], which neither begins nor ends with a sign.
func (s *splitter) word(start, end int) {
	if start >= end {
		return
	}
	if n := addressLength(s.text[start:end]); n > 0 {
		s.emit(start, start+n)
		s.word(start+n, end)
		return
	}
	from := start
	for i := start; i < end; {
		r, size := utf8.DecodeRuneInString(s.text[i:end])
		n := s.inner(from, i, end, r, size)
		if n == 0 || i == start {
			i += size
			continue
		}
		s.clitic(from, i)
		s.emit(i, i+n)
		i += n
		from = i
		if i < end && s.opening(i, end) > 0 { // a quote behind a dash
			s.run(i, end)
			return
		}
	}
	s.clitic(from, end)
}

// inner is the length of a sign at i that parts text[start:end] in two, or 0.
func (s *splitter) inner(start, i, end int, r rune, size int) int {
	before, after := s.text[start:i], s.text[i+size:end]
	switch r {
	case '—', '―', '…', '"', '“', '”', '«', '»', '(', ')', '[', ']', ';', '?', '!', '=', '~', '<', '>', '|':
		return signLength(s.text[i:end])
	case '-', '–', '‐', '‑':
		return s.hyphen(before, i, end, size)
	case '/':
		if numeric(before) && numeric(after) || before == "" {
			return 0
		}
		return 1
	case ',', ':':
		if after != "" && isDigit(after[0]) && before != "" && isDigit(before[len(before)-1]) {
			return 0 // 5,000 and 10:30
		}
		return 1
	case '.':
		n := signLength(s.text[i:end])
		if n > 1 {
			return n
		}
		next, _ := utf8.DecodeRuneInString(after)
		if len(before) > 3 && lowerASCII(before) && unicode.IsUpper(next) && !strings.Contains(after, ".") {
			return 1 // "…the deal.Britain said"
		}
	}
	return 0
}

// hyphen is the length of the hyphen or run of hyphens at i that parts a
// compound, or 0 where it belongs to the word.
func (s *splitter) hyphen(before string, i, end, size int) int {
	n := signLength(s.text[i:end])
	if n > size {
		return n
	}
	after := s.text[i+size : end]
	if prefixes[strings.ToLower(before)] && !numeric(after) {
		return 0
	}
	if before == "" || after == "" {
		return 0
	}
	return size
}

// clitic parts "n't", "'s" and their like, "cannot", and a number from its
// unit, and emits what is left as one token.
func (s *splitter) clitic(start, end int) {
	if start >= end {
		return
	}
	word := s.text[start:end]
	if n := fused[strings.ToLower(word)]; n > 0 {
		s.emit(start, start+n)
		s.emit(start+n, end)
		return
	}
	for _, c := range clitics {
		if n := suffixLength(word, c); n > 0 && n < len(word) {
			s.clitic(start, end-n)
			s.emit(end-n, end)
			return
		}
	}
	if r, size := utf8.DecodeLastRuneInString(word); isApostrophe(r) && endsInS(word[:len(word)-size]) {
		s.emit(start, end-size)
		s.emit(end-size, end)
		return
	}
	cut := start + currencyLength(word)
	s.emit(start, cut)
	unit := cut + numberLength(s.text[cut:end])
	if unit > cut && unit < end && units[strings.ToLower(s.text[unit:end])] {
		s.emit(cut, unit)
		cut = unit
	}
	s.emit(cut, end)
}

// suffixLength is the number of bytes at the end of word that read as the
// clitic, whatever its case and apostrophe, or 0.
func suffixLength(word, clitic string) int {
	i := len(word)
	for j := len(clitic) - 1; j >= 0; j-- {
		r, size := utf8.DecodeLastRuneInString(word[:i])
		if isApostrophe(r) {
			r = '\''
		}
		if size == 0 || unicode.ToLower(r) != rune(clitic[j]) {
			return 0
		}
		i -= size
	}
	return len(word) - i
}

// currencyLength is the length of a currency written against a number ("US$5", "£3"), or 0.
func currencyLength(word string) int {
	for i, r := range word {
		if unicode.Is(unicode.Sc, r) {
			n := i + utf8.RuneLen(r)
			if i <= 3 && n < len(word) {
				return n
			}
			return 0
		}
		if !unicode.IsUpper(r) {
			return 0
		}
	}
	return 0
}

// numberLength is the length of the number that begins word, or 0.
func numberLength(word string) int {
	n := 0
	for n < len(word) && (isDigit(word[n]) || n > 0 && (word[n] == '.' || word[n] == ',')) {
		n++
	}
	return n
}

func numeric(word string) bool { return word != "" && numberLength(word) == len(word) }

// elided says whether rest follows an apostrophe that stands for lost letters ('90s, 'em, 'tis).
func elided(rest string) bool {
	if len(rest) >= 2 && isDigit(rest[0]) && isDigit(rest[1]) {
		return true
	}
	switch strings.ToLower(rest) {
	case "em", "tis", "twas", "til", "cause", "s", "ll", "re", "ve", "d", "m":
		return true
	}
	return false
}

// abbreviation says whether word, which a dot follows, keeps it.
func abbreviation(word string) bool {
	n := 0
	for _, r := range word {
		n++
		if r == '.' {
			n = 0
		} else if !unicode.IsLetter(r) {
			return false
		}
	}
	dotted := strings.Contains(word, ".")
	return n == 1 && (dotted || word != "I" && unicode.IsUpper(rune(word[0]))) || abbreviations[strings.ToLower(word)] && (unicode.IsUpper(rune(word[0])) || !ambiguous[word])
}

// ambiguous are abbreviations that are also words when written small.
var ambiguous = words(`no mar sun sat may art in mass ill wash ore del la co al v rep sec est jan fig ed op pa co penn ind mo`)

func endsInS(word string) bool {
	return word != "" && word[len(word)-1]|0x20 == 's'
}

func lowerASCII(word string) bool {
	for i := 0; i < len(word); i++ {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return true
}
