package export

import (
	"bufio"
	"strconv"

	"signatory/graph"
)

// graphML writes GraphML 1.0 (http://graphml.graphdrawing.org/primer/graphml-primer.html):
// attributes are declared first, then used by their keys.
type graphML struct {
	w     *bufio.Writer
	edges int
}

func (g *graphML) wants(table string) bool {
	return table == Entities || table == Positions || table == Links
}

func (g *graphML) begin() error {
	err := print(g.w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
	for _, of := range []struct {
		domain string
		cells  []cell
	}{{"node", nodeCells}, {"edge", edgeCells}} {
		for _, c := range of.cells {
			if err == nil {
				err = print(g.w, "<key id=\"%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", of.domain+"_"+c.name, of.domain, c.name, c.kind)
			}
		}
	}
	if err == nil {
		err = print(g.w, "<graph id=\"signatory\" edgedefault=\"directed\">\n")
	}
	return err
}

func (g *graphML) data(domain string, cells []cell) error {
	for _, c := range cells {
		if c.value == "" {
			continue
		}
		if err := print(g.w, "<data key=\"%s\">%s</data>", domain+"_"+c.name, c.value); err != nil {
			return err
		}
	}
	return nil
}

func (g *graphML) entity(e *graph.Entity) error {
	if err := print(g.w, "<node id=\"%s\">", e.ID); err != nil {
		return err
	}
	if err := g.data("node", cellsOfEntity(e)); err != nil {
		return err
	}
	return print(g.w, "</node>\n")
}

func (g *graphML) edge(e edge) error {
	g.edges++
	if err := print(g.w, "<edge id=\"%s\" source=\"%s\" target=\"%s\">", "e"+strconv.Itoa(g.edges), e.from, e.to); err != nil {
		return err
	}
	if err := g.data("edge", e.cells); err != nil {
		return err
	}
	return print(g.w, "</edge>\n")
}

func (g *graphML) position(p *graph.Position) error { return g.edge(edgeOfPosition(p)) }

func (g *graphML) link(l *graph.Link) error {
	for _, e := range edgesOfLink(l) {
		if err := g.edge(e); err != nil {
			return err
		}
	}
	return nil
}

func (g *graphML) article(*graph.Article) error { return nil }
func (g *graphML) claim(*graph.Claim) error     { return nil }
func (g *graphML) end() error                   { return print(g.w, "</graph>\n</graphml>\n") }
