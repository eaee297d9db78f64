package neo4j

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

//go:embed cypher/schema.cypher
var schema string

var cypherComment = regexp.MustCompile(`(?m)^\s*//.*$`)

// created finds what a statement of the schema makes, and what it is called.
var created = regexp.MustCompile(`^CREATE (CONSTRAINT|INDEX|FULLTEXT INDEX) (\w+) IF NOT EXISTS`)

// dropped finds the index of an earlier version that a statement of the schema takes away.
var dropped = regexp.MustCompile(`^DROP INDEX (\w+) IF EXISTS`)

// makeSchema learns the name of our database, makes what is missing of
// cypher/schema.cypher, and waits until the indexes answer. What is there is
// asked with two statements, so that a graph that has all is opened with few.
func (s *Store) makeSchema(ctx context.Context) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(ctx)
	have, err := schemaNames(ctx, session)
	if err != nil {
		return fmt.Errorf("look at the schema: %w", s.explain(err))
	}
	statements := strings.Split(cypherComment.ReplaceAllString(schema, ""), ";")
	for _, statement := range append(statements, "CALL db.awaitIndexes(600)") {
		statement = strings.TrimSpace(statement)
		if m := created.FindStringSubmatch(statement); statement == "" || m != nil && have[schemaName{m[1] == "CONSTRAINT", m[2]}] {
			continue
		}
		if m := dropped.FindStringSubmatch(statement); m != nil && !have[schemaName{false, m[1]}] {
			continue
		}
		summary, err := makeOne(ctx, session, statement)
		if err != nil {
			return fmt.Errorf("make the schema: %w", s.explain(err))
		}
		s.database = summary.Database().Name()
	}
	return nil
}

// makeOne runs a statement of the schema. A constraint begins with an index of its name:
// another program that makes it just now is waited for, and the index that a killed server
// left without its constraint is dropped.
func makeOne(ctx context.Context, session neo4j.SessionWithContext, statement string) (neo4j.ResultSummary, error) {
	run := func(statement string) (neo4j.ResultSummary, error) {
		result, err := session.Run(ctx, statement, nil)
		if err != nil {
			return nil, err
		}
		return result.Consume(ctx)
	}
	var dropped error
	for tries := 0; ; tries++ {
		summary, err := run(statement)
		var taken *neo4j.Neo4jError
		if !errors.As(err, &taken) || !strings.HasSuffix(taken.Code, "AlreadyExists") {
			return summary, err
		}
		if tries == madeTries {
			return nil, errors.Join(err, dropped)
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(madeWait):
		}
		if tries == madeTries-1 {
			m := created.FindStringSubmatch(statement)
			if m != nil && m[1] == "CONSTRAINT" { // the drop fails where the constraint has come about meanwhile
				_, dropped = run("DROP INDEX " + m[2] + " IF EXISTS")
			}
		}
	}
}

// For so long a constraint that another program makes is waited for.
const (
	madeTries = 10
	madeWait  = time.Second / 2
)

// schemaName names a constraint or an index.
type schemaName struct {
	constraint bool
	name       string
}

// schemaNames tells which constraints and indexes there are. A constraint has an
// index of its name, which does not stand for it.
func schemaNames(ctx context.Context, session neo4j.SessionWithContext) (map[schemaName]bool, error) {
	start := func(ctx context.Context, cypher string, p params) (neo4j.ResultWithContext, error) {
		return session.Run(ctx, cypher, p)
	}
	have := map[schemaName]bool{}
	for _, constraint := range []bool{true, false} {
		list := "SHOW INDEXES YIELD name RETURN name"
		if constraint {
			list = "SHOW CONSTRAINTS YIELD name RETURN name"
		}
		names, err := rowsOf(ctx, start, list, nil, func(r row) (string, error) { return r.str("name"), nil })
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			have[schemaName{constraint, name}] = true
		}
	}
	return have, nil
}
