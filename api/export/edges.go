package export

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"signatory/graph"
)

// cell is one attribute of a node or an edge, with its type in GraphML's words:
// string, int, double or boolean.
type cell struct{ name, kind, value string }

func text(name, value string) cell { return cell{name, "string", value} }
func number(name string, n int) cell {
	return cell{name, "int", strconv.Itoa(n)}
}
func truth(name string, b bool) cell { return cell{name, "boolean", strconv.FormatBool(b)} }
func share(name string, x float64) cell {
	return cell{name, "double", strconv.FormatFloat(x, 'g', -1, 64)}
}

// nodeCells and edgeCells are all attributes, by name alone, as a header declares them.
var (
	nodeCells = cellsOfEntity(&graph.Entity{})
	edgeCells = edgeOfPosition(&graph.Position{}).cells
)

func cellsOfEntity(e *graph.Entity) []cell {
	return []cell{text("label", e.Name), text("kind", string(e.Kind)), text("code", e.Code), text("type", e.Type), text("date", string(e.Date)),
		text("aliases", strings.Join(e.Aliases, "; "))}
}

// edge is a position or a link between two entities.
type edge struct {
	from, to string
	cells    []cell
}

// edgeOfPosition leads from the actor to the instrument.
func edgeOfPosition(p *graph.Position) edge {
	first := graph.Proof{}
	if len(p.Evidence) > 0 {
		first = p.Evidence[0]
	}
	return edge{p.Actor.ID, p.Instrument.ID, []cell{text("label", strings.TrimPrefix(string(p.Tense)+" ", string(graph.Past)+" ")+string(p.Stance)),
		text("relation", "position"), text("stance", string(p.Stance)), text("tense", string(p.Tense)), text("since", string(p.Since)), text("until", ""),
		number("sources", p.Sources), share("confidence", p.Confidence), truth("confirmed", p.Confirmed), truth("disputed", p.Disputed),
		text("role", ""), text("quote", first.Quote), text("article", first.Article), text("url", first.URL)}}
}

// edgesOfLink lead from the link's beginning to what it leads to and is about.
func edgesOfLink(l *graph.Link) []edge {
	var edges []edge
	for _, to := range []string{l.To, l.About} {
		if to == "" || to == l.To && len(edges) > 0 {
			continue
		}
		quote := l.Quote
		if quote == "" {
			quote = l.Evidence.Quote
		}
		edges = append(edges, edge{l.From, to, []cell{text("label", strings.ReplaceAll(string(l.Kind), "_", " ")), text("relation", string(l.Kind)),
			text("since", string(l.Date)), text("until", string(l.Until)), text("role", l.Role), text("quote", quote), text("article", l.Article)}})
	}
	return edges
}

// escaped is a text as XML holds it; what XML cannot hold becomes U+FFFD.
func escaped(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic(err) // a strings.Builder takes all
	}
	return b.String()
}

// print writes formatted XML; its arguments are escaped.
func print(w io.Writer, format string, args ...string) error {
	safe := make([]any, len(args))
	for i, a := range args {
		safe[i] = escaped(a)
	}
	_, err := fmt.Fprintf(w, format, safe...)
	return err
}
