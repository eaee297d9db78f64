package sqlite

import (
	"context"
	"fmt"
	"os"
	"strings"

	"signatory/graph"
)

var _ graph.Examiner = (*Store)(nil)

// Examine checks the file; see graph.Examiner.
func (s *Store) Examine(ctx context.Context) ([]graph.Checkup, error) {
	var schema int
	var mode, sound string
	var latest int64
	for query, into := range map[string]any{"SELECT user_version FROM pragma_user_version": &schema, "SELECT journal_mode FROM pragma_journal_mode": &mode,
		"SELECT coalesce(max(recorded), 0) FROM article": &latest, "SELECT quick_check FROM pragma_quick_check LIMIT 1": &sound} {
		if err := s.read.QueryRowContext(ctx, query).Scan(into); err != nil {
			return nil, fmt.Errorf("examine %s: %w", s.path, err)
		}
	}
	info, err := os.Stat(s.path)
	if err != nil {
		return nil, err
	}
	file := graph.Checkup{Check: "file", State: graph.Sound, Detail: fmt.Sprintf("%s, %.1f MB, schema %d", s.path, float64(info.Size())/1e6, schema)}
	if sound != "ok" {
		file = graph.Checkup{Check: "file", State: graph.Broken, Detail: s.path + ": " + sound, Mend: "restore a backup (signatory restore), or save what can be read with sqlite3's .recover"}
	}
	journal := graph.Checkup{Check: "journal", State: graph.Sound, Detail: "write-ahead"}
	if mode != "wal" {
		journal = graph.Checkup{Check: "journal", State: graph.Warning, Detail: "it is " + mode + ", so that readers wait for the writer", Mend: "keep the file on a local disk: a network share cannot hold a write-ahead log"}
	}
	lacking, err := s.missing(ctx)
	if err != nil {
		return nil, fmt.Errorf("examine %s: %w", s.path, err)
	}
	indexes := graph.Checkup{Check: "indexes", State: graph.Sound, Detail: "all there"}
	if len(lacking) > 0 {
		indexes = graph.Checkup{Check: "indexes", State: graph.Broken, Detail: "missing: " + strings.Join(lacking, ", "), Mend: "move it into a new file: signatory dump all.ndjson.gz, then signatory restore all.ndjson.gz with another --db"}
	}
	return []graph.Checkup{file, indexes, journal, graph.CheckClock(when(latest), s.now())}, nil
}
