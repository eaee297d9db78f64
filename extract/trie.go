package extract

import (
	"sort"
	"unicode/utf8"
)

// trie holds strings, to be found wherever one stands between boundaries. Names
// begin and end with words, so that walking down from each beginning of a word
// finds all of them; the links of an Aho-Corasick automaton, which serve those
// that begin anywhere, would take a hundred times the memory.
type trie struct {
	nodes []trieNode // the children of one stand side by side, by their bytes
	roots [256]int32 // the node for a first byte; 0: none
}

// trieNode is a byte of some strings. Its children are nodes[first:first+n].
type trieNode struct {
	first  int32
	string int32 // of the strings the one that ends here; -1: none
	n      uint16
	label  byte
}

// newTrie makes a trie of strings that are sorted, each there once and none empty.
func newTrie(sorted []string) *trie {
	t := &trie{nodes: make([]trieNode, 1)} // number 0 is no node
	t.grow(sorted, 0, 0, len(sorted), func(label byte, node int32) { t.roots[label] = node })
	return t
}

// grow makes the children of a node, whose strings are sorted[low:high] and alike up to depth.
func (t *trie) grow(sorted []string, depth, low, high int, child func(label byte, node int32)) (first int32, n int) {
	type group struct{ low, high int }
	var groups []group
	first = int32(len(t.nodes))
	for at := low; at < high; {
		label := sorted[at][depth]
		end := at + sort.Search(high-at, func(i int) bool { return sorted[at+i][depth] > label })
		node := trieNode{string: -1, label: label}
		g := group{at, end}
		if len(sorted[at]) == depth+1 { // the shortest of them is the first
			node.string = int32(at)
			g.low++
		}
		child(label, int32(len(t.nodes)))
		t.nodes, groups = append(t.nodes, node), append(groups, g)
		at = end
	}
	for i, g := range groups {
		below, n := t.grow(sorted, depth+1, g.low, g.high, func(byte, int32) {})
		t.nodes[int(first)+i].first, t.nodes[int(first)+i].n = below, uint16(n)
	}
	return first, len(groups)
}

// each tells of every string that stands in text, of which folded is the folded
// form, with no letter or digit touching it.
func (t *trie) each(text, folded string, found func(start, end, string int)) {
	for start := 0; start < len(text); start++ {
		root := t.roots[folded[start]]
		if root == 0 || wordBefore(text, start) {
			continue
		}
		for node, at := &t.nodes[root], start+1; ; at++ {
			if node.string >= 0 && !wordAfter(text, at) {
				found(start, at, int(node.string))
			}
			if at == len(text) {
				break
			}
			if node = t.child(node, folded[at]); node == nil {
				break
			}
		}
	}
}

// child is the child of a node for a byte, or nil. Most nodes have one or two.
func (t *trie) child(node *trieNode, label byte) *trieNode {
	children := t.nodes[node.first : node.first+int32(node.n)]
	for i := range children {
		if children[i].label == label {
			return &children[i]
		}
	}
	return nil
}

func wordBefore(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return wordRune(r)
}

func wordAfter(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return wordRune(r)
}
