package neo4j

import (
	"context"
	_ "embed"
	"fmt"
	"strings"
	"time"

	"signatory/graph"
)

var (
	//go:embed cypher/latest.cypher
	latestRecorded string
	//go:embed cypher/offline.cypher
	offlineIndexes string
	//go:embed cypher/schema_version.cypher
	schemaVersionOf string
)

// schemaVersion is raised with each change after which an earlier program would
// read the graph wrongly.
const schemaVersion = 7

var _ graph.Examiner = (*Store)(nil)

// checkSchema refuses a graph that a newer version of the program made.
func (s *Store) checkSchema(ctx context.Context) error {
	version, err := write(ctx, s, func(tx *transaction) (int, error) {
		return one(run(tx, schemaVersionOf, params{"version": schemaVersion}, func(r row) (int, error) { return r.num("version"), nil }))
	})
	if err == nil && version > schemaVersion {
		err = fmt.Errorf("the graph in Neo4j at %s was made by a newer Signatory (schema %d, this one knows %d): use that version", s.uri, version, schemaVersion)
	}
	return err
}

// Examine checks the database; see graph.Examiner.
func (s *Store) Examine(ctx context.Context) ([]graph.Checkup, error) {
	info, err := s.driver.GetServerInfo(ctx)
	if err != nil {
		return nil, s.explain(err)
	}
	return read(ctx, s, func(tx *transaction) ([]graph.Checkup, error) {
		out := []graph.Checkup{{Check: "server", State: graph.Sound, Detail: fmt.Sprintf("%s at %s, database %s, schema %d", info.Agent(), s.uri, s.database, schemaVersion)}}
		offline, err := run(tx, offlineIndexes, nil, func(r row) (string, error) { return r.str("name") + " is " + r.str("state"), nil })
		if err != nil {
			return nil, err
		}
		indexes := graph.Checkup{Check: "indexes", State: graph.Sound, Detail: "all online"}
		if len(offline) > 0 {
			indexes = graph.Checkup{Check: "indexes", State: graph.Broken, Detail: strings.Join(offline, ", "), Mend: "drop the failed ones (DROP INDEX name) and start signatory again, which makes them anew"}
		}
		clocks, err := one(run(tx, latestRecorded, nil, func(r row) ([]graph.Checkup, error) {
			now, err := time.Parse(time.RFC3339Nano, r.str("now"))
			if err != nil || r["latest"] == nil {
				return []graph.Checkup{graph.CheckDrift(now, s.now())}, err
			}
			latest, err := r.time("latest")
			return []graph.Checkup{graph.CheckDrift(now, s.now()), graph.CheckClock(latest, s.now())}, err
		}))
		return append(append(out, indexes), clocks...), err
	})
}
