package extract

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"signatory/extract/data"
)

// gazetteer finds every known name and every telling word of a text in one pass.
type gazetteer struct {
	trie     *trie
	patterns []pattern
}

// pattern is one folded string of the trie, with what it may stand for.
type pattern struct {
	forms  []data.Form // names that read so when folded
	masked []string    // phrases that hide the names within them ("Indian Ocean"), in their own case
	stance bool        // a word that may take a stance
	head   bool        // a word for an instrument
}

// hit is a name found in a text.
type hit struct {
	start, end int
	forms      []data.Form
	masked     bool
}

// scan is what one pass over a text found.
type scan struct {
	names  []hit // longest first come, first served: none overlap
	stance []int // where a stance word starts, ascending
	heads  []int // where a word for an instrument starts, ascending
}

func newGazetteer(t *data.Tables, w *data.Words) *gazetteer {
	byText := map[string]*pattern{}
	at := func(text string) *pattern {
		key := fold(text)
		if byText[key] == nil {
			byText[key] = &pattern{}
		}
		return byText[key]
	}
	for _, f := range t.Forms {
		for _, text := range spellings(f.Text) {
			p := at(text)
			g := f
			g.Text = text
			p.forms = append(p.forms, g)
		}
	}
	for _, phrase := range t.Phrases {
		for _, text := range spellings(phrase.Text) {
			p := at(text)
			p.masked = append(p.masked, text)
		}
	}
	for form, readings := range w.Lemmas {
		for _, r := range readings {
			if len(w.Frames[r.Lemma]) > 0 {
				at(form).stance = true
			}
		}
	}
	for head := range w.Heads {
		at(head).head = true
		at(head + "s").head = true
		at(strings.TrimSuffix(head, "y") + "ies").head = true
	}
	keys := make([]string, 0, len(byText))
	for k := range byText {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	g := &gazetteer{patterns: make([]pattern, len(keys))}
	for i, k := range keys {
		g.patterns[i] = *byText[k]
	}
	g.trie = newTrie(keys)
	return g
}

// spellings are the ways in which a form is typed: straight or curly
// apostrophes, a hyphen or an en dash.
func spellings(text string) []string {
	out := []string{text}
	if strings.ContainsAny(text, "'") {
		out = append(out, strings.ReplaceAll(text, "'", "’"))
	} else if strings.Contains(text, "’") {
		out = append(out, strings.ReplaceAll(text, "’", "'"))
	}
	if strings.Contains(text, "-") {
		out = append(out, strings.ReplaceAll(text, "-", "–"))
	}
	return out
}

// fold lower-cases ASCII letters alone, so that offsets stay as they are.
func fold(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// scan finds the names and the telling words of text. shouted says whether the
// run around an offset is set in capitals, where case tells nothing.
func (g *gazetteer) scan(text string, shouted func(at int) bool) scan {
	var out scan
	var found []hit
	g.trie.each(text, fold(text), func(start, stop, id int) {
		p := &g.patterns[id]
		if p.stance {
			out.stance = append(out.stance, start)
		}
		if p.head {
			out.heads = append(out.heads, start)
		}
		if contains(p.masked, text[start:stop]) {
			found = append(found, hit{start, stop, nil, true})
			return
		}
		if forms := fitting(p.forms, text[start:stop], shouted(start)); len(forms) > 0 {
			found = append(found, hit{start, stop, forms, false})
		}
	})
	out.names = longest(found)
	sort.Ints(out.stance)
	sort.Ints(out.heads)
	return out
}

// fitting keeps the forms that stand in text with a case that they allow.
func fitting(forms []data.Form, text string, shouted bool) []data.Form {
	var out []data.Form
	for _, f := range forms {
		if f.Text == text || caseFits(f, text, shouted) {
			out = append(out, f)
		}
	}
	return out
}

// caseFits allows a name of several words to be written with other capitals
// ("Kyoto protocol", "PARIS AGREEMENT"), one of a single word only in capitals
// where all else is; an acronym stands as it is.
func caseFits(f data.Form, text string, shouted bool) bool {
	if f.Role == data.RoleAcronym || len(f.Text) < 4 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(text)
	if strings.Contains(f.Text, " ") {
		wanted, _ := utf8.DecodeRuneInString(f.Text)
		return !unicode.IsUpper(wanted) || unicode.IsUpper(first) || startsLower(f)
	}
	return shouted && text == strings.ToUpper(f.Text)
}

// startsLower allows an instrument's longer name to begin with a small letter
// ("nuclear non-proliferation treaty"), as press style has it.
func startsLower(f data.Form) bool {
	return f.Kind == "instrument" && strings.Count(f.Text, " ") >= 2
}

func wordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// longest keeps of overlapping hits the longest, of equally long ones the first.
func longest(found []hit) []hit {
	sort.SliceStable(found, func(i, j int) bool {
		a, b := found[i], found[j]
		if la, lb := a.end-a.start, b.end-b.start; la != lb {
			return la > lb
		}
		return a.start < b.start
	})
	taken := make([]hit, 0, len(found))
	for _, h := range found {
		i := sort.Search(len(taken), func(i int) bool { return taken[i].start >= h.start })
		if (i < len(taken) && taken[i].start < h.end) || (i > 0 && taken[i-1].end > h.start) {
			continue
		}
		taken = append(taken, hit{})
		copy(taken[i+1:], taken[i:])
		taken[i] = h
	}
	kept := taken[:0]
	for _, h := range taken {
		if !h.masked {
			kept = append(kept, h)
		}
	}
	return kept
}
