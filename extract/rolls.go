package extract

import (
	"strings"

	"signatory/extract/article"
	"signatory/extract/data"
	"signatory/graph"
)

// This file reads roll calls that stand under a label: "Against: Israel, Palau",
// "Signatories" above a list, "Those voting in favour were Fiji and Peru".

// rollLabel is what a label says of those whom it heads.
type rollLabel struct {
	lemma  string // of the frame that says it in a sentence
	stance graph.Stance
	ballot bool // of a vote, which the article must speak of
}

// rollLabels are the labels without what says nothing of a stance, which is rollFiller.
var rollLabels = func() map[string]rollLabel {
	out := map[string]rollLabel{}
	for _, l := range []struct {
		rollLabel
		labels string // parted by commas
	}{
		{rollLabel{"sign", graph.Signed, false}, "signed,signing,signers,signatures,signed but not ratified,signed not ratified"},
		{rollLabel{"signatory", graph.Signed, false}, "signatories,signatory"},
		{rollLabel{"sign", graph.NotSigned, false}, "not signed,unsigned,yet to sign,did not sign,not signatories,non-signatories"},
		{rollLabel{"refuse", graph.Refused, false}, "refused,refused to sign,refusing to sign"},
		{rollLabel{"decline", graph.Refused, false}, "declined,declined to sign,declining to sign"},
		{rollLabel{"ratify", graph.Ratified, false}, "ratified,ratifying,signed and ratified"},
		{rollLabel{"ratification", graph.Ratified, false}, "ratifications"},
		{rollLabel{"accession", graph.Ratified, false}, "acceded,accessions"},
		{rollLabel{"ratify", graph.NotSigned, false}, "not ratified,yet to ratify,did not ratify"},
		{rollLabel{"endorse", graph.Endorsed, false}, "endorsed,endorsing,endorsers,endorsements,supporters"},
		{rollLabel{"withdraw", graph.Withdrew, false}, "withdrew,withdrawn,withdrawals"},
		{rollLabel{"vote", graph.Endorsed, true}, "for,favour,favor,yes,ayes,yeas,supported"},
		{rollLabel{"vote", graph.Refused, true}, "against,no,noes,nays,opposed,opposing,rejected"},
		{rollLabel{"abstain", graph.Abstained, true}, "abstained,abstaining,abstain,abstention,abstentions"},
	} {
		for label := range strings.SplitSeq(l.labels, ",") {
			out[label] = l.rollLabel
		}
	}
	return out
}()

var rollFiller = wordSet(`the a of list full following in by from that which who whose have has had already so far date as at among others other
	countries states governments nations members member parties delegations country state those votes vote voting voted ballot ballots cast
	on day one first here all now still also were was are is include included includes including ( ) , - – ; were :
	treaty convention agreement pact protocol accord declaration resolution statement text charter pledge it`)

// rolls reads every roll call under a label.
func (d *desk) rolls() []predicate {
	var out []predicate
	var above predicate // the roll call before, whose instrument the next shares
	after := -1         // the sentence behind it
	for k := 0; k < len(d.sentences); k++ {
		s := d.sentences[k]
		p, from, ok := d.labelled(s)
		if !ok {
			continue
		}
		next := k + 1
		if from == len(s.tokens) {
			p.actors, p.places, next = d.rollBelow(k+1, p.tok)
		} else if names, end := d.roll(s, from); end == len(s.tokens) { // a roll names, it does not tell
			p.actors = names
		}
		switch {
		case len(p.objects) > 0:
		case k <= after+1:
			p.objects = above.objects
		case p.frame.Form == "voting":
			p.objects = d.votedOn(s)
		default:
			p.objects = d.topic(s)
		}
		if len(p.actors) == 0 || len(p.objects) == 0 {
			continue
		}
		d.grown(s)
		out, above, after = append(out, p), p, next
		k = next - 1
	}
	return out
}

