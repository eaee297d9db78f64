package data

import (
	"cmp"
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"

	"signatory/graph"
)

// Words is the vocabulary of positions: which words name an instrument, which
// take a stance on one and in what frame, and which words above them change that.
type Words struct {
	Heads   map[string]Head        // by lower-case singular head
	Frames  map[string][]Frame     // by lemma
	Control map[string]Effect      // by lemma
	Lemmas  map[string][]Inflected // by lower-case inflected form
}

// Head is a noun that names a kind of instrument.
type Head struct {
	Word  string
	Class string // treaty, deal, statement, pledge, resolution, plan, law: which frames may take it
	Type  string // what graph.Entity.Type says of it
	Soft  bool   // means an instrument only where it bears a name ("the Code of Conduct on ...")
}

// Frame says that a word in a syntactic frame takes a stance.
//
// A verb's Frame is "obj" for a direct object, else the particles and the
// preposition before the instrument ("out of", "up obj"); a noun's is "nom:of" for what
// follows it ("withdrawal from"), "cop:to" for what it is said to be ("a party to").
type Frame struct {
	Lemma   string
	Verb    bool
	Adj     bool // an adjective or participle behind "is"; its Form is a noun's
	Form    string
	Stance  graph.Stance
	Objects []string // head classes, and "named", "body", "joint", "any"
	Weak    bool     // the words alone often mean something else
	Kept    bool     // says of a party that it keeps to the instrument: a stance only where it no longer does
}

// Effect is what a word does to the stance of the clause below it.
type Effect string

const (
	EffectRefuse Effect = "refuse" // "refused to sign"
	EffectFail   Effect = "fail"   // "failed to sign"
	EffectPlan   Effect = "plan"   // "vowed to sign"
	EffectDo     Effect = "do"     // "decided to withdraw"
	EffectWish   Effect = "wish"   // "urged to sign": no position
	EffectDeny   Effect = "deny"   // "denied that it had signed": no position
)

// Inflected is one reading of an inflected form.
type Inflected struct {
	Lemma string
	Form  string // base, s, ed, en, ing
}

var (
	//go:embed stance.tsv
	stanceTSV string
	//go:embed control.tsv
	controlTSV string
	//go:embed heads.tsv
	headsTSV string
	//go:embed verbs.tsv
	verbsTSV string
)

// LoadWords reads the embedded vocabulary; an error names the file and the line.
func LoadWords() (*Words, error) {
	w := &Words{
		Heads: map[string]Head{}, Frames: map[string][]Frame{},
		Control: map[string]Effect{}, Lemmas: map[string][]Inflected{},
	}
	irregular := map[string][][]string{} // a row for each spelling: "canceling", "cancelling"
	steps := []struct {
		file, tsv string
		columns   int
		take      func(f []string)
	}{
		{"heads.tsv", headsTSV, 4, func(f []string) { w.Heads[strings.ToLower(f[0])] = Head{f[0], f[1], f[2], f[3] == "soft"} }},
		{"verbs.tsv", verbsTSV, 4, func(f []string) { irregular[f[0]] = append(irregular[f[0]], f[1:]) }},
		{"control.tsv", controlTSV, 2, func(f []string) { w.Control[f[0]] = Effect(f[1]) }},
		{"stance.tsv", stanceTSV, 6, func(f []string) {
			w.Frames[f[0]] = append(w.Frames[f[0]], Frame{
				Lemma: f[0], Verb: f[1] == "verb", Adj: f[1] == "adj", Form: f[2], Stance: graph.Stance(f[3]),
				Objects: strings.Fields(f[4]), Weak: f[5] == "weak", Kept: f[5] == "kept",
			})
		}},
	}
	for _, s := range steps {
		if err := eachRow(s.file, s.tsv, s.columns, s.take); err != nil {
			return nil, err
		}
	}
	for _, lemma := range slices.Sorted(maps.Keys(w.Frames)) { // in order: the first reading of a form is its lemma
		w.inflect(lemma, w.Frames[lemma][0].Verb, irregular[lemma])
	}
	for _, lemma := range slices.Sorted(maps.Keys(w.Control)) {
		w.inflect(lemma, true, irregular[lemma])
	}
	for _, lemma := range slices.Sorted(maps.Keys(irregular)) {
		w.inflect(lemma, true, irregular[lemma])
	}
	return w, nil
}

// eachRow calls take for every row after the heading of a table.
func eachRow(file, tsv string, columns int, take func([]string)) error {
	for i, line := range strings.Split(strings.TrimRight(tsv, "\n"), "\n") {
		fields := strings.Split(line, "\t")
		if len(fields) != columns {
			return fmt.Errorf("%s:%d: want %d columns, have %d", file, i+1, columns, len(fields))
		}
		if i > 0 {
			take(fields)
		}
	}
	return nil
}

// inflect adds every form of a lemma to Lemmas; irregular holds the past, the
// participle and the -ing form, "" where regular.
func (w *Words) inflect(lemma string, verb bool, irregular [][]string) {
	add := func(form, kind string) {
		for _, have := range w.Lemmas[form] {
			if have.Lemma == lemma && have.Form == kind {
				return
			}
		}
		w.Lemmas[form] = append(w.Lemmas[form], Inflected{lemma, kind})
	}
	add(lemma, "base")
	add(thirdPerson(lemma), "s")
	if !verb {
		return
	}
	if len(irregular) == 0 {
		irregular = [][]string{{"", "", ""}}
	}
	for _, row := range irregular {
		add(cmp.Or(row[0], suffixed(lemma, "ed")), "ed")
		add(cmp.Or(row[1], suffixed(lemma, "ed")), "en")
		add(cmp.Or(row[2], suffixed(lemma, "ing")), "ing")
	}
}

func thirdPerson(lemma string) string {
	switch {
	case strings.HasSuffix(lemma, "y") && !strings.ContainsAny(lemma[len(lemma)-2:len(lemma)-1], "aeiou"):
		return lemma[:len(lemma)-1] + "ies"
	case hasAnySuffix(lemma, "s", "x", "z", "ch", "sh", "o"):
		return lemma + "es"
	}
	return lemma + "s"
}

func suffixed(lemma, suffix string) string {
	switch {
	case strings.HasSuffix(lemma, "e") && suffix == "ed":
		return lemma + "d"
	case strings.HasSuffix(lemma, "e") && !hasAnySuffix(lemma, "ee", "oe", "ye"):
		return lemma[:len(lemma)-1] + suffix
	case strings.HasSuffix(lemma, "y") && suffix == "ed" && !strings.ContainsAny(lemma[len(lemma)-2:len(lemma)-1], "aeiou"):
		return lemma[:len(lemma)-1] + "ied"
	}
	return lemma + suffix
}

func hasAnySuffix(s string, suffixes ...string) bool {
	for _, x := range suffixes {
		if strings.HasSuffix(s, x) {
			return true
		}
	}
	return false
}
