// Package bare asks the questions of graph/bench in plain Cypher, and writes
// the rows of a graph in plain UNWINDs, to hold the store against: a file a
// question in cypher/, a file a kind of row in load/. The questions read what
// an answer is made of, the sentences of positions included, and make nothing of it.
package bare

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"signatory/graph/bench"
)

//go:embed cypher load
var files embed.FS

// DB is the database of a store, opened beside it.
type DB struct {
	driver   neo4j.DriverWithContext
	database string // asked once, so that no session has to
}

var _ bench.Bare = (*DB)(nil)

// Open connects to the Neo4j at uri.
func Open(ctx context.Context, uri, user, password string) (*DB, error) {
	u, err := url.Parse(uri)
	if err != nil {
		return nil, fmt.Errorf("Neo4j address: %w", err)
	}
	u.User = nil
	driver, err := neo4j.NewDriverWithContext(u.String(), neo4j.BasicAuth(user, password, ""))
	if err != nil {
		return nil, fmt.Errorf("Neo4j at %s: %w", u, err)
	}
	d := &DB{driver: driver}
	info, err := d.run(ctx, neo4j.AccessModeRead, "CALL db.info() YIELD name RETURN name", nil)
	if err == nil && len(info) != 1 {
		err = fmt.Errorf("%d databases at once", len(info))
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("Neo4j at %s: %w", u, err), d.Close())
	}
	d.database, _ = info[0]["name"].(string)
	return d, nil
}

// Ask runs the statement of a question and reads all rows.
func (d *DB) Ask(ctx context.Context, question string, p *bench.Params) error {
	cypher, err := files.ReadFile("cypher/" + question + ".cypher")
	if errors.Is(err, fs.ErrNotExist) {
		return errors.ErrUnsupported
	}
	if err != nil {
		return err
	}
	group := make([]string, len(p.Group))
	for i, m := range p.Group {
		group[i] = m.ID
	}
	const layout = "2006-01-02T15:04:05.000000000Z"
	params := map[string]any{"actor": p.Actor, "other": p.Other, "instrument": p.Instrument, "day": string(p.Day),
		"text": p.Text + "*", "group": group, "from": p.From.UTC().Format(layout), "to": p.To.UTC().Format(layout)}
	_, err = d.run(ctx, neo4j.AccessModeRead, string(cypher), params)
	if err != nil {
		return fmt.Errorf("%s: %w", question, err)
	}
	return nil
}

// run runs one statement by itself, in one trip to the server, and returns its rows.
func (d *DB) run(ctx context.Context, mode neo4j.AccessMode, cypher string, params map[string]any) ([]map[string]any, error) {
	session := d.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: mode, DatabaseName: d.database, FetchSize: neo4j.FetchAll})
	defer session.Close(ctx)
	result, err := session.Run(ctx, cypher, params)
	if err != nil {
		return nil, err
	}
	records, err := result.Collect(ctx)
	if err != nil {
		return nil, err
	}
	rows := make([]map[string]any, len(records))
	for i, r := range records {
		rows[i] = r.AsMap()
	}
	return rows, nil
}

// Size is how many bytes the files of the database take, where its server is on
// this machine; else 0.
func (d *DB) Size(ctx context.Context) (int64, error) {
	rows, err := d.run(ctx, neo4j.AccessModeWrite, "CALL dbms.listConfig('server.directories.data') YIELD value RETURN value", nil)
	if err != nil || len(rows) != 1 {
		return 0, err
	}
	data, _ := rows[0]["value"].(string)
	var total int64
	err = filepath.WalkDir(filepath.Join(data, "databases", "neo4j"), func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			total += info.Size()
		}
		return err
	})
	if errors.Is(err, os.ErrNotExist) || errors.Is(err, os.ErrPermission) {
		return 0, nil
	}
	return total, err
}

// Empty takes all nodes and relationships away; constraints and indexes stay.
func (d *DB) Empty(ctx context.Context) error {
	_, err := d.run(ctx, neo4j.AccessModeWrite, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS", nil)
	return err
}

// Close ends all connections.
func (d *DB) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	return d.driver.Close(ctx)
}

// load is the text of a file in load/.
func load(name string) (string, error) {
	b, err := files.ReadFile("load/" + name + ".cypher")
	return strings.TrimSpace(string(b)), err
}
