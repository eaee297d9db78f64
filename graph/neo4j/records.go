package neo4j

import (
	"context"
	_ "embed"
	"fmt"

	"signatory/graph"
)

var (
	//go:embed cypher/record.cypher
	recordByKey string
	//go:embed cypher/records.cypher
	recordsPage string
	//go:embed cypher/put_record.cypher
	putRecord string
	//go:embed cypher/drop_record.cypher
	dropRecord string
)

var _ graph.Records = (*Store)(nil)

// recordList names the list for its cursors.
const recordList = "records"

// Record gives the value under a key; see graph.Records.
func (s *Store) Record(ctx context.Context, shelf, key string) ([]byte, error) {
	found, err := read(ctx, s, func(tx *transaction) ([]graph.Record, error) {
		return run(tx, recordByKey, params{"shelf": shelf, "key": key}, recordOf)
	})
	if err == nil && len(found) == 0 {
		err = graph.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", shelf, key, err)
	}
	return found[0].Value, nil
}

func recordOf(r row) (graph.Record, error) {
	return graph.Record{Key: r.str("key"), Value: r.bytes("value")}, nil
}

// Records lists a shelf; see graph.Records.
func (s *Store) Records(ctx context.Context, q graph.RecordQuery) (graph.Page[graph.Record], error) {
	var page graph.Page[graph.Record]
	size, err := q.Size()
	if err != nil {
		return page, err
	}
	after, err := graph.DecodeCursor(recordList, 1, q.Cursor)
	if err != nil {
		return page, err
	}
	if after == nil {
		after = []string{""}
	}
	found, err := read(ctx, s, func(tx *transaction) ([]graph.Record, error) {
		return run(tx, recordsPage, params{"shelf": q.Shelf, "after": after[0], "limit": size + 1}, recordOf)
	})
	if err != nil {
		return page, fmt.Errorf("list %s: %w", q.Shelf, err)
	}
	return graph.PageOf(recordList, found, size, func(r graph.Record) []string { return []string{r.Key} }), nil
}

// SetRecord stores a value; see graph.Records.
func (s *Store) SetRecord(ctx context.Context, shelf, key string, value []byte) error {
	return s.record(ctx, putRecord, params{"shelf": shelf, "key": key, "value": value})
}

// DropRecord forgets a key; see graph.Records.
func (s *Store) DropRecord(ctx context.Context, shelf, key string) error {
	return s.record(ctx, dropRecord, params{"shelf": shelf, "key": key})
}

func (s *Store) record(ctx context.Context, cypher string, p params) error {
	_, err := write(ctx, s, func(tx *transaction) (struct{}, error) { return struct{}{}, tx.exec(cypher, p) })
	if err != nil {
		return fmt.Errorf("record %v %v: %w", p["shelf"], p["key"], err)
	}
	return nil
}
