package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"signatory/extract/article"
	"signatory/extract/parse"
	"signatory/graph"
)

// sentence is one sentence with its tokens and, where it is worth it, its tree.
// A known name is one token, so that the parser reads "the Treaty on the
// Non-Proliferation of Nuclear Weapons" as one noun.
type sentence struct {
	span
	index   int
	kind    article.BlockKind
	block   int
	shouted bool // set in capitals
	tokens  []parse.Token
	at      []*mention // by token; nil where the token names nothing
	kids    [][]int    // by token, ascending; nil until parsed
	due     *desk      // makes the tree when the first is asked of it; nil where none is due
	open    []bool     // by token: within quotation marks

	lifted bool // while a "no" of its subject is read over, for those whom it excepts

	model *parse.Model // tags the tokens when the first tag is asked for
	lower []string     // the tokens' texts in small letters, made when the first is asked for
}

// mention is a span of the text that names something.
type mention struct {
	span
	sent, tok int // the sentence, and the token that heads the mention there
	kind      graph.Kind
	entity    string // what it resolves to; "" for nothing
	role      string // of the gazetteer form: name, adjective, capital, ...
	ambiguous bool
	full      span // of a summit: its fullest form there

	noun *noun    // of an instrument
	same *mention // the mention that gave this one's name its meaning
}

// headline reports whether the sentence has a headline's grammar.
func (s *sentence) headline() bool { return s.kind == article.Title }

// word is the token's text in small letters.
func (s *sentence) word(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	return s.small()[i]
}

// small are the tokens' texts in small letters.
func (s *sentence) small() []string {
	if s.lower == nil {
		s.lower = make([]string, len(s.tokens))
		for k := range s.tokens {
			s.lower[k] = strings.ToLower(s.tokens[k].Text)
		}
	}
	return s.lower
}

// tag is the token's Penn tag, "" outside the sentence. Most sentences are never
// asked, so that the first question tags them.
func (s *sentence) tag(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	s.tagAll()
	if s.due != nil && s.mendable(i) {
		s.growDue()
	}
	return s.tokens[i].Tag
}

// verbal reports a token that is tagged a verb, which no mend changes.
func (s *sentence) verbal(i int) bool {
	if i < 0 || i >= len(s.tokens) {
		return false
	}
	s.tagAll()
	return strings.HasPrefix(s.tokens[i].Tag, "VB")
}

func (s *sentence) tagAll() {
	if s.model != nil {
		s.model.Tag(s.tokens)
		s.model = nil
	}
}

// mention is what token i names, nil for nothing.
func (s *sentence) mention(i int) *mention {
	if i < 0 || i >= len(s.at) {
		return nil
	}
	return s.at[i]
}

// is reports whether token i names something of a kind.
func (s *sentence) is(i int, kind graph.Kind) bool {
	m := s.mention(i)
	return m != nil && m.kind == kind
}

// capital reports whether token i begins with a capital letter.
func (s *sentence) capital(i int) bool {
	if i < 0 || i >= len(s.tokens) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.tokens[i].Text)
	return unicode.IsUpper(r)
}

// text of a run of tokens as it stands in the document.
func (s *sentence) text(doc string, from, to int) string {
	if from < 0 || to > len(s.tokens) || from >= to {
		return ""
	}
	return doc[s.tokens[from].Start:s.tokens[to-1].End]
}

// merge makes tokens [from,to) one, which the parser reads as form with the tag.
func (s *sentence) merge(doc string, from, to int, form, tag string, m *mention) {
	t := parse.Token{Start: s.tokens[from].Start, End: s.tokens[to-1].End, Form: form, Tag: tag, Head: -1}
	t.Text = doc[t.Start:t.End]
	s.tokens = append(s.tokens[:from], append([]parse.Token{t}, s.tokens[to:]...)...)
	s.at = append(s.at[:from], append([]*mention{m}, s.at[to:]...)...)
	if s.lower != nil {
		s.lower[from] = strings.ToLower(t.Text)
		s.lower = append(s.lower[:from+1], s.lower[to:]...)
	}
	for i, m := range s.at {
		if m != nil {
			m.tok = i
		}
	}
}

// markQuotes sets open for the tokens within quotation marks.
func (s *sentence) markQuotes(inside bool) bool {
	s.open = make([]bool, len(s.tokens))
	for i, t := range s.tokens {
		switch t.Text {
		case "“", "``":
			inside = true
		case "”", "''":
			inside = false
		case "\"":
			inside = !inside
		}
		s.open[i] = inside
	}
	return inside
}
