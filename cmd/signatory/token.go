package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"signatory/api/access"
	"signatory/graph"
)

func (a *app) tokenCmd() *cobra.Command {
	q := &query{app: a}
	cmd := &cobra.Command{
		Use:   "token",
		Short: "Make, list and revoke the tokens of those who may write",
		Long: `As long as a store knows no token, whoever is on the machine of "signatory serve" may write over
HTTP, and nobody else. From the first token on, writing needs one: in the header
"Authorization: Bearer ...", or, in the browser, by signing in with it at /sign-in. A server that runs
knows of tokens made or revoked at once.`,
		Example: "  signatory token add newsroom --role reviewer\n  signatory token list\n  signatory token revoke newsroom",
	}
	flags := cmd.PersistentFlags()
	flags.BoolVar(&q.asJSON, "json", false, "print one line of JSON")
	flags.BoolVar(&q.asCSV, "csv", false, "print CSV")
	cmd.MarkFlagsMutuallyExclusive("json", "csv")
	cmd.AddCommand(q.tokenAddCmd(), q.tokenListCmd(), q.tokenRevokeCmd())
	return cmd
}

// gated opens the store for one act on its tokens.
func (q *query) gated(cmd *cobra.Command, do func(context.Context, *access.Gate) error) error {
	store, err := q.openStore(cmd.Context())
	if err != nil {
		return err
	}
	defer q.closeStore(store)
	gate, err := gateOf(store, access.Options{})
	if err != nil {
		return err
	}
	return do(cmd.Context(), gate)
}

func gateOf(store graph.Store, o access.Options) (*access.Gate, error) {
	records, ok := store.(graph.Records)
	if !ok {
		return nil, fmt.Errorf("%T keeps no tokens", store)
	}
	return access.New(records, o), nil
}

func (q *query) tokenAddCmd() *cobra.Command {
	var role string
	cmd := &cobra.Command{
		Use:   "add NAME",
		Short: "Make a token and print it; it is shown this once, since only its hash is kept",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.gated(cmd, func(ctx context.Context, g *access.Gate) error {
				t, secret, err := g.Add(ctx, args[0], access.Role(role))
				if err != nil {
					return err
				}
				if q.asJSON {
					return line(q.out, struct {
						access.Token
						Secret string `json:"secret"`
					}{t, secret})
				}
				_, err = fmt.Fprintln(q.out, secret)
				return err
			})
		},
	}
	cmd.Flags().StringVar(&role, "role", string(access.Reviewer), "reviewer: hands articles in, decides and mends; admin: also lint, reading again, webhooks")
	return cmd
}

func (q *query) tokenListCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the tokens, the revoked ones too",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return q.gated(cmd, func(ctx context.Context, g *access.Gate) error {
				tokens, err := g.Tokens(ctx)
				if err != nil {
					return err
				}
				return show(q, graph.Page[access.Token]{Items: tokens}, tokenColumns...)
			})
		},
	}
}

func (q *query) tokenRevokeCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "revoke NAME",
		Short: "End a token, by name or id, and every session that was opened with it",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.gated(cmd, func(ctx context.Context, g *access.Gate) error {
				t, err := g.Revoke(ctx, args[0])
				if err != nil {
					return err
				}
				return show(q, graph.Page[access.Token]{Items: []access.Token{t}}, tokenColumns...)
			})
		},
	}
}

var tokenColumns = []column[access.Token]{
	{"ID", func(t access.Token) string { return t.ID }},
	{"NAME", func(t access.Token) string { return t.Name }},
	{"ROLE", func(t access.Token) string { return string(t.Role) }},
	{"CREATED", func(t access.Token) string { return t.Created.Format(time.DateTime) }},
	{"REVOKED", func(t access.Token) string {
		if t.Active() {
			return ""
		}
		return t.Revoked.Format(time.DateTime)
	}},
}
