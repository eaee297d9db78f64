package api

import (
	"context"
	"errors"
	"net/http"

	"signatory/api/access"
	"signatory/graph"
)

// errNoCare answers where the store cannot be linted, or articles not be read again.
var errNoCare = errors.New("this server cannot do that")

// Reread is what is to become of another reading of an article.
type Reread struct {
	Apply bool `json:"apply"`
}

// Rereading is what an article says otherwise, and what became of that.
type Rereading struct {
	Result graph.PutResult   `json:"result"`
	Diff   graph.ReadingDiff `json:"diff"`
}

type rereadInput struct {
	ByID
	Body Reread
}

func (s *server) careRoutes() {
	write(s, access.Admin, route{"lint", Base + "/lint", "mending", "Look for what cannot be in a graph",
		"Edges that lead nowhere, quotes that are not in their article, positions that their claims do not make, tallies that do not add up, " +
			"names that two entities of one kind bear. It reads all there is. " + mayAdminister, nil}, s.lint)
	write(s, access.Admin, route{"reread-article", Base + "/articles/{id}/reread", "mending", "Read a stored article once more",
		"Tells what this version's reader reads otherwise in it; with apply it is stored, too. What people decided and mended holds on. " + mayAdminister,
		[]int{http.StatusNotFound}}, s.reread)
}

func (s *server) lint(ctx context.Context, _ *Formatted) (*listOutput[graph.Complaint], error) {
	store, ok := s.Store.(graph.LintedStore)
	if !ok || s.Text == nil {
		return nil, errNoCare
	}
	found := []graph.Complaint{}
	err := graph.Lint(ctx, store, s.Text, func(c graph.Complaint) { found = append(found, c) })
	return wholeList(found, err)
}

func (s *server) reread(ctx context.Context, in *rereadInput) (*one[Rereading], error) {
	m, ok := s.Store.(graph.Mender)
	if !ok || s.Again == nil {
		return nil, errNoCare
	}
	before, err := m.Unmended(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	if before.Article.Format == graph.ListFormat {
		return nil, &requestError{http.StatusUnprocessableEntity, "id: " + in.ID + " is a depositary's list, which is not read as an article"}
	}
	after, err := s.Again(before.Article)
	if err != nil {
		return nil, &requestError{http.StatusUnprocessableEntity, err.Error()}
	}
	out := Rereading{Result: graph.Unchanged, Diff: graph.DiffReadings(&before, &after)}
	if in.Body.Apply {
		results, err := s.Store.Put(ctx, []graph.Reading{after})
		if err != nil {
			return nil, err
		}
		out.Result = results[0]
	}
	return &one[Rereading]{out}, nil
}
