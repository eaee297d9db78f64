package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"signatory/extract/article"
	"signatory/graph"
)

// errComplaints ends a lint that found something, which was told already.
var errComplaints = errors.New("the graph is not clean")

// lintSummary is what lint --json prints.
type lintSummary struct {
	Articles   int               `json:"articles"`
	Claims     int               `json:"claims"`
	Positions  int               `json:"positions"`
	Complaints []graph.Complaint `json:"complaints"`
}

func (a *app) lintCmd() *cobra.Command {
	q := &query{app: a}
	cmd := &cobra.Command{
		Use:   "lint",
		Short: "Look for what cannot be in a graph",
		Long: `Looks for edges that lead nowhere, quotes that are not in their article, positions that their
claims and decisions do not make, tallies that do not add up, and names that two entities of
one kind bear. Tells each in a line, and ends with 1 where there is any.`,
		Example: "  signatory lint --db sqlite:news.db\n  signatory lint --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error { return a.lint(ctx, r, q.asJSON) })
		},
	}
	cmd.Flags().BoolVar(&q.asJSON, "json", false, "print one line of JSON")
	return cmd
}

func (a *app) lint(ctx context.Context, r graph.Store, asJSON bool) error {
	store, ok := r.(graph.LintedStore)
	if !ok {
		return fmt.Errorf("%T cannot be linted", r)
	}
	sum := lintSummary{Complaints: []graph.Complaint{}}
	var printed error
	err := graph.Lint(ctx, store, textOf, func(c graph.Complaint) {
		sum.Complaints = append(sum.Complaints, c)
		if !asJSON {
			_, err := fmt.Fprintf(a.out, "%s: %s: %s\n", c.Rule, c.Subject, oneLine(c.Detail))
			printed = errors.Join(printed, err)
		}
	})
	if err := errors.Join(err, printed); err != nil {
		return err
	}
	st, err := r.Stats(ctx)
	if err != nil {
		return err
	}
	sum.Articles, sum.Claims, sum.Positions = st.Articles, st.Claims, st.Positions
	if asJSON {
		err = line(a.out, sum)
	} else {
		_, err = fmt.Fprintf(a.out, "%d articles, %d claims, %d positions: %d complaints\n", sum.Articles, sum.Claims, sum.Positions, len(sum.Complaints))
	}
	if err == nil && len(sum.Complaints) > 0 {
		err = errComplaints
	}
	return err
}

// textOf is the text in which the quotes of a stored article stand. A list's is
// the list itself.
func textOf(a graph.Article) (string, error) {
	if a.Format == graph.ListFormat {
		return string(a.Raw), nil
	}
	d, err := article.Again(a)
	if err != nil {
		return "", err
	}
	return d.Text, nil
}
