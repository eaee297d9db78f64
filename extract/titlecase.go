package extract

// This file reads what capitals say: where a title ends, and whether they mark names at all.

// plainCase reports a headline that is written as a sentence is, so that its capitals
// begin names: one of its words that tell something is written small.
func (s *sentence) plainCase() bool {
	for i := 1; i < len(s.tokens); i++ {
		w := s.tokens[i].Text
		if len(w) > 3 && w[0] >= 'a' && w[0] <= 'z' && !smallInTitles[w] {
			return true
		}
	}
	return false
}

// titleEnd is where a proper title goes on to behind its head: "Treaty" of
// Friendship and Cooperation; it is head+1 where nothing follows.
func titleEnd(s *sentence, head int) int {
	if !s.capital(head) || s.headline() || s.shouted {
		return head + 1
	}
	end, i := head+1, head+1
	switch s.word(i) {
	case "of", "on", "for", "against", "to", "concerning", "relating", "establishing", "between", "in":
	default:
		return end
	}
	if s.word(i) == "in" && head > 0 && s.capital(head-1) { // "signed the Tarn Protocol in Geneva"
		return end
	}
	for i < len(s.tokens) && i < head+20 {
		switch w := s.word(i); {
		case w == "and" && s.word(i+1) == "the" && s.capital(i+2) && (titleNouns[s.word(i+2)] || ofAction(s, i+2)): // "the Declaration on Reefs and the Plan of Action"
			return end
		case s.capital(i) && s.tag(i) != "PRP" && !stops(s, i) && !timeWord(s.word(i)):
			i++
			end = i
		case w == "of" || w == "on" || w == "the" || w == "and" || w == "for" || w == "in" || w == "to" || w == "with" || w == "their" || w == "its" || w == "against" || w == "relating" || w == "from" || w == "or":
			i++
		case (w == "-" || w == "–") && end == i:
			i++
		default:
			return end
		}
	}
	return end
}

// titleVerbs are verbs that a line of capitals writes as it does the name behind them.
var titleVerbs = wordSet("signs inks seeks seeking strikes reaches nears eyes eyeing wants rejects backs ratifies announces approves signing inking")

// smallInTitles are words that titles with capitals write small too.
var smallInTitles = wordSet("with from into over after amid than that this upon about against between before without within under until since when while onto toward towards despite during through among will been have says said")
