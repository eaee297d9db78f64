package graph

import "context"

// Held is in which state an article is stored: a run that is taken up again
// need not read anew what is there in the same state.
type Held struct {
	Revision string
	Reader   string // Article.Reader
}

// Holder tells what is stored already.
type Holder interface {
	// Held gives, by id, those of ids that are stored.
	Held(ctx context.Context, ids []string) (map[string]Held, error)
}
