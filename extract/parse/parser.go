package parse

// Parse sets Head and Rel of every token, from the tags.
func (m *Model) Parse(tokens []Token) {
	words, tags := make([]string, len(tokens)), make([]string, len(tokens))
	for i := range tokens {
		words[i], tags[i] = tokens[i].Word(), tokens[i].Tag
	}
	heads, rels := m.ParseWords(words, tags)
	for i := range tokens {
		tokens[i].Head, tokens[i].Rel = heads[i], rels[i]
	}
}

// ParseWords gives every word its head, -1 for the root, and its relation. It
// is greedy: the best legal move is made, and none is taken back.
func (m *Model) ParseWords(words, tags []string) (heads []int, rels []string) {
	s := NewState(len(words))
	lower := lowered(words)
	classes := Classes(lower, tags)
	sums := make([]int32, len(m.Parser.Classes))
	h := hasher{table: m.Parser, begun: make([]uint32, features*(len(words)+2))}
	for !s.Done() {
		m.Parser.score(h.features(s, lower, tags, classes), sums)
		move := -1
		for i, name := range m.Parser.Classes {
			if (move < 0 || sums[i] > sums[move]) && s.Legal(name[0]) {
				move = i
			}
		}
		s.Apply(m.Parser.Classes[move])
	}
	heads = s.head[:len(words)]
	for i, head := range heads {
		if head == len(words) {
			heads[i] = -1
		}
	}
	return heads, s.rel[:len(words)]
}

// TagFeatures are the features that the tagger reads for word i.
func TagFeatures(words, lower, kinds, tags []string, i int) []uint32 {
	var h hasher
	return h.tagFeatures(words, lower, kinds, tags, i)
}

// ParseFeatures are the features that the parser reads in a state.
func ParseFeatures(s *State, lower, tags, classes []string) []uint32 {
	var h hasher
	return h.features(s, lower, tags, classes)
}

// Kinds are what the lexicon says that words in small letters can be, for TagFeatures.
func Kinds(lower []string) []string { return kinds(lower) }
