package bare

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// rowsAtOnce is how many rows one UNWIND writes.
const rowsAtOnce = 5000

// written is one kind of rows: read gives them all, file writes them.
type written struct{ file, read string }

// rowsOf are the kinds of rows that a store writes, in the order in which they
// can be written.
var rowsOf = []written{
	{"entities", "MATCH (e:Entity) RETURN properties(e) AS props, [l IN labels(e) WHERE l <> 'Entity'][0] AS label"},
	{"articles", "MATCH (a:Article) RETURN properties(a) AS props"},
	{"mentions", "MATCH (a:Article)-[:MENTIONS]->(e:Entity) RETURN a.id AS article, collect(e.id) AS entities"},
	{"claims", "MATCH (c:Claim) RETURN properties(c) AS props"},
	{"bands", "MATCH (a:Article)-[:IN_BAND]->(b:Band) RETURN a.id AS article, b.hash AS hash ORDER BY hash"},
	{"counts", "MATCH (c:Count) RETURN properties(c) AS props"},
	{"lists", "MATCH (l:StatusList) RETURN properties(l) AS props"},
	{"beside", "MATCH (b:Beside) RETURN properties(b) AS props"},
	{"positions", "MATCH (p:Position) RETURN properties(p) AS props"},
}

// apart are the relationships that the rows above bring with them.
var apart = []string{"BY", "ON", "REPORTED_IN", "OF", "MENTIONS", "IN_BAND"}

const edgesBetween = `MATCH (x)-[r:RELATION]->(y) RETURN x.id AS from, y.id AS to, properties(r) AS props`

// Reload reads all rows back, empties the database and writes them again.
func (d *DB) Reload(ctx context.Context) (time.Duration, error) {
	type batch struct {
		cypher string
		rows   []map[string]any
	}
	var all []batch
	add := func(file, read, relation string) error {
		cypher, err := load(file)
		if err != nil {
			return err
		}
		rows, err := d.run(ctx, neo4j.AccessModeRead, strings.ReplaceAll(read, "RELATION", relation), nil)
		if err != nil {
			return fmt.Errorf("read back %s: %w", file, err)
		}
		all = append(all, batch{strings.ReplaceAll(cypher, "RELATION", relation), rows})
		return nil
	}
	for _, w := range rowsOf {
		if err := add(w.file, w.read, ""); err != nil {
			return 0, err
		}
	}
	types, err := d.run(ctx, neo4j.AccessModeRead, "CALL db.relationshipTypes() YIELD relationshipType AS type RETURN type", nil)
	if err != nil {
		return 0, err
	}
	for _, t := range types {
		if name, _ := t["type"].(string); !slices.Contains(apart, name) {
			if err := add("edges", edgesBetween, name); err != nil {
				return 0, err
			}
		}
	}
	if err := d.Empty(ctx); err != nil {
		return 0, err
	}
	start := time.Now()
	for _, b := range all {
		for rows := range slices.Chunk(b.rows, rowsAtOnce) {
			if _, err := d.run(ctx, neo4j.AccessModeWrite, b.cypher, map[string]any{"rows": rows}); err != nil {
				return 0, fmt.Errorf("write bare: %w", err)
			}
		}
	}
	return time.Since(start), nil
}
