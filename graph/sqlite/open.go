package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"signatory/graph"
)

// Options are what a Store is given from outside.
type Options struct {
	Now func() time.Time // the clock that recorded times come from; nil: time.Now
	Log *slog.Logger     // nil: nothing is logged
	// Founding tells which instrument founded a body: positions on either are one.
	Founding graph.Founding
}

// Store is a graph in one SQLite file. It is safe for use by many goroutines:
// one writes at a time, readers never wait for it.
type Store struct {
	path       string
	file       os.FileInfo // as it was opened
	read       *reader
	committed  *reader    // for who writes: see before
	write      *sql.DB    // one connection
	writes     statements // on it
	remembered remembered // of what is written
	now        func() time.Time
	log        *slog.Logger

	founding graph.Founding
	stands   graph.StandsCache
	stood    stood // what was made for it last
	stats    graph.Made[graph.Stats]
	watch    watch
	tidy     tidy
	mover    mover
}

var _ graph.Store = (*Store)(nil)

// Open opens the graph in the file at path, or makes it. A file that a newer
// version made is refused.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	s := &Store{path: path, now: o.Now, log: o.Log, founding: o.Founding}
	if s.now == nil {
		s.now = time.Now
	}
	if s.log == nil {
		s.log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	var err error
	if s.write, err = connect(path, 1, ownPages, cutLog, "wal_autocheckpoint(0)"); err != nil {
		return nil, err
	}
	read, err := connect(path, Readers(), readPages)
	if err == nil {
		s.read = newReader(read)
		s.committed, err = connectReader(path)
	}
	if err == nil {
		s.mover.db, err = connect(path, 1)
	}
	if err == nil {
		err = migrate(ctx, s.write, s.log)
	}
	if err == nil {
		s.file, err = os.Stat(path)
	}
	if err == nil {
		err = s.remake(ctx)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", path, err), s.Close())
	}
	return s, nil
}

// Readers is how many questions are answered at once.
func Readers() int { return max(4, 2*runtime.NumCPU()) }

// pageSize is that of a new file; one that is there keeps its own. A text with
// what was read from it takes two kilobytes: into pages of four, SQLite's own
// measure, goes one, and half of each stays empty.
const pageSize = "page_size(8192)"

// How many kilobytes of pages connections keep in memory. The driver's memory comes in
// pieces of 64 kilobytes, of which each holds three pages of eight: so they take more
// than twice as much. Who reads maps the file and keeps what stands in the log alone;
// of those that write most pages that a batch changes stay until it is committed.
const (
	readPages = "cache_size(-24576)"
	ownPages  = "cache_size(-98304)"
)

// cutLog has a long log cut when it is begun anew, by connections that write.
const cutLog = "journal_size_limit(134217728)"

// Connect opens a file to write in it by one connection as a store does, but that the
// log is moved into the file by the connection itself, once it is long.
func Connect(path string) (*sql.DB, error) {
	return connect(path, 1, ownPages, cutLog, "wal_autocheckpoint(64000)")
}

// connect opens a pool on the file with the settings that every connection needs, and others.
func connect(path string, conns int, others ...string) (*sql.DB, error) {
	if err := Functions(); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	// The driver runs pragmas in the order of their names, and the log of a new file
	// fixes its page size: so the journal has a parameter of its own, which comes last.
	q := url.Values{"_txlock": {"immediate"}, "_journal_mode": {"wal"}, "_pragma": append([]string{
		"busy_timeout(10000)", pageSize, "synchronous(normal)", "foreign_keys(1)",
		"temp_store(memory)", "mmap_size(2147418112)"}, others...)}
	if conns > 1 {
		q.Set("_txlock", "deferred")
	}
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: abs, RawQuery: q.Encode()}).String())
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	db.SetMaxOpenConns(conns)
	db.SetMaxIdleConns(conns)
	return db, nil
}

// Ready reports whether the file is there and answers.
func (s *Store) Ready(ctx context.Context) error {
	if err := s.there(); err != nil {
		return err
	}
	var n int
	if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM entity LIMIT 1)").Scan(&n); err != nil {
		return fmt.Errorf("%s does not answer: %w", s.path, err)
	}
	return nil
}

// Close closes the file. What has been put is kept.
func (s *Store) Close() error {
	s.tidy.close()
	errs := []error{s.closeWatch(), s.mover.close()}
	for _, r := range []*reader{s.read, s.committed} {
		if r != nil {
			errs = append(errs, r.Close())
		}
	}
	return errors.Join(append(errs, s.writes.close(context.Background(), s.write), s.write.Close())...)
}
