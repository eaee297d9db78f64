package export

import (
	"bufio"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"signatory/graph"
)

// batch is how many rows a statement of the script holds.
const batch = 500

// cypher writes a script for an empty Neo4j 5, which cypher-shell runs:
// constraints, then statements of at most batch rows. The labels, relationships
// and properties are those of the store graph/neo4j where it has them, less what
// that store keeps for itself; what is not known for certain has no plain relationship.
type cypher struct {
	w       *bufio.Writer
	rows    map[string][]string // not written yet, by the statement that takes them
	atEdges bool                // nodes come first
}

// Relationships of positions that are facts; what is planned is PLANS_TO.
var stanceEdges = map[graph.Stance]string{graph.Signed: "SIGNED", graph.Ratified: "RATIFIED", graph.Endorsed: "ENDORSED",
	graph.NotSigned: "DID_NOT_SIGN", graph.Refused: "REFUSED_TO_SIGN", graph.Abstained: "ABSTAINED", graph.Withdrew: "WITHDREW_FROM", graph.Suspended: "SUSPENDED"}

func (c *cypher) wants(string) bool { return true }

func (c *cypher) begin() error {
	_, err := c.w.WriteString(`// A graph of Signatory. Run it on an empty Neo4j 5: cypher-shell -f signatory.cypher
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE;
CREATE CONSTRAINT article_id IF NOT EXISTS FOR (a:Article) REQUIRE a.id IS UNIQUE;
CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (c:Claim) REQUIRE c.id IS UNIQUE;
CALL db.awaitIndexes(300);
`)
	return err
}

// row adds a row to those of a statement.
func (c *cypher) row(statement string, properties map[string]any) error {
	if c.rows == nil {
		c.rows = map[string][]string{}
	}
	c.rows[statement] = append(c.rows[statement], literal(properties))
	if len(c.rows[statement]) < batch {
		return nil
	}
	return c.write(statement)
}

// edge is row for a statement that needs all nodes.
func (c *cypher) edge(statement string, properties map[string]any) error {
	if !c.atEdges {
		c.atEdges = true
		if err := c.end(); err != nil {
			return err
		}
	}
	return c.row(statement, properties)
}

func (c *cypher) write(statement string) error {
	_, err := c.w.WriteString("UNWIND [\n" + strings.Join(c.rows[statement], ",\n") + "\n] AS row\n" + statement + ";\n")
	delete(c.rows, statement)
	return err
}

// end writes what is left.
func (c *cypher) end() error {
	for _, statement := range slices.Sorted(maps.Keys(c.rows)) {
		if err := c.write(statement); err != nil {
			return err
		}
	}
	return nil
}

func (c *cypher) entity(e *graph.Entity) error {
	label := strings.ToUpper(string(e.Kind[:1])) + string(e.Kind[1:])
	return c.row("CREATE (e:Entity:"+label+") SET e = row", map[string]any{"id": e.ID, "kind": string(e.Kind), "name": e.Name, "code": e.Code,
		"type": e.Type, "date": string(e.Date), "aliases": e.Aliases})
}

func (c *cypher) article(a *graph.Article) error {
	return c.row("CREATE (a:Article) SET a = row", map[string]any{"id": a.ID, "revision": a.Revision, "title": a.Title, "date": string(a.Date),
		"url": a.URL, "publisher": a.Publisher, "language": a.Language, "format": a.Format})
}

func (c *cypher) position(p *graph.Position) error {
	if !p.Confirmed {
		return nil
	}
	edge, props := stanceEdges[p.Stance], map[string]any{"since": string(p.Since), "since_precision": p.SincePrecision, "sources": p.Sources,
		"confidence": p.Confidence, "disputed": p.Disputed}
	if p.Tense == graph.Planned {
		edge, props["stance"] = "PLANS_TO", string(p.Stance)
	}
	return c.edge("MATCH (a:Entity {id: row.actor}) MATCH (i:Entity {id: row.instrument}) CREATE (a)-[r:"+edge+"]->(i) SET r = row.props",
		map[string]any{"actor": p.Actor.ID, "instrument": p.Instrument.ID, "props": props})
}

func (c *cypher) claim(cl *graph.Claim) error {
	return c.edge("MATCH (a:Entity {id: row.actor}) MATCH (i:Entity {id: row.instrument}) MATCH (t:Article {id: row.article})\n"+
		"CREATE (c:Claim) SET c = row CREATE (c)-[:BY]->(a) CREATE (c)-[:ON]->(i) CREATE (c)-[:REPORTED_IN]->(t)",
		map[string]any{"id": cl.ID, "actor": cl.Actor, "instrument": cl.Instrument, "article": cl.Article, "stance": string(cl.Stance), "tense": string(cl.Tense),
			"date": string(cl.Date), "confidence": cl.Confidence, "quote": cl.Evidence.Quote, "published": string(cl.Published)})
}

func (c *cypher) link(l *graph.Link) error {
	ends := slices.DeleteFunc(slices.Compact([]string{l.To, l.About}), func(id string) bool { return id == "" })
	to := "MATCH (b:Entity {id: row.to})"
	if len(ends) == 0 {
		ends, to = []string{l.Article}, "MATCH (b:Article {id: row.to})"
	}
	for _, end := range ends {
		err := c.edge("MATCH (a:Entity {id: row.from}) "+to+" CREATE (a)-[r:"+strings.ToUpper(string(l.Kind))+"]->(b) SET r = row.props",
			map[string]any{"from": l.From, "to": end, "props": map[string]any{"article": l.Article, "role": l.Role, "quote": l.Quote,
				"date": string(l.Date), "until": string(l.Until)}})
		if err != nil {
			return err
		}
	}
	return nil
}

// literal writes a value as Cypher has it. Empty texts and lists are left out of maps.
func literal(v any) string {
	switch x := v.(type) {
	case string:
		return quoted(x)
	case bool:
		return strconv.FormatBool(x)
	case int:
		return strconv.Itoa(x)
	case float64:
		return decimal(x)
	case []string:
		parts := make([]string, len(x))
		for i, s := range x {
			parts[i] = quoted(s)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case map[string]any:
		var parts []string
		for _, name := range slices.Sorted(maps.Keys(x)) {
			if list, ok := x[name].([]string); x[name] != "" && (!ok || len(list) > 0) {
				parts = append(parts, name+": "+literal(x[name]))
			}
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	panic(fmt.Sprintf("export: no literal for a %T", v))
}

// decimal is a number that Cypher reads as a float.
func decimal(x float64) string {
	s := strconv.FormatFloat(x, 'g', -1, 64)
	if !strings.ContainsAny(s, ".e") {
		s += ".0"
	}
	return s
}

// quoted is a text as a Cypher literal. A parser may put \uXXXX in place before it
// looks for quotes, so that a backslash of the text never stands before its u.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('\'')
	for _, r := range strings.ToValidUTF8(s, "\ufffd") {
		switch {
		case r == '\\':
			b.WriteString(`\\' + '`)
		case r == '\'':
			b.WriteString(`\'`)
		case r == '\n':
			b.WriteString(`\n`)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('\'')
	return b.String()
}
