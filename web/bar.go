package web

import (
	"fmt"
	"html/template"
	"sort"
	"strings"

	"signatory/graph"
)

// barGap is the space between two segments, in hundredths of the bar.
const barGap = 0.6

// bar draws how many stand where, as one line of coloured segments from consent to
// rejection. Its label says the same in words; its numbers stand beside it.
func bar(tally map[graph.Stance]int) template.HTML {
	total := 0
	var said []string
	for _, s := range graph.Stances {
		if n := tally[s]; n > 0 {
			total += n
			said = append(said, fmt.Sprintf("%s %d", strings.ToLower(stanceWord(s, graph.Past)), n))
		}
	}
	if total == 0 {
		return `<svg class="bar" role="img" aria-label="no positions"><rect class="f-none" x="0" y="0" width="100%" height="100%"/></svg>`
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="bar" role="img" aria-label="%s">`, strings.Join(said, ", "))
	x, room := 0.0, 100-barGap*float64(len(said)-1)
	for _, s := range graph.Stances {
		if n := tally[s]; n > 0 {
			w := room * float64(n) / float64(total)
			fmt.Fprintf(&b, `<rect class="f-%s" x="%.3f%%" y="0" width="%.3f%%" height="100%%"/>`, class(s), x, w)
			x += w + barGap
		}
	}
	b.WriteString(`</svg>`)
	return template.HTML(b.String())
}

// share is one entry of a bar's key.
type share struct {
	Stance graph.Stance
	N      int
}

// shares lists a tally in the order of the bar, and after it any stance that the bar does not know.
func shares(tally map[graph.Stance]int) []share {
	var out []share
	for _, s := range graph.Stances {
		if tally[s] > 0 {
			out = append(out, share{s, tally[s]})
		}
	}
	known := len(out)
	for s, n := range tally {
		if _, ok := signs[s]; !ok && n > 0 {
			out = append(out, share{s, n})
		}
	}
	sort.Slice(out[known:], func(i, j int) bool { return out[known+i].Stance < out[known+j].Stance })
	return out
}
