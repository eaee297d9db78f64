package neo4jtest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Of a server's start most is spent on loading classes and on making the databases
// of a new home. Both are done once, in a first run that warmUp makes: it leaves
// the folder "warm", a home whose databases are made, and "classes.jsa", the
// archive of Java's loaded classes, which an ending Java writes.
const (
	warmHome = "warm"
	archive  = "classes.jsa"
)

// asked are the statements of the first run: of each sort that stores use, so that
// the classes of its planning and running are archived too. They leave nothing.
var asked = []string{
	"CREATE CONSTRAINT asked_id IF NOT EXISTS FOR (a:Asked) REQUIRE a.id IS UNIQUE",
	"CREATE INDEX asked_n IF NOT EXISTS FOR (a:Asked) ON (a.n, a.id)",
	"CREATE INDEX answers_key IF NOT EXISTS FOR ()-[r:ANSWERS]-() ON (r.key)",
	"CREATE FULLTEXT INDEX asked_text IF NOT EXISTS FOR (a:Asked) ON EACH [a.text] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
	"CALL db.awaitIndexes(60)",
	"UNWIND range(1, 50) AS n MERGE (a:Asked {id: toString(n)}) ON CREATE SET a.n = n % 7 SET a += {text: 'asked ' + n}",
	"UNWIND range(2, 50) AS n MATCH (a:Asked {id: toString(n)}) MATCH (b:Asked {id: toString(n - 1)}) MERGE (a)-[r:ANSWERS]->(b) SET r = {key: a.id}",
	"CALL db.index.fulltext.queryNodes('asked_text', '+asked*') YIELD node AS a WITH a ORDER BY a.n DESC, a.id LIMIT 5 RETURN a {.id, .n} AS asked",
	`MATCH (a:Asked) WHERE a.n > 2 AND a.id STARTS WITH '1' OPTIONAL MATCH (a)-[r:ANSWERS]-(b) WITH a, collect(DISTINCT b.id) AS ids, max(r.key) AS key
		CALL (a) { MATCH (a)<-[:ANSWERS*1..3]-(c) RETURN count(c) AS n UNION ALL MATCH (c:Asked {id: a.id}) RETURN c.n AS n }
		WITH a, ids, key, sum(n) AS n WHERE EXISTS { (a)--() } RETURN a.id, [x IN ids WHERE x <> key | x + coalesce(key, '')] AS ids, CASE WHEN n > 3 THEN n END AS n ORDER BY a.id SKIP 1 LIMIT 9`,
	"SHOW INDEXES YIELD name, state RETURN name, state",
	"MATCH (a:Asked) CALL (a) { DETACH DELETE a } IN TRANSACTIONS OF 20 ROWS",
	"DROP CONSTRAINT asked_id", "DROP INDEX asked_n", "DROP INDEX answers_key", "DROP INDEX asked_text",
}

// warmUp makes the first run on the jars and the seed in dir.
func warmUp(java, dir string) error {
	fresh := filepath.Join(dir, archive+".fresh")
	s, err := startOnce(java, dir, "seed", manner{flags: append(slices.Clone(quick.flags), "-XX:ArchiveClassesAtExit="+fresh)})
	if err != nil {
		return fmt.Errorf("first run of Neo4j: %w", err)
	}
	defer s.stop()
	ctx, cancel := context.WithTimeout(context.Background(), startWithin)
	defer cancel()
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{})
	defer session.Close(ctx)
	for _, statement := range asked {
		result, err := session.Run(ctx, statement, nil)
		if err == nil {
			_, err = result.Consume(ctx)
		}
		if err != nil {
			return fmt.Errorf("first run of Neo4j: %s: %w", statement, err)
		}
	}
	if err := s.process.end(); err != nil {
		return err
	}
	if err := os.Rename(fresh, filepath.Join(dir, archive)); err != nil {
		return fmt.Errorf("first run of Neo4j: %w: %s", err, s.process.printed())
	}
	return s.process.keepHome(filepath.Join(dir, warmHome))
}

// end has the server end in its own time, as its archive and its files need.
func (p *process) end() error {
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return fmt.Errorf("end Neo4j: %w", err)
	}
	select {
	case <-p.gone:
		return nil
	case <-time.After(startWithin):
		return fmt.Errorf("Neo4j does not end within %s: %s", startWithin, p.printed())
	}
}

// keepHome copies the home of a server that has ended, without its logs, so that
// the folder at path is there whole or not at all.
func (p *process) keepHome(path string) error {
	part := path + ".part"
	err := os.RemoveAll(filepath.Join(p.home, "logs"))
	if err == nil {
		err = os.RemoveAll(part) // of a first run that was killed
	}
	if err == nil {
		err = os.CopyFS(part, os.DirFS(p.home))
	}
	if err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		return fmt.Errorf("keep the home of Neo4j: %w", err)
	}
	return nil
}
