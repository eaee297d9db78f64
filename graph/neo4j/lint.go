package neo4j

import (
	"context"
	_ "embed"
	"fmt"
	"strings"

	"signatory/graph"
)

var (
	//go:embed cypher/lint.cypher
	lintChecks string
	//go:embed cypher/article_ids.cypher
	articleIDs string
)

var _ graph.Linter = (*Store)(nil)

// Loose tells what leads nowhere; see graph.Linter. The comment above a
// statement of cypher/lint.cypher is the detail of its complaints.
func (s *Store) Loose(ctx context.Context, tell func(graph.Complaint)) error {
	for _, check := range strings.Split(lintChecks, ";") {
		text, detail := strings.TrimSpace(cypherComment.ReplaceAllString(check, "")), ""
		for _, comment := range cypherComment.FindAllString(check, -1) {
			detail = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(comment), "//"))
		}
		if text == "" {
			continue
		}
		found, err := read(ctx, s, func(tx *transaction) ([]string, error) {
			return run(tx, text, nil, func(r row) (string, error) { return r.str("subject"), nil })
		})
		if err != nil {
			return fmt.Errorf("look for %s: %w", detail, err)
		}
		for _, id := range found {
			tell(graph.Complaint{Rule: graph.DanglingEdge, Subject: id, Detail: detail})
		}
	}
	return nil
}

// ArticleIDs lists articles; see graph.Linter.
func (s *Store) ArticleIDs(ctx context.Context, after string, limit int) ([]string, error) {
	return read(ctx, s, func(tx *transaction) ([]string, error) {
		return run(tx, articleIDs, params{"after": after, "limit": limit}, func(r row) (string, error) { return r.str("id"), nil })
	})
}
