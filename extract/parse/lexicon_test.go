package parse

import (
	"slices"
	"strings"
	"testing"
)

func TestLexiconIsWhole(t *testing.T) {
	l, err := readLexicon(lexiconGZ)
	if err != nil {
		t.Fatal(err)
	}
	if len(l) < 70_000 {
		t.Errorf("the lexicon has %d words, want WordNet's 77,568", len(l))
	}
	for _, broken := range []string{"", "no gzip"} {
		if _, err := readLexicon([]byte(broken)); err == nil {
			t.Errorf("%q is read as a lexicon", broken)
		}
	}
}

// TestKindsOfInflectedWords shows which forms are led back to a base.
func TestKindsOfInflectedWords(t *testing.T) {
	words := strings.Fields("announce announces snubbed ratifying treaties denied larger quickly pqxz 1998")
	want := strings.Fields("v z d g s d ac r ? -")
	for i, got := range kinds(words) {
		if got == "" {
			got = "-"
		}
		if got != want[i] {
			t.Errorf("%s can be %q, want %q", words[i], got, want[i])
		}
	}
}

func TestClassesFollowTheTags(t *testing.T) {
	words, tags := strings.Fields("britain signs the treaties which bind signs"), strings.Fields("NNP VBZ DT NNS WDT VBP NNS")
	got := Classes(words, tags)
	if got[0] != "NP" || got[2] != "DT" || got[4] != "which" {
		t.Errorf("a name, an article and a relative are %q", got)
	}
	if got[1] == got[6] || !strings.HasPrefix(got[1], "V") || !strings.HasPrefix(got[6], "N") {
		t.Errorf("the verb and the noun \"signs\" are %q and %q", got[1], got[6])
	}
	if one := Classes([]string{"treaty"}, []string{"NN"}); !slices.Equal(one, got[3:4]) {
		t.Errorf("\"treaty\" is %q and its plural %q", one, got[3:4])
	}
}
