package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"

	"signatory/graph"
)

// pair is an actor and an instrument.
type pair struct{ instrument, actor string }

// writer is one writing transaction, with its statements, with what it touched
// and with the rows that are still to be written.
type writer struct {
	conn     *sql.Conn
	tx       *sql.Tx // on conn
	writes   *statements
	queries  map[string]*sql.Stmt
	before   asking // what was stored before the transaction, which others may ask beside it
	now      int64
	decided  bool  // any decision is stored
	latest   int64 // moment of which anything is stored
	mends    *graph.Mends
	others   sync.WaitGroup         // who work beside the transaction
	regroups bool                   // what is stored of copies is no longer what was before
	restored map[string]*graph.Kept // articles that come from another store, with their times
	gone     []goneOf
	remade   map[pair][]int64 // the claims of pairs that a migration noted; nil: of none

	numbered                bool // the numbers below are known
	lastArticle, lastEntity int64
	lastClaim               int64

	fresh      []fresh
	copies     *copies          // among them
	printed    <-chan struct{}  // closed when they are; nil: they are
	worded     <-chan struct{}  // the same of their words
	kept       map[string]bool  // live claims that a later reading of their article makes too
	numbers    map[string]int64 // of the touched entities
	told       []telling
	noted      <-chan struct{} // closed when the rest of what they say is; nil: there is none
	claims     []claimRow
	unwritten  []pair // of claims that were live already
	mentions   []mentionRow
	rest       rest
	forms      map[formKey]int
	entities   map[string]*change
	pairs      map[pair]*touched
	sources    map[int64]string // of the fresh articles by their numbers
	unsettled  [][]pair         // parts of them that nobody settles yet
	settling   []*part          // their positions, until they are written
	held       map[heldKey]int  // see tallies.go
	beside     map[pair]bool    // see beside.go
	unnamed    map[pair]bool    // the same of pairs that may not be there any more
	remembered *remembered
	words      []string     // written to "word"
	claimedOn  []numberedID // room of nameBeside
}

// fresh is an article that the transaction writes, under the number n.
type fresh struct {
	*ready
	n      int64
	isNew  bool   // no article had the number before
	source string // once copies are grouped
}

// change is by how much the tallies of an entity change in a transaction.
type change struct {
	claims, acts, articles int
	told                   []formsTold
}

// formsTold is an entity as articles tell of it, by how many more do: see countForms.
type formsTold struct {
	*graph.Entity
	by int
}

// formKey is a form of an entity without its tally.
type formKey struct {
	entity string
	field  graph.FormField
	value  string
}

// touched is a pair whose position is to be settled: with the claims added to
// its dossier or, where anything else about it changed, with all of its claims.
type touched struct {
	added []*claimRow
	stale bool
}

// transact runs do in a transaction on the connection that writes; all of it is
// kept, or nothing. Where it is, kept is called before anybody else writes.
func (s *Store) transact(ctx context.Context, do func(*sql.Conn, *sql.Tx) error, kept func()) error {
	if err := s.there(); err != nil {
		return err
	}
	return told(s.transacted(ctx, do, kept))
}

func (s *Store) transacted(ctx context.Context, do func(*sql.Conn, *sql.Tx) error, kept func()) error {
	if err := s.mover.room(ctx); err != nil {
		return err
	}
	conn, err := s.write.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() {
		if err := errors.Join(s.writes.leave(conn), conn.Close()); err != nil { // which gives it back
			s.log.Warn("the connection that writes was not left as it should be", "path", s.path, "error", err)
		}
	}()
	tx, err := begin(ctx, conn)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after a commit it does nothing
	if err := do(conn, tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	kept()
	s.tellMover(conn)
	return nil
}

// tellMover has the log moved where it is due. What was written is kept whether or not it is.
func (s *Store) tellMover(conn *sql.Conn) {
	pages, err := logPages(context.Background(), conn)
	if err != nil {
		s.log.Warn("how long the log is was not found", "path", s.path, "error", err)
		return
	}
	s.mover.wrote(pages, s)
}

// begin begins a transaction. It waits while another process writes to the file, until
// ctx ends. What has begun does not end with ctx, but by a commit or a rollback alone:
// what is written behind its back would else stand without it.
func begin(ctx context.Context, conn *sql.Conn) (*sql.Tx, error) {
	begun, end := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, end)
	tx, err := conn.BeginTx(begun, nil)
	if stop() {
		return tx, err
	}
	if err == nil {
		tx.Rollback() // where database/sql has not done so, whom end told
	}
	return nil, ctx.Err()
}

