package article

import (
	"strings"
	"testing"
)

// TestProfileCardsAreLeftOut shows what stays of a sentence that a news site
// interrupts with a profile card, and that offsets behind it still lead to the source.
func TestProfileCardsAreLeftOut(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"with brackets behind", `Sen. Ann Lee Ann Marie LeeBudget talks stall House passes farm bill MORE (D-Ohio) backed it.`, `Sen. Ann Lee (D-Ohio) backed it.`},
		{"with a nickname", `President Bo Gray Robert (Bo) Lyle GrayFive things to know MORE left the pact.`, `President Bo Gray left the pact.`},
		{"the name doubled alone", `Speaker Cy Dunn Cy DunnThe morning report &mdash; a &quot;tragedy&quot; MORE’s deal fell.`, `Speaker Cy Dunn’s deal fell.`},
		{"two in a sentence", `Ann Lee Ann Marie LeeBudget talks stall MORE met Cy Dunn Cyrus DunnVote nears MORE today.`, `Ann Lee met Cy Dunn today.`},
		{"a plain word in capitals", `They want MORE time, said Ann Lee, and MORE money.`, `They want MORE time, said Ann Lee, and MORE money.`},
		{"a name with a capital inside", `Ann Lee met Mac MacDonald, and asked for MORE time.`, `Ann Lee met Mac MacDonald, and asked for MORE time.`},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, "a.md", c.in+"\n\nThe pact holds.\n")
			if got, _, _ := strings.Cut(d.Text, "\n\n"); got != c.want {
				t.Errorf("got %q, wants %q", got, c.want)
			}
			if got := source(t, d, "The pact holds"); got != "The pact holds" {
				t.Errorf("behind the card %q stands for %q", got, "The pact holds")
			}
		})
	}
}
