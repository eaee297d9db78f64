package neo4j

import (
	"context"
	_ "embed"
	"fmt"
	"regexp"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

//go:embed cypher/schema.cypher
var schema string

var cypherComment = regexp.MustCompile(`(?m)^\s*//.*$`)

// makeSchema learns the name of our database, makes what is missing of
// cypher/schema.cypher, and waits until the indexes answer.
func (s *Store) makeSchema(ctx context.Context) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(ctx)
	statements := strings.Split(cypherComment.ReplaceAllString(schema, ""), ";")
	for _, statement := range append(statements, "CALL db.awaitIndexes(600)") {
		if strings.TrimSpace(statement) == "" {
			continue
		}
		result, err := session.Run(ctx, statement, nil)
		if err != nil {
			return fmt.Errorf("make the schema: %w", s.explain(err))
		}
		summary, err := result.Consume(ctx)
		if err != nil {
			return fmt.Errorf("make the schema: %w", s.explain(err))
		}
		s.database = summary.Database().Name()
	}
	return nil
}
