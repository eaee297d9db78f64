package extract

import "strings"

// This file tells names from words that any instrument of its kind may bear,
// whatever their capitals: a "Memorandum of Understanding" is one of thousands.

// ownName reports whether a run of tokens with capitals holds what tells an
// instrument from others of its kind: a country or a body, or a word beside its
// kind and its field.
func ownName(s *sentence, from, to int) bool {
	for i := from; i < to; i++ {
		if s.mention(i) != nil {
			return true
		}
		for _, w := range strings.FieldsFunc(s.word(i), notWord) {
			if w = singular(w); !generic[w] && !minor[w] && !kinds[w] && !fields[w] {
				return true
			}
		}
	}
	return false
}

// fields are what instruments of one kind are about, by thousands of them.
var fields = wordSet(`free trade security defense defence military economic investment tax extradition cooperation co-operation partnership strategic
	friendship understanding intent principle principles action mutual assistance rescue stabilization reciprocal reciprocity following`)
