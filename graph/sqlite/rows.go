package sqlite

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"signatory/graph"
)

// collect scans all rows and closes them.
func collect[T any](rows *sql.Rows, scan func(*sql.Rows) (T, error)) ([]T, error) {
	return collectSome(rows, 0, scan)
}

// collectSome is collect where so many rows are to be expected.
func collectSome[T any](rows *sql.Rows, some int, scan func(*sql.Rows) (T, error)) ([]T, error) {
	var out []T
	if some > 0 {
		out = make([]T, 0, some)
	}
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		out = append(out, v)
	}
	return out, errors.Join(rows.Err(), rows.Close())
}

// claimColumns are what was read of a claim c; storedClaim takes them.
const claimColumns = `c.id, c.actor, c.instrument, c.stance, c.quote, c.body`

// storedClaim are the columns of a claim.
type storedClaim struct {
	id, actor, instrument, stance, quote string
	body                                 sql.RawBytes
}

// into is what claimColumns are scanned into.
func (s *storedClaim) into() []any {
	return []any{&s.id, &s.actor, &s.instrument, &s.stance, &s.quote, &s.body}
}

// claim is the claim as it was read. It is made before the next row is scanned.
func (s *storedClaim) claim() (graph.Claim, error) {
	c := graph.Claim{ID: s.id, Actor: s.actor, Instrument: s.instrument, Stance: graph.Stance(s.stance)}
	err := graph.UnpackClaim(s.body, &c)
	c.Evidence.Quote = s.quote
	return c, err
}

// claimSelect begins every query of claims c of articles a; scanClaim reads it.
const (
	claimSelect = `SELECT ` + claimColumns + `, c.recorded, a.id, a.source, a.publisher, c.published`
	claimFrom   = ` FROM claim c JOIN article a ON a.n = c.article`
)

func scanClaim(rows *sql.Rows, more ...any) (graph.Claim, error) {
	var s storedClaim
	var recorded int64
	var article, source, publisher, published string
	if err := rows.Scan(append(append(s.into(), &recorded, &article, &source, &publisher, &published), more...)...); err != nil {
		return graph.Claim{}, err
	}
	c, err := s.claim()
	if err != nil {
		return c, fmt.Errorf("article %s: %w", article, err)
	}
	c.Article, c.Source, c.Publisher, c.Published, c.Recorded = article, source, publisher, graph.Date(published), when(recorded)
	return c, nil
}

const decisionSelect = `SELECT article, quote, actor, stance, instrument, verdict, by, reason, at, on_actor, on_instrument FROM decision`

// scanDecision reads a decision and the pair that it is on after all merges.
func scanDecision(rows *sql.Rows, actor, instrument *string) (d graph.Decision, err error) {
	var at int64
	err = rows.Scan(&d.Article, &d.Quote, &d.Actor, &d.Stance, &d.Instrument, &d.Verdict, &d.By, &d.Reason, &at, actor, instrument)
	d.At = when(at)
	return d, err
}

func justDecision(rows *sql.Rows) (graph.Decision, error) {
	var p pair
	return scanDecision(rows, &p.actor, &p.instrument)
}

func when(nanoseconds int64) time.Time { return time.Unix(0, nanoseconds).UTC() }

// conditions gathers the WHERE of a query.
type conditions struct {
	text []string
	args []any
}

func (c *conditions) add(text string, args ...any) {
	c.text, c.args = append(c.text, text), append(c.args, args...)
}

func (c *conditions) where() string {
	if len(c.text) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(c.text, " AND ")
}

// in is "column IN (?, ...)" for values.
func in[T ~string](c *conditions, column string, values []T) {
	if len(values) == 0 {
		return
	}
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = string(v)
	}
	c.add(column+" IN (?"+strings.Repeat(",?", len(values)-1)+")", args...)
}

// list is strings as json_each takes them.
func list(values []string) string {
	b, err := json.Marshal(append([]string{}, values...))
	if err != nil {
		panic(err) // strings always marshal
	}
	return string(b)
}
