package neo4j_test

import (
	"slices"
	"testing"

	"signatory/graph"
	"signatory/graph/graphtest"
	"signatory/graph/neo4j"
	"signatory/graph/neo4j/neo4jtest"
)

// bareClaims writes the nodes and relationships of claims and nothing else: no
// lock, no look at what is stored, no settling.
const bareClaims = `UNWIND $rows AS row
MERGE (a:Entity {id: row.actor}) MERGE (i:Entity {id: row.instrument}) MERGE (n:Article {id: row.article})
CREATE (c:Claim) SET c = row
CREATE (c)-[:BY]->(a) CREATE (c)-[:ON]->(i) CREATE (c)-[:REPORTED_IN]->(n)
MERGE (p:Position {key: row.instrument + ' ' + row.actor}) SET p.actor = row.actor, p.instrument = row.instrument`

// BenchmarkLoad gives the claims per second of Put, and of a bare UNWIND of the
// claims that it writes, on one server in one run:
//
//	go test ./graph/neo4j -run '^$' -bench Load -benchtime 1x
func BenchmarkLoad(b *testing.B) {
	srv := neo4jtest.StartSteady(b)
	s, err := neo4j.Open(b.Context(), srv.URI, neo4j.Options{User: srv.User, Password: srv.Password, Now: noon})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	readings := graphtest.Generate(5, 4000)
	claims := 0
	for _, r := range readings {
		claims += len(r.Claims)
	}
	load := func(b *testing.B, one func([]graph.Reading)) {
		for b.Loop() {
			srv.Wipe(b)
			for part := range slices.Chunk(readings, 400) {
				one(part)
			}
		}
		b.ReportMetric(float64(claims*b.N)/b.Elapsed().Seconds(), "claims/s")
	}
	putAll := func(part []graph.Reading) { put(b, s, part...) }
	bare := func(part []graph.Reading) { srv.Run(b, bareClaims, map[string]any{"rows": bareRows(part)}) }
	load(b, bare) // warms the server
	b.Run("bare", func(b *testing.B) { load(b, bare) })
	b.Run("put", func(b *testing.B) { load(b, putAll) })
}

func bareRows(readings []graph.Reading) []map[string]any {
	var rows []map[string]any
	for _, r := range readings {
		for _, c := range r.Claims {
			rows = append(rows, map[string]any{"id": c.ID, "key": c.Instrument + " " + c.Actor + " " + c.ID, "actor": c.Actor,
				"instrument": c.Instrument, "article": r.Article.ID, "stance": string(c.Stance), "quote": c.Evidence.Quote})
		}
	}
	return rows
}
