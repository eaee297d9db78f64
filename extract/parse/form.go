package parse

import "strings"

// plain maps the typographic signs of the press to those that the treebanks
// are written in, so that one sign has one weight.
var plain = strings.NewReplacer(
	"“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "‟", `"`, "``", `"`, "''", `"`,
	"‘", "'", "’", "'", "‚", "'", "‛", "'", "`", "'", "´", "'",
	"–", "-", "‐", "-", "‑", "-", "−", "-", "—", "--", "―", "--",
	"…", "...", "\u00a0", " ", "\u00ad", "",
)

// Plain gives a token's text as the model reads it: straight quotes, ASCII
// dashes (a long dash is "--"), three dots for an ellipsis. It returns its
// argument unchanged, and allocates nothing, when there is nothing to mend.
func Plain(text string) string {
	for i := 0; i < len(text); i++ {
		if text[i] >= 0x80 || text[i] == '`' || text[i] == '\'' && i+1 < len(text) && text[i+1] == '\'' {
			if out := plain.Replace(text); out != "" {
				return out
			}
			return text
		}
	}
	return text
}
