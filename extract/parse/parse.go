// Package parse reads the structure of a sentence: tokens, Penn tags and a
// tree of Universal Dependencies.
//
// The flow, a file per step:
//
//	tokenize.go  text -> tokens with byte offsets (split.go: inside a run without spaces; form.go: what the model reads)
//	lexicon.go   what words can be, and classes of words that go alike (lexicon.gz)
//	tagger.go    tokens -> Penn tags, left to right
//	moves.go     the moves that build a tree, from left to right
//	features.go  what the parser looks at before a move
//	parser.go    tags -> heads and relations
//	weights.go   the weights under both: features hashed into one table of small integers (sum_amd64.s: added with AVX2)
//	encode.go    the model as a file; model.gz is the one that is embedded
//	train/       treebank -> model, the same bytes on every run
//
// MODEL.md holds the model's figures, its licence and the command that makes it again.
package parse

// Token is a word of a sentence with its place in the tree.
type Token struct {
	Start, End int    // byte offsets into the text given to Tokenize, plus its base
	Text       string // as it stands there
	Form       string // what the model reads in place of Text, where that differs: plain quotes and dashes, or a known name that a caller sets
	Tag        string // Penn tag; a caller may set it before Tag, which then keeps it
	Head       int    // index of the head token, -1 for the root
	Rel        string // Universal Dependencies relation to the head
}

// Word is what the model reads: Form where it is set, else Text.
func (t *Token) Word() string {
	if t.Form != "" {
		return t.Form
	}
	return t.Text
}
