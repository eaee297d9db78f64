package parse

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestTokenize(t *testing.T) {
	for _, c := range []struct{ rule, text, want string }{
		{"a full stop stands apart", "Kenya signed.", "Kenya signed ."},
		{"n't is a word", "They didn't sign, don’t ask.", "They did n't sign , do n’t ask ."},
		{"cannot is two words", "It cannot stand", "It can not stand"},
		{"a possessive is a word", "Britain's refusal; the states' pact", "Britain 's refusal ; the states ' pact"},
		{"initials keep their dots", "the U.S. and U.K. left", "the U.S. and U.K. left"},
		{"initials keep their dot at the end", "It left the U.S.", "It left the U.S."},
		{"a hyphen parts a compound", "the UK-led pact", "the UK - led pact"},
		{"a prefix stays on its word", "It will re-join", "It will re-join"},
		{"currency, number and unit are three", "It pledged $5m, £3.5bn and US$10", "It pledged $ 5 m , £ 3.5 bn and US$ 10"},
		{"a percentage is two", "some 6% of 5,000", "some 6 % of 5,000"},
		{"quotes stand apart", "“We won’t sign,” he said", "“ We wo n’t sign , ” he said"},
		{"single quotes are not possessives", "the 'Paris states' met", "the ' Paris states ' met"},
		{"a long dash parts words", "France—and Chad--signed", "France — and Chad -- signed"},
		{"titles keep their dot", "Mr. Li met Gen. Diaz", "Mr. Li met Gen. Diaz"},
		{"an address is one", "See https://example.org/a-b?c=1.", "See https://example.org/a-b?c=1 ."},
		{"decades keep their apostrophe", "in the '90s", "in the '90s"},
		{"times and fractions are one", "9/11 at 10:30", "9/11 at 10:30"},
		{"a slash parts words", "and/or", "and / or"},
	} {
		var got []string
		for _, tok := range Tokenize(c.text, 0) {
			got = append(got, tok.Text)
		}
		if want := strings.Fields(c.want); !slices.Equal(got, want) {
			t.Errorf("%s: %q gave %q, want %q", c.rule, c.text, got, want)
		}
	}
}

func TestTokenizeAddsBaseAndPlainForm(t *testing.T) {
	tokens := Tokenize("It’s — so", 100)
	if got := tokens[1]; got.Start != 102 || got.End != 106 || got.Text != "’s" || got.Form != "'s" {
		t.Errorf("the clitic is %+v", got)
	}
	if got := tokens[2].Word(); got != "--" {
		t.Errorf("the long dash reads %q, want --", got)
	}
}

func FuzzTokenize(f *testing.F) {
	for _, s := range []string{"", " ", "“We won’t sign,” it's 'so'.", "$5m–$6bn U.S.-led", "a'''b''", "\xff\xfe'", "(http://x.y)…)", "...a@b.c!?", "l'’s'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, tok := range Tokenize(text, 7) {
			from, to := tok.Start-7, tok.End-7
			if from < end || to <= from || to > len(text) || text[from:to] != tok.Text {
				t.Fatalf("%q: token %+v behind %d", text, tok, end)
			}
			if gap := text[end:from]; strings.TrimFunc(gap, unicode.IsSpace) != "" {
				t.Fatalf("%q: %q is in no token", text, gap)
			}
			end = to
		}
		if rest := text[end:]; strings.TrimFunc(rest, unicode.IsSpace) != "" {
			t.Fatalf("%q: %q is in no token", text, rest)
		}
	})
}
