package status

import (
	"regexp"
	"strings"

	"signatory/graph"
)

// The Treaty Collection marks an act within a column by letters behind the
// date; the column's heading says what each means there.
var letters = map[string]graph.Act{
	"a": graph.Accession, "d": graph.Succession, "A": graph.Acceptance, "AA": graph.Approval, "c": graph.FormalConfirmation,
	"s": graph.DefinitiveSignature, "n": graph.ProvisionalApplication, "p": graph.ProvisionalApplication,
	"P": graph.ConsentToBeBound, "C": graph.Signature,
}

// headingActs says by the first words of a heading's item what act it is; the
// first row that fits counts. A heading that fits none lists no acts.
var headingActs = []struct {
	begins string
	act    graph.Act
}{
	{"succession to signature", graph.SuccessionToSignature},
	{"definitive signature or ", graph.ConsentToBeBound}, // the list does not say which of the two
	{"definitive signature", graph.DefinitiveSignature},
	{"definitive acceptance", graph.Acceptance},
	{"confirmation of signature ad referendum", graph.Signature}, // a full signature by it: Vienna Convention, article 12 (2) (b)
	{"confirmation of signature", graph.DefinitiveSignature},
	{"provisional", graph.ProvisionalApplication},
	{"undertaking of provisional", graph.ProvisionalApplication},
	{"signature", graph.Signature},
	{"ratification", graph.Ratification},
	{"acceptance", graph.Acceptance},
	{"approval", graph.Approval},
	{"accession", graph.Accession},
	{"succession", graph.Succession},
	{"formal confirmation", graph.FormalConfirmation},
	{"consent to be bound", graph.ConsentToBeBound},
	{"simplified procedure", graph.ConsentToBeBound}, // Agreement on Part XI of the Convention on the Law of the Sea, articles 4 (3) (c) and 5
	{"participation", graph.ConsentToBeBound},
}

// heading is what a column lists.
type heading struct {
	text   string
	letter map[string]graph.Act // acts that a letter marks
	plain  []graph.Act          // acts that no letter marks
	none   bool                 // it lists no act of a party
}

var letterEnd = regexp.MustCompile(`\s*\((a|d|A|AA|c|s|n|p|P|C)\)$`)

// parseHeading reads "Ratification, Accession(a), Succession(d)".
func parseHeading(text string) heading {
	h := heading{text: text, letter: map[string]graph.Act{}, none: true}
	for _, item := range headingItems(text) {
		mark := letterEnd.FindStringSubmatch(item)
		name := strings.ToLower(letterEnd.ReplaceAllString(item, ""))
		act := actOfItem(name)
		if mark != nil && act == "" {
			act = letters[mark[1]] // "Notification in respect of the Agreement as amended(d)"
		}
		switch {
		case act == "":
			continue
		case mark != nil:
			h.letter[mark[1]] = act
		default:
			h.plain = append(h.plain, act)
		}
		h.none = false
	}
	return h
}

// headingItems parts a heading at its commas; what goes on with a small letter
// belongs to the item before ("... of 12 September 1923, as amended(A)").
func headingItems(text string) []string {
	var items []string
	for _, part := range strings.Split(text, ",") {
		part = strings.TrimSpace(part)
		if n := len(items); n > 0 && part != "" && strings.ToLower(part[:1]) == part[:1] {
			items[n-1] += ", " + part
			continue
		}
		items = append(items, part)
	}
	return items
}

func actOfItem(name string) graph.Act {
	for _, h := range headingActs {
		if strings.HasPrefix(name, h.begins) {
			return h.act
		}
	}
	return ""
}

// act is the act that a cell with these letters behind its date tells, "" where
// the heading does not let it be known.
func (h *heading) act(mark string) graph.Act {
	if mark != "" {
		if act, ok := h.letter[mark]; ok {
			return act
		}
		return letters[mark]
	}
	if act := common(h.plain); act != "" {
		return act
	}
	var marked []graph.Act
	for _, act := range h.letter {
		marked = append(marked, act)
	}
	return common(marked)
}

// common is the one act of a list; of several that all bind, consent to be
// bound, since which of them it was is not told.
func common(acts []graph.Act) graph.Act {
	var one graph.Act
	for _, act := range acts {
		switch {
		case one == "" || one == act:
			one = act
		case one.Stance() == graph.Ratified && act.Stance() == graph.Ratified:
			one = graph.ConsentToBeBound
		default:
			return ""
		}
	}
	return one
}
