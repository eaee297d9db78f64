// Package parse reads the structure of a sentence: tokens, Penn tags and a
// tree of Universal Dependencies. Its model is trained by `signatory train
// parser` and embedded.
package parse

// Token is a word of a sentence with its place in the tree.
type Token struct {
	Start, End int    // byte offsets into the text given to Tokenize, plus its base
	Text       string // as it stands there
	Form       string // what the model reads in place of Text, where a caller sets it (a known name)
	Tag        string // Penn tag; a caller may set it before Tag, which then keeps it
	Head       int    // index of the head token, -1 for the root
	Rel        string // Universal Dependencies relation to the head
}

// Tokenize splits text, which is one sentence, into tokens in the manner of
// the Penn Treebank ("didn't" is did + n't, "Britain's" is Britain + 's, "U.S." is one).
func Tokenize(text string, base int) []Token { return nil }

// Model is a tagger and a parser.
type Model struct{}

// Load reads the embedded model.
func Load() (*Model, error) { return &Model{}, nil }

// Tag sets the Tag of every token that has none.
func (m *Model) Tag(tokens []Token) {}

// Parse sets Head and Rel of every token, from the tags.
func (m *Model) Parse(tokens []Token) {}