// labelled reads a sentence that begins with a label; from is the token behind it.
func (d *desk) labelled(s *sentence) (p predicate, from int, ok bool) {
	end, from := d.labelEnd(s)
	if end <= 0 || end > 14 {
		return p, 0, false
	}
	p = predicate{s: s, form: "roll call"}
	var said []string
	for i := range end {
		w := s.word(i)
		if m := s.mention(i); m != nil {
			switch m.kind {
			case graph.Country, graph.Person:
				return p, 0, false
			case graph.Instrument:
				if t := d.stock.of[m]; t != nil {
					p.objects = []object{{treaty: t, tok: i, how: "named"}}
				}
			}
			continue
		}
		if _, _, _, number := numberAt(s, i); number || rollFiller[w] || w == "to" && s.word(i+1) == "date" || timeWord(w) || yearWord.MatchString(w) {
			continue
		}
		said, p.tok = append(said, w), i
	}
	label, known := rollLabels[strings.Join(said, " ")]
	if !known {
		return p, 0, false
	}
	p.frame = data.Frame{Lemma: label.lemma, Form: "obj", Stance: label.stance, Verb: true}
	if label.ballot {
		p.frame.Form = "voting"
	}
	p.scope = scope{stance: label.stance, tense: graph.Past}
	return p, from, true
}

// votedOn is what the article says was put to the vote before a sentence, if anything.
func (d *desk) votedOn(s *sentence) []object {
	if t := d.stock.voted(s); t != nil {
		return []object{{treaty: t, tok: -1, how: "implied"}}
	}
	if !strings.Contains(d.doc.Text, "vot") {
		return nil
	}
	return d.topic(s)
}

// labelEnd finds where a label ends and where its roll begins: behind a colon, behind
// "are" or a dash before a name, or below a sentence that is all label.
func (d *desk) labelEnd(s *sentence) (end, from int) {
	for i := range s.tokens {
		w := s.word(i)
		switch {
		case w == ":":
			return i, i + 1
		case (labelVerbs[w] || dashes[w]) && d.rollBegins(s, i+1):
			return i, i + 1
		case w == "." || w == "?" || w == "!" || w == ";":
			return 0, 0
		}
	}
	return len(s.tokens), len(s.tokens)
}

// labelVerbs part a label from its roll: "The signatories are Fiji and Peru".
var labelVerbs = wordSet("are were include included is was")

// rollBegins reports a name of a state or body at token i, an article before it aside.
func (d *desk) rollBegins(s *sentence, i int) bool {
	if s.word(i) == "the" {
		i++
	}
	m := s.mention(i)
	return m != nil && (m.kind == graph.Country || m.kind == graph.Organization) && m.role != data.RoleAdjective
}

// roll is the list of names that begins at token i, and where it ends.
func (d *desk) roll(s *sentence, i int) (names []actor, end int) {
	depth := 0
	for ; i < len(s.tokens); i++ {
		w := s.word(i)
		switch {
		case w == "(":
			depth++
		case w == ")":
			depth--
		case depth > 0: // "Iran (Islamic Republic of)"
		case s.mention(i) != nil:
			if !d.rollBegins(s, i) {
				return names, i
			}
			names = append(names, actor{s.mention(i).entity, "list", i})
		case !betweenNames[w]:
			return names, i
		}
	}
	return names, i
}

// betweenNames are what may stand between the names of a roll.
var betweenNames = wordSet("the and or as well plus also both of its their members , ; . & - – / * •")

// rollBelow reads the roll that stands below a label: items, each of which begins with
// its names, or one paragraph of nothing but names. To the label at token tok they are as near
// as if they stood behind it; places are the sentences that name them.
func (d *desk) rollBelow(k, tok int) (names []actor, places map[string]span, next int) {
	places = map[string]span{}
	take := func(s *sentence, found []actor) {
		for _, a := range found {
			places[a.entity] = s.span
			names = append(names, actor{a.entity, "list", tok})
		}
	}
	for first := k; k < len(d.sentences); k++ {
		s := d.sentences[k]
		if k > first && s.block == d.sentences[k-1].block { // what an item goes on to say
			if s.kind != article.Item {
				break
			}
			continue
		}
		found, end := d.roll(s, 0)
		if s.kind == article.Item {
			if _, _, label := d.labelled(s); label {
				break
			}
			take(s, found)
			continue
		}
		if k == first && len(found) > 1 && end == len(s.tokens) {
			take(s, found)
			k++
		}
		break
	}
	return distinctActors(names), places, k
}
