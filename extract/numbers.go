package extract

import (
	"strconv"
	"strings"

	"signatory/graph"
)

// numberAt reads a whole number below a thousand, in digits or words, from
// token i on; end is the token behind it.
func numberAt(s *sentence, i int) (n, end int, ordinal, ok bool) {
	n, end, ordinal, ok = simpleNumber(s, i)
	if !ok {
		return 0, i, false, false
	}
	switch w := s.word(end); {
	case ordinal:
	case (w == "-" || w == "–") && ordinals[strings.TrimSuffix(s.word(end+1), "s")] > 0: // "two-thirds"
		return 0, i, false, false
	case w == "dozen":
		n, end = n*12, end+1
	case w == "hundred":
		n, end, ordinal = withRest(s, n*100, end+1)
	case n == 100 && s.word(end-1) == "hundred":
		n, end, ordinal = withRest(s, n, end)
	case w == "%" || strings.HasPrefix(w, "percent") || w == "per" || w == "million" || w == "billion" || w == "thousand" || w == "trillion":
		return 0, i, false, false
	}
	return n, end, ordinal, n < 1000
}

// withRest adds to hundreds what stands behind them: "and twelve", "forty-five".
func withRest(s *sentence, hundreds, end int) (n, behind int, ordinal bool) {
	from := end
	if s.word(from) == "and" {
		from++
	} else if _, digits := strconv.Atoi(s.word(from)); digits == nil {
		return hundreds, end, false
	}
	if m, e, o, ok := simpleNumber(s, from); ok && m < 100 && m > 0 {
		return hundreds + m, e, o
	}
	return hundreds, end, false
}

// simpleNumber reads "61", "43rd", "twelve", "thirty-fifth", "a dozen".
func simpleNumber(s *sentence, i int) (n, end int, ordinal, ok bool) {
	w := s.word(i)
	if s.is(i, graph.Organization) || s.word(i-1) == "$" || s.word(i-1) == "€" || s.word(i-1) == "£" {
		return 0, i, false, false
	}
	if w == "a" && s.word(i+1) == "dozen" {
		return 12, i + 2, false, true
	}
	if w == "half" && s.word(i+1) == "a" && s.word(i+2) == "dozen" {
		return 6, i + 3, false, true
	}
	if w == "a" && s.word(i+1) == "hundred" {
		return 100, i + 2, false, true
	}
	if t, ok := tens[w]; ok && (s.word(i+1) == "-" || s.word(i+1) == "–") {
		if u, ok := units[s.word(i+2)]; ok && u < 10 {
			return t + u, i + 3, false, true
		}
		if u, ok := ordinals[s.word(i+2)]; ok && u < 10 {
			return t + u, i + 3, true, true
		}
	}
	if n, ok := cardinal(w); ok {
		return n, i + 1, false, true
	}
	if n, ok := ordinals[w]; ok {
		return n, i + 1, true, true
	}
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		if !startsNumber(w) {
			break
		}
		if n, err := strconv.Atoi(strings.TrimSuffix(w, ending)); err == nil && strings.HasSuffix(w, ending) {
			return n, i + 1, true, true
		}
	}
	return 0, i, false, false
}

// startsNumber reports what may be a number in digits: most words are none, and
// an error costs more than a look.
func startsNumber(w string) bool {
	return w != "" && (w[0] >= '0' && w[0] <= '9' || w[0] == '+' || w[0] == '-' || w[0] == ',')
}

// cardinal reads one word as a whole number.
func cardinal(w string) (int, bool) {
	if startsNumber(w) {
		if n, err := strconv.Atoi(strings.ReplaceAll(w, ",", "")); err == nil {
			return n, n >= 0
		}
	}
	if n, ok := units[w]; ok {
		return n, true
	}
	n, ok := tens[w]
	return n, ok
}

var units = numbered(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen`)

var tens = map[string]int{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

var ordinals = func() map[string]int {
	out := numbered(`zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
		sixteenth seventeenth eighteenth nineteenth`)
	for w, n := range tens {
		out[strings.TrimSuffix(w, "y")+"ieth"] = n
	}
	out["hundredth"] = 100
	return out
}()

// numbered gives each of a list of words its place in it, from nought.
func numbered(list string) map[string]int {
	out := map[string]int{}
	for i, w := range strings.Fields(list) {
		out[w] = i
	}
	return out
}
