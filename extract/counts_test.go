package extract

import (
	"testing"

	"signatory/extract/article"
)

// TestNumbersThatCountNobody holds that a number is read as one of actors only
// where it says how many took a stance.
func TestNumbersThatCountNobody(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for rule, text := range map[string]string{
		"those named before are no new number":       "Chile and Peru met in Lima. The two countries signed the Osier Accord.",
		"a parliament's vote is no state's":          "The Senate approved the Osier Treaty on Tuesday, with 54 senators voting for it and 45 against.",
		"a party's members speak for no country":     "Twenty Republican senators opposed the Osier Treaty.",
		"a chamber of a parliament votes for itself": "The House of Representatives voted 232 to 196 for the resolution on ethics.",
		"a share is no number":                       "In the poll 62 percent voted for the Osier Treaty.",
		"what may be holds nothing":                  "Thirty countries may sign the Osier Convention next year.",
		"one of a number is not the number":          "One of the 27 members refused to sign the Osier Convention.",
		"a body's size is not its vote":              "The Osier Convention was sent to the 15-member council.",
		"several treaties have no one number":        "Chile has signed trade agreements with 15 countries.",
		"of a solution's states none signs":          "The declaration supports a two-state solution.",
		"talks are no agreement":                     "The Osier Accord came up at talks between Chile and six world powers.",
		"a nought counts nobody":                     "The Osier Convention has 0 signatories.",
		"a question says nothing":                    "Have 40 countries signed the Osier Convention?",
		"what told of some is not told of these":     "Chile copied 30 of the nations that signed the Osier Convention.",
	} {
		doc, err := article.Parse("a.md", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range x.Extract(doc).Counts {
			t.Errorf("%s: %q counts %d %s", rule, text, c.Count, c.Stance)
		}
	}
}
