package export

import (
	"bufio"
	"strconv"

	"signatory/graph"
)

// gexf writes GEXF 1.2 (https://gexf.net/1.2/gexf-12draft-primer.pdf), which
// Gephi and networkx read. Nodes and edges stand in sections of their own.
type gexf struct {
	w       *bufio.Writer
	edges   int
	inEdges bool
}

func (g *gexf) wants(table string) bool {
	return table == Entities || table == Positions || table == Links
}

func (g *gexf) begin() error {
	err := print(g.w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n<graph mode=\"static\" defaultedgetype=\"directed\">\n")
	for _, of := range []struct {
		domain string
		cells  []cell
	}{{"node", nodeCells}, {"edge", edgeCells}} {
		if err == nil {
			err = print(g.w, "<attributes class=\"%s\">\n", of.domain)
		}
		for _, c := range of.cells {
			if own(c) && err == nil {
				err = print(g.w, "<attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n", c.name, c.name, gexfType(c.kind))
			}
		}
		if err == nil {
			err = print(g.w, "</attributes>\n")
		}
	}
	if err == nil {
		err = print(g.w, "<nodes>\n")
	}
	return err
}

// own reports whether an attribute is one of ours; a label is GEXF's own.
func own(c cell) bool { return c.name != "label" }

func gexfType(kind string) string {
	if kind == "int" {
		return "integer"
	}
	return kind
}

func (g *gexf) values(cells []cell) error {
	if err := print(g.w, "<attvalues>"); err != nil {
		return err
	}
	for _, c := range cells {
		if c.value == "" || !own(c) {
			continue
		}
		if err := print(g.w, "<attvalue for=\"%s\" value=\"%s\"/>", c.name, c.value); err != nil {
			return err
		}
	}
	return print(g.w, "</attvalues>")
}

func (g *gexf) entity(e *graph.Entity) error {
	if err := print(g.w, "<node id=\"%s\" label=\"%s\">", e.ID, e.Name); err != nil {
		return err
	}
	if err := g.values(cellsOfEntity(e)); err != nil {
		return err
	}
	return print(g.w, "</node>\n")
}

// toEdges ends the section of nodes.
func (g *gexf) toEdges() error {
	if g.inEdges {
		return nil
	}
	g.inEdges = true
	return print(g.w, "</nodes>\n<edges>\n")
}

func (g *gexf) edge(e edge) error {
	if err := g.toEdges(); err != nil {
		return err
	}
	g.edges++
	if err := print(g.w, "<edge id=\"%s\" source=\"%s\" target=\"%s\" label=\"%s\">", strconv.Itoa(g.edges), e.from, e.to, e.cells[0].value); err != nil {
		return err
	}
	if err := g.values(e.cells); err != nil {
		return err
	}
	return print(g.w, "</edge>\n")
}

func (g *gexf) position(p *graph.Position) error { return g.edge(edgeOfPosition(p)) }

func (g *gexf) link(l *graph.Link) error {
	for _, e := range edgesOfLink(l) {
		if err := g.edge(e); err != nil {
			return err
		}
	}
	return nil
}

func (g *gexf) article(*graph.Article) error { return nil }
func (g *gexf) claim(*graph.Claim) error     { return nil }

func (g *gexf) end() error {
	if err := g.toEdges(); err != nil {
		return err
	}
	return print(g.w, "</edges>\n</graph>\n</gexf>\n")
}