// inTx runs do in a transaction and writes what it notes; all of it is kept, or nothing.
func (s *Store) inTx(ctx context.Context, do func(*writer) error) error {
	w := &writer{writes: &s.writes, queries: map[string]*sql.Stmt{}, before: s.before, forms: map[formKey]int{}, entities: map[string]*change{},
		kept: map[string]bool{}, pairs: map[pair]*touched{}, held: map[heldKey]int{}, beside: map[pair]bool{}, unnamed: map[pair]bool{},
		remembered: &s.remembered, rest: rest{ties: map[tieKey]tieChange{}}}
	return s.transact(ctx, func(conn *sql.Conn, tx *sql.Tx) error {
		within, end := context.WithCancel(ctx)
		defer func() {
			end()
			w.others.Wait()
		}()
		w.conn, w.tx, w.now = conn, tx, s.now().UnixNano()
		if err := w.begin(ctx); err != nil {
			return err
		}
		if err := do(w); err != nil {
			return err
		}
		if err := w.writeAll(within); err != nil {
			return err
		}
		return ctx.Err()
	}, w.remember)
}

// begin finds what a transaction must know from the start.
func (w *writer) begin(ctx context.Context) error {
	err := w.tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM decision), max((SELECT coalesce(max(recorded), 0) FROM claim),
		(SELECT coalesce(max(superseded), 0) FROM claim WHERE superseded > 0), (SELECT coalesce(max(at), 0) FROM decision))`).Scan(&w.decided, &w.latest)
	if err != nil {
		return err
	}
	if err := w.remembered.look(ctx, w.conn, w.tx); err != nil {
		return err
	}
	w.mends, err = w.loadMends(ctx)
	return err
}

// writeAll writes what was noted, and settles what that touches. First comes what
// needs no copies, for these are looked for meanwhile; last what nobody settles by.
func (w *writer) writeAll(ctx context.Context) error {
	for _, step := range []func(context.Context) error{
		w.noteRest, w.number, w.findCopies, w.writeClaims,
		w.awaitRest, w.writeForms, w.writeEntities, w.writeMentions, w.writeRest, w.writeBeside,
		w.groupCopies, w.settleGrown, w.writePrints, w.writeSettled, w.writeArticles, w.writeGone, w.settleStale, w.writeSettled,
		w.writeClaimWords, w.settle, w.writeHeld, w.removeBeside,
	} {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// manyArticles is from how many fresh articles on another connection is asked beside the
// transaction: after each commit that has to read its pages anew, which the one that writes has.
const manyArticles = 2000

// isLarge reports whether others are asked beside the transaction.
func (w *writer) isLarge() bool { return len(w.fresh) >= manyArticles }

// until waits until something is made that is made beside; nil is there.
func until(ctx context.Context, made <-chan struct{}) error {
	if made == nil {
		return nil
	}
	select {
	case <-made:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// number finds the last numbers given, once in a transaction.
func (w *writer) number(ctx context.Context) error {
	if w.numbered {
		return nil
	}
	w.numbered = true
	row := w.tx.QueryRowContext(ctx, `SELECT (SELECT coalesce(max(n), 0) FROM article), (SELECT coalesce(max(n), 0) FROM entity),
		(SELECT coalesce(max(n), 0) FROM claim)`)
	return row.Scan(&w.lastArticle, &w.lastEntity, &w.lastClaim)
}

// touchPair has a pair settled of all its claims.
func (w *writer) touchPair(p pair) { w.pairOf(p).stale = true }

func (w *writer) pairOf(p pair) *touched {
	t := w.pairs[p]
	if t == nil {
		t = &touched{}
		w.pairs[p] = t
	}
	return t
}

// touch gives the change of an entity that is gathered in this transaction.
func (w *writer) touch(id string) *change {
	c := w.entities[id]
	if c == nil {
		c = &change{}
		w.entities[id] = c
	}
	return c
}

// tally counts a claim of an actor on an instrument.
func (w *writer) tally(actor, instrument string, by int) {
	w.touch(actor).acts += by
	w.touch(actor).claims += by
	if instrument != actor {
		w.touch(instrument).claims += by
	}
}

// prepare gives the statement of a query that reads, prepared once in the transaction.
func (w *writer) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	if st := w.queries[query]; st != nil {
		return st, nil
	}
	st, err := w.tx.PrepareContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("prepare %q: %w", query, err)
	}
	w.queries[query] = st
	return st, nil
}

// exec runs a short statement to its end. The driver keeps a goroutine beside
// each one that could be cancelled, which costs more than the statement does;
// who calls looks at the context between readings and steps instead.
func (w *writer) exec(ctx context.Context, query string, args ...any) error {
	_, err := w.execCounted(ctx, query, args)
	return err
}

// execCounted is exec that tells how many rows changed.
func (w *writer) execCounted(ctx context.Context, query string, args []any) (int64, error) {
	n, err := w.writes.exec(context.WithoutCancel(ctx), w.conn, query, args)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", strings.SplitN(query, "(", 2)[0], err)
	}
	return n, nil
}

func (w *writer) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	st, err := w.prepare(ctx, query)
	if err != nil {
		return nil, err
	}
	return st.QueryContext(context.WithoutCancel(ctx), args...)
}

// before asks what has been committed: in a transaction that writes, what was
// stored before it, for nobody else writes meanwhile.
func (s *Store) before(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return s.committed.QueryContext(context.WithoutCancel(ctx), query, args...)
}
