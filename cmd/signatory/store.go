package main

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
	"signatory/graph/neo4j"
	"signatory/graph/sqlite"
)

// passwordVariable holds the password of a Neo4j store; it is no flag, since
// other users of the machine can read a command line.
const passwordVariable = "SIGNATORY_DB_PASSWORD"

// openStore opens the store that --db names.
func (a *app) openStore(ctx context.Context) (graph.Store, error) {
	tables, err := data.Load()
	if err != nil {
		return nil, fmt.Errorf("load the gazetteers: %w", err)
	}
	founding := tables.Founding()
	scheme, rest, _ := strings.Cut(a.db, ":")
	switch scheme {
	case "sqlite":
		if rest == "" {
			return nil, usageError{fmt.Errorf("--db %q names no file; want sqlite:PATH", a.db)}
		}
		return sqlite.Open(ctx, rest, sqlite.Options{Log: a.logger(), Founding: founding})
	case "neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc":
		o, err := a.neo4jOptions()
		if err != nil {
			return nil, err
		}
		o.Founding = founding
		return neo4j.Open(ctx, a.db, o)
	}
	return nil, usageError{fmt.Errorf("--db %q: want sqlite:PATH or neo4j://user@host:port", a.db)}
}

// openThere opens the store that --db names, and makes none where a SQLite file is not
// there: a name that was misspelt would pass for a store that holds nothing.
func (a *app) openThere(ctx context.Context) (graph.Store, error) {
	if path, ok := strings.CutPrefix(a.db, "sqlite:"); ok && path != "" {
		if _, err := os.Stat(path); err != nil {
			return nil, fmt.Errorf("%w; name the file with --db, or make it with signatory ingest", err)
		}
	}
	return a.openStore(ctx)
}

// neo4jOptions are those of the Neo4j that --db names.
func (a *app) neo4jOptions() (neo4j.Options, error) {
	u, err := url.Parse(a.db)
	if err != nil || u.Host == "" {
		return neo4j.Options{}, usageError{fmt.Errorf("--db %q: want neo4j://user@host:port", a.db)}
	}
	password, _ := a.env(passwordVariable)
	user := u.User.Username()
	if user == "" {
		user = "neo4j"
	}
	return neo4j.Options{User: user, Password: password, Log: a.logger()}, nil
}

func (a *app) closeStore(s graph.Store) {
	if err := s.Close(); err != nil {
		a.problem("close the store: " + err.Error())
	}
}
