package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

// maxPrepared bounds how many statements a reader keeps; those of pages and
// lists are fewer by far.
const maxPrepared = 512

// reader is the pool that questions are asked of. It keeps their statements
// prepared, for reading and planning one takes longer than most answers do.
type reader struct {
	*sql.DB
	mu       sync.Mutex
	prepared map[string]*sql.Stmt
}

func newReader(db *sql.DB) *reader { return &reader{DB: db, prepared: map[string]*sql.Stmt{}} }

// connectReader connects those who ask for who writes. Each page is asked for few times
// before the next commit, so that they keep few.
func connectReader(path string) (*reader, error) {
	db, err := connect(path, 2, "cache_size(-8192)")
	if err != nil {
		return nil, err
	}
	return newReader(db), nil
}

// statement gives the prepared statement of a query, nil where enough are kept.
func (r *reader) statement(ctx context.Context, query string) (*sql.Stmt, error) {
	r.mu.Lock()
	st, full := r.prepared[query], len(r.prepared) >= maxPrepared
	r.mu.Unlock()
	if st != nil || full {
		return st, nil
	}
	// The statement outlives the question that first needs it.
	made, err := r.PrepareContext(context.WithoutCancel(ctx), query)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if st := r.prepared[query]; st != nil { // somebody was quicker
		return st, made.Close()
	}
	r.prepared[query] = made
	return made, nil
}

// QueryContext runs a query by its prepared statement.
func (r *reader) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	st, err := r.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	if st == nil {
		return r.DB.QueryContext(ctx, query, args...)
	}
	return st.QueryContext(ctx, args...)
}

// QueryRowContext runs a query of one row by its prepared statement.
func (r *reader) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	st, err := r.statement(ctx, query)
	if err != nil || st == nil { // whose error comes again, with the row
		return r.DB.QueryRowContext(ctx, query, args...)
	}
	return st.QueryRowContext(ctx, args...)
}

// Close closes the statements and the pool.
func (r *reader) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	var errs []error
	for _, st := range r.prepared {
		errs = append(errs, st.Close())
	}
	return errors.Join(append(errs, r.DB.Close())...)
}
