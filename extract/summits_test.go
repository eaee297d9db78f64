package extract

import (
	"testing"

	"signatory/extract/article"
	"signatory/graph"
)

// TestMeetingsOfNoStates holds that a noun for a meeting names a summit only
// where states meet under a name.
func TestMeetingsOfNoStates(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for rule, text := range map[string]string{
		"a press conference is none":            "She told a White House press conference that the talks went well.",
		"a party's conference is none":          "He spoke to the House Republican Conference about taxes.",
		"a league's conference is none":         "Boston leads the Eastern Conference this season.",
		"a board meets for itself":              "The Exxon Annual Meeting drew protesters.",
		"a council's daily meetings are none":   "The Security Council meeting lasted an hour.",
		"a parliament's session is none":        "The National Assembly ended its session.",
		"a town hall meeting is none":           "They met at a Springfield town hall meeting.",
		"a meeting without a name is none":      "The ministers held a long meeting and a short conference.",
		"a date is no name":                     "The April 14 meeting was postponed.",
		"a body that votes does not meet":       "The UN General Assembly condemned the raid.",
		"a group that acts is not its meeting":  "The G7 imposed sanctions.",
		"a headline's capitals tell nothing":    "---\ntitle: Leaders Plan Long Summit After Talks\n---\nThe leaders were tired.",
		"a number of summits is no name":        "With one summit down, they prepared for the next.",
		"a party confers with itself":           "He spoke at the LDP party conference.",
		"a school's parents meet without names": "The Springfield parent teacher conference was full.",
	} {
		doc, err := article.Parse("a.md", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range x.Extract(doc).Entities {
			if e.Kind == graph.Summit {
				t.Errorf("%s: %q names %q", rule, text, e.Name)
			}
		}
	}
}
